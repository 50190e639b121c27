/** Finds sentences in a copy of a text by their fingerprints. */

import {firstWhere} from '../base/binary-search.ts'
import {groupBy} from '../base/group-by.ts'
import {codePoints} from '../text/code-points.ts'
import {fold} from '../text/fold.ts'
import {composed, type Rewritten} from '../text/rewritten.ts'
import {sentences as sentencesOf} from '../text/sentences.ts'
import type {Span} from '../text/span.ts'
import {overlaps, words} from '../text/span.ts'
import {fingerprints} from './fingerprint.ts'
import {withoutMarkup} from './markup.ts'
import {forward, trimmedWindow} from './sentence-map.ts'
import type {Standoff} from './standoff.ts'

/** The place of a sentence in the folded copy. */
export interface Found extends Span {
  /** Whether it is not between the places of its neighbours. */
  moved: boolean
}

export interface Alignment {
  folded: Rewritten
  /** The copy without mark-up, if the sentences were found in that. */
  bare?: Rewritten
  /** One element for each sentence of the stand-off; `undefined` if the copy does not have the sentence. */
  found: (Found | undefined)[]
}

/**
 * Finds the sentences of a stand-off in a copy of its text.
 *
 * First it splits the copy into sentences twice, once at every line ending and once at blank lines only, and computes the longest
 * common subsequence by fingerprint, weighted by length. Then, between two sentences that were found, it tries every window that has the
 * length of a missing sentence and begins and ends where a sentence may. So it finds a sentence after a heading without a line ending, or
 * after the number of a footnote. A sentence that is still missing and occurs once elsewhere has moved.
 *
 * If a sentence is missing and the copy may contain mark-up, it repeats all this on the copy without mark-up and keeps the better result.
 */
