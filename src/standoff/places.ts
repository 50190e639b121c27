/** Points of a stand-off as places in a copy. */

import {codePoints} from '../text/code-points.ts'
import type {Span} from '../text/span.ts'
import {words} from '../text/span.ts'
import {cutsWord} from '../text/words.ts'
import type {Alignment} from './align.ts'
import {compare} from './read-standoff.ts'
import {forward, unfold} from './sentence-map.ts'
import type {SentencePoint, Stretch} from './standoff.ts'

/** Where words were found. */
export interface Words {
  /** Several where the sentences have come apart. */
  spans: Span[]
  /** Whether they stand elsewhere than their neighbours would have them. */
  moved: boolean
  /** Whether their sentence was edited. */
  rescued: boolean
}

/** Finds words whose sentence is not in the copy, between the sentences around it that are; windows of the folded copy in and out. */
export type Rescue = (folded: string, stretch: Stretch, between: Span) => Span | undefined

/** The sentences of a stand-off in a copy, and where each one's own stretch starts when that is the very text. */
export interface Located extends Alignment {
  /** Present for the very text: one more than sentences, the last is the text's end. */
  starts?: readonly number[]
}

/** Finds the words of stretches in a copy; what cannot be found is the reason why. Stretches have to lie in their sentences (`readStandoff`). */
export class Places {
  readonly #points
  readonly #foldedPoints
  readonly #rescue
  readonly #text
  /** For each sentence, itself or the next one that the copy has not, and that does not go on in its neighbour. */
  readonly #nextMissing
  readonly #nextBreak
  /** How many of the sentences before have moved. */
  readonly #movedBefore: number[] = [0]
  /** Where the nearest sentence before, and after, that has not moved ends and starts. */
  readonly #endBefore: number[] = []
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

  /** The words of a stretch: one span, or several where its sentences have come apart. */
  find(stretch: Stretch): Words | string {
    // The very text has the inside of a cluster, and no text has the inside of a code point.
    if (stretch.cuts === 'code-point' || (stretch.cuts && !this.located.starts)) return insideCharacter
    const found = this.#findSentences(stretch)
    if (typeof found !== 'string') return found
    const rescued = this.#findRescued(stretch)
    return rescued ? {spans: [rescued], moved: true, rescued: true} : found
  }

  /** The words of an item, with parts where it has some. `parts` says whether it may have them, and whether in the text's order. */
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

  /** The words of a span, without mark-up where that was looked through. */
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
    // Folding made hyphens of dashes, and only the text tells what is a number.
    if (cutsWord(this.#text, span)) return undefined
    return folded.toFolded(span.start) === window.start && folded.toFolded(span.end) === window.end ? span : undefined
  }

  #edge(sentence: number, side: 'start' | 'end'): number {
    const {folded, found} = this.located
    const window = found[sentence]!
    return unfold(folded, window, window[side], side)
  }

  /** Where a point is; `undefined` where the copy has no place between two characters there. */
  #offset([sentence, within, aside = 0]: SentencePoint, side: 'start' | 'end'): number | undefined {
    const {folded, found, starts} = this.located
    const window = found[sentence] ?? {start: 0, end: 0}
    const at = forward(this.#foldedPoints, window.start, within)
    const offset = unfold(folded, window, at, side)
    const isAt = (offset: number): boolean =>
      Math.min(Math.max(folded.toFolded(offset), window.start), window.end) === at
    if (!starts || aside === 0) return isAt(offset) ? offset : undefined
    // Folding took away where exactly it was: going on there must not leave the sentence, nor pass words.
    const exact = forward(this.#points, offset, aside)
    return exact >= starts[sentence]! && exact <= starts[sentence + 1]! && isAt(exact) ? exact : undefined
  }
}

const insideCharacter = 'it starts or ends inside a character'

/** For each index, the value that is given for it or for the nearest one after. */
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
