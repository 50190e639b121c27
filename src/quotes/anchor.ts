/** Words that somebody pointed at, found in a text that may have changed since. */

import search from 'approx-string-match'
import {codePoints} from '../text/code-points.ts'
import {fold} from '../text/fold.ts'
import {lazy} from '../text/lazy.ts'
import type {Rewritten} from '../text/rewritten.ts'
import {overlaps, type Span, words} from '../text/span.ts'
import {countWords, type Difference, differences, foreignWords, likeness} from './differences.ts'
import type {HtmlText} from './html.ts'
import type {
  FragmentSelector,
  HypothesisRangeSelector,
  RangeSelector,
  Selector,
  TextPositionSelector,
  TextQuoteSelector
} from './selector.ts'
import {type WordIndex, wordIndex} from './word-index.ts'

/** Words found. */
export interface Anchored extends AnchorCandidate {
  type: 'anchored'
  /** Other places that would do, worse than this one. */
  others: AnchorCandidate[]
}

/** Words not found, or not so that one could be sure of them. */
export interface Orphan {
  type: 'orphan'
  /**
   * `absent`: nothing is like it. `changed`: something is, with differences that are too many or that change what is said. `ambiguous`: several
   * places are as good as each other. `outside`: a place that the text does not have. `unsupported`: the selector points into
   * something else than text, or says so in a way that is not understood here.
   */
  reason: 'absent' | 'changed' | 'ambiguous' | 'outside' | 'unsupported'
  /** The best there is, for somebody to decide. */
  candidates: AnchorCandidate[]
}

/** A place where the words may be. */
export interface AnchorCandidate {
  /** UTF-16 offsets into the text. */
  span: Span
  /** From 0 to 1: how alike the words and what surrounds them are. A closer quotation scores higher. */
  score: number
  /** How it was found: to the letter, after folding, with differences, or by its place alone. */
  via: 'exact' | 'folded' | 'fuzzy' | 'place'
  /** Words that differ after folding, with those for whose sake it was refused. */
  differences: Difference[]
}

export interface AnchorOptions {
  /** What position selectors count in. Default: code points, as Web Annotation has it; Hypothesis counts UTF-16 units. */
  unit?: 'code-point' | 'utf-16'
}

/**
 * Finds the words that a selector, a list of selectors for the same words, or a bare quotation points at. A quotation is sought to the letter, then
 * folded (`fold`), then with differences: first together with what stands around it, then alone. Where it stands more than
 * once, what stands around it decides, then a position selector beside it; nothing else does.
 *
 * Never on other words: a difference in a number, a negation, a name or a word of degree refuses a place, whatever its score. Spans are UTF-16 offsets
 * into `text`, or into the `text` of a page.
 */
export function anchor(
  text: string | HtmlText,
  selector: Selector | string | readonly Selector[],
  options?: AnchorOptions
): Anchored | Orphan {
  return anchorer(text)(selector, options)
}

