/** Guesses which known word somebody meant. */

import {distance} from 'fastest-levenshtein'

/** Comparing two words takes time with the product of their lengths. */
const longest = 100

/**
 * Returns the nearest of `known` within two fifths of the word's length in edits (at least one), or `undefined`. Words of more than 100
 * UTF-16 units are not compared.
 */
export function findNearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > longest) return undefined
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length * 0.4)) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const edits = distance(word.toLowerCase(), candidate.toLowerCase())
    if (edits < least) [best, least] = [candidate, edits]
  }
  return best
}
