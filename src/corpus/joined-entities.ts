/** Entities that several documents declare, as one. */

import {groupBy} from '../base/group-by.ts'
import type {Document, Entity} from '../model/document.ts'
import {foldCase} from '../text/fold.ts'

/** One thing that documents of a corpus declare, under whatever ids. */
export interface JoinedEntity {
  /** The id that most documents give it; of several, the first in the order of the corpus. */
  id: string
  type: Entity['type']
  name: string
  /** All other names that any document gives it. */
  aliases: string[]
  wikidata?: string
  /** The declarations, with the document of each and why it was joined to those before it; none for the first. */
  declarations: {document: Document; entity: Entity; reason?: string}[]
}

/** Two declarations that say different things of one entity, or one thing of two. */
export interface Disagreement {
  reason: string
  first: {document: Document; entity: Entity}
  second: {document: Document; entity: Entity}
}

/** All entities of a corpus, each once, in the order of their first declarations. */
export interface JoinedEntities {
  entities: JoinedEntity[]
  disagreements: Disagreement[]
}

/**
 * Joins declarations by their Wikidata item, then by name and type (names are compared folded, without regard to case). Declarations with different items are
 * never joined. One id with two meanings, and one item with two types, are disagreements.
 */
export function joinEntities(documents: readonly Document[]): JoinedEntities {
  const declared = documents.flatMap(document => document.entities.map(entity => ({document, entity})))
  const groups: Group[] = []
  const groupOf = new Map<string, Group>()
  const disagreements: Disagreement[] = []
  const join = (group: Group, item: Declared, reason?: string): void => {
    const {wikidata} = item.entity
    group.declared.push({...item, ...(reason && {reason})})
    group.documents.add(item.document)
    group.wikidata ??= wikidata
    const keys = [...(wikidata ? [`wikidata ${wikidata}`] : []), ...namesOf(item.entity)]
    for (const key of keys) if (!groupOf.has(key)) groupOf.set(key, group)
  }
  for (const item of declared) {
    const {entity} = item
    const byItem = entity.wikidata ? groupOf.get(`wikidata ${entity.wikidata}`) : undefined
    if (byItem) {
      const [first] = byItem.declared
      if (first!.entity.type !== entity.type)
        disagreements.push({reason: `${entity.wikidata} has two types`, first: first!, second: item})
      join(byItem, item, `the same Wikidata item ${entity.wikidata}`)
      continue
    }
    const byName = namesOf(entity)
      .map(key => groupOf.get(key))
      .find(group => group && mayJoin(group, item))
    if (byName) join(byName, item, `the same name and type`)
    else {
      const group: Group = {declared: [], documents: new Set(), wikidata: undefined}
      groups.push(group)
      join(group, item)
    }
  }
  const lists = groups.map(({declared}) => declared)
  for (const disagreement of idsWithTwoMeanings(lists)) disagreements.push(disagreement)
  return {entities: lists.map(joined), disagreements}
}

interface Declared {
  document: Document
  entity: Entity
  reason?: string
}

/** Declarations of one thing. No two of them have different Wikidata items. */
interface Group {
  declared: Declared[]
  documents: Set<Document>
  wikidata: string | undefined
}

/** Two entities of one document are two, and so are two with different items. */
function mayJoin({documents, wikidata}: Group, {document, entity}: Declared): boolean {
  return !documents.has(document) && (!entity.wikidata || !wikidata || wikidata === entity.wikidata)
}

function namesOf({type, name}: Entity): string[] {
  return [`${type} ${foldCase(name)}`]
}

function idsWithTwoMeanings(groups: readonly Declared[][]): Disagreement[] {
  const byId = groupBy(
    groups.flatMap(group => group.map(declared => ({declared, group}))),
    ({declared}) => declared.entity.id
  )
  return [...byId].flatMap(([id, uses]) => {
    const other = uses.find(({group}) => group !== uses[0]!.group)
    return other ? [{reason: `\`${id}\` names two things`, first: uses[0]!.declared, second: other.declared}] : []
  })
}

function joined(group: readonly Declared[]): JoinedEntity {
  const ids = groupBy(group, ({entity}) => entity.id)
  const [id] = [...ids].reduce((best, next) => (next[1].length > best[1].length ? next : best))
  const {type, name} = group[0]!.entity
  const names = new Set(group.flatMap(({entity}) => [entity.name, ...(entity.aliases ?? [])]))
  names.delete(name)
  const wikidata = group.find(({entity}) => entity.wikidata)?.entity.wikidata
  return {id, type, name, aliases: [...names], ...(wikidata && {wikidata}), declarations: [...group]}
}
