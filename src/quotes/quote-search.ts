/** Searches for quotations in one text. */

import search from 'approx-string-match'
import {lazy} from '../base/lazy.ts'
import {fold} from '../text/fold.ts'
import {findCutNegation} from '../text/negations.ts'
import type {Rewritten} from '../text/rewritten.ts'
import {overlaps, type Span, trimmed, words} from '../text/span.ts'
import {cutsFoldedWord, cutsNumber, cutsWord, wordAt} from '../text/words.ts'
import {type AnchorCandidate, type Anchored, type Orphan, orphan} from './anchored.ts'
import {countWords, differences, foreignWords, likeness} from './differences.ts'
import {finder} from './occurrences.ts'
import type {TextQuoteSelector} from './selector.ts'
import {type WordIndex, wordIndex} from './word-index.ts'

/**
 * A text that is folded and indexed once, when first needed. Whether a quotation cuts a word is decided in the text itself, because folding turns
 * dashes into hyphens.
 */
export class QuoteSearch {
  readonly text: string
  readonly #fold: () => Rewritten
  readonly #index: () => WordIndex
  readonly #findExact: ReturnType<typeof finder>
  readonly #findFolded: () => ReturnType<typeof finder>

  constructor(text: string) {
    this.text = text
    this.#fold = lazy(() => fold(text))
    this.#index = lazy(() => wordIndex(this.folded.text))
    this.#findExact = finder(text)
    this.#findFolded = lazy(() => finder(this.folded.text, this.#index))
  }

  get folded(): Rewritten {
    return this.#fold()
  }

  /** Exact occurrences. Without `isWhole` they may begin and end inside a word, but not inside a number or a contraction. */
  findExact(exact: string, isWhole: boolean): Span[] {
    const isCut = isWhole ? cutsWord : cutsNumber
    return this.#findExact(exact, isWhole, span => isCut(this.text, span))
  }

  /** Occurrences of folded words in the folded text, by the same rule. Windows are UTF-16 offsets into the folded text. */
  findFolded(folded: string, isWhole: boolean): Span[] {
    const {text} = this.folded
    return this.#findFolded()(folded, isWhole, window =>
      isWhole
        ? cutsFoldedWord(text, window) || cutsWord(this.text, this.toSpan(window))
        : cutsNumber(this.text, this.toSpan(window))
    )
  }

  /** The span of the text that folds to a window, without white space at its ends. */
  toSpan(window: Span): Span {
    return trimmed(this.text, this.folded.toSpan(window))
  }

  /** Finds a quotation. `hints` are the places of other selectors. With `whole`, it must begin and end at word boundaries of the text. */
  find(
    {exact, prefix = '', suffix = ''}: TextQuoteSelector,
    hints: readonly Span[],
    whole: boolean
  ): Anchored | Orphan {
    if (exact.trim() === '') return orphan('absent')
    const given = {prefix: prefix.slice(-longestContext), suffix: suffix.slice(0, longestContext)}
    const context = {
      prefix: fold(given.prefix).text.slice(-longestContext),
      suffix: fold(given.suffix).text.slice(0, longestContext),
      given
    }
    const folded = fold(exact).text
    const verbatim = this.#verbatim(exact, folded, context, whole || (prefix === '' && suffix === ''))
    const best = Math.max(0, ...verbatim.map(({score}) => score))
    if (best >= enough) return this.#choose(verbatim, hints)
    if (folded.length > longestFuzzy) return verbatim.length ? this.#choose(verbatim, hints) : orphan('too-long')
    const {good, candidates} = this.#fuzzy(folded, context)
    // Similar words in the right surroundings may be the quoted ones, rather than the exact words in other surroundings. The best score decides.
    const [meant] = candidates.filter(({score}) => score >= Math.max(enough, best + margin))
    if (meant) {
      const rivals = good.filter(({score}) => score >= best + margin)
      return good.includes(meant) ? this.#choose(rivals, hints) : orphan('changed', [...candidates, ...verbatim])
    }
    // Two words may occur anywhere. Three or more that occur once are taken for the quotation even if their surroundings have changed.
    if (verbatim.length && countWords(folded) > 2) return this.#choose(verbatim, hints)
    const all = [...verbatim, ...candidates].toSorted((a, b) => b.score - a.score)
    return orphan(all.length ? 'changed' : 'absent', all)
  }

  /** Exact occurrences of the words, or folded ones if there are none. */
  #verbatim(exact: string, folded: string, context: Context, isWhole: boolean): AnchorCandidate[] {
    const found = this.findExact(exact, isWhole)
    if (found.length)
      return found.map(span => ({
        span,
        score: this.#score(1, span, this.#window(span), context),
        via: 'exact',
        differences: []
      }))
    return this.findFolded(folded, isWhole).map(window => {
      const span = this.folded.toSpan(window)
      return {span, score: this.#score(1, span, window, context), via: 'folded', differences: []}
    })
  }

  /** Places of similar words: searched with their surroundings, then alone. `good` are those that may be taken for the quotation. */
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
          const span = toWords(this.text, this.folded.toSpan(window))
          const whole = this.#window(span)
          return {window: whole, score: this.#score(likeness(exact, words(text, whole)), span, whole, context)}
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
      ({span, score, differences}) =>
        score >= enough &&
        !differences.some(({changes}) => changes) &&
        foreignWords(differences) <= most &&
        !cutsNumber(this.text, span)
    )
    return {good, candidates}
  }

  #window({start, end}: Span): Span {
    return {start: this.folded.toFolded(start), end: this.folded.toFolded(end)}
  }

  /**
   * The similarity of the words and of their surroundings. A prefix or suffix that was not given does not count. `quote` is the similarity of the
   * words, `span` their place in the text and `window` the one in the folded text.
   */
  #score(quote: number, span: Span, {start, end}: Span, {prefix, suffix, given}: Context): number {
    const {text} = this.folded
    const parts: [likeness: number, weight: number][] = [[quote, weights.quote]]
    // Folding a prefix or suffix alone may give another form than the text has (`—` before `2`), so the exact characters are compared first.
    if (prefix)
      parts.push([
        this.text.slice(0, span.start).endsWith(given.prefix)
          ? 1
          : aroundLikeness(prefix, text.slice(Math.max(0, start - prefix.length - 1), start), 'end'),
        weights.context
      ])
    if (suffix)
      parts.push([
        this.text.startsWith(given.suffix, span.end)
          ? 1
          : aroundLikeness(suffix, text.slice(end, end + suffix.length + 1), 'start'),
        weights.context
      ])
    const all = parts.reduce((sum, [, weight]) => sum + weight, 0)
    return parts.reduce((sum, [likeness, weight]) => sum + likeness * weight, 0) / all
  }

  /**
   * The best of several places, if no other one is as good. Of equally good places, `hints` choose one, or else it is the only one that `verify` would
   * accept: it cuts no word, and is not cut from its negation.
   */
  #choose(candidates: readonly AnchorCandidate[], hints: readonly Span[]): Anchored | Orphan {
    const sorted = candidates.toSorted((a, b) => b.score - a.score)
    const best = sorted[0]!
    const rivals = sorted.filter(({score}) => best.score - score < margin)
    const hinted = new Set(hints.flatMap(hint => nearest(rivals, hint) ?? []))
    const chosen =
      rivals.length === 1 ? best : hints.length ? onlyOne([...hinted]) : onlyOne(rivals.filter(this.#isClean))
    if (!chosen) return orphan('ambiguous', sorted)
    return {...chosen, type: 'anchored', others: sorted.filter(other => other !== chosen)}
  }

  readonly #isClean = ({span}: AnchorCandidate): boolean =>
    !cutsWord(this.text, span) && !findCutNegation(this.text, span)
}

