/** The neighbour of a file: it holds the new content, and while it exists no other process writes the file. */

import {basename, dirname, join} from 'node:path'
import {FileProblem} from './file-system.ts'
import {versionOf} from './text-of.ts'

export function neighbourOf(path: string): string {
  const name = basename(path)
  // A name has at most 255 bytes.
  const short = Buffer.byteLength(name) > 180 ? versionOf(name) : name
  return join(dirname(path), `.${short}.claimdown-new`)
}

/** After how many milliseconds without a change a neighbour counts as left by a process that was killed. */
export const staleAfter: number = 5000
/** How many milliseconds to wait for another process. */
export const patience: number = 15_000

export function busy(path: string): FileProblem {
  return new FileProblem(`${path} is being written by another process: run this again`)
}
