/** Applies fixes that correct a mistake and change nothing else. */

import {lastAtMost} from '../base/binary-search.ts'
import {countBy} from '../base/group-by.ts'
import {splitFrontMatter} from '../front-matter/split.ts'
import type {Statement} from '../model/document.ts'
import {applyEdits} from '../model/edit.ts'
import type {Diagnostic, Edit} from '../model/reading.ts'
import {countMarks} from '../parse/budget.ts'
import {type Parsed, parse} from '../parse/parse.ts'
import {words} from '../text/span.ts'
import {allDiagnosticsOf, budgetOf, type DiagnoseOptions, withoutConsequences} from './diagnose.ts'

/**
 * Applies all fixes that correct a mistake without causing another one. `count` is the number of applied fixes.
 *
 * `fixAll` tries each fix and parses the result. It keeps a fix only if the diagnostic of the fix is gone, no other error or warning
 * appears, the text loses at most the marks of annotations, and all other annotations stay the same. `diagnose` still reports the
 * other fixes. All fixes are tried together first. If that fails, each half is tried, down to single fixes.
 *
 * A limit bounds the time: about two seconds of trying for Markdown of up to 20 KB, and about ten seconds for longer Markdown.
 * `untried` is the number of fixes that were not tried because the limit was reached; 0 means that all of them were tried. Then
 * a second call changes nothing. Markdown beyond `limit` or `marks` is returned unchanged.
 *
 * @throws TypeError when `source` is no string, RangeError when a setting names an unknown rule or has an unknown value, or when two rules have the same code.
 */
export function fixAll<Code extends string = never>(
  source: string,
  options: DiagnoseOptions<Code> = {}
): {source: string; count: number; untried: number} {
  let now = look(source, options)
  let count = 0
  let untried = 0
  /** What trying fixes has cost so far, in marks. */
  let cost = 0
  const most = mostCost(source)

  /** Applies as many of these fixes as possible to the current Markdown. */
  function apply(fixes: readonly Fix[]): void {
    untried = 0
    // The last fixes of the Markdown are tried first, so that the offsets of the others stay valid.
    const halves: (readonly Fix[])[] = [fixes]
    for (let some = halves.pop(); some; some = halves.pop()) {
      if (some.length === 0) continue
      if (cost > most) {
        untried += some.length
        continue
      }
      const edits = some.flatMap(({edits}) => edits)
      const next = look(applyEdits(now.source, edits), options)
      cost += costOf(next.source)
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
  return {source: now.source, count, untried}
}

/** The most that trying fixes may cost, in marks: about 15 microseconds each. It grows with the Markdown between 20 KB and 100 KB. */
function mostCost({length}: string): number {
  return Math.min(Math.max(120_000, 6 * length), 600_000)
}

/** The cost of parsing and linting Markdown once, in marks. Time depends on marks more than on characters. */
function costOf(source: string): number {
  return 300 + countMarks(source).count + source.length / 20
}

interface Fix {
  diagnostic: Diagnostic<string>
  edits: readonly Edit[]
}

/** Returns the fixes whose edits do not overlap those of an earlier fix, in the order of the Markdown. */
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

/** Markdown with its document and its diagnostics. */
interface Look {
  source: string
  parsed: Parsed
  diagnostics: Diagnostic<string>[]
  /** The diagnostics and the consequences of mistakes, so that a fix is not blamed for a diagnostic that its mistake had hidden. */
  all: Diagnostic<string>[]
}

function look<Code extends string>(source: string, options: DiagnoseOptions<Code>): Look {
  const parsed = parse(source, {...budgetOf(options), engine: 'fast'})
  const all = allDiagnosticsOf(parsed, options)
  return {source, parsed, diagnostics: withoutConsequences(parsed, all), all}
}

/** Whether the fixes removed their diagnostics and changed nothing else. */
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

/** Returns the end of the front matter if a fix changes it; otherwise 0. */
function fixedHeader({source}: Look, fixes: readonly Fix[]): number {
  const {length} = splitFrontMatter(source).block
  return fixes.some(fix => startOf(fix) < length) ? length : 0
}

/** Counts diagnostics by code. Hints count only if they have a fix, so that fixing ends. */
function tally(diagnostics: readonly Diagnostic<string>[]): Map<string, number> {
  return tallyOf(diagnostics.filter(({severity, fix}) => severity !== 'hint' || fix).map(({code}) => code))
}

function tallyOf(items: readonly string[]): Map<string, number> {
  return countBy(items, item => item)
}

/** Returns a text without marks of annotations and without white space. */
function bare(text: string): string {
  return text.replace(mark, '')
}

/**
 * A directive name before a bracket, an attribute list (in braces, closed or not, or in parentheses), a bracket, a line of
 * colons, or white space.
 */
const mark = new RegExp(
  [
    /(?::{1,3}\s?)?\b(?:claim|evidence|entity|source|cite|end|relation|annotation)\s?(?=[[{])/,
    /:{1,3}[A-Za-z][\w-]*(?=[[{(])/,
    /\((?:#[^\s(){}]|[A-Za-z][\w-]*=)[^(){}\n]*\)/,
    /\{[^{}\n]*\}/,
    /\{(?:[ \t]*(?:[#.][\w-]+|[A-Za-z][\w-]*=(?:"[^"}\n]*"?|[^\s}".,;:!?)]+)))*/,
    /[[\]()]|:{3,}|\s+/
  ]
    .map(({source}) => source)
    .join('|'),
  'g'
)

/**
 * Returns each annotation with its words as one line. Leaves out annotations that the fixes are about: those whose marks a fix or its
 * diagnostic touches. Generated ids are replaced by `*`, because their numbers change with the order. Declarations before `header`
 * are left out too, because a fix of the front matter may change them.
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
      // The type of an entity is declared in the front matter.
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

/** Returns a function that tells whether a range of the Markdown touches a fix or the place of its diagnostic. */
function touches(fixes: readonly Fix[]): (from: number, to: number) => boolean {
  const stretches = fixes
    .flatMap(({diagnostic: {place}, edits}): [number, number][] => [
      ...edits.map(({start, end}): [number, number] => [start, end]),
      ...(place ? [[place.start.offset, place.end.offset] as [number, number]] : [])
    ])
    .toSorted((a, b) => a[0] - b[0])
  const starts = stretches.map(([start]) => start)
  /** For each range, the furthest end of the ranges up to it. */
  const ends: number[] = []
  for (const [, end] of stretches) ends.push(Math.max(end, ends.at(-1) ?? 0))
  return (from, to) => {
    const last = lastAtMost(starts, to)
    return last >= 0 && ends[last]! >= from
  }
}
