/** Full text search over claims and evidence. */

import MiniSearch from 'minisearch'
import stem from 'wink-porter2-stemmer'
import type {Span} from '../text/span.ts'
import type {StatementEntry} from './entries.ts'

/** A statement that a search found. */
export interface Hit {
  entry: StatementEntry
  /** How well it fits: the greater the better; comparable within one search only. BM25+ of Lv and Zhai (2011), as MiniSearch computes it. */
  score: number
  /** The stretches of `entry.words` that fit, in order, in UTF-16 code units. */
  highlights: Span[]
}

export interface SearchOptions {
  /** How many at most. Default: 20. */
  limit?: number
  /** `all`: every word has to occur. `any`: one will do, and more are better. Default: `all`. */
  match?: 'all' | 'any'
  /** Whether the last word may be the beginning of one, as while somebody types. Default: false. */
  prefix?: boolean
}

/** What an index is saved as: JSON, made and read by one version of MiniSearch. */
export type SavedIndex = ReturnType<MiniSearch['toJSON']>

/** An index of the words of statements, by their stems (Porter 2, for English), and of the names of their holders. */
export class SearchIndex {
  readonly #entries: readonly StatementEntry[]
  readonly #index: MiniSearch

  private constructor(entries: readonly StatementEntry[], index: MiniSearch) {
    this.#entries = entries
    this.#index = index
  }

  static of(entries: readonly StatementEntry[]): SearchIndex {
    const index = new MiniSearch({...options, processTerm: remembered(termOf)})
    index.addAll(entries.map((entry, id) => ({id, words: entry.words, holders: entry.holders.join(' ')})))
    return new SearchIndex(entries, index)
  }

  /**
   * An index that was saved, for the same entries in the same order.
   *
   * @throws RangeError when it was made for another number of entries.
   */
  static load(entries: readonly StatementEntry[], saved: SavedIndex): SearchIndex {
    if (saved.documentCount !== entries.length)
      throw new RangeError(`The index is of ${saved.documentCount} statements, expected ${entries.length}`)
    return new SearchIndex(entries, MiniSearch.loadJS(saved, options))
  }

  /** The best first; equally good ones in the order of the corpus. A query without words finds nothing. */
  search(query: string, {limit = 20, match = 'all', prefix = false}: SearchOptions = {}): Hit[] {
    const found = this.#index.search(query, {
      combineWith: match === 'all' ? 'AND' : 'OR',
      prefix: prefix && ((_, index, terms) => index === terms.length - 1)
    })
    return found
      .toSorted((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, limit)
      .map(({id, score, terms}) => {
        const entry = this.#entries[id]!
        return {entry, score, highlights: highlightsIn(entry.words, new Set(terms))}
      })
  }

  save(): SavedIndex {
    return this.#index.toJSON()
  }
}

const options = {
  fields: ['words', 'holders'],
  idField: 'id',
  tokenize: wordsOf,
  processTerm: termOf,
  searchOptions: {boost: {words: 3}, bm25: {k: 1.2, b: 0.7, d: 0.5}}
}

function wordsOf(text: string): string[] {
  return text.match(word) ?? []
}

/** Letters and digits, with apostrophes and points inside: `Biden’s`, `U.S`, `3.5`. */
const word = /[\p{L}\p{N}]+(?:[’'.][\p{L}\p{N}]+)*/gu

/** The stem of a word in small letters, without accents and possessive endings. */
function termOf(token: string): string {
  const plain = token
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s$/, '')
    .replace(/[.’']/g, '')
  return /^[a-z]+$/.test(plain) ? stem(plain) : plain
}

/** A function of words that works once on each: the words of a corpus are far fewer than their occurrences. */
function remembered(of: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>()
  return word => {
    const found = known.get(word) ?? of(word)
    known.set(word, found)
    return found
  }
}

function highlightsIn(text: string, terms: ReadonlySet<string>): Span[] {
  const found: Span[] = []
  for (const {0: token, index} of text.matchAll(word))
    if (terms.has(termOf(token))) found.push({start: index, end: index + token.length})
  return found
}
