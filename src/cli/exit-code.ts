/** What diagnostics make of the exit code. */

import type {Diagnostic} from '../model/reading.ts'
import type {ExitCode} from './world.ts'

/** 1 where an error or a warning stands. */
export function exitCode(diagnostics: readonly Diagnostic[]): ExitCode {
  return diagnostics.some(({severity}) => severity !== 'hint') ? 1 : 0
}