export function align(standoff: Pick<Standoff, 'sentences' | 'salt'>, text: string): Alignment {
  const plain = alignWith(standoff, text, fold(text))
  const isWhole = plain.found.every(one => one)
  if (isWhole || !/[<&*_`[#>]/.test(text)) return plain
  const bare = withoutMarkup(text)
  const through = alignWith(standoff, bare.text, fold(bare.text))
  if (count(through) <= count(plain)) return plain
  return {...through, folded: composed(bare, through.folded), bare}
}

function count({found}: Alignment): number {
  return found.filter(one => one).length
}

function alignWith(
  {sentences, salt}: Pick<Standoff, 'sentences' | 'salt'>,
  text: string,
  folded: Rewritten
): Alignment {
  const search = new Search(sentences, salt, folded)
  search.look(segments(text, folded))
  let chain = search.chain()
  search.allow(30_000 + 500 * chain.filter(match => match).length)
  for (const gap of gapsOf(chain, sentences.length, folded.text.length)) search.lookInside(gap)
  chain = search.chain()

  const found: Alignment['found'] = chain.map(window => window && {...window, moved: false})
  const taken = chain.filter(window => window !== undefined).toSorted((a, b) => a.start - b.start)
  for (const {sentence, start, end} of search.strays()) {
    if (found[sentence] || overlapsAny(taken, {start, end})) continue
    found[sentence] = {start, end, moved: true}
  }
  return {folded, found}
}

/** A sentence of the stand-off and a window of the folded copy with its fingerprint. */
interface Match extends Span {
  sentence: number
}

class Search {
  readonly #byPrint: ReadonlyMap<string, number[]>
  readonly #lengths: ReadonlySet<number>
  /** Windows of the copy by the fingerprint that they have. */
  readonly #windows = new Map<string, Span[]>()
  readonly #tried = new Set<string>()
  readonly #printOf: (folded: string) => string
  readonly #points
  /** How many hashes may still be computed inside gaps. The limit grows with what was found, up to about a second of time. */
  #left = 0

  readonly sentences: Standoff['sentences']
  readonly folded: Rewritten

  constructor(sentences: Standoff['sentences'], salt: string, folded: Rewritten) {
    this.sentences = sentences
    this.folded = folded
    this.#byPrint = groupBy(sentences.keys(), index => sentences[index]!.print)
    this.#lengths = new Set(sentences.map(({folded}) => folded))
    this.#printOf = fingerprints(salt)
    this.#points = codePoints(folded.text)
  }

  /** Compares the fingerprint of each window, once per window. */
  look(windows: Iterable<Span>): void {
    for (const window of windows) {
      const {start, end} = this.#points.spanToCodePoints(window)
      if (!this.#lengths.has(end - start)) continue
      const key = `${window.start} ${window.end}`
      if (this.#tried.has(key)) continue
      this.#tried.add(key)
      const print = this.#printOf(words(this.folded.text, window))
      const said = this.#byPrint.get(print)
      // Both the fingerprint of 48 bits and the length must match.
      if (!said || this.sentences[said[0]!]!.folded !== end - start || !this.#isWhole(window)) continue
      const found = this.#windows.get(print)
      if (found) found.push(window)
      else this.#windows.set(print, [window])
    }
  }

  /** Whether a window starts and ends between characters of the copy, and not inside a `…` that was folded to `...`. */
  #isWhole({start, end}: Span): boolean {
    const {toFolded, toStart, toEnd} = this.folded
    return toFolded(toStart(start)) === start && toFolded(toEnd(end)) === end
  }

  /** Sets how many hashes may be computed inside gaps. */
  allow(number: number): void {
    this.#left = Math.min(250_000, number)
  }

  /** Tries the windows of a gap that have the length of a missing sentence and begin and end where a sentence may. */
  lookInside({from, to, start, end}: Gap): void {
    const {text} = this.folded
    const lengths = new Set(this.sentences.slice(from, to).map(({folded}) => folded))
    for (const edge of edges(text, start, end)) {
      if (this.#left <= 0) return
      const begin = text[edge] === ' ' ? edge + 1 : edge
      const mayBegin = beginsSentence(text, begin, start)
      const mayEnd = endsSentence(text, edge, end)
      for (const length of lengths) {
        const first = forward(this.#points, edge, -length)
        if (mayEnd && first >= start && beginsSentence(text, first, start)) this.#try({start: first, end: edge})
        const last = forward(this.#points, begin, length)
        if (mayBegin && last <= end && last > begin && endsSentence(text, last, end))
          this.#try({start: begin, end: last})
      }
    }
  }

  #try(window: Span): void {
    if (this.#left-- > 0) this.look([window])
  }

  /** The heaviest chain of matches in which sentences and windows are both in order. Gives each sentence of the chain its window. */
  chain(): (Match | undefined)[] {
    const result: (Match | undefined)[] = this.sentences.map(() => undefined)
    const matches = this.#matches().toSorted((a, b) => a.start - b.start || a.end - b.end)
    const keys = new Set(matches.flatMap(({sentence, start, end}) => [`${sentence} <${start}`, `${sentence} ${end}>`]))
    const isBeside = ({sentence, start, end}: Match): boolean =>
      [0, 1].some(gap => keys.has(`${sentence - 1} ${start - gap}>`) || keys.has(`${sentence + 1} <${end + gap}`))
    // The best chain that ends at each match, and, by sentence, the best of those that end before a place.
    const best = new Best(this.sentences.length)
    const ways = matches.map((match): Way => ({match, weight: 0}))
    const closing = ways.toSorted((a, b) => a.match.end - b.match.end)
    let closed = 0
    for (const way of ways) {
      const {match} = way
      while (closed < closing.length && closing[closed]!.match.end <= match.start) best.add(closing[closed++]!)
      const before = best.upTo(match.sentence)
      // Of two equal places, prefer the one beside a neighbour: the other may be a pull quote.
      const own = 2 * this.sentences[match.sentence]!.folded + (isBeside(match) ? 1 : 0)
      way.weight = own + (before?.weight ?? 0)
      if (before) way.before = before
    }
    let last: Way | undefined
    for (const way of ways) if (!last || way.weight > last.weight) last = way
    for (; last; last = last.before) result[last.match.sentence] = last.match
    return result
  }

  /** Matches of sentences that occur once in the stand-off and once in the copy. */
  *strays(): Generator<Match> {
    for (const [print, windows] of this.#windows) {
      const sentences = this.#byPrint.get(print)!
      if (windows.length === 1 && sentences.length === 1) yield {...windows[0]!, sentence: sentences[0]!}
    }
  }

  /** All pairs of sentences and windows with the same words. If there are very many (a refrain), only the nth sentence with the nth window. */
  #matches(): Match[] {
    return [...this.#windows].flatMap(([print, windows]) => {
      const sentences = this.#byPrint.get(print)!
      if (sentences.length * windows.length <= 10_000)
        return sentences.flatMap(sentence => windows.map(window => ({...window, sentence})))
      const inOrder = windows.toSorted((a, b) => a.start - b.start)
      return sentences.slice(0, windows.length).map((sentence, n) => ({...inOrder[n]!, sentence}))
    })
  }
}

/** A match at the end of a chain. */
interface Way {
  match: Match
  weight: number
  before?: Way
}

/** Finds the heaviest chain whose last sentence is before a given one, with a Fenwick tree of maxima. */
class Best {
  readonly #tree: (Way | undefined)[]

  constructor(size: number) {
    this.#tree = new Array(size + 1)
  }

  add(way: Way): void {
    for (let i = way.match.sentence + 1; i < this.#tree.length; i += i & -i)
      if (way.weight > (this.#tree[i]?.weight ?? -1)) this.#tree[i] = way
  }

  upTo(sentence: number): Way | undefined {
    let best: Way | undefined
    for (let i = sentence; i > 0; i -= i & -i) {
      const way = this.#tree[i]
      if (way && way.weight > (best?.weight ?? -1)) best = way
    }
    return best
  }
}

/** The missing sentences `from` up to `to`, and the range of the folded copy where they may be. */
interface Gap extends Span {
  from: number
  to: number
}

function* gapsOf(chain: readonly (Match | undefined)[], length: number, end: number): Generator<Gap> {
  let from = 0
  let start = 0
  for (let sentence = 0; sentence <= length; sentence++) {
    const match = chain[sentence]
    if (!match && sentence < length) continue
    const to = match?.start ?? end
    if (sentence > from && to > start) yield {from, to: sentence, start, end: to}
    from = sentence + 1
    start = match?.end ?? end
  }
}

/** The sentences of the copy, with line endings as boundaries and without. */
function* segments(text: string, folded: Rewritten): Generator<Span> {
  const joined = text.replace(/(?<![\r\n])(?:\r\n|\r|\n)(?![ \t]*[\r\n])/g, found => ' '.repeat(found.length))
  for (const version of joined === text ? [text] : [text, joined])
    for (const {start, end} of sentencesOf(version)) {
      const window = trimmedWindow(folded, {start: folded.toFolded(start), end: folded.toFolded(end)})
      if (window.start < window.end) yield window
    }
}

/** Offsets where a sentence may end: after punctuation that ends one, and after closing quotes and brackets behind it. */
function* edges(text: string, start: number, end: number): Generator<number> {
  yield start
  // At most four closing characters: longer runs do not occur in prose.
  const marks = /[.!?:;]{1,4}|["')\]]{1,4}(?=\s)/g
  marks.lastIndex = start
  for (let mark = marks.exec(text); mark && mark.index < end; mark = marks.exec(text)) {
    const at = mark.index + mark[0].length
    yield at
    for (let closed = at; closed < Math.min(end, at + 4) && /["')\]]/.test(text[closed]!); ) yield ++closed
  }
  yield end
}

/**
 * Whether a sentence may begin at an offset of a gap: after the end of another one, or after a heading or the number of a footnote. After other words
 * ("It is false that …") it is part of a different sentence, even if all its words are there.
 */
function beginsSentence(text: string, at: number, from: number): boolean {
  if (text[at] === ' ' || (at > from && isLetter(text, at - 1))) return false
  const before = text.slice(Math.max(from, at - 150), at)
  const [clause] = /(?<![^.!?])[^.!?]*$/.exec(before)!
  const words = clause.split(/[\s"')\]]+/).filter(word => word !== '')
  if (words.length === 0) return true
  if (clause.length === before.length && at - from > before.length) return false
  return !/[,:;-]\s*$/.test(clause) && words.length <= 12 && words.every(isOfHeading)
}

/** Whether a word may belong to a heading: capitalised, short, or a number, and not a negation. */
function isOfHeading(word: string): boolean {
  return /^[^\p{L}]|^\p{Lu}|^\p{L}{1,3}$/u.test(word) && !/^(?:no|not|nor|never|if)$/i.test(word)
}

/** Whether a sentence may end at an offset: after punctuation that ends one and not an abbreviation, or before a capital. */
function endsSentence(text: string, at: number, to: number): boolean {
  if (at === to) return true
  if (text[at - 1] === ' ') return false
  const said = text.slice(Math.max(0, at - 8), at)
  const next = text.slice(at, at + 6)
  // The number of a footnote may follow directly, and so may the next sentence if a space was lost.
  if (/[.!?]["')\]]*$/.test(said))
    return /^(?:[^\p{L}\p{N}]|\d{1,3}(?:\s|$)|\p{Lu})/u.test(next) && !/(?:^|[\s.])\p{Lu}\.$/u.test(said)
  return /^["'(\s]+[\p{Lu}\p{N}]/u.test(next)
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  return /[\p{L}\p{N}]/u.test(text[at] ?? '')
}

/** Whether a span overlaps one of `sorted`, which are in order and do not overlap each other. */
function overlapsAny(sorted: readonly Span[], span: Span): boolean {
  const next = sorted[firstWhere(0, sorted.length, index => sorted[index]!.end > span.start)]
  return next !== undefined && overlaps(next, span)
}
