/** Who asserts what in a corpus. */

import {holderName} from '../model/names.ts'
import type {StatementEntry} from './entries.ts'
import type {Indexes} from './indexes.ts'
import type {JoinedEntity} from './joined-entities.ts'

/** One who asserts something in a corpus. */
export interface Holder {
  name: string
  /** Present when a document declares it as an entity. */
  entity?: JoinedEntity
  /** In the order of the corpus. */
  asserts: StatementEntry[]
}

/** Everybody who asserts something, the one who asserts most first. Holders whom nobody declares as an entity are the same if their names are. */
export function holdersIn(indexes: Indexes): Holder[] {
  const found = new Map<string | JoinedEntity, Holder>()
  for (const entry of indexes.statements()) {
    const {document, asserters} = entry
    const ids: (string | undefined)[] = asserters.length ? asserters : [undefined]
    for (const id of ids) {
      const entity =
        id === undefined ? indexes.entityNumbered(indexes.authorNumber(document)) : indexes.entityOf(document, id)
      const name = entity?.name ?? (id === undefined ? entry.holders.at(-1)! : holderName(document, id))
      const key = entity ?? name
      const holder = found.get(key) ?? {name, ...(entity && {entity}), asserts: []}
      found.set(key, holder)
      holder.asserts.push(entry)
    }
  }
  return [...found.values()].toSorted((a, b) => b.asserts.length - a.asserts.length)
}
