/** Parts of messages as words and as data: both are made of the same values, so nobody has to read a message to get at them. */

import {oneOf} from './wording.ts'

/** What was expected, for the message and for the diagnostic’s own fields. */
export interface Expectation {
  /** What stands behind “expected” in the message. */
  words: string
  /** To be spread into the diagnostic: nothing where no value can be named. */
  data: {expected?: readonly string[]}
}

/** The value that was probably meant, where there is one; otherwise all that are known, in `words` of their own where they are given. */
export function expecting(near: string | undefined, known: readonly string[], words?: string): Expectation {
  if (near !== undefined) return {words: `\`${near}\``, data: {expected: [near]}}
  return {words: words ?? oneOf(known), data: known.length ? {expected: known} : {}}
}

/** What was refused or lost, and why: a clause without its full stop. */
export function because(what: string, reason: string): {message: string; reason: string} {
  return {message: `${what}: ${reason}`, reason}
}
