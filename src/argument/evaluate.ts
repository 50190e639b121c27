/** Which claims stand, given who attacks and who supports whom. */

import {findCycles} from '../base/cycles.ts'
import {groupBy} from '../base/group-by.ts'
import type {Document, Relation, Statement} from '../model/document.ts'

/** `in`: stands. `out`: defeated. `undecided`: nothing settles it, as in a circle of attacks. */
export type Label = 'in' | 'out' | 'undecided'

/** What stands in a document; data that JSON can hold. */
export interface Evaluation {
  /** Every claim and piece of evidence, in the order of the document. */
  statements: Standing[]
  /** Circles of support or attack: each a list of ids that leads back to its first. */
  cycles: string[][]
}

/** How one statement stands. */
export interface Standing {
  /** The id of the claim or piece of evidence. */
  id: string
  label: Label
  /** What decides it, when it does not stand: ids of attackers that stand, or of grounds that all fell. */
  because: string[]
  /** From 0 to 1; present when `strengths` was asked for and the values settle. */
  strength?: number
}

/** Options of `evaluate`. */
export interface EvaluationOptions {
  /** Compute strengths too. */
  strengths?: boolean
  /** How strong a statement is before anybody speaks for or against it, from 0 to 1. Default: 0.5 for all. */
  base?: (statement: Statement) => number
}

/**
 * Labels each statement by the grounded semantics of Dung (1995, "On the acceptability of arguments", AIJ 77), the most
 * cautious one: it decides only what has to be so. Supports are read as necessities (Nouioua & Risch 2011, "Argumentation
 * frameworks with necessities"): a statement that has grounds needs one of them to stand, linked premises all together; one
 * that has none needs none. Attacks and supports can be attacked themselves (`undercuts`), as in AFRA (Baroni et al. 2011).
 * What was retracted or superseded is out. `restates`, `qualifies` and `specifies` decide nothing, nor does what another document holds.
 *
 * Strengths, if asked for, follow DF-QuAD (Rago et al. 2016, KR): supporters and attackers are combined by 1 − ∏(1 − v), and
 * the difference moves the base strength towards 1 or 0. Here v is the strength of the weakest linked premise, times the
 * relation's `confidence`, times 1 − the strength of what undercuts it. Where a circle keeps the values from settling
 * within 1,000 rounds, they are left out.
 */
export function evaluate(
  document: Pick<Document, 'claims' | 'evidence' | 'relations'>,
  {strengths = false, base = () => 0.5}: EvaluationOptions = {}
): Evaluation {
  const graph = relationGraph(document)
  const labels = groundedLabels(graph)
  const values = strengths ? findStrengths(graph, base) : undefined
  const statements: Standing[] = []
  for (const id of graph.statements.keys()) {
    const label = labels.get(id)!
    const strength = values?.get(id)
    statements.push({
      id,
      label,
      because: label === 'in' ? [] : reasons(id, graph, labels),
      ...(strength !== undefined && {strength})
    })
  }
  return {statements, cycles: cyclesOf(graph)}
}

interface RelationGraph {
  statements: ReadonlyMap<string, Statement>
  attacks: ReadonlyMap<string, Edge[]>
  supports: ReadonlyMap<string, Edge[]>
  edges: readonly Edge[]
}

/** A relation with what speaks in it and what speaks against it. */
interface Edge {
  premises: readonly string[]
  to: string
  confidence: number
  undercutters: Edge[]
}

function relationGraph({
  claims,
  evidence,
  relations
}: Pick<Document, 'claims' | 'evidence' | 'relations'>): RelationGraph {
  const statements = new Map<string, Statement>()
  for (const statement of [...claims, ...evidence]) {
    if (!statements.has(statement.id)) statements.set(statement.id, statement)
  }
  const edges = new Map<Relation, Edge>()
  for (const relation of relations) {
    const premises = [relation.from, ...(relation.linked ?? [])]
    // What is not at hand says nothing here.
    if (!premises.every(id => statements.has(id))) continue
    edges.set(relation, {premises, to: relation.to, confidence: relation.confidence ?? 1, undercutters: []})
  }
  const byId = groupBy(
    [...edges.keys()].filter(({id}) => id !== undefined),
    ({id}) => id!
  )
  const bySpeaker = groupBy(
    [...edges.keys()].filter(({kind}) => kind !== 'undercuts'),
    ({from}) => from
  )
  for (const [relation, edge] of edges) {
    // An attack on a relation by its id is an undercut, whatever it is called.
    const isOfRelation = byId.has(relation.to) && !statements.has(relation.to)
    if (relation.kind !== 'undercuts' && !(relation.kind === 'attacks' && isOfRelation)) continue
    const targets = isOfRelation ? byId.get(relation.to)! : (bySpeaker.get(relation.to) ?? [])
    for (const target of targets) edges.get(target)?.undercutters.push(edge)
  }
  const of = (kind: Relation['kind']): Map<string, Edge[]> =>
    groupBy(
      [...edges].filter(([relation]) => relation.kind === kind && statements.has(relation.to)).map(([, edge]) => edge),
      ({to}) => to
    )
  return {statements, attacks: of('attacks'), supports: of('supports'), edges: [...edges.values()]}
}

