/** Recognises the text that a stand-off was made from. */

import {codePoints} from '../text/code-points.ts'
import {fold} from '../text/fold.ts'
import {words} from '../text/span.ts'
import {digest, fingerprints} from './fingerprint.ts'
import type {Located} from './places.ts'
import {forward, trimmedWindow} from './sentence-map.ts'
import type {Standoff} from './standoff.ts'

/** Whether a text is exactly the one that a stand-off was made from, by its digest. */
export function isTextOf(standoff: Standoff, text: string): boolean {
  return digest(text) === standoff.of.sha256
}

/** The windows of the sentences in the original text, computed from their lengths; `undefined` if the stand-off contradicts itself. */
export function findExactly({sentences, salt}: Standoff, text: string): Located | undefined {
  const folded = fold(text)
  const points = codePoints(text)
  const foldedPoints = codePoints(folded.text)
  const printOf = fingerprints(salt)
  const found: Located['found'] = []
  const starts = [0]
  for (const {length, folded: expected, print} of sentences) {
    const at = starts.at(-1)!
    const next = forward(points, at, length)
    const window = trimmedWindow(folded, {start: folded.toFolded(at), end: folded.toFolded(next)})
    const {start, end} = foldedPoints.spanToCodePoints(window)
    if (end - start !== expected || printOf(words(folded.text, window)) !== print) return undefined
    found.push({...window, moved: false})
    starts.push(next)
  }
  if (sentences.length > 0) return starts.at(-1) === text.length ? {folded, found, starts} : undefined
  // A text of white space has no sentences, and one place.
  return folded.text === '' ? {folded, found: [{start: 0, end: 0, moved: false}], starts: [0, text.length]} : undefined
}
