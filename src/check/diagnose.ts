/** What is wrong with Markdown: what reading it and linting it notice. */

import {type LintOptions, lint} from '../lint/lint.ts'
import type {Diagnostic} from '../model/reading.ts'
import {type Parsed, parse} from '../parse/parse.ts'

/**
 * What `parse` and `lint` notice, in the order of the Markdown, each with its place and its fix. Offsets are UTF-16 offsets into the Markdown.
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
  const found = [...parsed.diagnostics, ...lint(parsed.value, options).map(parsed.place)]
  return found.toSorted((a, b) => (a.place?.start.offset ?? 0) - (b.place?.start.offset ?? 0))
}
