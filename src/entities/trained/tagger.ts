/** From words to names. */

import type {Span} from '../../text/span.ts'
import {contextReader, type Family, isMark, isNamelike, mostContext, type Word, wordReader} from './features.ts'
import {mix} from './hash.ts'
import {
  labelCount,
  last,
  mayEnd,
  mayStart,
  type NameType,
  nameTypes,
  placeOf,
  transitionFrom,
  transitions,
  transitionTo,
  typeOf,
  unit
} from './labels.ts'
import type {Lexicon} from './lexicon.ts'
import {salts} from './salts.ts'
import {tokens} from './tokens.ts'
import {featureOf, type Weights} from './weights.ts'

export interface Name {
  span: Span
  type: NameType
  /** How probable the tagger holds it, calibrated: of names with 0.9, nine in ten are right. */
  score: number
}

export type Tagger = (text: string) => Name[]

/** A word and what it adds to the labels of the five tokens that see it, summed up once. */
interface Weighed {
  word: Word
  sums: Float32Array
}

/** Words that were read are kept, up to this many, because most come again. */
const kept = 30_000
/** A longer one is an address or no word, and will hardly come again. */
const longestKept = 40

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): the best sequence of labels by Viterbi, and how probable each name of it
 * is by the forward-backward algorithm. `without` says which family of features the weights were trained without.
 */
