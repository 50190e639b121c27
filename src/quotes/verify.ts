/** Whether a text says what somebody quotes from it. */

import {fold, type Normalisation, normalisations} from '../text/fold.ts'
import {findCutNegation} from '../text/negations.ts'
import {type Span, words} from '../text/span.ts'
import {type Anchorer, anchorerIn} from './anchor.ts'
import type {AnchorCandidate} from './anchored.ts'
import {findElided} from './elisions.ts'
import {QuoteSearch} from './quote-search.ts'

/**
 * How a quotation stands to a text.
 *
 * `exact`: to the letter. `typographic`: but for the spelling of marks and letters (quotes, dashes, ligatures, …). `whitespace`: but for white space, and
 * perhaps for marks too. `elided`: with what its elisions and brackets say was left out or put in. `absent`: it does not stand there.
 * `ambiguous`: it stands there more than once.
 */
export type Grade = 'exact' | 'typographic' | 'whitespace' | 'elided' | 'absent' | 'ambiguous'

/** The grade of a quotation, and where it stands. Spans are UTF-16 offsets into the text. */
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

/** Options of `verify`. */
export interface VerifyOptions {
  /** What stands before and after the words, to tell places apart. */
  prefix?: string
  suffix?: string
}

/**
 * Grades a quotation. Both sides are folded by the same function (`fold`), and nothing else is overlooked: one letter more or less is `absent`, with
 * what is most like it among the `candidates`.
 *
 * No quotation begins or ends inside a word, a number (with its sign, separators, decimals, unit) or a contraction: `rose by 3` does not stand in "rose
 * by 3.5 percent", nor `can` in "can’t".
 *
 * An elision is written `…`, `...`, `[…]` or `[...]`; brackets hold what the quoter put in (`[the bank]`; no number and no negation), changed (`[T]he`)
 * or noted (`[sic]`). What is left out is at most a thousand characters a time. It may not be a negation in a sentence of which
 * words are quoted, unless a parenthesis holds it: a quotation is not its negation.
 *
 * Spans are UTF-16 offsets into `text`. Any two strings get an answer.
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

/** A place whose words are cut from their negation, together with that. */
function denied(text: string, span: Span): Verification['candidates'][number] {
  const negation = findCutNegation(text, span)!
  const whole = {start: Math.min(span.start, negation.start), end: Math.max(span.end, negation.end)}
  return {span: whole, score: 1, differences: [{quote: '', text: words(text, negation), changes: 'negation'}]}
}

/** Where the words stand to the letter, or else but for marks, or else but for white space too. */
function findVerbatim(wanted: string, search: QuoteSearch): {grade: Grade; spans: Span[]} {
  const exact = search.findExact(wanted, true)
  if (exact.length) return {grade: 'exact', spans: exact}
  const folded = search.findFolded(fold(wanted).text, true).map(window => search.toSpan(window))
  const marked = fold(wanted, butWhitespace).text
  const typographic = folded.filter(span => fold(words(search.text, span), butWhitespace).text === marked)
  return typographic.length ? {grade: 'typographic', spans: typographic} : {grade: 'whitespace', spans: folded}
}

const butWhitespace = normalisations.filter(name => name !== 'whitespace')

/** The one of several places that its surroundings tell, if they do. */
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

/** The normalisations without any one of which two strings would differ. */
function needed(quote: string, there: string): Normalisation[] {
  if (quote === there) return []
  return normalisations.filter(name => {
    const others = normalisations.filter(other => other !== name)
    return fold(quote, others).text !== fold(there, others).text
  })
}
