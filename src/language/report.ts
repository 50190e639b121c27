/** The function with which readers report diagnostics. */

import type {Code} from '../model/diagnostic-codes.ts'
import type {Diagnostic, Severity} from '../model/reading.ts'

/** The content of a message as data, and its fix. */
export type Details = Pick<Diagnostic, 'fix' | 'actual' | 'expected' | 'ids' | 'reason'>

/** Offsets are UTF-16 offsets into the Markdown. */
export type Report = (
  code: Code,
  severity: Severity,
  message: string,
  from: number,
  to: number,
  details?: Details
) => void
