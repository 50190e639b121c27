/** Relations and annotations that speak of other items. */

import type {ForeignAnnotation, Relation} from '../model/document.ts'

/** What may speak of others, by their ids. */
export type Dependent = Relation | ForeignAnnotation

/** The relations and annotations that speak of what was lost, or of what is lost with it, each with the one that it misses. */
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
