/** Quotations with words omitted or inserted: `the growth … is likely`, `[the bank] said`. */

import {firstWhere} from '../base/binary-search.ts'
import {fold} from '../text/fold.ts'
import {endsInNegation, findCutNegation, hasNegation} from '../text/negations.ts'
import {sentences} from '../text/sentences.ts'
import {type Span, words} from '../text/span.ts'
import {isNumber, withoutInvisible, wordsOf} from '../text/words.ts'
import {isDegree, isModal} from './differences.ts'
import type {QuoteSearch} from './quote-search.ts'

/**
 * Finds a quotation with elisions or brackets. For each place of the shortest length, returns the spans that are quoted. Returns `undefined`
 * if the quotation has no elision or bracket, or if the text does not have its pieces. Spans are UTF-16 offsets into the text.
 */
export function findElided(quote: string, search: QuoteSearch): Span[][] | undefined {
  const pieces = toPieces(quote)
  if (!pieces) return undefined
  const places = new Map<string, Places>()
  for (const piece of pieces) {
    if (places.has(piece)) continue
    const found = findPiece(piece, search)
    if (found.length === 0) return undefined
    places.set(piece, new Places(found, search))
  }
  let chains: Chain[] = places.get(pieces[0]!)!.all.map(window => ({window, start: window.start}))
  for (const piece of pieces.slice(1)) {
    // Of chains that end at the same place, the one that starts last is the shortest.
    const byEnd = new Map<number, Chain>()
    for (const before of chains) {
      const window = places.get(piece)!.findAfter(before.window.end)
      if (window) byEnd.set(window.end, {window, start: before.start, before})
    }
    chains = [...byEnd.values()]
  }
  chains = chains.filter(({start, window}) => {
    return !findCutNegation(search.text, search.toSpan({start, end: window.end}))
  })
  if (chains.length === 0) return undefined
  const lengthOf = ({window, start}: Chain): number => window.end - start
  const shortest = Math.min(...chains.map(lengthOf))
  return chains
    .filter(chain => lengthOf(chain) === shortest)
    .map(chain => windowsOf(chain).map(window => search.toSpan(window)))
}

/** Places of the pieces so far: a linked list from the last piece to the first. */
interface Chain {
  window: Span
  /** Where the first piece starts. */
  start: number
  before?: Chain
}

function windowsOf(chain: Chain): Span[] {
  const windows: Span[] = []
  for (let one: Chain | undefined = chain; one; one = one.before) windows.push(one.window)
  return windows.reverse()
}

/** The pieces between elisions, folded; `undefined` if there is no elision or too many, or if a piece is too short to be recognised. */
function toPieces(quote: string): string[] | undefined {
  const named = quote
    // A letter in brackets changes the case, `[sic]` stands for nothing, and other words in brackets stand for words of the text.
    .replace(/\s?\[sic\.?\]/gi, '')
    .replace(/\[(\p{L})\](?=\p{L})/gu, `${anyCase}$1`)
  const marked = named.replace(insertion, elision).replace(/(?:\.\s?){3,}|…/g, elision)
  if (marked === quote || (named.match(insertion) ?? []).some(saysOtherwise)) return undefined
  const pieces = marked
    .split(elision)
    .map(piece => withoutMarks(fold(piece).text))
    .filter(piece => /[\p{L}\p{N}]/u.test(piece))
  if (pieces.length > mostPieces) return undefined
  const isEnough = pieces.some(piece => piece.split(' ').length >= 3) && pieces.every(piece => piece.length > 1)
  return isEnough ? pieces : undefined
}

/** Whether an insertion in brackets has a number, a word of quantity or direction, or a negation. Those are not allowed. */
function saysOtherwise(inserted: string): boolean {
  const isGuarded = (word: string): boolean => isNumber(word) || roman.test(word) || (isDegree(word) && !isModal(word))
  return hasNegation(inserted) || wordsOf(fold(inserted).text).some(isGuarded)
}

const roman = /^[IVXLCDM]{2,}$/

/** A piece without the punctuation beside the elision. */
function withoutMarks(piece: string): string {
  let [start, end] = [0, piece.length]
  while (/^[\s,;:)-]$|^\.$/.test(piece[start] ?? '') && !/^\.\d/.test(piece.slice(start, start + 2))) start++
  while (end > start && /[\s,;:(-]/.test(piece[end - 1]!)) end--
  return piece.slice(start, end)
}

/** Words in brackets, except footnote references, which follow a word directly. */
const insertion = /(?!(?<=[\p{L}\p{N}\p{P}])\[(?:note )?\d{1,3}\])\[[^\][]{0,200}\]/gu

