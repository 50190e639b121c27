/** What the labels of an annotation scheme mean. */

import {isRecord} from '../../base/guards.ts'
import {oneOf} from '../../base/wording.ts'
import {
  type ClaimKind,
  claimKinds,
  type EntityType,
  type EvidenceKind,
  entityTypes,
  evidenceKinds,
  type RelationKind,
  relationKinds
} from '../../model/document.ts'

/**
 * What labels of spans and of relations mean, as data: `{spans: {Premise: 'evidence', Opinion: 'claim:value', PER: 'mention:person'}, relations:
 * {Support: 'supports', 'Supported-By': '^supports'}}`. Labels are case-sensitive. A span and a relation may have the same label.
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

/** The label of the annotations that record which label an item had in the file: `{args: [{of: 'T1'}], value: 'Premise'}`. */
export const recordLabel = 'label'

const spanMeanings: readonly string[] = [
  'claim',
  ...claimKinds.map(kind => `claim:${kind}`),
  'evidence',
  ...evidenceKinds.map(kind => `evidence:${kind}`),
  ...entityTypes.map(type => `mention:${type}`)
]
const relationMeanings: readonly string[] = relationKinds.flatMap(kind => [kind, `^${kind}`])

/**
 * The labels of spans and of relations with their meanings, in their order.
 *
 * @throws TypeError when `labels` is no record of records, RangeError for a meaning that does not exist.
 */
export function meaningsOf(labels: Labels | undefined): {
  spans: ReadonlyMap<string, SpanMeaning>
  relations: ReadonlyMap<string, RelationMeaning>
} {
  if (labels !== undefined && !isRecord(labels))
    throw new TypeError('`labels` is not an object, expected {spans, relations}')
  return {
    spans: checked('spans', labels?.spans, spanMeanings) as Map<string, SpanMeaning>,
    relations: checked('relations', labels?.relations, relationMeanings) as Map<string, RelationMeaning>
  }
}

function checked(name: string, given: unknown, known: readonly string[]): Map<string, unknown> {
  if (given !== undefined && !isRecord(given))
    throw new TypeError(`\`labels.${name}\` is not an object, expected labels with their meanings`)
  const entries = Object.entries(given ?? {})
  for (const [label, meaning] of entries)
    if (!known.includes(meaning as string))
      throw new RangeError(
        `\`labels.${name}\` gives \`${label}\` the meaning \`${String(meaning)}\`, expected ${oneOf(known)}`
      )
  return new Map(entries)
}
