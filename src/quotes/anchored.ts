/** The result of a search for words: a place, or the reason why there is none. */

import type {Span} from '../text/span.ts'
import type {Difference} from './differences.ts'

/** Words found. */
export interface Anchored extends AnchorCandidate {
  type: 'anchored'
  /** Other possible places, with lower scores. */
  others: AnchorCandidate[]
}

/** Words that were not found, or not with certainty. */
export interface Orphan {
  type: 'orphan'
  /**
   * `absent`: the text has nothing similar. `changed`: it has similar words, with too many differences or with differences that change the
   * meaning. `ambiguous`: several places are equally good. `outside`: the position is outside the text. `too-long`: the text does not have the
   * exact or folded words, and the quotation has more than 10,000 UTF-16 units when folded, so similar words were not searched. `unsupported`: the selector
   * does not point into text, or `anchor` does not support its form.
   */
  reason: 'absent' | 'changed' | 'ambiguous' | 'outside' | 'too-long' | 'unsupported'
  /** The most similar places, best first, for a person to choose from. */
  candidates: AnchorCandidate[]
}

/** A place where the words may be. */
export interface AnchorCandidate {
  /** UTF-16 offsets into the text. */
  span: Span
  /** From 0 to 1: the similarity of the words and of their surroundings. A closer quotation scores higher. */
  score: number
  /** How it was found: character by character, after folding, with differences, or by position alone. */
  via: 'exact' | 'folded' | 'fuzzy' | 'place'
  /** Words that differ after folding. Those that caused a refusal have `changes`. */
  differences: Difference[]
}

/** Makes an `Orphan`. */
export function orphan(reason: Orphan['reason'], candidates: AnchorCandidate[] = []): Orphan {
  return {type: 'orphan', reason, candidates}
}

/** Makes the result of a selector that is a position. */
export function placed(span: Span): Anchored {
  return {type: 'anchored', span, score: 1, via: 'place', differences: [], others: []}
}
