/** Fixes, applied where they do what they promise. */

import {lastAtMost} from '../base/binary-search.ts'
import {splitFrontMatter} from '../front-matter/split.ts'
import type {LintOptions} from '../lint/lint.ts'
import type {Statement} from '../model/document.ts'
import {applyEdits} from '../model/edit.ts'
import type {Diagnostic, Edit} from '../model/reading.ts'
import {type Parsed, parse} from '../parse/parse.ts'
import {words} from '../text/span.ts'
import {allDiagnosticsOf, diagnosticsOf} from './diagnose.ts'

/**
 * Applies the fixes that put something right and nothing wrong, until there are none left. `count` says how many.
 *
 * A fix is applied only where reading the result shows that its diagnostic is gone, that no other error or warning came, that
 * the text lost marks of annotations at most, and that all other annotations are as they were. The others stay in what
 * `diagnose` finds. All fixes are tried together; where that fails, each half for itself, down to single ones.
 *
 * Fixing what is fixed changes nothing, as long as the document is read fewer times than `mostRead` allows.
 *
 * @throws TypeError when `source` is no string, RangeError when a setting names an unknown rule or has an unknown value, or when two rules have the same code.
 */
export function fixAll<Code extends string = never>(
  source: string,
  options?: LintOptions<Code>
): {source: string; count: number} {
  let now = look(source, options)
  let count = 0
  /** How many characters were read to try fixes. */
  let read = 0

  /** Applies what it can of these fixes to the Markdown as it is now. */
  function apply(fixes: readonly Fix[]): void {
    // The last fixes of the Markdown are tried first, so that the offsets of the others stay true.
    const halves: (readonly Fix[])[] = [fixes]
    for (let some = halves.pop(); some; some = halves.pop()) {
      if (some.length === 0 || read > mostRead) continue
      const edits = some.flatMap(({edits}) => edits)
      const next = look(applyEdits(now.source, edits), options)
      read += next.source.length + onceMore
      if (isBetter(now, next, some)) {
        now = next
        count += some.length
      } else if (some.length > 1) {
        const middle = some.length >> 1
        halves.push(some.slice(0, middle), some.slice(middle))
      }
    }
  }

  for (let before = -1; before < count; ) {
    before = count
    apply(compatibleFixes(now.diagnostics))
  }
  return {source: now.source, count}
}

/** What trying fixes may cost, in characters read: some seconds. */
const mostRead = 5_000_000

/** What reading costs however short the Markdown is, in characters. */
const onceMore = 20_000

interface Fix {
  diagnostic: Diagnostic<string>
  edits: readonly Edit[]
}

/** The fixes whose edits do not overlap those of an earlier one, in the order of the Markdown; a fix is applied whole or not at all. */
function compatibleFixes(diagnostics: readonly Diagnostic<string>[]): Fix[] {
  const fixes = diagnostics
    .flatMap(diagnostic => (diagnostic.fix?.length ? [{diagnostic, edits: diagnostic.fix}] : []))
    .toSorted((a, b) => startOf(a) - startOf(b))
  let done = -1
  return fixes.filter(fix => {
    if (startOf(fix) <= done) return false
    done = Math.max(...fix.edits.map(({end}) => end))
    return true
  })
}

function startOf({edits}: Fix): number {
  return Math.min(...edits.map(({start}) => start))
}

/** Markdown, with all that it says and all that is said of it. */
interface Look {
  source: string
  parsed: Parsed
  diagnostics: Diagnostic<string>[]
  /** With what follows from other mistakes: a fix that puts the first one right must not be blamed for what it uncovers. */
  all: Diagnostic<string>[]
}

function look<Code extends string>(source: string, options: LintOptions<Code> | undefined): Look {
  const parsed = parse(source, {engine: 'fast'})
  return {source, parsed, diagnostics: diagnosticsOf(parsed, options), all: allDiagnosticsOf(parsed, options)}
}

/** Whether the fixes did what they promise, and nothing else. */
function isBetter(before: Look, after: Look, fixes: readonly Fix[]): boolean {
  const left = tally(before.all)
  for (const {diagnostic} of fixes) left.set(diagnostic.code, left.get(diagnostic.code)! - 1)
  for (const [code, number] of tally(after.all)) if (number > (left.get(code) ?? 0)) return false
  if (bare(before.parsed.value.text) !== bare(after.parsed.value.text)) return false
  const header = fixedHeader(before, fixes)
  const kept = tallyOf(annotationsOf(after, [], header && 1))
  for (const one of annotationsOf(before, fixes, header)) {
    const number = kept.get(one) ?? 0
    if (number === 0) return false
    kept.set(one, number - 1)
  }
  return true
}

