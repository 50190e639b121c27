/** What the tagger knows about a word without its sentence: its clusters, how often it is in lower case, and the lists that contain it. */

import {bitReader} from './bits.ts'
import {hashOf, mix} from './hash.ts'
import {type HashTable, hashTable, readKeys} from './hash-table.ts'

/**
 * Looks up words by their hash. For about one in three hundred unknown words, the hash is that of a known word. The tagger was trained with
 * the same tables, so its weights allow for this.
 */
export interface Lexicon {
  /** The cluster of a word's vector, one of 1,024; -1 when the word has none. */
  cluster(hash: number): number
  /** The parent of a cluster, one of 128; -1 for the cluster -1. */
  parent(cluster: number): number
  /** The grandparent of a cluster, one of 24; -1 for the cluster -1. */
  grandparent(cluster: number): number
  /** A word's cluster in a second clustering, one of 400; -1 when it has none. */
  second(hash: number): number
  /** How often a word is written in lower case inside sentences: 0 unknown, 1 never … 7 always. */
  share(hash: number): number
  /** The lists that contain a word or phrase, one bit each in the order of `listNames`, plus `begins` for the first word of a listed phrase. */
  lists(hash: number): number
}

/** The lists, in the order of their bits. */
export const listNames = [
  'country',
  'city',
  'first name',
  'surname',
  'person',
  'place',
  'organization',
  'university',
  'company',
  'demonym',
  'common word',
  'team',
  'event',
  'work',
  'region',
  'title'
] as const
/** The bit of a word with which a listed phrase begins. */
export const begins: number = 1 << listNames.length
/** The bit of a list. */
export const listBit = (name: (typeof listNames)[number]): number => 1 << listNames.indexOf(name)
/** The bit of the list of common words, which are not names. */
export const common: number = listBit('common word')

/** The number of bits of a hash in the tables. */
export const keyBits = 26
export const keyOf = (hash: number): number => hash & ((1 << keyBits) - 1)

/** The hash of a phrase: the hashes of its words, combined by `mix` from left to right. */
export function phraseHash(words: readonly string[]): number {
  return words.slice(1).reduce((hash, word) => mix(hash, hashOf(word)), hashOf(words[0]!))
}

/** Reads a lexicon as `tools/train/lexicon.ts` writes it. */
export function readLexicon(text: string): Lexicon {
  const reader = bitReader(text)
  const parents = Uint8Array.from({length: 1024}, () => reader.bits(7))
  const grandparents = Uint8Array.from({length: 128}, () => reader.bits(5))
  const vectors = readKeys(reader)
  const clusters = new Int16Array(vectors.length)
  const seconds = new Int16Array(vectors.length)
  for (let i = 0; i < vectors.length; i++) {
    const both = reader.bits(19)
    clusters[i] = both >> 9
    seconds[i] = both & 511
  }
  const shared = readKeys(reader)
  const shares = new Uint8Array(shared.length)
  for (let i = 0; i < shared.length; i++) shares[i] = reader.bits(3)
  const masks: number[] = []
  for (let left = reader.bits(12); left > 0; left--) masks.push(reader.bits(listNames.length + 1))
  const listed = readKeys(reader)
  const maskOf = new Int16Array(listed.length)
  for (let i = 0; i < listed.length; i++) maskOf[i] = reader.rice(2)

  const [byVector, byShare, byList] = [hashTable(vectors), hashTable(shared), hashTable(listed)]
  const valueIn = (table: HashTable, values: {[index: number]: number}, hash: number, none: number): number => {
    const index = table.find(keyOf(hash))
    return index < 0 ? none : values[index]!
  }
  return {
    cluster: hash => valueIn(byVector, clusters, hash, -1),
    second: hash => valueIn(byVector, seconds, hash, -1),
    parent: cluster => (cluster < 0 ? -1 : parents[cluster]!),
    grandparent: cluster => (cluster < 0 ? -1 : grandparents[parents[cluster]!]!),
    share: hash => valueIn(byShare, shares, hash, 0),
    lists: hash => {
      const index = byList.find(keyOf(hash))
      return index < 0 ? 0 : masks[maskOf[index]!]!
    }
  }
}
