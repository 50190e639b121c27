/** What bears on what, across documents. */

import {groupBy} from '../base/group-by.ts'
import type {Document, Relation} from '../model/document.ts'
import {absolute} from './addresses.ts'

/** A relation with both ends as addresses. */
export interface Link {
  relation: Relation
  document: Document
  /** The addresses of what speaks; several where the premises are linked. */
  from: readonly string[]
  /** The address of the statement spoken of. For a relation that speaks of another relation, the statement that makes that one. */
  to: string
}

/** All relations of a corpus, by either end. */
export interface Bearing {
  /** Into a statement, by its address. */
  into: ReadonlyMap<string, readonly Link[]>
  outOf: ReadonlyMap<string, readonly Link[]>
}

export function bearingOf(documents: readonly Document[]): Bearing {
  const makers = new Map<string, string>()
  for (const document of documents) {
    for (const {id, from} of document.relations)
      if (id !== undefined) makers.set(absolute(id, document), absolute(from, document))
  }
  const links = documents.flatMap(document =>
    document.relations.map((relation): Link => {
      const to = absolute(relation.to, document)
      return {
        relation,
        document,
        from: [relation.from, ...(relation.linked ?? [])].map(id => absolute(id, document)),
        to: makers.get(to) ?? to
      }
    })
  )
  const outOf = new Map<string, Link[]>()
  for (const link of links) {
    for (const from of link.from) {
      const known = outOf.get(from)
      if (known) known.push(link)
      else outOf.set(from, [link])
    }
  }
  return {into: groupBy(links, ({to}) => to), outOf}
}
