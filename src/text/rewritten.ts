/** A text that was made from another one piece by piece, with offset maps in both directions. */

import {lastAtMost} from '../base/binary-search.ts'
import type {Span} from './span.ts'

/** Offsets are UTF-16, into `text` or into the original. */
export interface Rewritten {
  text: string
  /** Offset of the original → offset of `text`. */
  toFolded(offset: number): number
  /** Offset of `text` → where the character at it starts in the original. */
  toStart(folded: number): number
  /** Offset of `text` → where the character before it ends in the original. */
  toEnd(folded: number): number
  /** Span of `text` → the span of the original that it was made from. */
  toSpan(folded: Span): Span
  /** The span around an offset of the original that was rewritten as one piece, so that no offset of `text` corresponds to it. */
  findWhole(offset: number): Span | undefined
}

/** Makes a `Rewritten`. `starts` holds the start of each piece in the original. A piece of the same length as its original maps character by character. */
export function rewritten(original: string, pieces: readonly string[], starts: readonly number[]): Rewritten {
  const outs: number[] = []
  let length = 0
  for (const piece of pieces) {
    outs.push(length)
    length += piece.length
  }
  const endOf = (piece: number): number => starts[piece + 1] ?? original.length
  /** Whether a piece maps to the original character by character. */
  const isSame = (piece: number): boolean => endOf(piece) - starts[piece]! === pieces[piece]!.length
  const toFolded = (offset: number): number => {
    const piece = lastAtMost(starts, offset)
    if (piece < 0) return 0
    if (offset >= endOf(piece)) return outs[piece + 1] ?? length
    return isSame(piece) ? outs[piece]! + offset - starts[piece]! : outs[piece]!
  }
  const toStart = (folded: number): number => {
    if (folded >= length) return toEnd(length)
    const piece = lastAtMost(outs, folded)
    return isSame(piece) ? starts[piece]! + folded - outs[piece]! : starts[piece]!
  }
  const toEnd = (folded: number): number => {
    if (folded <= 0) return 0
    const piece = lastAtMost(outs, Math.min(folded, length) - 1)
    return isSame(piece) ? starts[piece]! + folded - outs[piece]! : endOf(piece)
  }
  return {
    text: pieces.join(''),
    toFolded,
    toStart,
    toEnd,
    toSpan: ({start, end}) => {
      const from = toStart(start)
      return {start: from, end: start === end ? from : toEnd(end)}
    },
    findWhole: offset => {
      const piece = lastAtMost(starts, offset)
      const isInside = piece >= 0 && starts[piece]! < offset && offset < endOf(piece) && !isSame(piece)
      return isInside ? {start: starts[piece]!, end: endOf(piece)} : undefined
    }
  }
}

/** Combines two rewritings, where `inner` was made from the text of `outer`. */
export function composed(outer: Rewritten, inner: Rewritten): Rewritten {
  return {
    text: inner.text,
    toFolded: offset => inner.toFolded(outer.toFolded(offset)),
    toStart: folded => outer.toStart(inner.toStart(folded)),
    toEnd: folded => outer.toEnd(inner.toEnd(folded)),
    toSpan: span => outer.toSpan(inner.toSpan(span)),
    findWhole: offset => {
      const whole = inner.findWhole(outer.toFolded(offset))
      return outer.findWhole(offset) ?? (whole && outer.toSpan(whole))
    }
  }
}
