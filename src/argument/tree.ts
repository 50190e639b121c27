/** Arranges the statements of a document as a tree of support and attack. */

import {groupBy} from '../base/group-by.ts'
import type {Claim, Document, Evidence, Relation, RelationKind} from '../model/document.ts'
import {quotationOf} from '../model/quotation.ts'
import {statementsById} from '../model/statements.ts'

export type Statement = Claim | Evidence

export interface Argument {
  statements: ReadonlyMap<string, Statement>
  /** The relations to a statement, by its id: first those that support it, then those that attack it. */
  bearing: ReadonlyMap<string, Relation[]>
  /**
   * The ids of the roots, from which every statement is reached: first claims without a relation to another statement, those with the most
   * statements under them first; then one statement of each cycle; then evidence without a relation.
   */
  tops: Statement[]
  /** The number of statements under a statement, on all levels. */
  weight(id: string): number
}

export function argumentOf({claims, evidence, relations}: Document): Argument {
  const statements = statementsById({claims, evidence})
  // A relation to another relation is shown under the statement that the other one starts from.
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

  const tops = [...statements.values()]
    .filter(({id, type}) => type === 'claim' && !speaking.has(id))
    .toSorted((a, b) => weight(b.id) - weight(a.id))
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
  for (const [id, statement] of statements) {
    if (reached.has(id)) continue
    tops.push(statement)
    reach(id)
  }
  return {statements, bearing, tops, weight}
}

const order: readonly RelationKind[] = ['supports', 'restates', 'specifies', 'qualifies', 'attacks', 'undercuts']

/** Returns the `most` relations whose statements have the most statements under them, in the given order. */
export function heaviest(relations: readonly Relation[], most: number, {weight}: Argument): Relation[] {
  const chosen = new Set(relations.toSorted((a, b) => weight(b.from) - weight(a.from)).slice(0, most))
  return relations.filter(relation => chosen.has(relation))
}

/** The words of a statement, in one line. */
export function spoken(document: Document, statement: Statement): string {
  return quotationOf(document, statement).replace(/\s+/g, ' ')
}

/** One statement in the order of the tree. */
export interface Branch {
  id: string
  type: Statement['type']
  kind?: string
  /** Its words, in one line. */
  words: string
  /** How many levels it is below its root; 0 for a root. */
  depth: number
  /** The statement that it supports, attacks and so on; absent for a root. */
  under?: string
  relation?: RelationKind
  /** The premises that are linked with it. */
  linked?: string[]
  /** Present where the statement is already in the list. The statements under it are listed there, and not here. */
  again?: true
}

/** Returns the tree as a flat list, each statement before those under it. It is not nested, because a chain can be longer than the depth that JSON parsers allow. */
export function branchesOf(document: Document, {statements, bearing, tops}: Argument = argumentOf(document)): Branch[] {
  const branches: Branch[] = []
  const shown = new Set<string>()
  const stack: Pick<Branch, 'id' | 'depth' | 'under' | 'relation' | 'linked'>[] = tops
    .toReversed()
    .map(({id}) => ({id, depth: 0}))
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const {id, depth, under, relation, linked} = next
    const statement = statements.get(id)!
    const isAgain = shown.has(id)
    shown.add(id)
    branches.push({
      id,
      type: statement.type,
      ...(statement.kind && {kind: statement.kind}),
      words: spoken(document, statement),
      depth,
      ...(under !== undefined && {under}),
      ...(relation && {relation}),
      ...(linked && {linked}),
      ...(isAgain && {again: true as const})
    })
    if (isAgain) continue
    for (const {from, kind, linked} of (bearing.get(id) ?? []).toReversed())
      stack.push({id: from, depth: depth + 1, under: id, relation: kind, ...(linked && {linked})})
  }
  return branches
}
