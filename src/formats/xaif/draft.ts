/** A document that is being read. */

import type {Document} from '../../model/document.ts'
import type {Diagnostic} from '../../model/reading.ts'
import type {Span} from '../../text/span.ts'

/** What the steps of reading share: the document that they fill, and what they notice. */
export interface Draft {
  document: Document
  diagnostics: Diagnostic[]
  anchors: ReadonlyMap<string, Span>
  /** Puts into units of the text what a file says in code points. */
  inMemory<Item extends {span?: Span; parts?: Span[]}>(item: Item): Item
}