function onlyOne<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined
}

interface Context {
  /** Folded. */
  prefix: string
  suffix: string
  /** Prefix and suffix as the selector has them. */
  given: {prefix: string; suffix: string}
}

/** The quotation counts three times as much as the prefix or the suffix, as in Hypothesis' `match-quote` (50, 20, 20, rounded). */
const weights = {quote: 0.6, context: 0.2}

/**
 * The lowest score that is accepted, and the least distance of the best score from the next. `npm run eval -- anchoring` measures both on quotations whose
 * sentence was removed from its article: the most similar words that remain score below this.
 */
const enough = 0.75
const margin = 0.05

/**
 * In UTF-16 units of folded text: the longest quotation that is searched with differences, and how much of a prefix or suffix counts. Such comparisons take
 * time in proportion to the square of the length.
 */
const longestFuzzy = 10_000
const longestContext = 1000

/** The share of the quotation's words that may be replaced, with a prefix or suffix and without. */
const foreignInContext = 0.3
const foreignAlone = 0.15

/** Candidates below this score are not reported. */
const worthSaying = 0.5

/** The one that starts nearest to a hint. */
function nearest(candidates: readonly AnchorCandidate[], {start}: Span): AnchorCandidate | undefined {
  return candidates.toSorted((a, b) => Math.abs(a.span.start - start) - Math.abs(b.span.start - start))[0]
}

/** The span of a region that is most similar to a pattern. */
function findLike(text: string, pattern: string, region: Span): Span | undefined {
  const found = best(words(text, region), pattern)
  return found && {start: region.start + found.start, end: region.start + found.end}
}

/** Where the words may be in a span that is similar to them with their surroundings: between prefix and suffix, or where the words match best. */
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

/** The match with the fewest errors, at most two in five characters; of equals, the one nearest to the pattern's length. */
function best(text: string, pattern: string): Span | undefined {
  const matches = search(text, pattern, Math.floor(pattern.length * 0.4))
  const off = ({start, end}: Span): number => Math.abs(end - start - pattern.length)
  return matches.toSorted((a, b) => a.errors - b.errors || off(a) - off(b))[0]
}

/** The span with its ends moved to the nearest word boundaries, without white space at its ends. */
function toWords(text: string, {start, end}: Span): Span {
  const edge = (at: number): number => {
    const word = wordAt(text, at)
    if (!word) return at
    return at - word.start <= word.end - at ? word.start : word.end
  }
  const [from, to] = [edge(start), edge(end)]
  return trimmed(text, {start: from, end: Math.max(from, to)})
}

/** Two strings, with a space between them where a sentence would have one. */
function joined(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  return /[\p{L}\p{N}.,;:!?]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after) ? `${before} ${after}` : before + after
}

/** The similarity of a prefix or suffix to the text there. White space at its ends does not count. */
function aroundLikeness(given: string, there: string, side: 'start' | 'end'): number {
  const trimmed = there.trim()
  const wanted = given.trim()
  return likeness(wanted, side === 'end' ? trimmed.slice(-wanted.length) : trimmed.slice(0, wanted.length))
}
