/** What went wrong with one file, while the others go on. */

import type {Diagnostic} from '../model/reading.ts'
import {FileProblem} from '../node/file-system.ts'
import {type ExitCode, UsageProblem, type World} from './world.ts'

/** A path and what is wrong with it. */
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

/** Tells failures in one sentence each, and returns the exit code that they make of `code`. */
export function tell(world: World, failures: readonly Failure[], code: ExitCode = 0): ExitCode {
  for (const {path, diagnostic} of failures) {
    const {code, message} = diagnostic
    // What is said of a file names it.
    world.complain(`claimdown: ${code === 'unreadable' ? message : `${path}: ${message}`}\n`)
  }
  return worst([code, ...failures.map(codeOf)])
}

export function worst(codes: readonly ExitCode[]): ExitCode {
  return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0
}

/** A path that leads nowhere is wrong usage; a fault of ours is not the user's. */
function codeOf({diagnostic: {code}}: Failure): ExitCode {
  return code === 'internal-error' ? 1 : 2
}

/** @throws UsageProblem when it is one: that is about the command line and not about a file. */
export function diagnosticOf(problem: unknown): Diagnostic {
  if (problem instanceof UsageProblem) throw problem
  if (problem instanceof FileProblem) return {code: 'unreadable', severity: 'error', message: problem.message}
  return internalError(problem)
}

/** A fault of this program: whatever was thrown, an Error or not. */
export function internalError(problem: unknown): Diagnostic {
  const said = problem instanceof Error ? problem.message : String(problem)
  return {
    code: 'internal-error',
    severity: 'error',
    message: `claimdown failed (${said}), expected a result for any content: please report it, with the file if you can`,
    actual: said
  }
}
