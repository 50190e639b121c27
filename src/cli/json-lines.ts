/** A document's rows as JSONL. */

import {rows} from '../formats/rows.ts'
import type {Document} from '../model/document.ts'

/** One line for each row. `name` is used where the document has no id. */
export function toJsonLines(document: Document, name: string): string {
  return [...rows(document, name)].map(row => `${JSON.stringify(row)}\n`).join('')
}
