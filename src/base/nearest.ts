/** Guesses which known word was meant. */

import {distance} from 'fastest-levenshtein'

/** Longer words are not compared, because the time is proportional to the product of the two lengths. */
const longest = 100

/**
 * Returns the word of `known` with the smallest edit distance, or `undefined`. The distance may be two fifths of the word's length, and at least one.
 * Words of more than 100 UTF-16 units are not compared.
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