/** A statement by its id, or a relation. */
type Node = string | Edge

/** The least fixed point: starts from nothing decided, and decides what has to be so until nothing more has. */
function groundedLabels({statements, attacks, supports, edges}: RelationGraph): Map<Node, Label> {
  const labels = new Map<Node, Label>()
  // Only what a decided node bears on can change, so each relation is looked at few times.
  const dependents = groupBy(
    edges.flatMap(edge => [
      ...edge.premises.map((id): [Node, Node] => [id, edge]),
      ...edge.undercutters.map((undercutter): [Node, Node] => [undercutter, edge]),
      [edge, edge.to] as [Node, Node]
    ]),
    ([on]) => on
  )
  function decide(node: Node): Label {
    if (typeof node !== 'string') {
      const premises = node.premises.map(id => labels.get(id))
      const against = node.undercutters.map(undercutter => labels.get(undercutter))
      if (premises.includes('out') || against.includes('in')) return 'out'
      const holds = premises.every(label => label === 'in') && against.every(label => label === 'out')
      return holds ? 'in' : 'undecided'
    }
    const {status} = statements.get(node)!
    const against = (attacks.get(node) ?? []).map(edge => labels.get(edge))
    const grounds = (supports.get(node) ?? []).map(edge => labels.get(edge))
    if (status === 'retracted' || status === 'superseded' || against.includes('in')) return 'out'
    if (grounds.length > 0 && grounds.every(label => label === 'out')) return 'out'
    const isGrounded = grounds.length === 0 || grounds.includes('in')
    return isGrounded && against.every(label => label === 'out') ? 'in' : 'undecided'
  }
  const queue: Node[] = [...statements.keys(), ...edges]
  for (const node of queue) labels.set(node, 'undecided')
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (labels.get(node) !== 'undecided') continue
    const label = decide(node)
    if (label === 'undecided') continue
    labels.set(node, label)
    for (const [, dependent] of dependents.get(node) ?? []) if (labels.has(dependent)) queue.push(dependent)
  }
  return labels
}

/** What keeps a statement from standing: attackers as settled as it is, or else the grounds that do not stand. */
function reasons(id: string, {attacks, supports}: RelationGraph, labels: ReadonlyMap<Node, Label>): string[] {
  const attackers = (attacks.get(id) ?? []).filter(
    edge => labels.get(edge) === (labels.get(id) === 'out' ? 'in' : 'undecided')
  )
  const grounds = (supports.get(id) ?? []).filter(edge => labels.get(edge) !== 'in')
  return [...new Set((attackers.length ? attackers : grounds).flatMap(({premises}) => premises))]
}

function findStrengths(
  {statements, attacks, supports, edges}: RelationGraph,
  base: (statement: Statement) => number
): Map<Node, number> | undefined {
  let values = new Map<Node, number>()
  for (const [id, statement] of statements) values.set(id, base(statement))
  for (const edge of edges) values.set(edge, 0)
  const combined = (list: readonly Edge[] = []): number =>
    1 - list.reduce((rest, edge) => rest * (1 - values.get(edge)!), 1)
  for (let round = 0; round < 1000; round++) {
    const next = new Map<Node, number>()
    for (const edge of edges) {
      const weakest = Math.min(...edge.premises.map(id => values.get(id)!))
      next.set(edge, weakest * edge.confidence * (1 - combined(edge.undercutters)))
    }
    for (const [id, statement] of statements) {
      const start = base(statement)
      const difference = combined(supports.get(id)) - combined(attacks.get(id))
      next.set(id, start + (difference > 0 ? 1 - start : start) * difference)
    }
    const before = values
    const isSettled = [...next].every(([node, value]) => Math.abs(value - before.get(node)!) < 1e-9)
    values = next
    if (isSettled) return values
  }
  return undefined
}

/** Where attacks and supports lead back to where they began. */
function cyclesOf({statements, attacks, supports}: RelationGraph): string[][] {
  const next = groupBy(
    [...attacks.values(), ...supports.values()].flat().flatMap(({premises, to}) => premises.map(from => ({from, to}))),
    ({from}) => from
  )
  return findCycles(statements.keys(), id => (next.get(id) ?? []).map(({to}) => to))
}
