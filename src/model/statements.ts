/** Claims and evidence by their ids. */

import type {Claim, Evidence} from './document.ts'

/** Every claim and piece of evidence by its id, claims first. Where an id is used twice, the first one has it. */
export function statementsById({
  claims,
  evidence
}: {
  claims: readonly Claim[]
  evidence: readonly Evidence[]
}): Map<string, Claim | Evidence> {
  return firstById<Claim | Evidence>([...claims, ...evidence])
}

/** Items by their ids. Where an id is used twice, the first one has it. */
export function firstById<Item extends {id: string}>(items: readonly Item[]): Map<string, Item> {
  const found = new Map<string, Item>()
  for (const item of items) if (!found.has(item.id)) found.set(item.id, item)
  return found
}
