/** What reading and linting notice about a document that is read already. */

import {type LintOptions, lint} from '../lint/lint.ts'
import type {Diagnostic} from '../model/reading.ts'
import type {Parsed} from '../parse/parse.ts'

/** In the order of the Markdown. */
export function noticed(parsed: Parsed, options?: LintOptions): Diagnostic[] {
  const found = [...parsed.diagnostics, ...lint(parsed.value, options).map(parsed.place)]
  return found.toSorted((a, b) => (a.place?.start.offset ?? 0) - (b.place?.start.offset ?? 0))
}
