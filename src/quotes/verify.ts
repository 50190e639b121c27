/** Whether a text says what somebody quotes from it. */

import {fold, type Normalisation, normalisations} from '../text/fold.ts'
import {lazy} from '../text/lazy.ts'
import type {Rewritten} from '../text/rewritten.ts'
import {type Span, words} from '../text/span.ts'
import {type AnchorCandidate, anchorer, occurrences} from './anchor.ts'

/**
 * How a quotation stands to a text.
 *
 * `exact`: to the letter. `typographic`: but for the spelling of marks and letters (quotes, dashes, ligatures, …). `whitespace`: but for white space, and
 * perhaps for marks too. `elided`: with what its elisions and brackets say was left out or put in. `absent`: it does not stand there.
 * `ambiguous`: it stands there more than once.
 */
export type Grade = 'exact' | 'typographic' | 'whitespace' | 'elided' | 'absent' | 'ambiguous'

export interface Verification {
  grade: Grade
  /** Where the words stand, UTF-16; of an elided quotation, from its first word to its last. Absent when they do not, or not just once. */
  span?: Span
  /** Of an elided quotation, the stretches that it quotes. */
  parts?: Span[]
  /** Those without which it would not be found. */
  normalisations: Normalisation[]
  /** Of an ambiguous quotation, all places; of an absent one, what is most like it. */
  candidates: Pick<AnchorCandidate, 'span' | 'score' | 'differences'>[]
}

export interface VerifyOptions {
  /** What stands before and after the words, to tell places apart. */
  prefix?: string
  suffix?: string
}

/**
 * Grades a quotation. Both sides are folded by the same function (`fold`), and nothing else is overlooked: one letter more or less is `absent`, with
 * what is most like it among the `candidates`.
 *
 * An elision is written `…`, `...`, `[…]` or `[...]`; brackets hold what the quoter put in (`[the bank]`), changed (`[T]he`) or
 * noted (`[sic]`). What is left out is at most a thousand characters a time. It may not be a negation in the middle of a
 * sentence, unless a parenthesis holds it: a quotation is not its negation.
 */
export function verify(quote: string, text: string, options?: VerifyOptions): Verification {
  return verifier(text)(quote, options)
}

/** `verify` for many quotations from one text, which is folded and indexed once. */
export function verifier(text: string): (quote: string, options?: VerifyOptions) => Verification {
  const typographic = lazy(() => fold(text, butWhitespace))
  const folded = lazy(() => fold(text))
  const anchorIn = anchorer(text)

  return (quote, {prefix, suffix} = {}) => {
    const wanted = quote.trim()
    if (wanted === '') return {grade: 'absent', normalisations: [], candidates: []}
    const found =
      exactly(text, wanted) ??
      inFold(text, typographic(), wanted, butWhitespace, 'typographic') ??
      inFold(text, folded(), wanted, normalisations, 'whitespace')
    if (found && found.spans.length > 1) {
      const chosen =
        prefix !== undefined || suffix !== undefined
          ? anchorIn({
              type: 'TextQuoteSelector',
              exact: wanted,
              ...(prefix !== undefined && {prefix}),
              ...(suffix !== undefined && {suffix})
            })
          : undefined
      if (chosen?.type !== 'anchored' || chosen.via === 'fuzzy') {
        const candidates = found.spans.map(span => ({span, score: 1, differences: []}))
        return {grade: 'ambiguous', normalisations: [], candidates}
      }
      found.spans = [chosen.span]
    }
    if (found) {
      const [span] = found.spans
      return {grade: found.grade, span: span!, normalisations: needed(wanted, words(text, span!)), candidates: []}
    }
    const elided = findElided(wanted, text, folded())
    if (elided) return elided
    const nearest = anchorIn(wanted)
    const candidates = nearest.type === 'anchored' ? [nearest, ...nearest.others] : nearest.candidates
    return {
      grade: 'absent',
      normalisations: [],
      candidates: candidates.slice(0, 3).map(({span, score, differences}) => ({span, score, differences}))
    }
  }
}

const butWhitespace = normalisations.filter(name => name !== 'whitespace')

interface Occurrences {
  grade: Grade
  spans: Span[]
}

function exactly(text: string, wanted: string): Occurrences | undefined {
  const spans = occurrences(text, wanted, true)
  return spans.length ? {grade: 'exact', spans} : undefined
}

function inFold(
  text: string,
  folded: Rewritten,
  wanted: string,
  by: readonly Normalisation[],
  grade: Grade
): Occurrences | undefined {
  const windows = occurrences(folded.text, fold(wanted, by).text, true)
  return windows.length ? {grade, spans: windows.map(window => trimmedSpan(text, folded.toSpan(window)))} : undefined
}

