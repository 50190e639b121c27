/** Entities that several documents declare, as one. */

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
  const groups: Group[] = []
  const byItem = new Map<string, Group>()
  const byName = new Map<string, Group>()
  const disagreements: Disagreement[] = []
  const nameOf = foldedNames()
  for (const document of documents) {
    for (const entity of document.entities) {
      const {wikidata, type} = entity
      const name = nameOf(entity)
      const sameItem = wikidata ? byItem.get(wikidata) : undefined
      const sameName = sameItem ? undefined : byName.get(name)
      const group = sameItem ?? (sameName && mayJoin(sameName, document, entity) ? sameName : newGroup(groups))
      const [first] = group.declared
      if (sameItem && first && first.entity.type !== type)
        disagreements.push({reason: `${wikidata} has two types`, first, second: {document, entity}})
      group.declared.push({document, entity, ...(first && {reason: reasonOf(group, sameItem !== undefined)})})
      group.wikidata ??= wikidata
      if (wikidata && !byItem.has(wikidata)) byItem.set(wikidata, group)
      if (!byName.has(name)) byName.set(name, group)
    }
  }
  for (const disagreement of idsWithTwoMeanings(groups)) disagreements.push(disagreement)
  return {entities: groups.map(joined), disagreements}
}

interface Declared {
  document: Document
  entity: Entity
  reason?: string
}

/** Declarations of one thing. No two of them have different Wikidata items. */
interface Group {
  /** In the order of the corpus. */
  declared: Declared[]
  wikidata: string | undefined
}

function newGroup(groups: Group[]): Group {
  const group: Group = {declared: [], wikidata: undefined}
  groups.push(group)
  return group
}

/** Two entities of one document are two, and so are two with different items. */
function mayJoin({declared, wikidata}: Group, document: Document, entity: Entity): boolean {
  return declared.at(-1)?.document !== document && (!entity.wikidata || !wikidata || wikidata === entity.wikidata)
}

function reasonOf({wikidata}: Group, isItem: boolean): string {
  return isItem ? `the same Wikidata item ${wikidata}` : 'the same name and type'
}

/** Gives the type and the folded name of an entity. Most names are declared by many documents, and each is folded once. */
function foldedNames(): (entity: Entity) => string {
  const known = new Map<string, string>()
  return ({type, name}) => {
    const key = `${type} ${name}`
    let folded = known.get(key)
    if (folded === undefined) {
      folded = `${type} ${foldCase(name)}`
      known.set(key, folded)
    }
    return folded
  }
}

function* idsWithTwoMeanings(groups: readonly Group[]): Generator<Disagreement> {
  const uses = new Map<string, {first: Declared; group: Group; second?: Declared}>()
  for (const group of groups) {
    for (const declared of group.declared) {
      const known = uses.get(declared.entity.id)
      if (!known) uses.set(declared.entity.id, {first: declared, group})
      else if (known.group !== group) known.second ??= declared
    }
  }
  for (const [id, {first, second}] of uses) if (second) yield {reason: `\`${id}\` names two things`, first, second}
}

function joined({declared}: Group): JoinedEntity {
  const {type, name} = declared[0]!.entity
  const ids = new Map<string, number>()
  const names = new Set<string>()
  let wikidata: string | undefined
  for (const {entity} of declared) {
    ids.set(entity.id, (ids.get(entity.id) ?? 0) + 1)
    for (const alias of [entity.name, ...(entity.aliases ?? [])]) if (alias !== name) names.add(alias)
    wikidata ||= entity.wikidata
  }
  const [id] = [...ids].reduce((best, next) => (next[1] > best[1] ? next : best))
  return {id, type, name, aliases: [...names], ...(wikidata && {wikidata}), declarations: declared}
}
