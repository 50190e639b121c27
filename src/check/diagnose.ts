/** Parses and lints Markdown. */

import {type LintOptions, lint} from '../lint/lint.ts'
import type {Diagnostic} from '../model/reading.ts'
import type {Budget} from '../parse/budget.ts'
import {type Parsed, parse} from '../parse/parse.ts'

/** Options of `diagnose` and `fixAll`: those of `lint`, and the limits of `parse`. */
export interface DiagnoseOptions<Code extends string = never> extends LintOptions<Code>, Budget {}

/**
 * Returns the diagnostics of `parse` and `lint` in the order of the Markdown, each with its place and its fix. Offsets are UTF-16
 * offsets into the Markdown.
 *
 * Consequences of a mistake are not reported. For example, a reference to a malformed annotation is not reported as dangling, nor
 * is a source if the front matter that should declare it cannot be read. Markdown beyond `limit` or `marks` is not read, and one
 * diagnostic says so.
 *
 * @throws TypeError when `source` is no string, RangeError when a setting names an unknown rule or has an unknown value, or when two rules have the same code.
 */
export function diagnose<Code extends string = never>(
  source: string,
  options: DiagnoseOptions<Code> = {}
): Diagnostic<Code>[] {
  return diagnosticsOf(parse(source, budgetOf(options)), options)
}

/** The limits among the options. */
export function budgetOf({limit, marks}: Budget): Budget {
  return {...(limit !== undefined && {limit}), ...(marks !== undefined && {marks})}
}

/** Does the same for Markdown that is parsed already. */
export function diagnosticsOf<Code extends string = never>(
  parsed: Parsed,
  options?: LintOptions<Code>
): Diagnostic<Code>[] {
  return withoutConsequences(parsed, allDiagnosticsOf(parsed, options))
}

/** Does the same, and includes the consequences of other mistakes. `fixAll` compares two versions with it. */
export function allDiagnosticsOf<Code extends string = never>(
  parsed: Parsed,
  options?: LintOptions<Code>
): Diagnostic<Code>[] {
  const found = [...parsed.diagnostics, ...lint(parsed.value, options).map(parsed.place)]
  return found.toSorted((a, b) => (a.place?.start.offset ?? 0) - (b.place?.start.offset ?? 0))
}

/** Leaves out the consequences of other mistakes. `found` is the result of `allDiagnosticsOf` for the same Markdown. */
export function withoutConsequences<Code extends string>(
  parsed: Parsed,
  found: readonly Diagnostic<Code>[]
): Diagnostic<Code>[] {
  const follows = consequences(parsed)
  return found.filter(diagnostic => !follows(diagnostic))
}

/** Codes of malformed annotations. The first id of such a diagnostic is the id of the annotation. */
const malformed: ReadonlySet<string> = new Set([
  'bracket-residue',
  'near-miss',
  'stray-end',
  'unclosed-directive',
  'unread-attributes'
])

/** Returns whether a finding of `lint` is a consequence of a diagnostic of `parse`. Only findings of `lint` have a pointer. */
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
