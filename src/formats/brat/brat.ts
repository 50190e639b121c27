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
 * Spans called `Claim` or `Evidence` are statements, and relations called as ours are relations between them; all else is
 * an `Annotation` with the line's own id. What brat has no line for stands in a note of type `claimdown`, as JSON, which is
 * held to the schema when it is read.
 */
export const brat: Format<Brat> = {
  name: 'brat',
  specification: 'https://brat.nlplab.org/standoff.html',
  keeps: ['text', 'claims', 'evidence', 'relations', 'mentions', 'annotations'],
  read,
  write,
  losses
}
