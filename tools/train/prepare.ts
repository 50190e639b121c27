/** Converts examples to the input of the trainer. */

import {
  contextIdentities,
  contextReader,
  type Family,
  isNamelike,
  mostContext,
  type Word,
  wordReader
} from '../../src/entities/trained/features.ts'
import {mix} from '../../src/entities/trained/hash.ts'
import {placeOf} from '../../src/entities/trained/labels.ts'
import type {Lexicon} from '../../src/entities/trained/lexicon.ts'
import {salts} from '../../src/entities/trained/salts.ts'
import {featureBits, featureOf} from '../../src/entities/trained/weights.ts'
import type {Sentence} from './crf.ts'
import {type Example, labelled} from './data.ts'

/** Returns sentences whose features are hashes. A document is divided into sentences as the tagger does it, but never inside a name. */
export function prepare(
  examples: readonly Example[],
  lexicon: Lexicon,
  isPartial: boolean,
  without?: Family
): Sentence[] {
  const read = wordReader(lexicon, without)
  const edge = {start: read('\u0001'), end: read('\u0002')}
  const contextOf = contextReader(lexicon, edge, without)
  const known = new Map<string, Word>()
  const lookUp = (spelled: string): Word => {
    const word = known.get(spelled) ?? read(spelled)
    known.set(spelled, word)
    return word
  }
  const seen = new Int32Array(mostContext)
  const sentences: Sentence[] = []
  for (const example of examples) {
    const {found, labels} = labelled(example)
    for (let from = 0, to = 1; from < found.count; from = to++) {
      while (to < found.count && !(found.first[to] && !continues(labels[to]!))) to++
      const words: Word[] = []
      for (let at = from; at < to; at++) words.push(lookUp(example.text.slice(found.start[at], found.end[at])))
      const context = contextOf(words)
      const identity: Int32Array[] = []
      const rest: Int32Array[] = []
      words.forEach((word, at) => {
        const count = context(at, seen)
        const named = Array.from(seen.subarray(0, contextIdentities)).filter(feature => feature !== 0)
        const around = [
          [words[at - 1] ?? edge.start, salts.before1],
          [words[at + 1] ?? edge.end, salts.after1]
        ] as const
        const beyond = [
          [words[at - 2] ?? edge.start, salts.before2],
          [words[at + 2] ?? edge.end, salts.after2]
        ] as const
        const salted = (features: readonly number[], salt: number): number[] =>
          features.map(feature => mix(feature, salt))
        identity.push(
          Int32Array.from(
            [
              ...word.identity,
              ...around.flatMap(([{nearIdentity}, salt]) => salted(nearIdentity, salt)),
              ...beyond.flatMap(([{farIdentity}, salt]) => salted(farIdentity, salt)),
              ...named
            ],
            featureOf
          )
        )
        rest.push(
          Int32Array.from(
            [
              ...word.own,
              ...around.flatMap(([{near}, salt]) => salted(near, salt)),
              ...beyond.flatMap(([{far}, salt]) => salted(far, salt)),
              ...seen.subarray(contextIdentities, count)
            ],
            featureOf
          )
        )
      })
      const given = labels.slice(from, to)
      // Only a token that is spelled like a name can be an unmarked name. All others are outside; otherwise the tagger would find names everywhere.
      const open = isPartial
        ? Uint8Array.from(words, ({spelling}, at) => (given[at] === 0 && isNamelike(spelling) ? 1 : 0))
        : undefined
      sentences.push({identity, rest, labels: given, ...(open && {open})})
    }
  }
  return sentences
}

const continues = (label: number): boolean => label > 0 && placeOf(label) !== 0 && placeOf(label) !== 3

/** Replaces hashes by rows, in the order of their frequency. Features that occur fewer than `least` times are left out. Returns the hash of each row. */
export function vocabulary(sentences: readonly Sentence[], least: number): number[] {
  const seen = new Uint32Array(1 << featureBits)
  for (const {identity, rest} of sentences)
    for (const list of [...identity, ...rest]) for (const feature of list) seen[feature]!++
  const features: number[] = []
  for (let feature = 0; feature < seen.length; feature++) if (seen[feature]! >= least) features.push(feature)
  features.sort((a, b) => seen[b]! - seen[a]! || a - b)
  const rowOf = new Int32Array(1 << featureBits).fill(-1)
  features.forEach((feature, row) => {
    rowOf[feature] = row
  })
  const rows = (list: Int32Array): Int32Array => list.map(feature => rowOf[feature]!).filter(row => row >= 0)
  for (const sentence of sentences) {
    sentence.identity = sentence.identity.map(rows)
    sentence.rest = sentence.rest.map(rows)
  }
  return features
}
