/** What is wrong with Markdown: what reading it and linting it notice. */

import {type LintOptions, lint} from '../lint/lint.ts'
import type {Diagnostic} from '../model/reading.ts'
import {type Parsed, parse} from '../parse/parse.ts'

/**
 * What `parse` and `lint` notice, in the order of the Markdown, each with its place and its fix. Offsets are UTF-16 offsets into the Markdown.
 *
 * What follows from a mistake is not reported beside the mistake: that nothing has an id whose annotation is malformed, or that
 * a source is not declared where the front matter cannot be read.
 *
 * @throws TypeError when `source` is no string, RangeError when a setting names an unknown rule or has an unknown value, or when two rules have the same code.
 */
export function diagnose<Code extends string = never>(source: string, options?: LintOptions<Code>): Diagnostic<Code>[] {
  return diagnosticsOf(parse(source), options)
}

/** The same of Markdown that is read already. */
export function diagnosticsOf<Code extends string = never>(
  parsed: Parsed,
  options?: LintOptions<Code>
): Diagnostic<Code>[] {
  const found = allDiagnosticsOf(parsed, options)
  const follows = consequences(parsed)
  return found.filter(diagnostic => !follows(diagnostic))
}

/** The same with what follows from other mistakes, for whoever compares two versions. */
export function allDiagnosticsOf<Code extends string = never>(
  parsed: Parsed,
  options?: LintOptions<Code>
): Diagnostic<Code>[] {
  const found = [...parsed.diagnostics, ...lint(parsed.value, options).map(parsed.place)]
  return found.toSorted((a, b) => (a.place?.start.offset ?? 0) - (b.place?.start.offset ?? 0))
}

/** Annotations with one of these are malformed: the first id of the diagnostic is theirs. */
const malformed: ReadonlySet<string> = new Set([
  'bracket-residue',
  'near-miss',
  'stray-end',
  'unclosed-directive',
  'unread-attributes'
])

/** Whether a finding of `lint` is a consequence of what `parse` reports. Only findings of `lint` have a pointer. */
function consequences({value, diagnostics}: Parsed): (finding: Diagnostic<string>) => boolean {
  const ids = new Set(diagnostics.flatMap(({code, ids}) => (malformed.has(code) && ids ? ids.slice(0, 1) : [])))
  const isHeaderRead = !diagnostics.some(
    ({code, expected = []}) =>
      code === 'yaml' ||
      code === 'front-matter' ||
      (code === 'unknown-attribute' && (expected[0] === 'sources' || expected[0] === 'entities'))
  )
  return ({code, pointer, ids: [id] = [], actual}) => {
    if (pointer === undefined) return false
    if (id !== undefined && ids.has(id)) return true
    if (isHeaderRead || code !== 'dangling-reference') return false
    const [, list, index] = pointer.split('/')
    if (list === 'citations') return value.citations[Number(index)]?.claim !== actual
    return !/\/(?:from|to|supersededBy)$/.test(pointer)
  }
}
