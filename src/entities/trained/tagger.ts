/** Finds names in a text with the trained model. */

import type {Span} from '../../text/span.ts'
import {emissionReader} from './emissions.ts'
import type {Family} from './features.ts'
import {spanProbability, viterbi} from './labelling.ts'
import {labelCount, last, type NameType, nameTypes, placeOf, typeOf, unit} from './labels.ts'
import type {Lexicon} from './lexicon.ts'
import {tokens} from './tokens.ts'
import type {Weights} from './weights.ts'

export interface Name {
  span: Span
  type: NameType
  /** The calibrated probability that it is right: of names with 0.9, nine in ten are right. */
  score: number
}

export type Tagger = (text: string) => Name[]

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001). The Viterbi algorithm finds the best sequence of labels, and the
 * forward-backward algorithm gives the probability of each name in it. `without` is the family of features that the weights were trained without.
 */
export function tagger(lexicon: Lexicon, weights: Weights, without?: Family): Tagger {
  const emissions = emissionReader(lexicon, weights, without)
  return text => {
    const found = tokens(text)
    const names: Name[] = []
    for (let from = 0, to = 1; from < found.count; from = to++) {
      while (to < found.count && !found.first[to] && to - from < longest) to++
      const sentence: string[] = []
      for (let at = from; at < to; at++) sentence.push(text.slice(found.start[at], found.end[at]))
      const {scores, plain} = emissions(sentence)
      for (let at = 0; at < sentence.length; at++) {
        if (plain[at]) continue
        // Names can only be between plain tokens, so each stretch from one plain token to the next is labelled alone.
        const left = Math.max(0, at - 1)
        while (at < sentence.length && !plain[at]) at++
        const stretch = scores.subarray(left * labelCount, Math.min(sentence.length, at + 1) * labelCount)
        for (const {first, last: final, type, probability} of labelledNames(stretch, weights.transitions)) {
          const span = {start: found.start[from + left + first]!, end: found.end[from + left + final]!}
          // Two neighbouring stretches share a plain token, and only one name may contain it.
          if (span.start < (names.at(-1)?.span.end ?? 0)) continue
          names.push({span, type, score: calibrated(probability, weights.calibration)})
        }
      }
    }
    return names
  }
}

/** A sentence with more tokens is cut. Features depend on a few tokens only, so the cut affects only the tokens beside it. */
const longest = 400

/** The names in the best labelling of a stretch of tokens, with the indices of their first and last tokens. */
function labelledNames(
  scores: Float32Array,
  pairs: Float32Array
): {first: number; last: number; type: NameType; probability: number}[] {
  const labels = viterbi(scores, pairs)
  if (labels.every(label => label === 0)) return []
  const probability = spanProbability(scores, pairs)
  const names = []
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]!
    if (label === 0) continue
    const first = at
    while (placeOf(labels[at]!) !== last && placeOf(labels[at]!) !== unit) at++
    names.push({
      first,
      last: at,
      type: nameTypes[typeOf(label)]!,
      probability: probability(first, labels.subarray(first, at + 1))
    })
  }
  return names
}

/** Interpolates linearly between the points of the calibration. */
function calibrated(probability: number, points: readonly number[]): number {
  const place = Math.min(1, Math.max(0, probability)) * 10
  const below = Math.min(9, Math.floor(place))
  const value = points[below]! + (points[below + 1]! - points[below]!) * (place - below)
  return Math.round(value * 1000) / 1000
}
