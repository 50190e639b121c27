/** Entities that are named together. */

import {countBy} from '../base/group-by.ts'
import type {Document} from '../model/document.ts'
import type {Span} from '../text/span.ts'
import type {Indexes} from './indexes.ts'
import type {JoinedEntity} from './joined-entities.ts'
import {mentionsOf, mentionsWithin} from './mentions.ts'

/** Two entities that are named together. */
export interface CoOccurrence {
  entities: [JoinedEntity, JoinedEntity]
  /** In how many statements, sections or documents. */
  number: number
}

/** In what two entities have to be named to be named together. */
export type Within = 'statement' | 'section' | 'document'

/** Counts pairs of entities, the most frequent first. */
export function coOccurrencesIn(indexes: Indexes, within: Within): CoOccurrence[] {
  const counts = new Map<JoinedEntity, Map<JoinedEntity, number>>()
  for (const document of indexes.documents) {
    for (const span of spansOf[within](document)) {
      const all = [...namedIn(document, span, indexes)]
      for (const [index, one] of all.entries()) {
        for (const other of all.slice(index + 1)) {
          const [a, b] = one.id <= other.id ? [one, other] : [other, one]
          const row = counts.get(a) ?? new Map<JoinedEntity, number>()
          counts.set(a, row)
          row.set(b, (row.get(b) ?? 0) + 1)
        }
      }
    }
  }
  return [...counts]
    .flatMap(([a, row]) => [...row].map(([b, number]): CoOccurrence => ({entities: [a, b], number})))
    .toSorted((a, b) => b.number - a.number)
}

/** An entity that is named together with another one. */
export interface NamedWith {
  entity: JoinedEntity
  /** In how many statements, sections or documents. */
  number: number
}

/** Counts the entities that are named together with one, the most frequent first. Only documents that declare it are read. */
export function namedWith(entity: JoinedEntity, indexes: Indexes, within: Within): NamedWith[] {
  const together: JoinedEntity[] = []
  for (const document of new Set(entity.declarations.map(({document}) => document))) {
    for (const span of spansOf[within](document)) {
      const named = namedIn(document, span, indexes)
      if (named.delete(entity)) together.push(...named)
    }
  }
  return [...countBy(together, other => other)].map(([entity, number]) => ({entity, number}))
}

const spansOf: Readonly<Record<Within, (document: Document) => readonly Span[]>> = {
  statement: ({claims, evidence}) => [...claims, ...evidence].map(({span}) => span),
  section: ({sections}) => sections.map(({span}) => span),
  document: ({text}) => [{start: 0, end: text.length}]
}

function namedIn(document: Document, span: Span, indexes: Indexes): Set<JoinedEntity> {
  const found = new Set<JoinedEntity>()
  for (const {entity} of mentionsWithin(mentionsOf(document), span)) {
    const joined = entity === undefined ? undefined : indexes.entityOf(document, entity)
    if (joined) found.add(joined)
  }
  return found
}