export function tagger(lexicon: Lexicon, weights: Weights, without?: Family): Tagger {
  const read = wordReader(lexicon, without)
  const edge = {start: read(sentenceStart), end: read(sentenceEnd)}
  const contextOf = contextReader(lexicon, edge, without)
  const {features, rows, step} = weights
  const addRow = (sums: Float32Array, at: number, hash: number): void => {
    const row = features.find(featureOf(hash)) * labelCount
    if (row < 0) return
    for (let label = 0; label < labelCount; label++) sums[at + label] = sums[at + label]! + rows[row + label]!
  }
  const weigh = (spelled: string): Weighed => {
    const word = read(spelled)
    const sums = new Float32Array(5 * labelCount)
    const views = [
      [0, [...word.identity, ...word.own]],
      [salts.before1, [...word.nearIdentity, ...word.near]],
      [salts.after1, [...word.nearIdentity, ...word.near]],
      [salts.before2, [...word.farIdentity, ...word.far]],
      [salts.after2, [...word.farIdentity, ...word.far]]
    ] as const
    views.forEach(([salt, seen], view) => {
      for (const feature of seen) addRow(sums, view * labelCount, salt ? mix(feature, salt) : feature)
    })
    return {word, sums}
  }
  const seen = new Int32Array(mostContext)
  const words = new Map<string, Weighed>()
  const lookUp = (spelled: string): Weighed => {
    let found = words.get(spelled)
    if (found) return found
    found = weigh(spelled)
    if (spelled.length > longestKept) return found
    if (words.size >= kept) words.clear()
    // V8 lets a slice point into the text that it was cut from, which the cache would keep alive; what is joined is a string of its own.
    words.set(spelled.split('').join(''), found)
    return found
  }
  const [start, end] = [weigh(sentenceStart), weigh(sentenceEnd)]

  /** Whether a token need not be looked at closely: a common word or a mark among such, and not likely in a name. */
  const isPlain = (sentence: readonly Weighed[], at: number, sums: Float32Array): boolean => {
    if (!isCommon(sentence[at]!.word)) return false
    if (at > 0 && isNamelike(sentence[at - 1]!.word.spelling)) return false
    if (at + 1 < sentence.length && isNamelike(sentence[at + 1]!.word.spelling)) return false
    const own = at * labelCount
    const least = sums[own]! - enough / step
    for (let label = 1; label < labelCount; label++) if (sums[own + label]! > least) return false
    return true
  }

  /** Which tokens of the sentence at hand are plain. */
  const plain = new Uint8Array(longest)

  /** What speaks for each label at each token of a sentence; notes which are plain. */
  const emissions = (sentence: readonly Weighed[]): Float32Array => {
    const sums = new Float32Array(sentence.length * labelCount)
    const context = contextOf(sentence.map(({word}) => word))
    for (let at = 0; at < sentence.length; at++) {
      const own = at * labelCount
      const here = sentence[at]!.sums
      const previous = (at > 0 ? sentence[at - 1]! : start).sums
      const next = (at + 1 < sentence.length ? sentence[at + 1]! : end).sums
      const earlier = (at > 1 ? sentence[at - 2]! : start).sums
      const later = (at + 2 < sentence.length ? sentence[at + 2]! : end).sums
      for (let label = 0; label < labelCount; label++) {
        sums[own + label] =
          here[label]! +
          previous[labelCount + label]! +
          next[2 * labelCount + label]! +
          earlier[3 * labelCount + label]! +
          later[4 * labelCount + label]!
      }
      plain[at] = isPlain(sentence, at, sums) ? 1 : 0
      if (plain[at]) sums[own] = sums[own]! + sure / step
      else {
        const count = context(at, seen)
        for (let i = 0; i < count; i++) addRow(sums, own, seen[i]!)
      }
      for (let label = 0; label < labelCount; label++) sums[own + label] = sums[own + label]! * step
    }
    return sums
  }

  return text => {
    const found = tokens(text)
    const names: Name[] = []
    for (let from = 0, to = 1; from < found.count; from = to++) {
      while (to < found.count && !found.first[to] && to - from < longest) to++
      const sentence: Weighed[] = []
      for (let at = from; at < to; at++) sentence.push(lookUp(text.slice(found.start[at], found.end[at])))
      const scores = emissions(sentence)
      for (let at = 0; at < sentence.length; at++) {
        if (plain[at]) continue
        // Labels are sought where names may be, from one plain token to the next: the rest of the sentence has no say there.
        const left = Math.max(0, at - 1)
        while (at < sentence.length && !plain[at]) at++
        const stretch = scores.subarray(left * labelCount, Math.min(sentence.length, at + 1) * labelCount)
        for (const {first, last: final, type, probability} of labelledNames(stretch, weights.transitions)) {
          const span = {start: found.start[from + left + first]!, end: found.end[from + left + final]!}
          // Two stretches share the plain token between them, and only one may have it in a name.
          if (span.start < (names.at(-1)?.span.end ?? 0)) continue
          names.push({span, type, score: calibrated(probability, weights.calibration)})
        }
      }
    }
    return names
  }
}

/** Written in lower case nearly everywhere, or no word at all. */
function isCommon({spelling, share}: Word): boolean {
  return !isNamelike(spelling) && (share >= 6 || isMark(spelling))
}

/**
 * A common word between such is taken for none unless the five words alone speak for a name by this, in log-odds; then it counts as outside by `sure`. Half of all tokens of
 * prose are spared the pairs that way, for a tenth of a point on the development sets.
 */
const enough = -2
const sure = 4
/** The names in the best labels of a stretch of tokens, by their first and last token. */
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

const sentenceStart = '\u0001'
const sentenceEnd = '\u0002'
/** A sentence with more tokens is cut: nobody's context reaches that far. */
const longest = 400

