/** The numbers of the joined entities, by what people call them. */

import type {Document} from '../model/document.ts'
import {addressOf} from './addresses.ts'
import type {JoinedEntity} from './joined-entities.ts'

/** Finds joined entities by number. */
export interface EntityNumbers {
  /** The number of the entity that an id of a document stands for. */
  numberOf(document: Document, id: string): number | undefined
  /** Those with an id, an address, a Wikidata item, a name or an alias, in ascending order. */
  find(name: string): readonly number[]
}

/** Numbers the entities in their order. `documentsAt` gives the documents that an address may lead to. */
export function numberEntities(
  entities: readonly JoinedEntity[],
  documentsAt: (address: string) => readonly Document[]
): EntityNumbers {
  const byDocument = new Map<Document, Map<string, number>>()
  const byName = new Map<string, number[]>()
  const add = (name: string, number: number): void => {
    const numbers = byName.get(name)
    if (!numbers) byName.set(name, [number])
    else if (numbers.at(-1) !== number) numbers.push(number)
  }
  for (const [number, {name, aliases, wikidata, declarations}] of entities.entries()) {
    for (const {document, entity} of declarations) {
      let ids = byDocument.get(document)
      if (!ids) {
        ids = new Map()
        byDocument.set(document, ids)
      }
      if (!ids.has(entity.id)) ids.set(entity.id, number)
      add(entity.id, number)
    }
    add(name, number)
    for (const alias of aliases) add(alias, number)
    if (wikidata) add(wikidata, number)
  }
  const numberOf = (document: Document, id: string): number | undefined => byDocument.get(document)?.get(id)
  return {
    numberOf,
    find(name) {
      const found = new Set(byName.get(name))
      for (const document of documentsAt(name)) {
        const number = numberOf(document, name.slice(addressOf('', document).length))
        if (number !== undefined && name.startsWith(addressOf('', document))) found.add(number)
      }
      return [...found].toSorted((a, b) => a - b)
    }
  }
}