// Private use characters, which quotations of prose do not contain.
const elision = '\uE000'
const anyCase = '\uE001'

/** The places of a piece in the folded text, in order. */
function findPiece(piece: string, search: QuoteSearch): Span[] {
  const changed = (change: (letter: string) => string): string =>
    piece.replace(/\uE001(.)/gu, (_, letter: string) => change(letter))
  const spellings = new Set([changed(letter => letter.toLowerCase()), changed(letter => letter.toUpperCase())])
  return [...spellings].flatMap(spelling => search.findFolded(spelling, true)).toSorted((a, b) => a.start - b.start)
}

/** The places of one piece. Each search for the next place after an offset is done once. */
class Places {
  readonly all: readonly Span[]
  readonly #search: QuoteSearch
  readonly #found = new Map<number, Span | undefined>()

  constructor(all: readonly Span[], search: QuoteSearch) {
    this.all = all
    this.#search = search
  }

  /** The first place after an offset such that the omitted words do not negate the quoted ones. */
  findAfter(from: number): Span | undefined {
    if (!this.#found.has(from)) this.#found.set(from, this.#lookAfter(from))
    return this.#found.get(from)
  }

  #lookAfter(from: number): Span | undefined {
    const first = firstFrom(this.all, from)
    const near = this.all.slice(first, first + mostTries).filter(({start}) => start - from <= longestElision)
    return near.find(({start}) => !hidesNegation({start: from, end: start}, this.#search))
  }
}

/** The index of the first place that starts at an offset or after it. */
function firstFrom(places: readonly Span[], from: number): number {
  return firstWhere(0, places.length, index => places[index]!.start >= from)
}

/** With a hundred elisions between them. Each piece may have a thousand places, and is tried after each place of the one before. */
const mostPieces = 101
/** In UTF-16 units of folded text. */
const longestElision = 1000
/** How many places of the next piece are tried while the omitted words have a negation. */
const mostTries = 20

/** Whether the omitted words negate the quoted ones: a negation in the rest of one sentence or at the beginning of the next. */
function hidesNegation(omitted: Span, {text, folded}: QuoteSearch): boolean {
  if (!hasNegation(words(folded.text, omitted))) return false
  const {start, end} = {start: folded.toEnd(omitted.start), end: folded.toStart(omitted.end)}
  const plain = (stretch: string): string =>
    withoutInvisible(stretch).replace(/\s+/g, found => (/\n\s*\n/.test(found) ? '\n' : ' '))
  const left = plain(text.slice(start, end))
  // A few more words, so that the segmenter recognises a sentence that ends right there.
  const list = sentences(left + plain(text.slice(end, end + 40)))
  const last = list.findLast(({start}) => start <= left.length)
  const parts = last && last !== list[0] ? [words(left, list[0]!), left.slice(last.start)] : [left]
  return parts.some(part => hasNegation(withoutAsides(part)))
}

/** A part of a sentence without its asides in brackets, a pair of dashes or a pair of commas, if those do not negate the rest. */
function withoutAsides(part: string): string {
  const cut = (found: string, inside: string): string => (deniesTheRest(inside) ? found : ' ')
  const bare = part.replace(/\(([^()]*)\)/g, cut)
  // With more than one pair, it is not clear which words are the aside: `In May, he did not, in fact, agree`.
  const dashed = [...bare.matchAll(/—| (?:–|--?) /g)].length === 2 ? bare.replace(dashPair, cut) : bare
  return dashed.replace(commaPair, cut)
}

/** Whether an aside has a negation that may apply to the rest (`in no way`, `never`), and not to the aside alone (`not the navy`, `which nobody saw`). */
function deniesTheRest(aside: string): boolean {
  return hasNegation(aside) && (endsInNegation(aside) || !speaksForItself.test(aside.trimStart()))
}

/** Starts of asides whose negation applies to them alone: a clause, a participle, or a contrast. */
const speaksForItself =
  /^(?:(?:which|who|whom|whose|where|when|as|though|although|because|since|while)\b|(?!during\b|nothing\b)\p{L}+ing\b|not (?:(?:the|this|that|these|those|his|her|its|their|our|my|your)\b(?! (?:least|slightest))|\p{Lu}))/u

/** A pair of commas around an aside: nothing else was omitted, or the first comma opens a clause. */
const commaPair = /(?:^\s*|(?=,\s*(?:which|who|whom|whose|where|when|as|though|although)\b)),((?:[^,]|,\d)*),\s*$/
const dashPair = /(?:—| (?:–|--?) )(.*?)(?:—| (?:–|--?) )/s
