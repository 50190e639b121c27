/** Parts of messages as words and as data. Both are made from the same values, so a program need not take a message apart. */

import {oneOf} from './wording.ts'

/** What was expected, for the message and for the diagnostic’s own fields. */
export interface Expectation {
  /** What follows “expected” in the message. */
  words: string
  /** Fields to spread into the diagnostic; empty where no value can be named. */
  data: {expected?: readonly string[]}
}

/** What was expected: the value that was probably meant, or else all known values, or `words` instead of a list of them. */
export function expecting(near: string | undefined, known: readonly string[], words?: string): Expectation {
  if (near !== undefined) return {words: `\`${near}\``, data: {expected: [near]}}
  return {words: words ?? oneOf(known), data: known.length ? {expected: known} : {}}
}

/** What was refused or lost, and why: a clause without its full stop. */
export function because(what: string, reason: string): {message: string; reason: string} {
  return {message: `${what}: ${reason}`, reason}
}
