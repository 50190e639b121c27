/** Converts the sentence points of a stand-off to spans of a copy. */

import {codePoints} from '../text/code-points.ts'
import type {Span} from '../text/span.ts'
import {words} from '../text/span.ts'
import {cutsWord} from '../text/words.ts'
import type {Alignment} from './align.ts'
import {compare} from './read-standoff.ts'
import {forward, unfold} from './sentence-map.ts'
import type {SentencePoint, Stretch} from './standoff.ts'

/** The place of words in a copy. */
export interface Words {
  /** Several if other words separate the sentences. */
  spans: Span[]
  /** Whether a sentence is not between the places of its neighbours. */
  moved: boolean
  /** Whether their sentence was edited. */
  rescued: boolean
}

/** Finds words whose sentence is not in the copy, between the nearest sentences that are. Takes and returns windows of the folded copy. */
export type Rescue = (folded: string, stretch: Stretch, between: Span) => Span | undefined

/** The sentences of a stand-off in a copy; for the original text, also where each one starts. */
export interface Located extends Alignment {
  /** Present for the original text: the start of each sentence, then the end of the text. */
  starts?: readonly number[]
}

/** Finds the words of stretches in a copy, or returns the reason why it cannot. Stretches must lie inside their sentences (`readStandoff` checks this). */
export class Places {
  readonly #points
  readonly #foldedPoints
  readonly #rescue
  readonly #text
  /** For each sentence: the first one from it on that the copy does not have. */
  readonly #nextMissing
  /** For each sentence: the first one from it on that other words separate from its successor. */
  readonly #nextBreak
  /** For each sentence: how many before it have moved. */
  readonly #movedBefore: number[] = [0]
  /** For each sentence: the end of the nearest unmoved sentence before it. */
  readonly #endBefore: number[] = []
  /** For each sentence: the start of the next one, if it has not moved. */
  readonly #startAfter
  #partsLeft = 100_000

  readonly located: Located

