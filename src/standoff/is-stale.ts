/** Whether a stand-off is out of date. */

import type {Document} from '../model/document.ts'
import {isTextOf} from './exact-text.ts'
import {isStandoff} from './read-standoff.ts'

/**
 * Whether a value is a stand-off of this document (it has the same id) that was made from a different text than the document has now. A stand-off
 * of the work that the document restates is not the document's own, so it is never stale.
 */
export function isStale(standoff: unknown, {text, meta}: Document): boolean {
  if (!isStandoff(standoff) || standoff.document.meta.id !== meta.id || standoff.document.meta.restates) return false
  return !isTextOf(standoff, text)
}
