/** The features of tokens that the tagger uses. */

import {hashOf, mix} from './hash.ts'
import {begins, common, type Lexicon, listNames} from './lexicon.ts'
import {salts} from './salts.ts'

/**
 * A word with all features that depend on this word alone. Features are signed 32-bit hashes. Those in `identity` name the word itself. Training
 * sometimes leaves them out, so that the tagger learns to work without them.
 */
export interface Word {
  identity: readonly number[]
  own: readonly number[]
  /** Its features for the labels of the words next to it. */
  nearIdentity: readonly number[]
  near: readonly number[]
  /** Its features for the labels of the words two places away. */
  farIdentity: readonly number[]
  far: readonly number[]
  hash: number
  /** The hash of the word without a full stop at its end; the lists are looked up by it. */
  bareHash: number
  spelling: Spelling
  share: number
  cluster: number
  parent: number
  lists: number
}

/** Families of features. An ablation trains without one of them; docs/entities.md has the results. */
export const families = ['words', 'affixes', 'spelling', 'share', 'clusters', 'lists', 'neighbours', 'pairs'] as const
export type Family = (typeof families)[number]

/** How a word is written. */
export type Spelling = number
const [capital, initial, capitals, capitalized, lower, year, figures, mixedFigures, camel, letters, marks] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
]

