/** What comes of looking for words: a place, or the reason why there is none. */

import type {Span} from '../text/span.ts'
import type {Difference} from './differences.ts'

/** Words found. */
export interface Anchored extends AnchorCandidate {
  type: 'anchored'
  /** Other places that would do, worse than this one. */
  others: AnchorCandidate[]
}

/** Words not found, or not so that one could be sure of them. */
export interface Orphan {
  type: 'orphan'
  /**
   * `absent`: nothing is like it. `changed`: something is, with differences that are too many or that change what is said. `ambiguous`: several
   * places are as good as each other. `outside`: a place that the text does not have. `unsupported`: the selector points into
   * something else than text, or says so in a way that is not understood here.
   */
  reason: 'absent' | 'changed' | 'ambiguous' | 'outside' | 'unsupported'
  /** The best there is, for somebody to decide. */
  candidates: AnchorCandidate[]
}

/** A place where the words may be. */
export interface AnchorCandidate {
  /** UTF-16 offsets into the text. */
  span: Span
  /** From 0 to 1: how alike the words and what surrounds them are. A closer quotation scores higher. */
  score: number
  /** How it was found: to the letter, after folding, with differences, or by its place alone. */
  via: 'exact' | 'folded' | 'fuzzy' | 'place'
  /** Words that differ after folding, with those for whose sake it was refused. */
  differences: Difference[]
}

/** Words that were not found. */
export function orphan(reason: Orphan['reason'], candidates: AnchorCandidate[] = []): Orphan {
  return {type: 'orphan', reason, candidates}
}

/** Words found by their place alone. */
export function placed(span: Span): Anchored {
  return {type: 'anchored', span, score: 1, via: 'place', differences: [], others: []}
}
