/** Indexes claims and evidence by their ids. */

import type {Claim, Evidence} from './document.ts'

/** Returns every claim and piece of evidence by its id, claims first. Of several with one id, the first is in the map. */
export function statementsById({
  claims,
  evidence
}: {
  claims: readonly Claim[]
  evidence: readonly Evidence[]
}): Map<string, Claim | Evidence> {
  return firstById<Claim | Evidence>([...claims, ...evidence])
}

/** Returns items by their ids. Of several with one id, the first is in the map. */
export function firstById<Item extends {id: string}>(items: readonly Item[]): Map<string, Item> {
  const found = new Map<string, Item>()
  for (const item of items) if (!found.has(item.id)) found.set(item.id, item)
  return found
}
