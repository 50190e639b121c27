/** Converts spans of a text to places by sentence. */

import {lastAtMost} from '../base/binary-search.ts'
import {type CodePoints, codePoints, cutsCharacter} from '../text/code-points.ts'
import {fold} from '../text/fold.ts'
import type {Rewritten} from '../text/rewritten.ts'
import {sentences} from '../text/sentences.ts'
import {type Span, words} from '../text/span.ts'
import type {SentencePoint, Stretch} from './standoff.ts'

export interface SentenceMap {
  /** Where each sentence starts in the text, in UTF-16. It extends to the start of the next one. */
  starts: readonly number[]
  /** The span of each folded sentence in the folded text, in UTF-16, without white space around it. */
  windows: readonly Span[]
  folded: Rewritten
  /** Spans (UTF-16) as stretches of sentences. */
  toStretch(span: Span): Stretch
}

/** The sentences of a text by the rule of `docs/standoff.md`. A sentence that folds to nothing belongs to the one before. */
export function sentenceMap(text: string): SentenceMap {
  const folded = fold(text)
  const points = codePoints(text)
  const foldedPoints = codePoints(folded.text)
  const starts: number[] = []
  const windows: Span[] = []
  for (const {start, end} of sentences(text)) {
    const window = trimmedWindow(folded, {start: folded.toFolded(start), end: folded.toFolded(end)})
    if (window.start === window.end) continue
    starts.push(starts.length === 0 ? 0 : start)
    windows.push(window)
  }

  /** `side` decides which of two sentences a place between them belongs to. */
  function toPoint(offset: number, side: 'start' | 'end'): SentencePoint {
    const sentence = Math.max(0, lastAtMost(starts, side === 'start' ? offset : Math.max(0, offset - 1)))
    const window = windows[sentence] ?? {start: 0, end: 0}
    const at = Math.min(Math.max(folded.toFolded(offset), window.start), window.end)
    const aside = points.toCodePoint(offset) - points.toCodePoint(unfold(folded, window, at, side))
    const within = foldedPoints.toCodePoint(at) - foldedPoints.toCodePoint(window.start)
    return aside === 0 ? [sentence, within] : [sentence, within, aside]
  }

  return {
    starts,
    windows,
    folded,
    toStretch: ({start, end}) => {
      const cuts = [start, end].map(offset => cutAt(text, folded, offset))
      const cut = cuts.includes('code-point') ? 'code-point' : cuts.find(one => one)
      return {
        start: toPoint(start, start === end ? 'end' : 'start'),
        end: toPoint(end, 'end'),
        ...(cut && {cuts: cut})
      }
    }
  }
}

/** Whether an offset is inside a code point or a cluster, so that the folded text has no place for it. */
function cutAt(text: string, folded: Rewritten, offset: number): Stretch['cuts'] {
  if (cutsCharacter(text, offset)) return 'code-point'
  // Between a letter and its accent, even if Unicode has no composed letter for them.
  if (offset > 0 && accent.test(text.slice(offset, offset + 2))) return 'cluster'
  const whole = folded.findWhole(offset)
  // A place inside white space, dashes or quotation marks is not a cut.
  return whole && /[\p{L}\p{N}\p{M}]/u.test(words(text, whole)) ? 'cluster' : undefined
}

/** An accent. Variation selectors are not, because folding removes them. */
const accent = /^(?![\ufe00-\ufe0f])\p{M}/u

/** Offset of the folded text → offset of the text, for a place in the sentence of `window`. */
export function unfold(folded: Rewritten, window: Span, at: number, side: 'start' | 'end'): number {
  const isAfter = side === 'start' ? at >= window.end && at > window.start : at > window.start
  return isAfter ? folded.toEnd(at) : folded.toStart(at)
}

/** The UTF-16 offset that is `count` code points after `start`. */
export function forward(points: CodePoints, start: number, count: number): number {
  return points.toUtf16(points.toCodePoint(start) + count)
}

/** A window of the folded text without the spaces at its ends. */
export function trimmedWindow({text}: Rewritten, {start, end}: Span): Span {
  while (start < end && text[start] === ' ') start++
  while (end > start && text[end - 1] === ' ') end--
  return {start, end}
}
