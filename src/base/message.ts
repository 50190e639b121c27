/** Parts of messages, as words and as data. Both come from the same values, so that programs do not have to parse messages. */

import {oneOf} from './wording.ts'

/** What was expected: words for the message, and fields for the diagnostic. */
export interface Expectation {
  /** The words after “expected” in the message. */
  words: string
  /** Fields to spread into the diagnostic; empty where no value can be named. */
  data: {expected?: readonly string[]}
}

/** Returns what was expected: the value that was probably meant, or else all known values. `words` replaces the list of them in the message. */
export function expecting(near: string | undefined, known: readonly string[], words?: string): Expectation {
  if (near !== undefined) return {words: `\`${near}\``, data: {expected: [near]}}
  return {words: words ?? oneOf(known), data: known.length ? {expected: known} : {}}
}

/** Returns a message that says what was refused or lost, and why. `reason` is a clause without a full stop. */
export function because(what: string, reason: string): {message: string; reason: string} {
  return {message: `${what}: ${reason}`, reason}
}
