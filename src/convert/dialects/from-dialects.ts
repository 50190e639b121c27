/** Converts annotations of other dialects of Markdown to ours. */

import {firstWhere} from '../../base/binary-search.ts'
import {oneOf} from '../../base/wording.ts'
import {applyEdits} from '../../model/edit.ts'
import type {Diagnostic, Edit, Reading} from '../../model/reading.ts'
import type {Budget} from '../../parse/budget.ts'
import {type ParseOptions, readMarkdown} from '../../parse/parse.ts'
import type {Markdown} from '../../syntax/markdown.ts'
import {lines} from '../../text/lines.ts'
import {findBeyond} from '../../write/read-source.ts'
import {type Dialect, type DialectReader, dialects, type Tell} from './dialect.ts'
import {divEdits} from './divs.ts'
import {myst} from './myst.ts'
import {okf} from './okf.ts'
import {pandoc} from './pandoc.ts'
import {shifts} from './shifts.ts'
import {stencila} from './stencila.ts'

const readers: readonly DialectReader[] = [pandoc, myst, stencila, okf]

/**
 * Converts the annotations of other dialects to ours and returns the Markdown. Each annotation is reported (`dialect`), with its
 * place in `source`. An annotation that cannot be converted is not changed, and is reported, too. Unknown attributes are kept, and `parse` reports
 * them. Markdown beyond the budget is not changed, and is reported.
 *
 * @throws TypeError when `source` is not a string, RangeError when a dialect is not one of `dialects`.
 */
export function fromDialects(source: string, wanted: readonly Dialect[], budget: Budget = {}): Reading<string> {
  const {value, diagnostics} = turn(source, wanted, budget)
  const beyond = findBeyond(source, budget)
  return {value, diagnostics: beyond ? [beyond] : diagnostics}
}

/** The converted and parsed Markdown, and the edits of each stage. Their offsets are those of the Markdown before the stage. */
export interface Turned extends Reading<string> {
  markdown: ReturnType<typeof readMarkdown>
  stages: Edit[][]
}

/** Converts marks first, and sentences in the result of that. The Markdown is parsed again only if it has changed. */
export function turn(source: string, wanted: readonly Dialect[], options: ParseOptions): Turned {
  for (const name of wanted) {
    if (!dialects.includes(name)) throw new RangeError(`There is no dialect \`${name}\`, expected ${oneOf(dialects)}`)
  }
  const chosen = readers.filter(({name}) => wanted.includes(name))
  let markdown = readMarkdown(source, options)
  const diagnostics: Diagnostic[] = []
  const stages: Edit[][] = []
  if (markdown.tooMuch) return {value: source, markdown, diagnostics, stages}
  let value = source
  const pointOf = lines(source)
  for (const stage of [marksOf, sentencesOf]) {
    const {toOriginal} = shifts(stages)
    const tell: Tell = (code, message, from, to, details) => {
      const place = {start: pointOf(toOriginal(from)), end: pointOf(toOriginal(to))}
      diagnostics.push({code, severity: code === 'dialect' ? 'hint' : 'warning', message, place, ...details})
    }
    const edits = stage(chosen, markdown, tell).toSorted((a, b) => a.start - b.start)
    if (edits.length === 0) continue
    stages.push(edits)
    value = applyEdits(value, edits)
    markdown = readMarkdown(value, options)
  }
  diagnostics.sort((a, b) => a.place!.start.offset - b.place!.start.offset)
  return {value, markdown, diagnostics, stages}
}

function marksOf(chosen: readonly DialectReader[], markdown: Markdown, tell: Tell): Edit[] {
  const withDivs = chosen.filter(dialect => dialect.findDiv !== undefined) as Parameters<typeof divEdits>[1]
  const edits = withDivs.length ? divEdits(markdown, withDivs, tell) : []
  const inOrder = edits.toSorted((a, b) => a.start - b.start)
  const isTaken = (from: number, to: number): boolean => {
    const next = inOrder[firstWhere(0, inOrder.length, index => inOrder[index]!.end > from)]
    return next !== undefined && next.start < to
  }
  return edits.concat(...chosen.map(({spans}) => spans?.(markdown, tell, isTaken) ?? []))
}

function sentencesOf(chosen: readonly DialectReader[], markdown: Markdown, tell: Tell): Edit[] {
  return chosen.flatMap(({sentences}) => sentences?.(markdown, tell) ?? [])
}
