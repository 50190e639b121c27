/** A document's argument as a tree: what speaks for and against what, and where to start. */

import {groupBy} from '../base/group-by.ts'
import type {Claim, Document, Evidence, Relation, RelationKind} from '../model/document.ts'
import {quotationOf} from '../model/quotation.ts'

export type Statement = Claim | Evidence

export interface Argument {
  statements: ReadonlyMap<string, Statement>
  /** What bears on a statement, by its id: first what is for it, then what is against it. */
  bearing: ReadonlyMap<string, Relation[]>
  /**
   * Where to start, so that every statement is reached: claims that speak for or against nothing, the one with most under it
   * first, then one of each circle, then evidence that is brought forward for nothing.
   */
  tops: Statement[]
  /** How many statements stand under one. */
  weight(id: string): number
}

export function argumentOf({claims, evidence, relations}: Document): Argument {
  const statements = new Map<string, Statement>([...claims, ...evidence].map(statement => [statement.id, statement]))
  // What speaks of a relation is shown under the statement that makes it.
  const makers = new Map(relations.flatMap(({id, from}) => (id === undefined ? [] : [[id, from] as const])))
  const inside = relations
    .map(relation =>
      statements.has(relation.to) ? relation : {...relation, to: makers.get(relation.to) ?? relation.to}
    )
    .filter(({from, to}) => statements.has(from) && statements.has(to))
  const bearing = groupBy(
    inside.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    ({to}) => to
  )
  const speaking = new Set(inside.flatMap(({from, linked = []}) => [from, ...linked]))
  const weights = new Map<string, number>()

  function weight(id: string): number {
    const known = weights.get(id)
    if (known !== undefined) return known
    const below = new Set<string>()
    const stack = [id]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      for (const {from} of bearing.get(at) ?? []) {
        if (from === id || below.has(from)) continue
        below.add(from)
        stack.push(from)
      }
    }
    weights.set(id, below.size)
    return below.size
  }

  const tops: Statement[] = claims.filter(({id}) => !speaking.has(id)).toSorted((a, b) => weight(b.id) - weight(a.id))
  const reached = new Set<string>()
  const reach = (top: string): void => {
    const stack = [top]
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (reached.has(at)) continue
      reached.add(at)
      for (const {from, linked = []} of bearing.get(at) ?? []) stack.push(from, ...linked)
    }
  }
  for (const {id} of tops) reach(id)
  for (const statement of [...claims, ...evidence]) {
    if (reached.has(statement.id)) continue
    tops.push(statement)
    reach(statement.id)
  }
  return {statements, bearing, tops, weight}
}

const order: readonly RelationKind[] = ['supports', 'restates', 'specifies', 'qualifies', 'attacks', 'undercuts']

/** The relations from the statements with most under them, in the order they had. */
export function heaviest(relations: readonly Relation[], most: number, {weight}: Argument): Relation[] {
  const chosen = new Set(relations.toSorted((a, b) => weight(b.from) - weight(a.from)).slice(0, most))
  return relations.filter(relation => chosen.has(relation))
}

/** A statement's words, in one line. */
export function spoken(document: Document, statement: Statement): string {
  return quotationOf(document, statement).replace(/\s+/g, ' ')
}
