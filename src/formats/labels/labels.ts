/** What the labels of an annotation scheme mean. */

import type {ClaimKind, EntityType, EvidenceKind, RelationKind} from '../../model/document.ts'

/**
 * What labels of spans and of relations mean, as data: `{spans: {Premise: 'evidence', Opinion: 'claim:value', PER: 'mention:person'}, relations:
 * {Support: 'supports', 'Supported-By': '^supports'}}`. Labels are case-sensitive.
 */
export interface Labels {
  spans?: Readonly<Record<string, SpanMeaning>>
  relations?: Readonly<Record<string, RelationMeaning>>
}

/** A claim or evidence, of a kind where it is named, or a mention of a type. */
export type SpanMeaning =
  | 'claim'
  | `claim:${ClaimKind}`
  | 'evidence'
  | `evidence:${EvidenceKind}`
  | `mention:${EntityType}`

/** The kind of a relation. `^` says that the relation of the scheme has the opposite direction: it leads from what is supported to what supports it. */
export type RelationMeaning = RelationKind | `^${RelationKind}`

/** The label of the annotations that record the label which an item had in the file: `{args: [{of: 'T1'}], value: 'Premise'}`. */
export const recordLabel = 'label'