/** Where the front matter ends, if one of the fixes changes what is declared in it; otherwise 0. */
function fixedHeader({source}: Look, fixes: readonly Fix[]): number {
  const {length} = splitFrontMatter(source).block
  return fixes.some(fix => startOf(fix) < length) ? length : 0
}

/** How many there are of each code: hints count where they have a fix, so that fixes come to an end. */
function tally(diagnostics: readonly Diagnostic<string>[]): Map<string, number> {
  return tallyOf(diagnostics.filter(({severity, fix}) => severity !== 'hint' || fix).map(({code}) => code))
}

function tallyOf(items: readonly string[]): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const item of items) numbers.set(item, (numbers.get(item) ?? 0) + 1)
  return numbers
}

/** The words of a text without what could be marks of annotations, and without blanks. */
function bare(text: string): string {
  return text.replace(mark, '')
}

/** The name before a bracket, a list that closes or as much as is one of a list that does not, brackets, lines of colons and blanks. */
const mark = new RegExp(
  [
    /(?::{1,3}\s?)?\b(?:claim|evidence|entity|source|cite|end|relation|annotation)\s?(?=[[{])/,
    /:{1,3}[A-Za-z][\w-]*(?=[[{])/,
    /\{[^{}\n]*\}/,
    /\{(?:[ \t]*(?:[#.][\w-]+|[A-Za-z][\w-]*=(?:"[^"}\n]*"?|[^\s}".,;:!?)]+)))*/,
    /[[\]]|:{3,}|\s+/
  ]
    .map(({source}) => source)
    .join('|'),
  'g'
)

/**
 * Each annotation as a line, with its words, but for those that the fixes are about: whose marks a fix or its diagnostic
 * touches. Numbers that stand for ids which nobody wrote are left out, for they change with the order. What stands before `header` is
 * declared by front matter that is fixed, so it may change too.
 */
function annotationsOf({source, parsed}: Look, fixes: readonly Fix[], header: number): string[] {
  const {value: document, place} = parsed
  const touched = touches(fixes)
  const fixed = new Set<string>()
  const names = new Map<string, string>()
  const found: string[] = []
  const openingOf = (pointer: string): [number, number] | undefined => {
    const {place: opening} = place({pointer})
    return opening && [opening.start.offset, opening.end.offset]
  }
  const lists = ['claims', 'evidence', 'annotations', 'mentions', 'citations', 'sources', 'entities'] as const
  for (const list of lists) {
    for (const [index, item] of (document[list] ?? []).entries()) {
      const {id} = item as {id?: string}
      const opening = openingOf(`/${list}/${index}`)
      const isTouched = opening !== undefined && touched(...opening)
      if (opening && id !== undefined && !source.slice(...opening).includes(id)) names.set(id, '*')
      if (isTouched) {
        if (id !== undefined) fixed.add(id)
        continue
      }
      if (opening && opening[0] < header && fixes.length) continue
      const {span, parts, ...data} = item as Partial<Statement>
      // What an entity is stands in the front matter.
      if (header > 0 && list === 'mentions') Object.assign(data, {type: undefined})
      const said = span ? bare(words(document.text, span)) : ''
      const pieces = parts?.map(part => bare(words(document.text, part)))
      found.push(JSON.stringify([list, names.has(id ?? '') ? {...data, id: '*'} : data, said, pieces]))
    }
  }
  for (const [index, relation] of document.relations.entries()) {
    const {from, to} = relation
    const opening = openingOf(`/relations/${index}`)
    if (fixed.has(from) || (opening && touched(...opening))) continue
    found.push(JSON.stringify(['relation', {...relation, from: names.get(from) ?? from, to: names.get(to) ?? to}]))
  }
  return found
}

/** Whether a stretch of the Markdown touches one of the fixes or what they are about. */
function touches(fixes: readonly Fix[]): (from: number, to: number) => boolean {
  const stretches = fixes
    .flatMap(({diagnostic: {place}, edits}): [number, number][] => [
      ...edits.map(({start, end}): [number, number] => [start, end]),
      ...(place ? [[place.start.offset, place.end.offset] as [number, number]] : [])
    ])
    .toSorted((a, b) => a[0] - b[0])
  const starts = stretches.map(([start]) => start)
  /** The furthest end of the stretches up to each. */
  const ends: number[] = []
  for (const [, end] of stretches) ends.push(Math.max(end, ends.at(-1) ?? 0))
  return (from, to) => {
    const last = lastAtMost(starts, to)
    return last >= 0 && ends[last]! >= from
  }
}
