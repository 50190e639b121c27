/** The annotations of one edition on another. */

import type {Document} from '../model/document.ts'
import type {Span} from '../text/span.ts'
import {words} from '../text/span.ts'
import {dehydrate} from './dehydrate.ts'
import {type Hydrated, hydrateWith} from './hydrate.ts'
import {sentenceMap} from './sentence-map.ts'
import type {Point, Stretch} from './standoff.ts'

/**
 * Carries a document's annotations over to another edition of its text, as `hydrate` does, and further: where a sentence was edited, an annotation
 * whose own words stand just once between the sentences around it that were not edited goes there, and counts as moved.
 * What did not survive is told in `diagnostics`.
 */
export function rebase(document: Document, text: string): Hydrated {
  const map = sentenceMap(document.text)
  const old = map.folded.text

  function toFolded([sentence, within]: Point): number {
    // Offsets in a stretch are code points of the folded sentence.
    const start = map.windows[sentence]?.start ?? 0
    return start + [...old.slice(start, start + 2 * within)].slice(0, within).join('').length
  }

  function rescue(folded: string, {start, end}: Stretch, between: Span): Span | undefined {
    const said = words(old, {start: toFolded(start), end: toFolded(end)})
    if (said === '') return undefined
    let found: Span | undefined
    for (let at = folded.indexOf(said, between.start); at >= 0; at = folded.indexOf(said, at + 1)) {
      const window = {start: at, end: at + said.length}
      if (window.end > between.end) break
      if (isWithinWord(folded, window)) continue
      // Twice is as good as not at all: nothing says which.
      if (found) return undefined
      found = window
    }
    return found
  }

  return hydrateWith(dehydrate(document), text, rescue)
}

/** Whether a stretch starts or ends inside a word. */
function isWithinWord(text: string, {start, end}: Span): boolean {
  return inside.test(text.slice(start - 1, start + 1)) || inside.test(text.slice(end - 1, end + 1))
}

const inside = /^[\p{L}\p{N}]{2}$/u
