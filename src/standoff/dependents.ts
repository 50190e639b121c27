/** Relations and annotations that refer to other items. */

import type {ForeignAnnotation, Relation} from '../model/document.ts'

/** An item that may refer to others by their ids. */
export type Dependent = Relation | ForeignAnnotation

/** The relations and annotations that refer to a lost item, directly or through another lost one, each with the id that it misses. */
export function findGone(dependents: Iterable<Dependent>, lost: ReadonlySet<string>): Map<Dependent, string> {
  const speaking = new Map<string, Dependent[]>()
  for (const one of dependents)
    for (const id of endsOf(one)) {
      const those = speaking.get(id)
      if (those) those.push(one)
      else speaking.set(id, [one])
    }
  const gone = new Map<Dependent, string>()
  const ids = new Set(lost)
  // The set grows while the loop goes through it.
  for (const id of ids)
    for (const one of speaking.get(id) ?? []) {
      if (gone.has(one)) continue
      gone.set(one, id)
      if (one.id !== undefined) ids.add(one.id)
    }
  return gone
}

function endsOf(one: Dependent): string[] {
  return one.type === 'relation' ? [one.from, ...(one.linked ?? []), one.to] : (one.args ?? []).map(({of}) => of)
}
