/** A document without its words, and back. */

import type {Document, WordlessDocument} from '../model/document.ts'
import {mapSpans} from '../model/json.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'
import {codePoints} from '../text/code-points.ts'

/** Annotations of a text that may not be shared: positions, and a digest of the text that they belong to. */
export interface Standoff {
  type: 'standoff'
  version: 1
  /** The text that the spans point into. */
  of: {
    /** SHA-256 of its UTF-8, in hexadecimal. */
    sha256: string
    /** In code points. */
    length: number
  }
  /** Everything but the words; spans in code points. */
  document: WordlessDocument
}

/**
 * Takes the words out of a document. Implicit claims have words that are not the text's: they stay.
 * Asynchronous because Web Crypto is.
 */
export async function dehydrate({text, ...document}: Document): Promise<Standoff> {
  const points = codePoints(text)
  return {
    type: 'standoff',
    version: 1,
    of: {sha256: await sha256(text), length: points.toCodePoint(text.length)},
    document: mapSpans(document, points.spanToCodePoints)
  }
}

/**
 * Puts the words back: `text` must be the very text that the stand-off was made of, known by its digest.
 * Another text gets no annotation at all, and a diagnostic that says so: a span on other words is worse than none.
 */
export async function hydrate(standoff: Standoff, text: string): Promise<Reading<Document>> {
  const {of, document} = standoff
  const diagnostics: Diagnostic[] = []
  const points = codePoints(text)
  const digest = await sha256(text)
  if (digest === of.sha256) return {value: {...mapSpans(document, points.spanToUtf16), text}, diagnostics}
  const length = points.toCodePoint(text.length)
  diagnostics.push({
    code: 'other-text',
    severity: 'error',
    message: `This text has ${length} characters and the digest ${digest.slice(0, 12)}…, expected the one of ${of.length} with ${of.sha256.slice(0, 12)}…; no annotation was placed`
  })
  return {value: {...document, text, claims: [], evidence: [], relations: [], mentions: [], citations: []}, diagnostics}
}

/** Whether a value from JSON has the shape of a stand-off; its document is for `check` to judge. */
export function isStandoff(value: unknown): value is Standoff {
  if (typeof value !== 'object' || value === null) return false
  const {type, version, of, document} = value as Partial<Standoff>
  return (
    type === 'standoff' &&
    version === 1 &&
    typeof of?.sha256 === 'string' &&
    typeof of.length === 'number' &&
    typeof document === 'object' &&
    document !== null
  )
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
