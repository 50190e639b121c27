/** What speaks for each label at each token of a sentence. */

import {contextReader, type Family, isMark, isNamelike, mostContext, type Word, wordReader} from './features.ts'
import {mix} from './hash.ts'
import {labelCount} from './labels.ts'
import type {Lexicon} from './lexicon.ts'
import {salts} from './salts.ts'
import {featureOf, type Weights} from './weights.ts'

export interface Emissions {
  /** For each token a number for each label. */
  scores: Float32Array
  /** 1 where a token need not be looked at closely. */
  plain: Uint8Array
}

/** Reads sentences, given as their tokens. */
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

/** A word and what it adds to the labels of the five tokens that see it, summed up once. */
interface Weighed {
  word: Word
  sums: Float32Array
}

/** Weighs words, and keeps those that were read. */
function wordWeigher(read: (word: string) => Word, weights: Weights): (word: string) => Weighed {
  const words = new Map<string, Weighed>()
  return spelled => {
    let found = words.get(spelled)
    if (found) return found
    found = weigh(read(spelled), weights)
    if (spelled.length > longestKept) return found
    if (words.size >= kept) words.clear()
    // V8 lets a slice point into the text that it was cut from, which the cache would keep alive; what is joined is a string of its own.
    words.set(spelled.split('').join(''), found)
    return found
  }
}

/** Words that were read are kept, up to this many, because most come again. */
const kept = 30_000
/** A longer one is an address or no word, and will hardly come again. */
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

/** Adds the weights of a feature, one for each label, where it has any. */
function addRow(sums: Float32Array, at: number, hash: number, {features, rows}: Weights): void {
  const row = features.find(featureOf(hash)) * labelCount
  if (row < 0) return
  for (let label = 0; label < labelCount; label++) sums[at + label] = sums[at + label]! + rows[row + label]!
}

/** Sums up what the words say of themselves and of each other; where a token is not plain, what they say together too. */
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

/** Whether a token need not be looked at closely: a common word or a mark among such, and not likely in a name. */
function isPlain(sentence: readonly Weighed[], at: number, sums: Float32Array, step: number): boolean {
  if (!isCommon(sentence[at]!.word)) return false
  if (at > 0 && isNamelike(sentence[at - 1]!.word.spelling)) return false
  if (at + 1 < sentence.length && isNamelike(sentence[at + 1]!.word.spelling)) return false
  const own = at * labelCount
  const least = sums[own]! - enough / step
  for (let label = 1; label < labelCount; label++) if (sums[own + label]! > least) return false
  return true
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