  constructor(text: string, located: Located, rescue: Rescue) {
    const {folded, found} = located
    this.#text = text
    this.#rescue = rescue
    this.located = located
    this.#points = codePoints(text)
    this.#foldedPoints = codePoints(folded.text)
    let end = 0
    for (const one of found) {
      this.#movedBefore.push(this.#movedBefore.at(-1)! + (one?.moved ? 1 : 0))
      this.#endBefore.push(end)
      if (one && !one.moved) end = one.end
    }
    this.#startAfter = backwards(found.length, folded.text.length, index => {
      const next = found[index + 1]
      return next && !next.moved ? next.start : undefined
    })
    this.#nextMissing = backwards(found.length, found.length, index => (found[index] ? undefined : index))
    this.#nextBreak = backwards(found.length, found.length, index => {
      const [one, next] = [found[index], found[index + 1]]
      const goesOn = one && next && next.start >= one.end && isBlank(folded.text, one.end, next.start)
      return goesOn ? undefined : index
    })
  }

  /** The words of a stretch: one span, or several if other words separate its sentences. Returns a reason if they are not found. */
  find(stretch: Stretch): Words | string {
    // Only the original text has a place inside a cluster, and no text has one inside a code point.
    if (stretch.cuts === 'code-point' || (stretch.cuts && !this.located.starts)) return insideCharacter
    const found = this.#findSentences(stretch)
    if (typeof found !== 'string') return found
    const rescued = this.#findRescued(stretch)
    return rescued ? {spans: [rescued], moved: true, rescued: true} : found
  }

  /** The words of an item and of its parts. `mayHaveParts` says whether it may have parts, and whether they must be in the order of the text. */
  findItem(
    {span, parts}: {span?: Stretch; parts?: Stretch[]},
    mayHaveParts: 'ordered' | 'any' | 'none'
  ): Words | string {
    const spans: Span[] = []
    let moved = false
    let rescued = false
    for (const stretch of parts?.length ? parts : [span!]) {
      const found = this.find(stretch)
      if (typeof found === 'string') return found
      if (found.spans.length > 1 && mayHaveParts === 'none')
        return 'other words stand between its sentences in this text'
      spans.push(...found.spans)
      moved ||= found.moved
      rescued ||= found.rescued
    }
    if (mayHaveParts !== 'any' && !isForward(spans)) return 'its parts stand in another order in this text'
    return {spans, moved, rescued}
  }

  /** The words of a span, without mark-up if the sentences were found without it. */
  say(span: Span): string {
    const {bare} = this.located
    return bare ? bare.text.slice(bare.toFolded(span.start), bare.toFolded(span.end)) : words(this.#text, span)
  }

  #findSentences({start, end}: Stretch): Words | string {
    const {found} = this.located
    const [first] = start
    const [last] = end
    const missing = this.#nextMissing[first] ?? first
    if (missing <= last) return `sentence ${missing + 1} of ${found.length} is not in this text`
    const spans: Span[] = []
    let from = this.#offset(start, compare(start, end) === 0 ? 'end' : 'start')
    for (let at = first; this.#nextBreak[at]! < last; ) {
      const one = this.#nextBreak[at]!
      if (this.#partsLeft-- === 0) return 'the stand-off has come apart into too many pieces in this text'
      spans.push({start: from!, end: this.#edge(one, 'end')})
      at = one + 1
      from = this.#edge(at, 'start')
    }
    const to = this.#offset(end, 'end')
    spans.push({start: from!, end: to!})
    if (spans.some(({start, end}) => start === undefined || end === undefined)) return insideCharacter
    if (!isForward(spans) || spans.some(({start, end}) => end < start))
      return 'its sentences stand in another order in this text'
    return {spans, moved: this.#movedBefore[last + 1]! > this.#movedBefore[first]!, rescued: false}
  }

  #findRescued(stretch: Stretch): Span | undefined {
    const {folded} = this.located
    const start = this.#endBefore[stretch.start[0]] ?? 0
    const end = this.#startAfter[stretch.end[0]] ?? folded.text.length
    if (end < start) return undefined
    const window = this.#rescue(folded.text, stretch, {start, end})
    if (!window) return undefined
    const span = folded.toSpan(window)
    // Folding turned dashes into hyphens, so only the text shows where a number ends.
    if (cutsWord(this.#text, span)) return undefined
    return folded.toFolded(span.start) === window.start && folded.toFolded(span.end) === window.end ? span : undefined
  }

  #edge(sentence: number, side: 'start' | 'end'): number {
    const {folded, found} = this.located
    const window = found[sentence]!
    return unfold(folded, window, window[side], side)
  }

  /** The offset of a point; `undefined` if the point is inside a character of the copy. */
  #offset([sentence, within, aside = 0]: SentencePoint, side: 'start' | 'end'): number | undefined {
    const {folded, found, starts} = this.located
    const window = found[sentence] ?? {start: 0, end: 0}
    const at = forward(this.#foldedPoints, window.start, within)
    const offset = unfold(folded, window, at, side)
    const isAt = (offset: number): boolean =>
      Math.min(Math.max(folded.toFolded(offset), window.start), window.end) === at
    if (!starts || aside === 0) return isAt(offset) ? offset : undefined
    // The offset inside a run of folded characters. It must stay in the sentence and must not pass any words.
    const exact = forward(this.#points, offset, aside)
    return exact >= starts[sentence]! && exact <= starts[sentence + 1]! && isAt(exact) ? exact : undefined
  }
}

const insideCharacter = 'it starts or ends inside a character'

/** For each index, the value of `valueAt` for it or for the nearest later index that has one; `last` if there is none. */
function backwards(length: number, last: number, valueAt: (index: number) => number | undefined): number[] {
  const values: number[] = new Array(length)
  for (let index = length - 1; index >= 0; index--) values[index] = valueAt(index) ?? values[index + 1] ?? last
  return values
}

function isForward(spans: readonly Span[]): boolean {
  return spans.every(({start}, index) => index === 0 || start >= spans[index - 1]!.start)
}

function isBlank(text: string, start: number, end: number): boolean {
  while (start < end && text[start] === ' ') start++
  return start === end
}
