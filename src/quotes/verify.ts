/** Verifies that a text has the words that are quoted from it. */

import {fold, type Normalisation, normalisations} from '../text/fold.ts'
import {findCutNegation} from '../text/negations.ts'
import {type Span, words} from '../text/span.ts'
import {type Anchorer, anchorerIn} from './anchor.ts'
import type {AnchorCandidate} from './anchored.ts'
import {findElided} from './elisions.ts'
import {QuoteSearch} from './quote-search.ts'

/**
 * How well a text matches a quotation.
 *
 * `exact`: character by character. `typographic`: except for the spelling of punctuation and letters (quotes, dashes, ligatures, …). `whitespace`:
 * except for white space, and perhaps for punctuation. `elided`: with the omissions and insertions that its elisions and brackets declare. `absent`:
 * the text does not have it. `ambiguous`: the text has it more than once.
 */
export type Grade = 'exact' | 'typographic' | 'whitespace' | 'elided' | 'absent' | 'ambiguous'

/** The grade of a quotation, and its place. Spans are UTF-16 offsets into the text. */
export interface Verification {
  grade: Grade
  /** The place of the words, UTF-16; for an elided quotation, from its first word to its last. Absent for `absent` and `ambiguous`. */
  span?: Span
  /** The spans that an elided quotation quotes. */
  parts?: Span[]
  /** The normalisations without which it would not be found. */
  normalisations: Normalisation[]
  /**
   * All places of an ambiguous quotation, or the places most similar to an absent one. Empty if the text has nothing similar, or if an absent
   * quotation has more than 10,000 UTF-16 units when folded: similar places are then not searched.
   */
  candidates: Pick<AnchorCandidate, 'span' | 'score' | 'differences'>[]
}

/** Options of `verify`. */
export interface VerifyOptions {
  /** Text before and after the words. It chooses between several places. */
  prefix?: string
  suffix?: string
}

/**
 * Grades a quotation. The same function (`fold`) folds quotation and text, and every other difference counts: with one letter more or less, the
 * quotation is `absent`, and the most similar places are its `candidates`.
 *
 * A quotation never begins or ends inside a word, a number (with its sign, separators, decimals, unit) or a contraction: the text "rose by 3.5
 * percent" does not have the quotation `rose by 3`, and "can’t" does not have `can`.
 *
 * An elision is written `…`, `...`, `[…]` or `[...]`. Brackets hold what the author of the quotation inserted (`[the bank]`; no number and no negation),
 * changed (`[T]he`) or noted (`[sic]`). One elision omits at most 1,000 characters, and a quotation with more than 100 elisions is `absent`. An elision
 * may not omit a negation from a sentence of which words are quoted, unless the negation is in a parenthesis.
 *
 * Spans are UTF-16 offsets into `text`. Any two strings get an answer. Does not throw.
 */
export function verify(text: string, quote: string, options?: VerifyOptions): Verification {
  return verifierIn(new QuoteSearch(text))(quote, options)
}

/** `verify` without its first argument. */
export type Verifier = (quote: string, options?: VerifyOptions) => Verification

/** `verify` for many quotations from one text. */
export function verifierIn(search: QuoteSearch, anchorIn: Anchorer = anchorerIn(search)): Verifier {
  return (quote, {prefix, suffix} = {}) => {
    const wanted = quote.trim()
    if (wanted === '') return without('absent')
    const {grade, spans: all} = findVerbatim(wanted, search)
    const spans = all.filter(span => !findCutNegation(search.text, span))
    if (all.length && !spans.length)
      return without(
        'absent',
        all.slice(0, 3).map(span => denied(search.text, span))
      )
    if (spans.length) {
      const span = spans.length === 1 ? spans[0] : chosen(spans, anchorIn, {exact: wanted, prefix, suffix})
      if (!span) return without('ambiguous', spans.map(certain))
      return {grade, span, normalisations: needed(wanted, words(search.text, span)), candidates: []}
    }
    const elided = findElided(wanted, search)
    if (elided) {
      const wholes = elided.map(parts => ({start: parts[0]!.start, end: parts.at(-1)!.end}))
      return elided.length === 1
        ? {grade: 'elided', span: wholes[0]!, parts: elided[0]!, normalisations: [], candidates: []}
        : without('ambiguous', wholes.map(certain))
    }
    const nearest = anchorIn(wanted)
    const candidates = nearest.type === 'anchored' ? [nearest, ...nearest.others] : nearest.candidates
    return without(
      'absent',
      candidates.slice(0, 3).map(({span, score, differences}) => ({span, score, differences}))
    )
  }
}

function without(grade: 'absent' | 'ambiguous', candidates: Verification['candidates'] = []): Verification {
  return {grade, normalisations: [], candidates}
}

function certain(span: Span): Verification['candidates'][number] {
  return {span, score: 1, differences: []}
}

/** The candidate for words that the quotation cuts from their negation: both together. */
function denied(text: string, span: Span): Verification['candidates'][number] {
  const negation = findCutNegation(text, span)!
  const whole = {start: Math.min(span.start, negation.start), end: Math.max(span.end, negation.end)}
  return {span: whole, score: 1, differences: [{quote: '', text: words(text, negation), changes: 'negation'}]}
}

/** Occurrences of the words: exact ones, or else those that differ in punctuation only, or else those that also differ in white space. */
function findVerbatim(wanted: string, search: QuoteSearch): {grade: Grade; spans: Span[]} {
  const exact = search.findExact(wanted, true)
  if (exact.length) return {grade: 'exact', spans: exact}
  const folded = search.findFolded(fold(wanted).text, true).map(window => search.toSpan(window))
  const marked = fold(wanted, butWhitespace).text
  const typographic = folded.filter(span => fold(words(search.text, span), butWhitespace).text === marked)
  return typographic.length ? {grade: 'typographic', spans: typographic} : {grade: 'whitespace', spans: folded}
}

const butWhitespace = normalisations.filter(name => name !== 'whitespace')

/** The place that prefix and suffix choose, if they choose one. */
function chosen(
  spans: readonly Span[],
  anchorIn: Anchorer,
  {exact, prefix, suffix}: {exact: string; prefix: string | undefined; suffix: string | undefined}
): Span | undefined {
  if (prefix === undefined && suffix === undefined) return undefined
  const around = {...(prefix !== undefined && {prefix}), ...(suffix !== undefined && {suffix})}
  const found = anchorIn({type: 'TextQuoteSelector', exact, ...around})
  if (found.type === 'orphan' || found.via === 'fuzzy') return undefined
  return spans.find(({start}) => start === found.span.start)
}

/** The normalisations that two strings need to be equal: without any one of these they differ. */
function needed(quote: string, there: string): Normalisation[] {
  if (quote === there) return []
  return normalisations.filter(name => {
    const others = normalisations.filter(other => other !== name)
    return fold(quote, others).text !== fold(there, others).text
  })
}
