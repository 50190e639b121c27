/** Returns the words of a claim or of another item. */

import {type Span, trimmed, words} from '../text/span.ts'
import type {Document} from './document.ts'

/**
 * Returns the words of a claim, a piece of evidence, a mention, a citation, a section or an annotation, as a reader would quote them.
 *
 * The parts of an item are joined by ` … ` where there are other words between them: `The fleet … will sail`. White space inside a part is
 * not changed. For an implicit claim the result is its `words`. For an item without words it is an empty string. `words(text, span)`
 * gives the words of one span. Spans are UTF-16, as in every document in memory. Never throws.
 */
export function quotationOf(
  {text}: Pick<Document, 'text'>,
  item: {words?: string; span?: Span; parts?: Span[]}
): string {
  if (item.words !== undefined) return item.words
  const {span, parts} = item
  if (!parts?.length) return span ? words(text, span) : ''
  const pieces: Span[] = []
  for (const part of parts) {
    const last = pieces.at(-1)
    const {start, end} = trimmed(text, part)
    if (!last || start < last.start || text.slice(last.end, start).trim() !== '') pieces.push({start, end})
    else last.end = Math.max(last.end, end)
  }
  return pieces.map(piece => words(text, piece)).join(' … ')
}
