/** Sentences of English prose. */

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
  for (const {segment, index} of segmenter.segment(text)) {
    const lead = segment.length - segment.trimStart().length
    const trimmed = segment.trim()
    if (trimmed === '') continue
    const start = open ?? index + lead
    const end = index + lead + trimmed.length
    const endsLine = /[\n\r]\s*$/.test(segment) || index + segment.length === text.length
    if (!endsLine && abbreviation.test(trimmed)) {
      open = start
      continue
    }
    result.push({start, end})
    open = undefined
  }
  return result
}

const segmenter = new Intl.Segmenter('en', {granularity: 'sentence'})
const abbreviation =
  /(?:^|[\s(“"])(?:(?:\p{Lu}\.)+|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|St|No|vs|Jr|Sr|Inc|Co|Corp|e\.g|i\.e)\.?$/u
