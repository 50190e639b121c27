/** brat stand-off: a text, and lines of annotations beside it. */

import type {Format} from '../format.ts'
import type {Brat} from './data.ts'
import {losses} from './losses.ts'
import {read} from './read.ts'
import {write} from './write.ts'

/**
 * Reads every kind of line; writes text-bound annotations (T), relations (R), events (E), attributes (A, M),
 * normalisations (N), notes (#) and equivalences (*). Offsets are code points.
 *
 * Spans of type `Claim` or `Evidence`, in any case, become claims and evidence. Relations whose types are names of our relations
 * become relations between them. Every other line becomes an annotation with the line's own id.
 *
 * `write` puts into notes what no other line can hold, as JSON: a note of type `claimdown` has the other fields of an item, and one of
 * type `claimdown-relation` a relation whose target is no span of the file. `read` validates both with the schema.
 */
export const brat: Format<Brat> = {
  name: 'brat',
  specification: 'https://brat.nlplab.org/standoff.html',
  keeps: ['text', 'claims', 'evidence', 'relations', 'mentions', 'annotations'],
  read,
  write,
  losses
}
