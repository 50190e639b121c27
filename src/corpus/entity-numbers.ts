/** The joined entities by number, and the numbers by what people call them. */

import type {Document} from '../model/document.ts'
import {absolute} from './addresses.ts'
import type {JoinedEntity} from './joined-entities.ts'

/** Which joined entity a declaration belongs to, and a name, by number. */
export interface EntityNumbers {
  numberOf(document: Document, id: string): number | undefined
  /** By id, address, Wikidata item, name or alias. In ascending order. */
  find(name: string): readonly number[]
}

/** Numbers the entities in their order. */
export function numberEntities(entities: readonly JoinedEntity[]): EntityNumbers {
  const byDocument = new Map<Document, Map<string, number>>()
  const byName = new Map<string, number[]>()
  const add = (name: string, number: number): void => {
    const numbers = byName.get(name)
    if (!numbers) byName.set(name, [number])
    else if (numbers.at(-1) !== number) numbers.push(number)
  }
  for (const [number, {name, aliases, wikidata, declarations}] of entities.entries()) {
    for (const {document, entity} of declarations) {
      const ids = byDocument.get(document) ?? new Map<string, number>()
      byDocument.set(document, ids)
      if (!ids.has(entity.id)) ids.set(entity.id, number)
      add(entity.id, number)
      add(absolute(entity.id, document), number)
    }
    for (const alias of [name, ...aliases]) add(alias, number)
    if (wikidata) add(wikidata, number)
  }
  return {
    numberOf: (document, id) => byDocument.get(document)?.get(id),
    find: name => byName.get(name) ?? []
  }
}
