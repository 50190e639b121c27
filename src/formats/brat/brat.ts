/** brat stand-off: a text, and lines of annotations beside it. */

import {defineFormat, type Format} from '../format.ts'
import {codec} from './codec.ts'
import type {Brat} from './data.ts'
import {drops} from './losses.ts'
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
export const brat: Format<Brat> = defineFormat<Brat>({
  name: 'brat',
  title: 'brat standoff',
  specification: 'https://brat.nlplab.org/standoff.html',
  keeps: {
    text: 'whole',
    claims: 'whole',
    evidence: 'whole',
    relations: 'whole',
    mentions: 'whole',
    annotations: 'whole'
  },
  lacks: {
    meta: 'brat has no place for it',
    sections: 'brat has no place for them',
    sources: 'brat has no place for them',
    entities: 'brat has no place for them',
    citations: 'brat has no place for them'
  },
  codec,
  read,
  write,
  drops
})
