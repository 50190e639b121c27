/** The reader of each directive, by name. */

import {readAnnotation} from './annotations.ts'
import type {Read} from './reader.ts'
import {readCite, readEntity, readSource} from './references.ts'
import {readRelation} from './relations.ts'
import {readClaim, readEnd, readEvidence} from './statements.ts'

/** A `Map`, because authors choose the names: looking up `:constructor[x]` must find nothing. */
export const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['claim', readClaim],
  ['evidence', readEvidence],
  ['entity', readEntity],
  ['source', readSource],
  ['cite', readCite],
  ['end', readEnd],
  ['relation', readRelation],
  ['annotation', readAnnotation]
])
