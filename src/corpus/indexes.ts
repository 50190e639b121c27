/** What is computed once for a corpus. Each index is made when it is first needed. */

import {groupBy} from '../base/group-by.ts'
import {lazy} from '../base/lazy.ts'
import type {Document} from '../model/document.ts'
import {authorName} from '../model/names.ts'
import {type Bearing, bearingOf} from './bearing.ts'
import {type EntityNumbers, numberEntities} from './entity-numbers.ts'
import {type StatementEntry, statementsOf} from './entries.ts'
import type {FindStatement} from './grounds.ts'
import {type JoinedEntities, type JoinedEntity, joinEntities} from './joined-entities.ts'

/** The indexes of some documents, which must not change. */
export class Indexes {
  readonly documents: readonly Document[]
  readonly joined: () => JoinedEntities
  readonly entityNumbers: () => EntityNumbers
  readonly bearing: () => Bearing
  /** Finds a statement by its address. Of several, the first in the order of the corpus. */
  readonly find: FindStatement
  readonly #byBeginning: () => ReadonlyMap<string, readonly Document[]>
  readonly #statements = new Map<Document, ReadonlyMap<string, StatementEntry>>()
  readonly #authors = new Map<Document, number | undefined>()

  constructor(documents: readonly Document[]) {
    this.documents = documents
    this.joined = lazy(() => joinEntities(documents))
    this.entityNumbers = lazy(() => numberEntities(this.joined().entities, address => this.documentsAt(address)))
    this.bearing = lazy(() => bearingOf(documents))
    this.#byBeginning = lazy(() => groupBy(documents, ({meta}) => beginning(meta.id ?? '')))
    this.find = address => firstOf(this.documentsAt(address), document => this.#statementsOf(document).get(address))
  }

  /** The documents that an address, or the id of a document, may lead to: all that begin as it does, up to the first `#`. */
  documentsAt(address: string): readonly Document[] {
    return this.#byBeginning().get(beginning(address)) ?? []
  }

  /** The joined entity that an id of a document stands for. */
  entityOf(document: Document, id: string): JoinedEntity | undefined {
    return this.entityNumbered(this.entityNumbers().numberOf(document, id))
  }

  entityNumbered(number: number | undefined): JoinedEntity | undefined {
    return number === undefined ? undefined : this.joined().entities[number]
  }

  /** The number of the person whom a document declares and who has the name of its author. */
  authorNumber(document: Document): number | undefined {
    if (!this.#authors.has(document)) {
      const name = authorName(document)
      const person = document.entities.find(entity => entity.type === 'person' && entity.name === name)
      this.#authors.set(document, person && this.entityNumbers().numberOf(document, person.id))
    }
    return this.#authors.get(document)
  }

  /** All claims and evidence: document by document, the claims of each first. */
  *statements(): Generator<StatementEntry> {
    for (const document of this.documents) yield* statementsOf(document)
  }

  #statementsOf(document: Document): ReadonlyMap<string, StatementEntry> {
    const known = this.#statements.get(document)
    if (known) return known
    const found = new Map<string, StatementEntry>()
    for (const entry of statementsOf(document)) if (!found.has(entry.address)) found.set(entry.address, entry)
    this.#statements.set(document, found)
    return found
  }
}

/** An id may have a `#` of its own, so that an address does not say where it ends. */
function beginning(address: string): string {
  return address.split('#', 1)[0]!
}

/** The first result that is not `undefined`. */
function firstOf<Item, Result>(items: readonly Item[], find: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
