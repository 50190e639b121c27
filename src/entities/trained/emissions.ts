/** Computes the score of each label at each token of a sentence. */

import {contextReader, type Family, isMark, isNamelike, mostContext, type Word, wordReader} from './features.ts'
import {mix} from './hash.ts'
import {labelCount} from './labels.ts'
import type {Lexicon} from './lexicon.ts'
import {salts} from './salts.ts'
import {featureOf, type Weights} from './weights.ts'

export interface Emissions {
  /** `labelCount` scores for each token. */
  scores: Float32Array
  /** 1 where a token is clearly outside of names, so that its context was not scored (see `isPlain`). */
  plain: Uint8Array
}

/** Returns a function that scores a sentence, given as its tokens. */
export function emissionReader(
  lexicon: Lexicon,
  weights: Weights,
  without?: Family
): (sentence: readonly string[]) => Emissions {
  const read = wordReader(lexicon, without)
  const weighed = wordWeigher(read, weights)
  const edge = {start: read(sentenceStart), end: read(sentenceEnd)}
  const emissions = weighedEmissions(contextReader(lexicon, edge, without), edge, weights)
  return sentence => emissions(sentence.map(weighed))
}

const sentenceStart = '\u0001'
const sentenceEnd = '\u0002'

/**
 * A word with the scores that it adds to the labels of five tokens: `labelCount` scores each for itself, for the word after it, before it, two
 * places after it and two places before it.
 */
interface Weighed {
  word: Word
  sums: Float32Array
}

/** Returns a function that weighs words and caches the results. */
function wordWeigher(read: (word: string) => Word, weights: Weights): (word: string) => Weighed {
  const words = new Map<string, Weighed>()
  return spelled => {
    let found = words.get(spelled)
    if (found) return found
    found = weigh(read(spelled), weights)
    if (spelled.length > longestKept) return found
    if (words.size >= kept) words.clear()
    // In V8, a slice of a string refers to the whole string, so the cache would keep whole texts in memory. `join` makes a new string.
    words.set(spelled.split('').join(''), found)
    return found
  }
}

/** The number of words in the cache. Most words of a text occur again. */
const kept = 30_000
/** Longer tokens, in UTF-16 units, are not cached. They are URLs or other strings that rarely occur again. */
const longestKept = 40

function weigh(word: Word, weights: Weights): Weighed {
  const sums = new Float32Array(5 * labelCount)
  const views = [
    [0, [...word.identity, ...word.own]],
    [salts.before1, [...word.nearIdentity, ...word.near]],
    [salts.after1, [...word.nearIdentity, ...word.near]],
    [salts.before2, [...word.farIdentity, ...word.far]],
    [salts.after2, [...word.farIdentity, ...word.far]]
  ] as const
  views.forEach(([salt, seen], view) => {
    for (const feature of seen) addRow(sums, view * labelCount, salt ? mix(feature, salt) : feature, weights)
  })
  return {word, sums}
}

/** Adds the weights of a feature, one for each label. A feature without weights adds nothing. */
function addRow(sums: Float32Array, at: number, hash: number, {features, rows}: Weights): void {
  const row = features.find(featureOf(hash)) * labelCount
  if (row < 0) return
  for (let label = 0; label < labelCount; label++) sums[at + label] = sums[at + label]! + rows[row + label]!
}

/** Adds up the scores from single words and, where a token is not plain, the scores from its context. */
function weighedEmissions(
  contextOf: ReturnType<typeof contextReader>,
  edge: {start: Word; end: Word},
  weights: Weights
): (sentence: readonly Weighed[]) => Emissions {
  const {step} = weights
  const seen = new Int32Array(mostContext)
  const [start, end] = [weigh(edge.start, weights), weigh(edge.end, weights)]
  return sentence => {
    const sums = new Float32Array(sentence.length * labelCount)
    const plain = new Uint8Array(sentence.length)
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
      plain[at] = isPlain(sentence, at, sums, step) ? 1 : 0
      if (plain[at]) sums[own] = sums[own]! + sure / step
      else {
        const count = context(at, seen)
        for (let i = 0; i < count; i++) addRow(sums, own, seen[i]!, weights)
      }
      for (let label = 0; label < labelCount; label++) sums[own + label] = sums[own + label]! * step
    }
    return {scores: sums, plain}
  }
}

/** Whether the context of a token need not be scored: it is a common word or a mark beside other such tokens, and is unlikely to be in a name. */
function isPlain(sentence: readonly Weighed[], at: number, sums: Float32Array, step: number): boolean {
  if (!isCommon(sentence[at]!.word)) return false
  if (at > 0 && isNamelike(sentence[at - 1]!.word.spelling)) return false
  if (at + 1 < sentence.length && isNamelike(sentence[at + 1]!.word.spelling)) return false
  const own = at * labelCount
  const least = sums[own]! - enough / step
  for (let label = 1; label < labelCount; label++) if (sums[own + label]! > least) return false
  return true
}

/** Whether a token is written in lower case nearly everywhere, or is a number or a mark. */
function isCommon({spelling, share}: Word): boolean {
  return !isNamelike(spelling) && (share >= 6 || isMark(spelling))
}

/**
 * A common word is plain where, in the sum over the five words, every label of a name scores at least this much below "outside" (in log-odds;
 * the number is negative, so a label may score up to 2 above it).
 * A plain token gets `sure` added to its score for "outside". Half of all tokens of prose are plain, and their context features are not
 * computed; this costs a tenth of a point on the development sets.
 */
const enough = -2
const sure = 4
