/** Gives a document as rows, one for each section, claim, piece of evidence, source, relation, entity, mention and citation. */

import type {Document} from '../model/document.ts'
import {quotationOf} from '../model/quotation.ts'
import {toJson} from '../model/to-json.ts'

/** One row of a table or line of JSONL. `document` is the id of its document and `row` its kind; the other fields are those of the model. */
export interface Row {
  document: string
  row: 'claim' | 'evidence' | 'source' | 'relation' | 'entity' | 'mention' | 'citation' | 'section'
  /** The words of the item, as `quotationOf` returns them. */
  words?: string
  [field: string]: unknown
}

/**
 * Returns the rows of a document: claims, evidence, mentions, citations, sections, sources, relations and entities. Spans count code points, as in
 * every file. Rows of items with a span include their words, so that they can be read without the text. `fallback` is used as the id of a document without one.
 */
export function* rows(document: Document, fallback = 'document'): Generator<Row> {
  const {meta} = document
  const wire = toJson(document)
  const name = meta.id ?? fallback
  const lists = [
    ['claim', document.claims, wire.claims],
    ['evidence', document.evidence, wire.evidence],
    ['mention', document.mentions, wire.mentions],
    ['citation', document.citations, wire.citations]
  ] as const
  for (const [row, inMemory, onWire] of lists) {
    for (const [index, item] of onWire.entries()) {
      const spoken = inMemory[index]!
      yield {
        document: name,
        row,
        ...item,
        words: quotationOf(document, spoken)
      }
    }
  }
  for (const section of wire.sections) yield {document: name, row: 'section', ...section}
  // A source's own `type` is its CSL type and an entity's is its kind, so `row` says what the row is.
  for (const source of document.sources) yield {document: name, row: 'source', ...source}
  for (const relation of document.relations) yield {document: name, row: 'relation', ...relation}
  for (const entity of document.entities) yield {document: name, row: 'entity', ...entity}
}
