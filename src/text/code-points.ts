/** UTF-16 offsets and code-point offsets. */

import {firstWhere} from '../base/binary-search.ts'
import type {Span} from './span.ts'

/** Converts offsets into one text, in both directions. */
export interface CodePoints {
  /** UTF-16 offset → code-point offset. An offset between two surrogates gives the code point that they form. */
  toCodePoint(offset: number): number
  /** Code-point offset → UTF-16 offset. Past the end gives the end. */
  toUtf16(offset: number): number
  spanToCodePoints(span: Span): Span
  spanToUtf16(span: Span): Span
}

/**
 * Converts between UTF-16 offsets and code-point offsets into one text.
 *
 * Web Annotation requires code points; brat, spaCy and CoNLL use them without
 * documenting it. Every format that writes an offset uses this conversion.
 *
 * > | a😀b
 *     UTF-16      0 1 3
 *     code points 0 1 2
 */
export function codePoints(text: string): CodePoints {
  // Where each astral character starts. Most texts have none or a few, so this list stays short.
  const astral: number[] = []
  for (const match of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) astral.push(match.index)

  const toCodePoint = (offset: number): number => offset - countBelow(astral, offset, 0)
  // The i-th astral character starts at code point astral[i] - i.
  const toUtf16 = (offset: number): number => Math.min(text.length, offset + countBelow(astral, offset, 1))
  return {
    toCodePoint,
    toUtf16,
    spanToCodePoints: ({start, end}) => ({start: toCodePoint(start), end: toCodePoint(end)}),
    spanToUtf16: ({start, end}) => ({start: toUtf16(start), end: toUtf16(end)})
  }
}

/** How many elements of `sorted` are below `value`, after subtracting `shift` times its index from each. */
function countBelow(sorted: readonly number[], value: number, shift: 0 | 1): number {
  return firstWhere(0, sorted.length, index => sorted[index]! - shift * index >= value)
}

/** Whether a UTF-16 offset lies between the two halves of one character. */
export function cutsCharacter(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1))
}
