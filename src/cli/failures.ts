/** Failures of single files, which do not stop the others. */

import type {Diagnostic} from '../model/reading.ts'
import {FileProblem} from '../node/file-system.ts'
import {type ExitCode, UsageProblem, type World} from './world.ts'

/** A path that could not be read or written, and why. */
export interface Failure {
  path: string
  diagnostic: Diagnostic
  /** What was thrown. */
  cause?: unknown
}

/**
 * Does `work` for each item in turn. When it throws for one item, the failure is returned and the other items go on.
 *
 * @returns what came of the items that went well, and the failures.
 */
export async function forEach<Item extends {path: string}, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>
): Promise<{values: Value[]; failures: Failure[]}> {
  const values: Value[] = []
  const failures: Failure[] = []
  for (const item of items) {
    try {
      values.push(await work(item))
    } catch (cause) {
      failures.push({path: item.path, diagnostic: diagnosticOf(cause), cause})
    }
  }
  return {values, failures}
}

/** Prints one sentence for each failure, and returns the highest exit code of `code` and theirs. */
export function tell(world: World, failures: readonly Failure[], code: ExitCode = 0): ExitCode {
  for (const {path, diagnostic} of failures) {
    const {code, message} = diagnostic
    // The message of an unreadable file names the file itself.
    world.complain(`claimdown: ${code === 'unreadable' ? message : `${path}: ${message}`}\n`)
  }
  return worst([code, ...failures.map(codeOf)])
}

export function worst(codes: readonly ExitCode[]): ExitCode {
  return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0
}

/** 2 for a file that cannot be read or written, 1 for a fault of this program. */
function codeOf({diagnostic: {code}}: Failure): ExitCode {
  return code === 'internal-error' ? 1 : 2
}

/**
 * What was thrown, as a diagnostic.
 *
 * @throws UsageProblem when it is one, since that is about the command line and not about one file.
 */
export function diagnosticOf(problem: unknown): Diagnostic {
  if (problem instanceof UsageProblem) throw problem
  if (problem instanceof FileProblem) return {code: 'unreadable', severity: 'error', message: problem.message}
  return internalError(problem)
}

/** A fault of this program. What was thrown may be any value. */
export function internalError(problem: unknown): Diagnostic {
  const said = problem instanceof Error ? problem.message : String(problem)
  return {
    code: 'internal-error',
    severity: 'error',
    message: `claimdown failed (${said}), expected a result for any content: please report it, with the file if you can`,
    actual: said
  }
}
