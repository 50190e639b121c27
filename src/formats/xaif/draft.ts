/** The state of reading one file. */

import type {Document} from '../../model/document.ts'
import type {Diagnostic} from '../../model/reading.ts'
import type {Span} from '../../text/span.ts'

/** What all steps of reading share: the document so far and its diagnostics. */
export interface Draft {
  document: Document
  diagnostics: Diagnostic[]
  anchors: ReadonlyMap<string, Span>
  /** Converts the spans of an item from code points to UTF-16 units. */
  inMemory<Item extends {span?: Span; parts?: Span[]}>(item: Item): Item
}
