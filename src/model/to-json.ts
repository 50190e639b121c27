/** Writes documents as JSON, with spans in code points. */

import {type CodePoints, codePoints} from '../text/code-points.ts'
import type {Span} from '../text/span.ts'
import type {Document, WordlessDocument} from './document.ts'
import {jsonReady} from './json-ready.ts'

/**
 * Returns a document in the form for JSON files: the same shape, with spans in code points. `schema.json` describes it, and `fromJson` reads it.
 * What JSON cannot hold (a map in `custom`, a cycle) is left out.
 */
export function toJson(document: Document): Document {
  return jsonReady(mapSpans(document, codePoints(document.text).spanToCodePoints)).value as Document
}

/**
 * Returns the document with every `span` and every span of `parts` converted, in sections, claims, evidence, mentions, citations and annotations.
 *
 * `convert` converts one span. `spanToCodePoints` converts from UTF-16 offsets, which documents have in memory, to code points, which files
 * have; `spanToUtf16` does the reverse. Spans are not validated. Throws only what `convert` throws.
 */
export function mapSpans<Kind extends WordlessDocument>(document: Kind, convert: CodePoints['spanToUtf16']): Kind {
  const withSpan = <Item extends {span?: Span}>(item: Item): Item =>
    item.span ? {...item, span: convert(item.span)} : {...item}
  const withParts = <Item extends {span?: Span; parts?: Span[]}>(item: Item): Item =>
    item.parts ? {...withSpan(item), parts: item.parts.map(convert)} : withSpan(item)
  const {sections, claims, evidence, mentions, citations, annotations} = document
  return {
    ...document,
    sections: sections.map(withSpan),
    claims: claims.map(withParts),
    evidence: evidence.map(withParts),
    mentions: mentions.map(withSpan),
    citations: citations.map(withSpan),
    ...(annotations && {annotations: annotations.map(withParts)})
  }
}
