/** Transfers the annotations of one edition of a text to another. */

import type {Document} from '../model/document.ts'
import {occurrences} from '../quotes/occurrences.ts'
import {type Span, words} from '../text/span.ts'
import {cutsFoldedWord} from '../text/words.ts'
import {dehydrate} from './dehydrate.ts'
import {type Hydrated, hydrateWith} from './hydrate.ts'
import {sentenceMap} from './sentence-map.ts'
import type {SentencePoint, Stretch} from './standoff.ts'

/**
 * Transfers a document's annotations to another edition of its text. It does all that `hydrate` does. In addition, if a sentence was edited, it searches
 * for the words of the annotation between the nearest sentences that were not edited. If they occur there once, it places the annotation there and
 * counts it as moved. `diagnostics` report what was lost.
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
    const around = words(folded, between)
    const found = occurrences(around, said, span => cutsFoldedWord(around, span))
    // Twice is as good as not at all: nothing says which.
    if (found.length !== 1) return undefined
    const [{start: at, end: to}] = found as [Span]
    return {start: between.start + at, end: between.start + to}
  }

  return hydrateWith(dehydrate(document), text, rescue)
}
