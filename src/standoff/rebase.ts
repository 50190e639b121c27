/** The annotations of one edition on another. */

import type {Document} from '../model/document.ts'
import {occurrences} from '../quotes/anchor.ts'
import {type Span, words} from '../text/span.ts'
import {dehydrate} from './dehydrate.ts'
import {type Hydrated, hydrateWith} from './hydrate.ts'
import {sentenceMap} from './sentence-map.ts'
import type {SentencePoint, Stretch} from './standoff.ts'

/**
 * Carries a document's annotations over to another edition of its text, as `hydrate` does, and further: where a sentence was edited, an annotation
 * whose own words stand just once between the sentences around it that were not edited goes there, and counts as moved.
 * What did not survive is told in `diagnostics`.
 */
export function rebase(document: Document, text: string): Hydrated {
  const map = sentenceMap(document.text)
  const old = map.folded.text

  function toFolded([sentence, within]: SentencePoint): number {
    // Offsets in a stretch are code points of the folded sentence.
    const start = map.windows[sentence]?.start ?? 0
    return start + [...old.slice(start, start + 2 * within)].slice(0, within).join('').length
  }

  function rescue(folded: string, {start, end}: Stretch, between: Span): Span | undefined {
    const said = words(old, {start: toFolded(start), end: toFolded(end)})
    const found = occurrences(words(folded, between), said, true)
    // Twice is as good as not at all: nothing says which.
    if (found.length !== 1) return undefined
    const [{start: at, end: to}] = found as [Span]
    return {start: between.start + at, end: between.start + to}
  }

  return hydrateWith(dehydrate(document), text, rescue)
}
