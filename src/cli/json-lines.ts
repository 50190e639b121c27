/** A document's rows as JSONL. */

import {rows} from '../formats/rows.ts'
import type {Document} from '../model/document.ts'

/** A line each; `name` stands in for the document's id. */
export function toJsonLines(document: Document, name: string): string {
  return [...rows(document, name)].map(row => `${JSON.stringify(row)}\n`).join('')
}
