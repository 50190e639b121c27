/** The known word that somebody probably meant. */

import {distance} from 'fastest-levenshtein'

/** The nearest of `known` within two fifths of the word's length in edits (at least one), or `undefined`. */
export function findNearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length * 0.4)) + 1
  for (const candidate of known) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase())
    if (edits < least) [best, least] = [candidate, edits]
  }
  return best
}