function spellingOf(word: string): Spelling {
  if (/^\p{Lu}$/u.test(word)) return capital
  if (/^\p{Lu}\.$/u.test(word)) return initial
  if (/^[\p{Lu}.&]+$/u.test(word)) return capitals
  if (/^\p{Lu}[\p{Ll}\p{M}'’]*\.?$/u.test(word)) return capitalized
  if (/^\p{Ll}+\.?$/u.test(word)) return lower
  if (/^\p{N}+$/u.test(word)) return word.length === 4 ? year : figures
  if (/\p{N}/u.test(word)) return /\p{L}/u.test(word) ? mixedFigures : figures
  if (/\p{Lu}/u.test(word)) return camel
  return /\p{L}/u.test(word) ? letters : marks
}

/** Whether a word has a capital letter, or digits among its letters. */
export function isNamelike(spelling: Spelling): boolean {
  return [capital, initial, capitals, capitalized, camel, mixedFigures].includes(spelling)
}

/** Whether a word is a number or a punctuation mark. */
export function isMark(spelling: Spelling): boolean {
  return spelling === marks || spelling === figures || spelling === year
}

/** The shape of a word: `Xx` for "Kabul", `X.X.` for "U.S.", `Xx-d` for "Covid-19". A run of characters of one kind is one letter. */
function shapeOf(word: string): string {
  return word
    .replace(/\p{Lu}+/gu, 'X')
    .replace(/\p{Ll}+/gu, 'x')
    .replace(/\p{N}+/gu, 'd')
    .slice(0, 6)
}

/** Returns a function that computes the features of a word. The features of the family `without` are left out. */
export function wordReader(lexicon: Lexicon, without?: Family): (word: string) => Word {
  const has: Has = family => family !== without
  return word => {
    const look = lookAt(word, lexicon, has)
    const {folded, hash, bareHash, spelling, share, cluster, parent, lists} = look
    const identity: number[] = []
    if (has('words')) {
      identity.push(mix(salts.word, hash))
      if (word !== folded) identity.push(mix(salts.spelledWord, hashOf(word)))
    }
    const neighbours = has('neighbours')
    const byNeighbours = has('words') && neighbours ? [mix(salts.word, hash)] : []
    return {
      identity,
      own: ownFeatures(look, has),
      nearIdentity: byNeighbours,
      near: neighbours ? nearFeatures(look, has) : [],
      farIdentity: byNeighbours,
      far: neighbours ? [mix(salts.spelling, spelling), mix(salts.cluster, cluster), mix(salts.parent, parent)] : [],
      hash,
      bareHash,
      spelling,
      share,
      cluster,
      parent,
      lists
    }
  }
}

type Has = (family: Family) => boolean

/** The spelling of a word, and its entries in the lexicon. */
interface Look {
  folded: string
  /** The folded word without a full stop at its end. */
  bare: string
  hash: number
  bareHash: number
  spelling: Spelling
  shape: number
  /** Its cluster, the parent and grandparent of that, and its cluster in the second clustering; -1 where there is none. */
  clusters: readonly number[]
  cluster: number
  parent: number
  share: number
  lists: number
}

function lookAt(word: string, lexicon: Lexicon, has: Has): Look {
  const folded = word.toLowerCase().replaceAll('’', "'")
  const bare = folded.replace(/\.$/, '')
  const hash = hashOf(folded)
  const bareHash = bare === folded ? hash : hashOf(bare)
  const known = (of: (hash: number) => number): number => {
    if (!has('clusters')) return -1
    const found = of(hash)
    return found >= 0 ? found : of(bareHash)
  }
  const cluster = known(one => lexicon.cluster(one))
  const parent = lexicon.parent(cluster)
  return {
    folded,
    bare,
    hash,
    bareHash,
    spelling: spellingOf(word),
    shape: hashOf(shapeOf(word)),
    clusters: [cluster, parent, lexicon.grandparent(cluster), known(one => lexicon.second(one))],
    cluster,
    parent,
    share: has('share') ? lexicon.share(hash) : 0,
    lists: has('lists') ? lexicon.lists(bareHash) || lexicon.lists(hash) : 0
  }
}

/** The features of a word for its own label. */
function ownFeatures({bare, spelling, shape, share, clusters, cluster, parent, lists}: Look, has: Has): number[] {
  const own: number[] = []
  if (has('affixes')) {
    for (let length = 1; length <= 4 && length < bare.length; length++) {
      own.push(
        mix(salts.prefix + length, hashOf(bare.slice(0, length))),
        mix(salts.suffix + length, hashOf(bare.slice(-length)))
      )
    }
    if (spelling === capitalized || spelling === capitals)
      own.push(mix(salts.suffixOfCapitalized, mix(hashOf(bare.slice(-3)), spelling)))
  }
  if (has('spelling')) own.push(mix(salts.shape, shape), mix(salts.spelling, spelling))
  if (has('share')) own.push(mix(salts.share, share * 16 + spelling))
  for (const [i, value] of clusters.entries()) if (value >= 0) own.push(mix(salts.cluster + i, value))
  if (cluster >= 0 && (spelling === capitals || spelling === capitalized || spelling === lower)) {
    own.push(
      mix(salts.clusterAndSpelling, cluster * 16 + spelling),
      mix(salts.parentAndSpelling, parent * 16 + spelling)
    )
  }
  if (has('lists')) {
    const onLists = lists & ~begins
    if (onLists === 0) own.push(mix(salts.noList, spelling))
    else own.push(mix(salts.lists, onLists * 16 + spelling))
    for (let i = 0; i < listNames.length; i++) if ((onLists >> i) & 1) own.push(mix(salts.list, i * 16 + spelling))
  }
  return own
}

/** The features of a word for the labels of the words next to it. */
function nearFeatures({bare, spelling, shape, share, clusters, lists}: Look, has: Has): number[] {
  return [
    ...(has('spelling') ? [mix(salts.shape, shape), mix(salts.spelling, spelling)] : []),
    ...(has('share') ? [mix(salts.share, share * 16 + spelling)] : []),
    ...(has('affixes') ? [mix(salts.nearSuffix, hashOf(bare.slice(-3)))] : []),
    ...clusters.map((value, i) => mix(salts.cluster + i, value)),
    ...(has('lists') ? [mix(salts.lists, lists & ~begins & ~common)] : [])
  ]
}

/** The length of the array that holds the context features of one token. */
export const mostContext = 64

/**
 * Writes the context features of token `at` into `into`, and returns how many there are. Context features are those that depend on more than one
 * word. The first `contextIdentities` of them name words.
 */
export type Context = (at: number, into: Int32Array) => number

/** How many of the context features name words. */
export const contextIdentities = 2

/** Returns a function that prepares the context features of a sentence. `edge` gives the words that are added before and after each sentence. */
export function contextReader(
  lexicon: Lexicon,
  edge: {start: Word; end: Word},
  without?: Family
): (sentence: readonly Word[]) => Context {
  const [hasSpelling, hasPairs, hasLists] = [without !== 'spelling', without !== 'pairs', without !== 'lists']
  const names = without !== 'words' && hasPairs ? 1 : 0
  return sentence => {
    const casing = casingOf(sentence)
    const phrases = hasLists ? phrasesOf(sentence, lexicon) : undefined
    return (at, into) => {
      const word = sentence[at]!
      const previous = at > 0 ? sentence[at - 1]! : edge.start
      const next = at + 1 < sentence.length ? sentence[at + 1]! : edge.end
      const earlier = at > 1 ? sentence[at - 2]! : edge.start
      const later = at + 2 < sentence.length ? sentence[at + 2]! : edge.end
      const [k, p, n] = [word.spelling, previous.spelling, next.spelling]
      into[0] = names * mix(salts.wordBefore, mix(previous.hash, word.hash))
      into[1] = names * mix(salts.wordAfter, mix(word.hash, next.hash))
      into[2] = salts.bias
      let count = 3
      if (hasSpelling) {
        into[count++] = mix(salts.casing, casing * 16 + k)
        into[count++] = mix(salts.shareAndStart, (at === 0 ? 256 : 0) + word.share * 16 + k)
      }
      if (hasPairs) {
        into[count++] = mix(salts.spellingsAround, mix(p * 16 + k, n))
        into[count++] = mix(salts.clusterBefore, mix(previous.cluster, word.cluster))
        into[count++] = mix(salts.clusterAfter, mix(word.cluster, next.cluster))
        into[count++] = mix(salts.parentsAround, mix(previous.parent * 16 + k, next.parent))
        into[count++] = mix(salts.clusterBeforeSpellings, mix(previous.cluster, k * 16 + n))
        into[count++] = mix(salts.clusterAfterSpellings, mix(next.cluster, k * 16 + p))
        into[count++] = mix(salts.spellingsToEarlier, p * 4096 + k * 256 + n * 16 + earlier.spelling)
        into[count++] = mix(salts.spellingsToLater, p * 4096 + k * 256 + n * 16 + later.spelling)
        into[count++] = mix(salts.previousWordAndSpelling, mix(previous.hash, k))
        into[count++] = mix(salts.nextWordAndSpelling, mix(next.hash, k))
        into[count++] = mix(salts.earlierParentAndSpellings, mix(earlier.parent * 16 + p, k))
        into[count++] = mix(salts.parentBefore, mix(word.parent, previous.parent))
        into[count++] = mix(salts.parentAfter, mix(word.parent, next.parent))
        if (hasLists) {
          into[count++] = mix(salts.listsBefore, mix(previous.lists, word.lists))
          into[count++] = mix(salts.listsAfter, mix(word.lists, next.lists))
        }
      }
      const phrase = phrases ? phrases[at]! : 0
      if (phrase) {
        into[count++] = mix(salts.phrase, phrase)
        into[count++] = mix(salts.phraseAndSpelling, mix(phrase, k))
        for (let i = 0; i < listNames.length; i++)
          if ((phrase >> (i + 2)) & 1) into[count++] = mix(salts.phraseList, i * 4 + (phrase & 3))
      }
      return count
    }
  }
}

/** The letter case of a sentence as a whole, as one of seven classes. Capitals in headlines and chats say less about names than capitals in prose. */
function casingOf(sentence: readonly Word[]): number {
  let [names, words, shouts] = [0, 0, 0]
  for (const {spelling} of sentence) {
    if (spelling === capitals || spelling === capital) shouts++
    if (spelling === capitals || spelling === capital || spelling === capitalized || spelling === camel) names++
    if (spelling === lower) words++
  }
  if (names + words < 3) return 0
  if (words === 0) return shouts > names * 0.7 ? 1 : 2
  if (names === 0) return 3
  if (names > words) return 4
  return shouts > 2 && shouts > words ? 5 : 6
}

/**
 * For each token, the lists of the longest listed phrase that contains it, times four, plus the token's place in the phrase: 1 first, 2 inside,
 * 3 last. 0 for a token in no listed phrase.
 */
function phrasesOf(sentence: readonly Word[], lexicon: Lexicon): Int32Array | undefined {
  let found: Int32Array | undefined
  for (let from = 0; from < sentence.length - 1; from++) {
    if (!(sentence[from]!.lists & begins)) continue
    let [last, lists] = [0, 0]
    let hash = sentence[from]!.bareHash
    for (let to = from + 1; to < sentence.length && to < from + 7; to++) {
      hash = mix(hash, sentence[to]!.bareHash)
      const listed = lexicon.lists(hash) & ~begins & ~common
      if (listed) [last, lists] = [to, listed]
    }
    if (!last) continue
    found ??= new Int32Array(sentence.length)
    for (let at = from; at <= last; at++) found[at] ||= lists * 4 + (at === from ? 1 : at === last ? 3 : 2)
  }
  return found
}
