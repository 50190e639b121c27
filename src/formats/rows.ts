/** Gives a document as rows, one for each section, claim, piece of evidence, source, relation, entity, mention and citation. */

import type {Document} from '../model/document.ts'
import {jsonReady} from '../model/json-ready.ts'
import {quotationOf} from '../model/quotation.ts'
import {type CodePoints, codePoints} from '../text/code-points.ts'
import type {Span} from '../text/span.ts'

/** One row of a table or line of JSONL. `document` is the id of its document and `row` its kind; the other fields are those of the model. */
export interface Row {
  document: string
  row: 'claim' | 'evidence' | 'source' | 'relation' | 'entity' | 'mention' | 'citation' | 'section'
  /** The words of a claim, a piece of evidence, a mention or a citation, as `quotationOf` returns them. */
  words?: string
  [field: string]: unknown
}

/**
 * Returns the rows of a document: claims, evidence, mentions, citations, sections, sources, relations and entities. Spans count code points, as in
 * every file. Rows of statements, mentions and citations include their words, so that they can be read without the text. `fallback` is used as the id of a
 * document without one.
 */
export function* rows(document: Document, fallback = 'document'): Generator<Row> {
  const {claims, evidence, mentions, citations, sections, sources, relations, entities, meta, text} = document
  const lists = {
    claim: claims,
    evidence,
    mention: mentions,
    citation: citations,
    section: sections,
    source: sources,
    relation: relations,
    entity: entities
  }
  const offsets = codePoints(text)
  for (const [row, items] of Object.entries(lists) as [Row['row'], readonly object[]][])
    for (const item of items) yield rowOf(row, item, document, offsets, meta.id ?? fallback)
}

/** The row of one item. What JSON cannot hold is left out. `offsets` are those of the document's text. */
export function rowOf<Kind extends Row['row']>(
  row: Kind,
  item: object,
  document: Document,
  offsets: CodePoints,
  name: string = document.meta.id ?? ''
): Row & {row: Kind} {
  // A source's own `type` is its CSL type and an entity's is its kind, so `row` says what the row is.
  const head = {document: name, row}
  if (!placed.has(row)) return ready({...head, ...item, ...head})
  const {span, parts} = item as {span?: Span; parts?: Span[]}
  const toWire = offsets.spanToCodePoints
  return ready({
    ...head,
    ...item,
    ...head,
    ...(span && {span: toWire(span)}),
    ...(parts && statements.has(row) && {parts: parts.map(toWire)}),
    ...(row !== 'section' && {words: quotationOf(document, item)})
  })
}

/** Only these have spans in the text, and only claims and evidence have parts. In others a field of that name is one that we do not know. */
const placed: ReadonlySet<string> = new Set(['claim', 'evidence', 'mention', 'citation', 'section'])
const statements: ReadonlySet<string> = new Set(['claim', 'evidence'])

function ready<Ready extends Row>(row: Ready): Ready {
  return jsonReady(row).value as Ready
}
