/** A document without its words. */

import type {Document, WordlessDocument} from '../model/document.ts'
import {jsonReady} from '../model/json-ready.ts'
import {mapSpans} from '../model/to-json.ts'
import {codePoints} from '../text/code-points.ts'
import {type Span, words} from '../text/span.ts'
import {digest, fingerprints} from './fingerprint.ts'
import {sentenceMap} from './sentence-map.ts'
import type {Standoff, StandoffDocument, Stretch} from './standoff.ts'
import {withhold} from './withheld-fields.ts'

/** Options of `dehydrate`. */
export interface DehydrateOptions {
  /** The salt of every fingerprint. Default: derived from the text's digest, so that the same document gives the same file. */
  salt?: string
}

/**
 * Removes the text from a document. The result has a fingerprint of each sentence, places by sentence, and the fields that the annotator wrote in
 * other words than the text. `docs/standoff.md` explains what a reader of the file can learn about the text.
 *
 * Values that JSON cannot represent (a map in `custom`, a circular reference) are left out. Implicit claims, names, titles and ids stay. If a field
 * repeats three consecutive words of the text, it refers to them by their place.
 */
export function dehydrate({text, ...rest}: Document, {salt}: DehydrateOptions = {}): Standoff {
  const sha256 = digest(text)
  const points = codePoints(text)
  const map = sentenceMap(text)
  const used = salt ?? sha256.slice(0, 16)
  const printOf = fingerprints(used)
  const foldedPoints = codePoints(map.folded.text)
  const sentences = map.windows.map((window, index) => {
    const {start, end} = foldedPoints.spanToCodePoints(window)
    const next = map.starts[index + 1] ?? text.length
    return {
      length: points.toCodePoint(next) - points.toCodePoint(map.starts[index]!),
      folded: end - start,
      print: printOf(words(map.folded.text, window))
    }
  })
  // A copy, so that the caller's document does not change.
  const document = jsonReady(toStretches(rest, map.toStretch)).value as StandoffDocument
  const withheld = withhold(document, text, map.toStretch)
  return {
    type: 'standoff',
    version: 2,
    of: {sha256, length: points.toCodePoint(text.length)},
    rules: {sentences: 1, fold: 1},
    salt: used,
    sentences,
    document,
    ...(withheld.length && {withheld})
  }
}

/** The same document with every span as a stretch; fields keep their order, for people who read the file. */
function toStretches(document: WordlessDocument, toStretch: (span: Span) => Stretch): StandoffDocument {
  // `mapSpans` is typed for spans only, and here it puts stretches in their place.
  return mapSpans(document, toStretch as never) as never
}
