/** Which sources the statements of a corpus rest on. */

import {groupBy} from '../base/group-by.ts'
import type {Source} from '../model/csl.ts'
import type {Document} from '../model/document.ts'
import {addressOf} from './addresses.ts'
import type {Bearing} from './bearing.ts'
import type {StatementEntry} from './entries.ts'

/** A source and what leans on it. */
export interface Leaning {
  /** `document#source`. */
  address: string
  source: Source
  document: Document
  /** How many statements name it. */
  direct: number
  /** How many statements rest on it, by themselves or through what supports them. */
  through: number
}

/** The sources by how much rests on them, the most leaned on first. Found by walking up from each source once. */
export function leanings(
  documents: readonly Document[],
  statements: Iterable<StatementEntry>,
  bearing: Bearing
): Leaning[] {
  const named = [...statements].flatMap(({item, document, address}) =>
    (item.sources ?? []).map(({id}) => ({source: addressOf(id, document), address}))
  )
  const namedBy = groupBy(named, ({source}) => source)
  return documents
    .flatMap(document =>
      document.sources.map((source): Leaning => {
        const address = addressOf(source.id, document)
        const direct = (namedBy.get(address) ?? []).map(({address}) => address)
        return {
          address,
          source,
          document,
          direct: new Set(direct).size,
          through: restingOn(direct, bearing).size
        }
      })
    )
    .toSorted((a, b) => b.through - a.through || b.direct - a.direct)
}

/** The addresses of some statements and of all that rest on them, through however many steps. */
export function restingOn(statements: readonly string[], {outOf, into}: Bearing): Set<string> {
  const reached = new Set(statements)
  const open = [...statements]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const up = [
      ...(outOf.get(at) ?? []).filter(({relation}) => relation.kind === 'supports').map(({to}) => to),
      ...(into.get(at) ?? []).filter(({relation}) => relation.kind === 'restates').flatMap(({from}) => from)
    ]
    for (const next of up) {
      if (reached.has(next)) continue
      reached.add(next)
      open.push(next)
    }
  }
  return reached
}
