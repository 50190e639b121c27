/** Resolves selectors in a text that may have changed since they were made. */

import type {HtmlText} from '../html/html-text.ts'
import {type Span, words} from '../text/span.ts'
import {cutsNumber} from '../text/words.ts'
import {type Anchored, type Orphan, orphan, placed} from './anchored.ts'
import {findFragment} from './fragments.ts'
import {type AnchorOptions, type Places, placesIn} from './places.ts'
import {QuoteSearch} from './quote-search.ts'
import type {
  CssSelector,
  FragmentSelector,
  HypothesisRangeSelector,
  RangeSelector,
  Selector,
  TextPositionSelector,
  TextQuoteSelector,
  XPathSelector
} from './selector.ts'

/**
 * Finds the words that a selector, a list of selectors for the same words, or a bare quotation points at. `anchor` searches for a quotation
 * character by character, then folded (`fold`), then with differences: first together with its prefix and suffix, then alone. If the text has
 * it more than once, the prefix and suffix decide, then a position selector in the same list. Nothing else decides.
 *
 * `anchor` never accepts other words: it refuses a place that differs in a number, a negation, a name or a word of degree, whatever its score.
 * A quotation never begins or ends inside a number or a contraction. Spans are UTF-16 offsets into `text`, or into the `text` of a page.
 * Every selector gets an answer: an `Orphan` says why nothing was found. Does not throw.
 */
export function anchor(
  text: string | HtmlText,
  selector: Selector | string | readonly Selector[],
  options?: AnchorOptions
): Anchored | Orphan {
  return typeof text === 'string'
    ? anchorerIn(new QuoteSearch(text))(selector, options)
    : anchorerIn(new QuoteSearch(text.text), text)(selector, options)
}

/** `anchor` without its first argument. */
export type Anchorer = (selector: Selector | string | readonly Selector[], options?: AnchorOptions) => Anchored | Orphan

/** `anchor` for many selectors into one text, or a page with that text. */
export function anchorerIn(search: QuoteSearch, page?: HtmlText): Anchorer {
  const {text} = search
  const places = placesIn(text, page)
  return (selector, options = {}) => {
    if (typeof selector === 'string') return search.find({type: 'TextQuoteSelector', exact: selector}, [], true)
    return findIn({search, places, options}, selector, {left: mostSelectors}, 0)
  }
}

/** The text that selectors are resolved in. */
interface Context {
  search: QuoteSearch
  places: Places
  options: AnchorOptions
}

interface Reading extends Context {
  /** Resolves a selector that is nested in this one. */
  find: (selector: Selector) => Anchored | Orphan
}

/** Limits on nested selectors: their number and their depth. Beyond them the answer is `unsupported`. */
const mostSelectors = 1000
const deepest = 30

/** Resolves one selector. Selectors come from JSON of unknown origin, so this checks each one before reading it. */
function findIn(context: Context, selector: unknown, budget: {left: number}, depth: number): Anchored | Orphan {
  if (depth > deepest || budget.left-- <= 0) return orphan('unsupported')
  const find = (one: unknown): Anchored | Orphan => findIn(context, one, budget, depth + 1)
  if (Array.isArray(selector)) return findAny(selector.filter(isSelector), context.search, find)
  if (!isSelector(selector)) return orphan('unsupported')
  const found = readers.get(selector.type)?.(selector as never, {...context, find}) ?? orphan('unsupported')
  const refinedBy: unknown = 'refinedBy' in selector ? selector.refinedBy : undefined
  if (refinedBy === undefined || refinedBy === null || found.type === 'orphan') return found
  const {text} = context.search
  const inside = words(text, found.span)
  const within = {...context, search: new QuoteSearch(inside), places: placesIn(inside)}
  return refined(text, found, findIn(within, refinedBy, budget, depth + 1))
}

function isSelector(value: unknown): value is Selector {
  return typeof value === 'object' && value !== null && typeof (value as Selector).type === 'string'
}

/** The function that resolves each type of selector. */
const readers: ReadonlyMap<string, (selector: never, reading: Reading) => Anchored | Orphan> = new Map(
  Object.entries({
    TextQuoteSelector: (selector: TextQuoteSelector, {search}: Reading) => findQuote(selector, search, []),
    TextPositionSelector: (selector: TextPositionSelector, {places, options}: Reading) =>
      places.findPosition(selector, options),
    FragmentSelector: (selector: FragmentSelector, {search, places}: Reading) => findFragment(selector, search, places),
    XPathSelector: ({value}: XPathSelector, {places}: Reading) =>
      typeof value === 'string' ? places.findInPage(page => page.findByXPath(value)) : orphan('unsupported'),
    CssSelector: ({value}: CssSelector, {places}: Reading) =>
      typeof value === 'string' ? places.findInPage(page => page.findByCss(value)) : orphan('unsupported'),
    RangeSelector: (selector: RangeSelector | HypothesisRangeSelector, {places, find}: Reading) =>
      'startContainer' in selector ? places.findRange(selector) : findBetween(selector, find)
  })
)

/** Resolves a quotation. A prefix or suffix of `null` counts as absent. */
function findQuote({exact, prefix, suffix}: TextQuoteSelector, search: QuoteSearch, hints: Span[]): Anchored | Orphan {
  const [before, after] = [prefix ?? '', suffix ?? '']
  if ([exact, before, after].some(one => typeof one !== 'string')) return orphan('unsupported')
  return search.find({type: 'TextQuoteSelector', exact, prefix: before, suffix: after}, hints, false)
}

type FindOne = (selector: Selector) => Anchored | Orphan

/** Resolves several selectors for the same words. The quotation decides, and positions choose between several places of it. */
function findAny(selectors: readonly Selector[], search: QuoteSearch, find: FindOne): Anchored | Orphan {
  const quote = selectors.find((one): one is TextQuoteSelector => one.type === 'TextQuoteSelector')
  const others = selectors.filter(one => one !== quote).map(find)
  const hints = others.flatMap(found => (found.type === 'anchored' ? [found.span] : []))
  if (quote) return findQuote(quote, search, hints)
  return (
    others.find(({type}) => type === 'anchored') ??
    others.find(found => found.type === 'orphan' && found.reason !== 'unsupported') ??
    others[0] ??
    orphan('unsupported')
  )
}

/** The span from the start of the first selector's place to the start of the second's. */
function findBetween({startSelector, endSelector}: RangeSelector, find: FindOne): Anchored | Orphan {
  const first = find(startSelector)
  if (first.type === 'orphan') return first
  const last = find(endSelector)
  if (last.type === 'orphan') return last
  if (last.span.start < first.span.start) return orphan('outside')
  return {
    ...placed({start: first.span.start, end: last.span.start}),
    score: Math.min(first.score, last.score)
  }
}

/** A result from inside `outer`, with offsets into the whole text. */
function refined(text: string, outer: Anchored, inner: Anchored | Orphan): Anchored | Orphan {
  const shift = <Item extends {span: Span}>(item: Item): Item => ({
    ...item,
    span: {start: item.span.start + outer.span.start, end: item.span.end + outer.span.start}
  })
  if (inner.type === 'orphan') return {...inner, candidates: inner.candidates.map(shift)}
  const found = {...shift(inner), others: inner.others.map(shift)}
  // The outer place may cut a number, which a search inside it cannot notice.
  return found.via !== 'place' && cutsNumber(text, found.span) ? orphan('changed', [found, ...found.others]) : found
}
