/** Sentences of English prose. */

import {lazy} from '../base/lazy.ts'
import type {Span} from './span.ts'

/**
 * The sentences of a text, in order, without the white space around them; none crosses a line ending.
 *
 * `Intl.Segmenter` finds the boundaries (Unicode UAX 29). It ends a sentence after an abbreviation that a
 * capital follows ("U.S. Treasury"), so a piece that ends in a known one is joined with the next.
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
 * What `Intl.Segmenter` gives for a text, taken in windows: it copies the whole string for each segment, which over a book takes
 * minutes. Its rules look at nothing before a boundary, so a window may start at any; the last segment of one may go on, and starts the next.
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

/** Making one takes ten milliseconds, and few programs split sentences. */
const segmenter = lazy(() => new Intl.Segmenter('en', {granularity: 'sentence'}))
const abbreviation =
  /(?:^|[\s(“"])(?:(?:\p{Lu}\.)+|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|St|No|vs|Jr|Sr|Inc|Co|Corp|e\.g|i\.e)\.?$/u
