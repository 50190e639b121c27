/** The exit code for diagnostics. */

import type {Diagnostic} from '../model/reading.ts'
import type {ExitCode} from './world.ts'

/** 1 if there is an error or a warning, otherwise 0. */
export function exitCode(diagnostics: readonly Diagnostic[]): ExitCode {
  return diagnostics.some(({severity}) => severity !== 'hint') ? 1 : 0
}
