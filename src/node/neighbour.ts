/** The neighbour of a file: it holds the new content, and while it is there nobody else writes the file. */

import {basename, dirname, join} from 'node:path'
import {FileProblem} from './file-system.ts'
import {versionOf} from './text-of.ts'

export function neighbourOf(path: string): string {
  const name = basename(path)
  // A name has at most 255 bytes.
  const short = Buffer.byteLength(name) > 180 ? versionOf(name) : name
  return join(dirname(path), `.${short}.claimdown-new`)
}

/** A neighbour that nobody touched for so long belongs to a process that was killed, in milliseconds. */
export const staleAfter: number = 5000
/** How long to wait for another process, in milliseconds. */
export const patience: number = 15_000

export function busy(path: string): FileProblem {
  return new FileProblem(`${path} is being written by another process, expected to have it alone: run this again`)
}
