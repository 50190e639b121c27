/** Sentences known by their fingerprints, found in a copy. */

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

/** Where a sentence stands in the folded copy. */
export interface Found extends Span {
  /** Whether it stands elsewhere than its neighbours would have it. */
  moved: boolean
}

export interface Alignment {
  folded: Rewritten
  /** The copy without mark-up, where that was looked through. */
  bare?: Rewritten
  /** One for each sentence of the stand-off; `undefined` where the copy has it not. */
  found: (Found | undefined)[]
}

/**
 * Finds the sentences of a stand-off in a copy of its text.
 *
 * First the copy is cut into sentences, once with every line ending as a boundary and once with blank lines alone, and the longest
 * common subsequence by fingerprint is kept, long sentences counting for more. Then, between two sentences that were found,
 * every stretch is tried that has the length of a missing one and begins and ends as a sentence may: a heading that ran into
 * its paragraph, or the number of a footnote, hides nothing. What is still missing and stands just once elsewhere has moved.
 *
 * Where a sentence is missing and the copy may hold mark-up, all of this is done again with the mark-up looked through, and the better of the two is taken.
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
  /** Hashes that may still be made inside gaps: the more was found, the more is worth looking for, up to about a second. */
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

  /** Tries each window once. */
  look(windows: Iterable<Span>): void {
    for (const window of windows) {
      const {start, end} = this.#points.spanToCodePoints(window)
      if (!this.#lengths.has(end - start)) continue
      const key = `${window.start} ${window.end}`
      if (this.#tried.has(key)) continue
      this.#tried.add(key)
      const print = this.#printOf(words(this.folded.text, window))
      const said = this.#byPrint.get(print)
      // A print of 48 bits and a length: both must be right.
      if (!said || this.sentences[said[0]!]!.folded !== end - start || !this.#isWhole(window)) continue
      const found = this.#windows.get(print)
      if (found) found.push(window)
      else this.#windows.set(print, [window])
    }
  }

  /** Whether a window starts and ends between characters of the copy: the last full stop of `…` is none. */
  #isWhole({start, end}: Span): boolean {
    const {toFolded, toStart, toEnd} = this.folded
    return toFolded(toStart(start)) === start && toFolded(toEnd(end)) === end
  }

  /** Sets how many hashes may be made inside gaps. */
  allow(number: number): void {
    this.#left = Math.min(250_000, number)
  }

  /** Tries the windows of a gap that have the length of a missing sentence and begin or end where one could. */
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

  /** The heaviest way through the matches along which sentences and windows both go forward: a window a sentence. */
  chain(): (Match | undefined)[] {
    const result: (Match | undefined)[] = this.sentences.map(() => undefined)
    const matches = this.#matches().toSorted((a, b) => a.start - b.start || a.end - b.end)
    const keys = new Set(matches.flatMap(({sentence, start, end}) => [`${sentence} <${start}`, `${sentence} ${end}>`]))
    const isBeside = ({sentence, start, end}: Match): boolean =>
      [0, 1].some(gap => keys.has(`${sentence - 1} ${start - gap}>`) || keys.has(`${sentence + 1} <${end + gap}`))
    // The best way that ends at each match, and, by sentence, the best of those that end before a place.
    const best = new Best(this.sentences.length)
    const ways = matches.map((match): Way => ({match, weight: 0}))
    const closing = ways.toSorted((a, b) => a.match.end - b.match.end)
    let closed = 0
    for (const way of ways) {
      const {match} = way
      while (closed < closing.length && closing[closed]!.match.end <= match.start) best.add(closing[closed++]!)
      const before = best.upTo(match.sentence)
      // Of two places that are as good, the one beside a neighbour: a pull quote stands alone.
      const own = 2 * this.sentences[match.sentence]!.folded + (isBeside(match) ? 1 : 0)
      way.weight = own + (before?.weight ?? 0)
      if (before) way.before = before
    }
    let last: Way | undefined
    for (const way of ways) if (!last || way.weight > last.weight) last = way
    for (; last; last = last.before) result[last.match.sentence] = last.match
    return result
  }

  /** Matches of sentences that are the only ones of their words, in the stand-off and in the copy. */
  *strays(): Generator<Match> {
    for (const [print, windows] of this.#windows) {
      const sentences = this.#byPrint.get(print)!
      if (windows.length === 1 && sentences.length === 1) yield {...windows[0]!, sentence: sentences[0]!}
    }
  }

  /** Sentences and windows of the same words; where both are very many (a refrain), the nth goes with the nth only. */
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

interface Way {
  match: Match
  weight: number
  before?: Way
}

/** The heaviest way whose last sentence is before a given one: a Fenwick tree of maxima. */
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

/** Sentences `from` up to `to`, which are missing, and where in the folded copy they may be. */
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

/** The copy cut into sentences, with line endings as boundaries and without. */
function* segments(text: string, folded: Rewritten): Generator<Span> {
  const joined = text.replace(/(?<![\r\n])(?:\r\n|\r|\n)(?![ \t]*[\r\n])/g, found => ' '.repeat(found.length))
  for (const version of joined === text ? [text] : [text, joined])
    for (const {start, end} of sentencesOf(version)) {
      const window = trimmedWindow(folded, {start: folded.toFolded(start), end: folded.toFolded(end)})
      if (window.start < window.end) yield window
    }
}

/** Where a sentence may end: after a mark that ends one, with what closes behind it. */
function* edges(text: string, start: number, end: number): Generator<number> {
  yield start
  // No more than four closing marks: longer runs of them are not prose.
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
 * Whether a sentence may begin at a place of a gap: after one that ended, or after what can be no part of it, a heading that ran in or the figure of a
 * note. After other words ("It is false that …") the sentence is another one, though it has all the words.
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

/** A word of a heading, as headings are printed: in capitals, short, or a figure; and none that denies what follows. */
function isOfHeading(word: string): boolean {
  return /^[^\p{L}]|^\p{Lu}|^\p{L}{1,3}$/u.test(word) && !/^(?:no|not|nor|never|if)$/i.test(word)
}

/** Whether a sentence may end there: at a mark that ends one and no abbreviation, or before a capital. */
function endsSentence(text: string, at: number, to: number): boolean {
  if (at === to) return true
  if (text[at - 1] === ' ') return false
  const said = text.slice(Math.max(0, at - 8), at)
  const next = text.slice(at, at + 6)
  // A figure of a note may stand right after the mark, and so may the next sentence where a space was lost.
  if (/[.!?]["')\]]*$/.test(said))
    return /^(?:[^\p{L}\p{N}]|\d{1,3}(?:\s|$)|\p{Lu})/u.test(next) && !/(?:^|[\s.])\p{Lu}\.$/u.test(said)
  return /^["'(\s]+[\p{Lu}\p{N}]/u.test(next)
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  return /[\p{L}\p{N}]/u.test(text[at] ?? '')
}

/** Whether one of some spans, which are in order and share no character, shares one with another. */
function overlapsAny(sorted: readonly Span[], span: Span): boolean {
  const next = sorted[firstWhere(0, sorted.length, index => sorted[index]!.end > span.start)]
  return next !== undefined && overlaps(next, span)
}
