/** Sentences of English prose. */

import {lazy} from '../base/lazy.ts'
import type {Span} from './span.ts'

/**
 * The sentences of a text, in order, without the white space around them. A sentence does not cross a line ending.
 *
 * `Intl.Segmenter` finds the boundaries (Unicode UAX 29). It ends a sentence between an abbreviation and a
 * capital ("U.S. Treasury"), so a segment that ends in a known abbreviation is joined with the next one.
 */
export function sentences(text: string): Span[] {
  const result: Span[] = []
  let open: number | undefined
  for (const {segment, index} of segments(text)) {
    const lead = segment.length - segment.trimStart().length
    const trimmed = segment.trim()
    if (trimmed === '') continue
    const start = open ?? index + lead
    const end = index + lead + trimmed.length
    const endsLine = /[\n\r]/.test(segment.slice(segment.trimEnd().length)) || index + segment.length === text.length
    if (!endsLine && abbreviation.test(trimmed)) {
      open = start
      continue
    }
    result.push({start, end})
    open = undefined
  }
  return result
}

/**
 * The segments of `Intl.Segmenter`, computed window by window: it copies the whole string for each segment, which takes minutes for a book.
 * Its rules do not look back beyond a boundary, so a window may start at any boundary. The last segment of a window may be incomplete, so the next
 * window starts with it.
 */
function* segments(text: string): Generator<{segment: string; index: number}> {
  let start = 0
  let size = window
  while (start < text.length) {
    const end = Math.min(text.length, start + size)
    const found = [...segmenter().segment(text.slice(start, end))]
    const done = end < text.length ? found.slice(0, -1) : found
    for (const {segment, index} of done) yield {segment, index: start + index}
    // A sentence longer than the window needs a longer one.
    size = done.length ? window : size * 2
    start += done.reduce((sum, {segment}) => sum + segment.length, 0)
  }
}

/** In UTF-16 units. */
const window = 4000

/** Created when first needed, because it takes ten milliseconds and few programs split sentences. */
const segmenter = lazy(() => new Intl.Segmenter('en', {granularity: 'sentence'}))
const abbreviation =
  /(?:^|[\s(“"])(?:(?:\p{Lu}\.)+|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|St|No|vs|Jr|Sr|Inc|Co|Corp|e\.g|i\.e)\.?$/u