/** `anchor` for many selectors into one text, which is folded and indexed once. */
export function anchorer(
  given: string | HtmlText
): (selector: Selector | string | readonly Selector[], options?: AnchorOptions) => Anchored | Orphan {
  const page = typeof given === 'string' ? undefined : given
  const text = typeof given === 'string' ? given : given.text
  const target = new Target(text)
  // In a page, tools count in what the DOM calls its text.
  const counted = page ? page.content : text
  const points = lazy(() => codePoints(counted))

  function find(selector: Selector | string | readonly Selector[], options: AnchorOptions): Anchored | Orphan {
    if (typeof selector === 'string') return target.findQuote({type: 'TextQuoteSelector', exact: selector}, [], true)
    if (Array.isArray(selector)) return findAny(selector, options)
    const one = selector as Selector
    const found = findOne(one, options)
    const refinedBy = 'refinedBy' in one ? one.refinedBy : undefined
    if (!refinedBy || found.type === 'orphan') return found
    const inner = anchor(words(text, found.span), refinedBy, options)
    const shift = <Item extends {span: Span}>(item: Item): Item => ({
      ...item,
      span: {start: item.span.start + found.span.start, end: item.span.end + found.span.start}
    })
    return inner.type === 'orphan'
      ? {...inner, candidates: inner.candidates.map(shift)}
      : {...shift(inner), others: inner.others.map(shift)}
  }

  function findOne(selector: Selector, {unit = 'code-point'}: AnchorOptions): Anchored | Orphan {
    switch (selector.type) {
      case 'TextQuoteSelector':
        return typeof (selector as TextQuoteSelector).exact === 'string'
          ? target.findQuote(selector as TextQuoteSelector, [], false)
          : orphan('unsupported')
      case 'TextPositionSelector':
        return position(selector as TextPositionSelector, unit)
      case 'FragmentSelector':
        return fragment(selector as FragmentSelector)
      case 'XPathSelector':
        return onPage(page?.findByXPath((selector as {value: string}).value))
      case 'CssSelector':
        return onPage(page?.findByCss((selector as {value: string}).value))
      case 'RangeSelector':
        return 'startContainer' in selector ? hypothesisRange(selector) : range(selector as RangeSelector, {unit})
      default:
        return orphan('unsupported')
    }
  }

  /** Several selectors of the same words: the quotation is what counts, positions help it. */
  function findAny(selectors: readonly Selector[], options: AnchorOptions): Anchored | Orphan {
    const quote = selectors.find((one): one is TextQuoteSelector => one.type === 'TextQuoteSelector')
    const others = selectors.filter(one => one !== quote).map(one => find(one, options))
    const hints = others.flatMap(found => (found.type === 'anchored' ? [found.span] : []))
    if (quote) return target.findQuote(quote, hints, false)
    return (
      others.find(({type}) => type === 'anchored') ??
      others.find(found => found.type === 'orphan' && found.reason !== 'unsupported') ??
      others[0] ??
      orphan('unsupported')
    )
  }

  function position({start, end}: TextPositionSelector, unit: AnchorOptions['unit']): Anchored | Orphan {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start) return orphan('outside')
    const length = unit === 'utf-16' ? counted.length : points().toCodePoint(counted.length)
    if (end > length) return orphan('outside')
    const span = unit === 'utf-16' ? {start, end} : points().spanToUtf16({start, end})
    return placed(page ? page.toSpan(span) : span)
  }

  function onPage(span: Span | undefined): Anchored | Orphan {
    if (!page) return orphan('unsupported')
    return span ? placed(page.toSpan(span)) : orphan('absent')
  }

  function hypothesisRange({
    startContainer,
    startOffset,
    endContainer,
    endOffset
  }: HypothesisRangeSelector): Anchored | Orphan {
    if (!page) return orphan('unsupported')
    const [first, last] = [page.findByXPath(startContainer), page.findByXPath(endContainer)]
    if (!first || !last) return orphan('absent')
    const span = {start: first.start + startOffset, end: last.start + endOffset}
    return span.start > first.end || span.end > last.end || span.end < span.start
      ? orphan('outside')
      : placed(page.toSpan(span))
  }

  /** From where the first begins up to where the second begins. */
  function range({startSelector, endSelector}: RangeSelector, options: AnchorOptions): Anchored | Orphan {
    if (!startSelector || !endSelector) return orphan('unsupported')
    const first = find(startSelector, options)
    if (first.type === 'orphan') return first
    const last = find(endSelector, options)
    if (last.type === 'orphan') return last
    if (last.span.start < first.span.start) return orphan('outside')
    const score = Math.min(first.score, last.score)
    return {...placed({start: first.span.start, end: last.span.start}), score}
  }

  function fragment({value}: FragmentSelector): Anchored | Orphan {
    if (typeof value !== 'string') return orphan('unsupported')
    const directive = /(?:^|:~:|[#&])text=([^&]*)/.exec(value)
    if (directive) return textDirective(directive[1]!)
    const plain = /^(char|line)=(\d*)(?:(,)(\d*))?(?:;.*)?$/.exec(value)
    if (plain && !page) {
      const [, scheme, from, comma, to] = plain
      const start = Number(from || 0)
      const end = comma ? (to ? Number(to) : Number.POSITIVE_INFINITY) : start
      if (scheme === 'char') {
        const length = points().toCodePoint(text.length)
        if (start > length || (to && end > length) || end < start) return orphan('outside')
        return placed(points().spanToUtf16({start, end: Math.min(end, length)}))
      }
      // Lines are counted by the places between them.
      const starts = [
        0,
        ...[...text.matchAll(/\r\n|\r|\n/g)].map(({0: ending, index}) => index + ending.length),
        text.length
      ]
      if (start >= starts.length || end < start) return orphan('outside')
      return placed({start: starts[start]!, end: starts[Math.min(end, starts.length - 1)]!})
    }
    return page && /^#?[^\s=]+$/.test(value)
      ? onPage(page.findById(decode(value.replace(/^#/, ''))))
      : orphan('unsupported')
  }

  /** `[prefix-,]start[,end][,-suffix]`, percent-encoded. */
  function textDirective(value: string): Anchored | Orphan {
    const parts = value.split(',')
    const prefix = parts[0]?.endsWith('-') ? decode(parts.shift()!.slice(0, -1)) : undefined
    const suffix = parts.at(-1)?.startsWith('-') ? decode(parts.pop()!.slice(1)) : undefined
    const [exact, last] = parts.map(decode)
    if (exact === undefined || parts.length > 2) return orphan('unsupported')
    const context = {...(prefix !== undefined && {prefix}), ...(suffix !== undefined && {suffix})}
    const first = target.findQuote({type: 'TextQuoteSelector', exact, ...context}, [], true)
    if (last === undefined || first.type === 'orphan') return first
    const rest = anchor(text.slice(first.span.end), last)
    // The end is the first one after the start.
    const end = rest.type === 'anchored' ? rest : rest.candidates.find(({via}) => via !== 'fuzzy')
    return end ? {...first, span: {start: first.span.start, end: first.span.end + end.span.end}} : orphan('absent')
  }

  return (selector, options = {}) => find(selector, options)
}

function orphan(reason: Orphan['reason'], candidates: AnchorCandidate[] = []): Orphan {
  return {type: 'orphan', reason, candidates}
}

function placed(span: Span): Anchored {
  return {type: 'anchored', span, score: 1, via: 'place', differences: [], others: []}
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** One text to look for quotations in. */
class Target {
  readonly #text: string
  readonly #fold: () => Rewritten
  readonly #index: () => WordIndex

  constructor(text: string) {
    this.#text = text
    this.#fold = lazy(() => fold(text))
    this.#index = lazy(() => wordIndex(this.folded.text))
  }

  get folded(): Rewritten {
    return this.#fold()
  }

  /** `hints` are where other selectors say that it is; `whole` asks that it begin and end with words of the text. */
  findQuote(
    {exact, prefix = '', suffix = ''}: TextQuoteSelector,
    hints: readonly Span[],
    whole: boolean
  ): Anchored | Orphan {
    if (exact.trim() === '') return orphan('absent')
    const context = {prefix: fold(prefix).text, suffix: fold(suffix).text}
    const isWhole = whole || (prefix === '' && suffix === '')
    const verbatim = this.#verbatim(exact, context, isWhole)
    const best = Math.max(0, ...verbatim.map(({score}) => score))
    if (best >= enough) return choose(verbatim, hints)
    const folded = fold(exact).text
    const {good, candidates} = this.#fuzzy(folded, context)
    // Words with differences in the right surroundings may be meant rather than the very words in others; the best of them says.
    const [meant] = candidates.filter(({score}) => score >= Math.max(enough, best + margin))
    if (meant) {
      const rivals = good.filter(({score}) => score >= best + margin)
      return good.includes(meant) ? choose(rivals, hints) : orphan('changed', [...candidates, ...verbatim])
    }
    // Two words are anywhere; three or more that stand there once are they, whatever became of what was around them.
    if (verbatim.length && countWords(folded) > 2) return choose(verbatim, hints)
    const all = [...verbatim, ...candidates].toSorted((a, b) => b.score - a.score)
    return orphan(all.length ? 'changed' : 'absent', all)
  }

  /** Where the words stand to the letter, or else folded. */
  #verbatim(exact: string, context: Context, isWhole: boolean): AnchorCandidate[] {
    const found = occurrences(this.#text, exact, isWhole)
    if (found.length)
      return found.map(span => ({
        span,
        score: this.#score(1, this.#window(span), context),
        via: 'exact',
        differences: []
      }))
    const {text} = this.folded
    return occurrences(text, fold(exact).text, isWhole).map(window => ({
      span: this.folded.toSpan(window),
      score: this.#score(1, window, context),
      via: 'folded',
      differences: []
    }))
  }

  /** Where something like the words stands: with what is around them, then alone. `good` are those that may be taken for them. */
  #fuzzy(exact: string, context: Context): {good: AnchorCandidate[]; candidates: AnchorCandidate[]} {
    const {text} = this.folded
    const found: (AnchorCandidate & {window: Span})[] = []
    const {prefix, suffix} = context
    const surrounded = `${joined(prefix, exact)}${joined(exact, suffix).slice(exact.length)}`
    for (const pattern of new Set([surrounded, exact])) {
      for (const region of this.#index().findRegions(pattern)) {
        const outer = findLike(text, pattern, region)
        if (!outer) continue
        const windows = pattern === exact ? [outer] : innerWindows(text, outer, exact, context)
        const scored = windows.map(window => {
          const whole = toWords(text, window)
          return {window: whole, score: this.#score(likeness(exact, words(text, whole)), whole, context)}
        })
        const best = scored.toSorted((a, b) => b.score - a.score)[0]
        if (!best || found.some(other => overlaps(other.window, best.window))) continue
        const there = words(text, best.window)
        found.push({
          ...best,
          span: this.folded.toSpan(best.window),
          via: 'fuzzy',
          differences: differences(exact, there)
        })
      }
      if (found.some(({score}) => score >= enough)) break
    }
    const candidates = found
      .toSorted((a, b) => b.score - a.score)
      .map(({window: _, ...candidate}) => candidate)
      .filter(({score}) => score >= worthSaying)
    const most = countWords(exact) * (prefix || suffix ? foreignInContext : foreignAlone)
    const good = candidates.filter(
      ({score, differences}) =>
        score >= enough && !differences.some(({changes}) => changes) && foreignWords(differences) <= most
    )
    return {good, candidates}
  }

  #window({start, end}: Span): Span {
    return {start: this.folded.toFolded(start), end: this.folded.toFolded(end)}
  }

  /** How alike the words and what is around them are; what was not given does not count. */
  #score(quote: number, {start, end}: Span, {prefix, suffix}: Context): number {
    const {text} = this.folded
    const parts: [likeness: number, weight: number][] = [[quote, weights.quote]]
    if (prefix)
      parts.push([
        aroundLikeness(prefix, text.slice(Math.max(0, start - prefix.length - 1), start), 'end'),
        weights.context
      ])
    if (suffix) parts.push([aroundLikeness(suffix, text.slice(end, end + suffix.length + 1), 'start'), weights.context])
    const all = parts.reduce((sum, [, weight]) => sum + weight, 0)
    return parts.reduce((sum, [likeness, weight]) => sum + likeness * weight, 0) / all
  }
}

interface Context {
  /** Folded. */
  prefix: string
  suffix: string
}

/** The quotation counts three times what stands on either side, as in Hypothesis' `match-quote` (50, 20, 20, rounded). */
const weights = {quote: 0.6, context: 0.2}

/**
 * The least score that is enough, and how much better the best must be than the next. `npm run eval -- anchoring` measures both on quotations whose
 * sentence was taken out of its article: what is most like them then scores below this.
 */
const enough = 0.75
const margin = 0.05

/** The share of the quotation's words that may be other ones, where what stands around it is known and where it is not. */
const foreignInContext = 0.3
const foreignAlone = 0.15

/** What is less alike than this is not worth anybody's look. */
const worthSaying = 0.5

/** The best of several places, if it is the only best one. */
function choose(candidates: readonly AnchorCandidate[], hints: readonly Span[]): Anchored | Orphan {
  const sorted = candidates.toSorted((a, b) => b.score - a.score)
  const best = sorted[0]!
  const rivals = sorted.filter(({score}) => best.score - score < margin)
  if (rivals.length === 1) return {...best, type: 'anchored', others: sorted.slice(1)}
  const hinted = new Set(hints.flatMap(hint => nearest(rivals, hint) ?? []))
  const [chosen] = hinted
  if (hinted.size !== 1) return orphan('ambiguous', sorted)
  return {...chosen!, type: 'anchored', others: sorted.filter(other => other !== chosen)}
}

/** The one that starts nearest to a hint. */
function nearest(candidates: readonly AnchorCandidate[], {start}: Span): AnchorCandidate | undefined {
  return candidates.toSorted((a, b) => Math.abs(a.span.start - start) - Math.abs(b.span.start - start))[0]
}

/** Where a string stands in another; where `isWhole`, not within words. No more than a thousand. */
export function occurrences(text: string, wanted: string, isWhole: boolean): Span[] {
  const found: Span[] = []
  if (wanted === '') return found
  for (let at = text.indexOf(wanted); at >= 0 && found.length < 1000; at = text.indexOf(wanted, at + 1)) {
    const span = {start: at, end: at + wanted.length}
    if (!isWhole || !cutsWord(text, span)) found.push(span)
  }
  return found
}

/** Whether a stretch begins or ends in the middle of a word or a number. */
function cutsWord(text: string, {start, end}: Span): boolean {
  return within.test(text.slice(Math.max(0, start - 1), start + 1)) || within.test(text.slice(end - 1, end + 1))
}

const within = /^[\p{L}\p{N}]{2}$/u

/** The stretch of a region that is most like a pattern. */
function findLike(text: string, pattern: string, region: Span): Span | undefined {
  const found = best(words(text, region), pattern)
  return found && {start: region.start + found.start, end: region.start + found.end}
}

/** Where the words may be in a stretch that is like them with their surroundings: between these, or where it is most like the words. */
function innerWindows(text: string, outer: Span, exact: string, {prefix, suffix}: Context): Span[] {
  const there = words(text, outer)
  const before = prefix ? best(there.slice(0, Math.ceil(prefix.length * 1.5)), prefix)?.end : 0
  const tail = Math.max(0, there.length - Math.ceil(suffix.length * 1.5))
  const after = suffix ? best(there.slice(tail), suffix)?.start : there.length
  const windows: Span[] = []
  if (before !== undefined && after !== undefined) {
    const end = suffix ? tail + after : after
    if (before < end) windows.push({start: outer.start + before, end: outer.start + end})
  }
  const like = findLike(text, exact, outer)
  return like ? [...windows, like] : windows
}

/** With the fewest errors, at most two in five letters; of equals, the one nearest to the pattern's length. */
function best(text: string, pattern: string): Span | undefined {
  const matches = search(text, pattern, Math.floor(pattern.length * 0.4))
  const off = ({start, end}: Span): number => Math.abs(end - start - pattern.length)
  return matches.toSorted((a, b) => a.errors - b.errors || off(a) - off(b))[0]
}

/** The stretch widened or narrowed to whole words, whichever is nearer, without white space at its ends. */
function toWords(text: string, {start, end}: Span): Span {
  const inWord = (at: number): boolean => at > 0 && within.test(text.slice(at - 1, at + 1))
  const edge = (at: number): number => {
    for (let step = 0; step < 40; step++) {
      if (!inWord(at - step)) return at - step
      if (!inWord(at + step)) return at + step
    }
    return at
  }
  let [from, to] = [edge(start), edge(end)]
  while (from < to && text[from] === ' ') from++
  while (to > from && text[to - 1] === ' ') to--
  return {start: from, end: to}
}

/** Two strings with the space between them that there would be in a sentence. */
function joined(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  return /[\p{L}\p{N}.,;:!?]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after) ? `${before} ${after}` : before + after
}

/** How alike two surroundings are, whatever white space stands beside the words. */
function aroundLikeness(given: string, there: string, side: 'start' | 'end'): number {
  const trimmed = there.trim()
  const wanted = given.trim()
  return likeness(wanted, side === 'end' ? trimmed.slice(-wanted.length) : trimmed.slice(0, wanted.length))
}