/** The most probable labels (Viterbi 1967). */
export function viterbi(scores: Float32Array, pairs: Float32Array): Uint8Array {
  const length = scores.length / labelCount
  const best = new Float32Array(scores.length).fill(Number.NEGATIVE_INFINITY)
  const from = new Uint8Array(scores.length)
  for (let label = 0; label < labelCount; label++) if (mayStart(label)) best[label] = scores[label]!
  for (let at = 1; at < length; at++) {
    const [before, here] = [(at - 1) * labelCount, at * labelCount]
    for (let i = 0; i < transitions.length; i++) {
      const [a, b] = [transitionFrom[i]!, transitionTo[i]!]
      const score = best[before + a]! + pairs[a * labelCount + b]!
      if (score > best[here + b]!) {
        best[here + b] = score
        from[here + b] = a
      }
    }
    for (let label = 0; label < labelCount; label++) best[here + label] = best[here + label]! + scores[here + label]!
  }
  const labels = new Uint8Array(length)
  let top = 0
  for (let label = 1; label < labelCount; label++) {
    if (mayEnd(label) && best[(length - 1) * labelCount + label]! > best[(length - 1) * labelCount + top]!) top = label
  }
  for (let at = length - 1; at >= 0; at--) {
    labels[at] = top
    top = from[at * labelCount + top]!
  }
  return labels
}

/** Gives (first token, labels of a name) → how probable just these labels are, over all labellings of the sentence. */
function spanProbability(scores: Float32Array, pairs: Float32Array): (first: number, labels: Uint8Array) => number {
  const length = scores.length / labelCount
  const weights = new Float64Array(scores.length)
  for (let at = 0; at < length; at++) {
    const own = at * labelCount
    let most = Number.NEGATIVE_INFINITY
    for (let label = 0; label < labelCount; label++) most = Math.max(most, scores[own + label]!)
    for (let label = 0; label < labelCount; label++) weights[own + label] = Math.exp(scores[own + label]! - most)
  }
  const ways = new Float64Array(labelCount * labelCount)
  for (const pair of transitions) ways[pair] = Math.exp(pairs[pair]!)
  // Each row of `forward` sums to one; `scale` says by what it was divided.
  const forward = new Float64Array(scores.length)
  const backward = new Float64Array(scores.length)
  const scale = new Float64Array(length)
  for (let at = 0; at < length; at++) {
    const own = at * labelCount
    if (at === 0) for (let label = 0; label < labelCount; label++) forward[label] = mayStart(label) ? 1 : 0
    else {
      for (let i = 0; i < transitions.length; i++) {
        const [a, b] = [transitionFrom[i]!, transitionTo[i]!]
        forward[own + b] = forward[own + b]! + forward[own - labelCount + a]! * ways[a * labelCount + b]!
      }
    }
    let sum = 0
    for (let label = 0; label < labelCount; label++) {
      forward[own + label]! *= at === length - 1 && !mayEnd(label) ? 0 : weights[own + label]!
      sum += forward[own + label]!
    }
    scale[at] = sum || 1
    for (let label = 0; label < labelCount; label++) forward[own + label]! /= scale[at]!
  }
  backward.fill(1, (length - 1) * labelCount)
  for (let at = length - 2; at >= 0; at--) {
    const [own, next] = [at * labelCount, (at + 1) * labelCount]
    for (let i = 0; i < transitions.length; i++) {
      const [a, b] = [transitionFrom[i]!, transitionTo[i]!]
      backward[own + a] = backward[own + a]! + ways[a * labelCount + b]! * weights[next + b]! * backward[next + b]!
    }
    for (let label = 0; label < labelCount; label++) backward[own + label]! /= scale[at + 1]!
  }
  return (first, labels) => {
    let product = forward[first * labelCount + labels[0]!]!
    for (let i = 1; i < labels.length; i++) {
      const at = first + i
      product *= (ways[labels[i - 1]! * labelCount + labels[i]!]! * weights[at * labelCount + labels[i]!]!) / scale[at]!
    }
    return product * backward[(first + labels.length - 1) * labelCount + labels.at(-1)!]!
  }
}

/** Between the points of the calibration, on a straight line. */
function calibrated(probability: number, points: readonly number[]): number {
  const place = Math.min(1, Math.max(0, probability)) * 10
  const below = Math.min(9, Math.floor(place))
  const value = points[below]! + (points[below + 1]! - points[below]!) * (place - below)
  return Math.round(value * 1000) / 1000
}
