/** Questions that readers ask of a whole corpus. */

import type {Source} from '../model/csl.ts'
import {addressOf} from './addresses.ts'
import type {Bearing} from './bearing.ts'
import type {StatementEntry} from './entries.ts'
import {type FindStatement, groundsOf} from './grounds.ts'

/** Whether anybody attacks a claim, or its document calls it disputed. What was retracted or superseded attacks nothing. */
export function isContested({item, address}: StatementEntry, {into}: Bearing, find: FindStatement): boolean {
  if (item.status === 'disputed') return true
  return (into.get(address) ?? []).some(
    ({relation, from}) =>
      (relation.kind === 'attacks' || relation.kind === 'undercuts') &&
      from.every(address => !isWithdrawn(find(address)))
  )
}

function isWithdrawn(entry: StatementEntry | undefined): boolean {
  return entry?.item.status === 'retracted' || entry?.item.status === 'superseded'
}

/** Whether nothing is brought forward for a claim: no support, no source, nothing that it restates or specifies. */
export function isUnsupported({item, address}: StatementEntry, bearing: Bearing): boolean {
  const depends = (bearing.outOf.get(address) ?? []).some(
    ({relation}) => relation.kind === 'restates' || relation.kind === 'specifies'
  )
  return !item.sources?.length && !depends && groundsOf(address, bearing).length === 0
}

/** The works at the end of all chains of support below a statement, its own among them, each once, by address. */
export function sourcesBelow(entry: StatementEntry, bearing: Bearing, find: FindStatement): Map<string, Source> {
  const found = new Map<string, Source>()
  const seen = new Set([entry.address])
  const open = [entry]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const {source} of at.sources) found.set(addressOf(source.id, at.document), source)
    for (const address of groundsOf(at.address, bearing)) {
      const ground = find(address)
      if (!ground || seen.has(address)) continue
      seen.add(address)
      open.push(ground)
    }
  }
  return found
}
