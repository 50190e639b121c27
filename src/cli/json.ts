/** JSON that commands read and print. */

import {toLines} from '../base/json-file.ts'
import type {Failure} from './failures.ts'
import {UsageProblem, type World} from './world.ts'

/** @throws UsageProblem when it is not JSON. */
export function readJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageProblem(`${path} is not JSON: ${(cause as Error).message}`, {cause})
  }
}

/** The result of a command for one document. The other fields depend on the command. */
export interface Entry {
  path: string
  /** The document's id, or else a name made of its path. */
  id?: string
  [field: string]: unknown
}

/**
 * Prints what every command prints with `--json`: `{documents, failures, leftOut}`. Each is a list, also for one document:
 * the results, the paths that could not be read or written with the reason, and the files of folders that have no claims.
 * A command that puts several documents together prints `result` as well.
 */
export function writeEntries(
  world: World,
  documents: readonly Entry[],
  {
    failures = [],
    leftOut = [],
    result
  }: {failures?: readonly Failure[]; leftOut?: readonly string[]; result?: object} = {}
): void {
  const told = failures.map(({path, diagnostic: {code, message}}) => ({path, code, message}))
  world.write(toLines({...(result && {result}), documents, failures: told, leftOut}))
}