function trimmedSpan(text: string, {start, end}: Span): Span {
  return {start, end: start + text.slice(start, end).trimEnd().length}
}

/** The normalisations without any one of which two strings would differ. */
function needed(quote: string, there: string): Normalisation[] {
  if (quote === there) return []
  return normalisations.filter(name => {
    const others = normalisations.filter(other => other !== name)
    return fold(quote, others).text !== fold(there, others).text
  })
}

/** A quotation with elisions or brackets; `undefined` where it has none, or where its pieces do not stand there. */
function findElided(quote: string, text: string, folded: Rewritten): Verification | undefined {
  const pieces = toPieces(quote)
  if (!pieces) return undefined
  const matches: Span[][] = []
  for (const first of piecesAt(folded.text, pieces[0]!, 0, folded.text.length)) {
    const parts = [first]
    for (const piece of pieces.slice(1)) {
      const from = parts.at(-1)!.end
      const next = piecesAt(folded.text, piece, from, from + longestElision + piece.length).find(
        window => !hidesNegation(folded.text.slice(from, window.start))
      )
      if (!next) break
      parts.push(next)
    }
    if (parts.length === pieces.length) matches.push(parts)
  }
  if (matches.length === 0) return undefined
  const lengthOf = (parts: readonly Span[]): number => parts.at(-1)!.end - parts[0]!.start
  const [best, next] = matches.toSorted((a, b) => lengthOf(a) - lengthOf(b))
  const toSpan = (window: Span): Span => trimmedSpan(text, folded.toSpan(window))
  const wholeOf = (parts: readonly Span[]): Span => toSpan({start: parts[0]!.start, end: parts.at(-1)!.end})
  if (next && lengthOf(next) === lengthOf(best!)) {
    const candidates = matches.map(parts => ({span: wholeOf(parts), score: 1, differences: []}))
    return {grade: 'ambiguous', normalisations: [], candidates}
  }
  return {grade: 'elided', span: wholeOf(best!), parts: best!.map(toSpan), normalisations: [], candidates: []}
}

/** The stretches between elisions, folded; `undefined` where there is none, or where one is too short to be told again. */
function toPieces(quote: string): string[] | undefined {
  const marked = quote
    // A letter in brackets is a change of case, a note is nothing, other words in brackets stand for words of the text.
    .replace(/\s?\[sic\.?\]/gi, '')
    .replace(/\[(\p{L})\](?=\p{L})/gu, `${anyCase}$1`)
    .replace(/\[[^\][]{0,200}\]/g, elision)
    .replace(/(?:\.\s?){3,}|…/g, elision)
  if (marked === quote) return undefined
  const pieces = marked
    .split(elision)
    .map(piece => fold(piece).text.replace(/^[\s,;:.)-]+|(?<![\s,;:(-])[\s,;:(-]+$/g, ''))
    .filter(piece => /[\p{L}\p{N}]/u.test(piece))
  const isEnough = pieces.some(piece => piece.split(' ').length >= 3) && pieces.every(piece => piece.length > 1)
  return isEnough ? pieces : undefined
}

// Private use characters, which no quotation of prose holds.
const elision = '\uE000'
const anyCase = '\uE001'

/** Where a piece stands between two places of the folded text. */
function piecesAt(text: string, piece: string, from: number, to: number): Span[] {
  const region = text.slice(from, to)
  const spellings = piece.includes(anyCase)
    ? [
        piece.replace(/\uE001(.)/gu, (_, letter: string) => letter.toLowerCase()),
        piece.replace(/\uE001(.)/gu, (_, letter: string) => letter.toUpperCase())
      ]
    : [piece]
  return spellings
    .flatMap(spelling => occurrences(region, spelling, true))
    .map(({start, end}) => ({start: start + from, end: end + from}))
    .toSorted((a, b) => a.start - b.start)
}

/** In UTF-16 units of folded text. */
const longestElision = 1000

/** Whether what was left out is part of one sentence and denies something; what commas, brackets or dashes set off says nothing of the rest. */
function hidesNegation(omitted: string): boolean {
  if (/[.!?]["')\]]*\s/.test(omitted)) return false
  return negation.test(omitted.replace(/[,(-][^,()]*[,)-]/g, ' '))
}

const negation =
  /(?:\b(?:not|no|never|none|nor|neither|nobody|nothing|cannot|without|hardly|unless|denie[sd]|deny)\b|n't\b)/i
