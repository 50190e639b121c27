/** Words that somebody pointed at, found in a text that may have changed since. */

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
 * Finds the words that a selector, a list of selectors for the same words, or a bare quotation points at. A quotation is sought to the letter, then
 * folded (`fold`), then with differences: first together with what stands around it, then alone. Where it stands more than
 * once, what stands around it decides, then a position selector beside it; nothing else does.
 *
 * Never on other words: a difference in a number, a negation, a name or a word of degree refuses a place, whatever its score, and no quotation
 * begins or ends inside a number or a contraction. Spans are UTF-16 offsets into `text`, or into the `text` of a page. Any selector gets an
 * answer: what cannot be found is an `Orphan`.
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

/** Where selectors are looked for. */
interface Context {
  search: QuoteSearch
  places: Places
  options: AnchorOptions
}

interface Reading extends Context {
  /** Finds a selector that this one holds. */
  find: (selector: Selector) => Anchored | Orphan
}

/** How many selectors may be in one, and how deep: more are not understood. */
const mostSelectors = 1000
const deepest = 30

/** Selectors come from JSON that anybody wrote, so each is checked here, before it is read. */
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

/** How each type of selector is read. */
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

/** A quotation; `null` around it says that nothing is known there. */
function findQuote({exact, prefix, suffix}: TextQuoteSelector, search: QuoteSearch, hints: Span[]): Anchored | Orphan {
  const [before, after] = [prefix ?? '', suffix ?? '']
  if ([exact, before, after].some(one => typeof one !== 'string')) return orphan('unsupported')
  return search.find({type: 'TextQuoteSelector', exact, prefix: before, suffix: after}, hints, false)
}

type FindOne = (selector: Selector) => Anchored | Orphan

/** Several selectors of the same words: the quotation is what counts, positions help it. */
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

/** From where the first begins up to where the second begins. */
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

/** What was found in the words of `outer`, with its places in the whole text. */
function refined(text: string, outer: Anchored, inner: Anchored | Orphan): Anchored | Orphan {
  const shift = <Item extends {span: Span}>(item: Item): Item => ({
    ...item,
    span: {start: item.span.start + outer.span.start, end: item.span.end + outer.span.start}
  })
  if (inner.type === 'orphan') return {...inner, candidates: inner.candidates.map(shift)}
  const found = {...shift(inner), others: inner.others.map(shift)}
  // The outer place may cut a number, and the words in it would not know.
  return found.via !== 'place' && cutsNumber(text, found.span) ? orphan('changed', [found, ...found.others]) : found
}
