/** How readers say what they noticed. */

import type {Code} from '../model/diagnostic-codes.ts'
import type {Diagnostic, Severity} from '../model/reading.ts'

/** What a message says, as data, and what puts it right. */
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
