/** Evaluates claims by the statements that attack and support them. */

import {findCycles} from '../base/cycles.ts'
import {groupBy} from '../base/group-by.ts'
import type {Document, Relation, Statement} from '../model/document.ts'
import {statementsById} from '../model/statements.ts'

/** `in`: accepted. `out`: rejected. `undecided`: neither follows, as in a cycle of attacks. */
export type Label = 'in' | 'out' | 'undecided'

/** The labels and strengths of the statements of a document. JSON can hold it. */
export interface Evaluation {
  /** Every claim and piece of evidence, in the order of the document. */
  statements: Standing[]
  /** Cycles of support or attack. Each is a list of ids; the last one leads back to the first. */
  cycles: string[][]
}

/** The label and strength of one statement. */
export interface Standing {
  /** The id of the claim or piece of evidence. */
  id: string
  label: Label
  /** From 0 to 1; absent where the values do not settle, and where `strengths` is false. */
  strength?: number
  /** Why it has its label, in one sentence that names the statements that decide it. */
  reason: string
  /** When it is not `in`, the ids of the statements that decide this: attackers, or else grounds that are not in. */
  because: string[]
  /** Ids of the statements that attack it, with the premises linked to them. */
  attackers: string[]
  /** Ids of the statements that support it, with the premises linked to them. */
  supporters: string[]
}

/** Options of `evaluate`. */
export interface EvaluationOptions {
  /** Whether to compute strengths. Default: true. */
  strengths?: boolean
  /** The strength of a statement without support and attacks, from 0 to 1. Default: 0.5 for all. */
  base?: (statement: Statement) => number
}

/**
 * Gives each statement a strength and a label. The two answer different questions: a statement with much support and one
 * unanswered objection is strong and `out`.
 *
 * **Strengths** follow DF-QuAD (Rago, Toni, Aurisicchio & Baroni 2016, "Discontinuity-free decision support with quantitative
 * argumentation debates", KR 2016). The strengths v₁ … vₙ of supporters are aggregated to 1 − ∏(1 − vᵢ), and so are those of attackers; the result is
 * 0 where there are none. With vₛ for the supporters, vₐ for the attackers and the base strength v₀, the statement's
 * strength is v₀ − v₀·(vₐ − vₛ) where vₐ ≥ vₛ, and v₀ + (1 − v₀)·(vₛ − vₐ) elsewhere. The paper's vᵢ is the strength of
 * one argument. Our vᵢ is the strength of the weakest linked premise, times the relation's `confidence`, times 1 − the aggregated strength
 * of its undercutters; these three factors are our additions. The paper's graphs have no cycles, but ours may have some. The formulas are applied
 * until no value changes by 10⁻⁹. Where that takes more than 1,000 rounds, strengths are left out.
 *
 * **Labels** follow the grounded semantics (Dung 1995, "On the acceptability of arguments", Artificial Intelligence 77, definition
 * 20), the most cautious semantics: it decides only what is certain. Supports are necessities (Nouioua & Risch 2011,
 * "Argumentation frameworks with necessities", SUM 2011): a statement with grounds is in only if at least one ground is in, where linked
 * premises count as one ground and must all be in. A statement without grounds needs none. Attacks and supports can be attacked themselves
 * (`undercuts`), as in AFRA (Baroni, Cerutti, Giacomin & Guida 2011, "AFRA", IJAR 52). A statement that was retracted or superseded is out. A disputed
 * statement is evaluated like any other. `restates`, `qualifies`, `specifies` and the statements of other documents have no effect.
 */
export function evaluate(
  document: Pick<Document, 'claims' | 'evidence' | 'relations'>,
  {strengths = true, base = () => 0.5}: EvaluationOptions = {}
): Evaluation {
  const graph = relationGraph(document)
  const labels = groundedLabels(graph)
  const values = strengths ? findStrengths(graph, base) : undefined
  const statements: Standing[] = []
  for (const id of graph.statements.keys()) {
    const strength = values?.get(id)
    statements.push({
      id,
      label: labels.get(id)!,
      ...(strength !== undefined && {strength}),
      ...reasonFor(id, graph, labels),
      attackers: premisesOf(graph.attacks.get(id)),
      supporters: premisesOf(graph.supports.get(id))
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

/** A relation with its premises and the relations that undercut it. */
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
  const statements = statementsById({claims, evidence})
  const edges = new Map<Relation, Edge>()
  for (const relation of relations) {
    const premises = [relation.from, ...(relation.linked ?? [])]
    // Statements of other documents are not evaluated.
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
    // An attack on the id of a relation is an undercut, whatever its kind.
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

/** Computes the least fixed point: starts with all labels undecided, and repeats until no more labels are decided. */
function groundedLabels({statements, attacks, supports, edges}: RelationGraph): Map<Node, Label> {
  const labels = new Map<Node, Label>()
  // A decision can only change the nodes that depend on it, so only these are evaluated again.
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

/** Why a statement has its label, in a sentence. */
function reasonFor(
  id: string,
  {statements, attacks, supports}: RelationGraph,
  labels: ReadonlyMap<Node, Label>
): Pick<Standing, 'reason' | 'because'> {
  const against = attacks.get(id) ?? []
  const grounds = supports.get(id) ?? []
  const label = labels.get(id)!
  const {status} = statements.get(id)!
  if (status === 'retracted' || status === 'superseded') return {reason: `It is ${status}.`, because: []}
  if (label === 'in') {
    const fates = against.map(({premises}) =>
      premises.some(premise => labels.get(premise) === 'out') ? 'out' : 'undercut'
    )
    const held = `${listed('Its attacker', against)} ${[...new Set(fates)].toSorted().join(' or ')}`
    const [ground] = grounds.filter(edge => labels.get(edge) === 'in')
    const told = against.length ? held : 'Nothing attacks it'
    return {reason: `${told}${ground ? `, and its ground ${named(ground)} is in` : ''}.`, because: []}
  }
  const attackers = against.filter(edge => labels.get(edge) === (label === 'out' ? 'in' : 'undecided'))
  if (attackers.length) {
    const isAnswered = attackers.some(({premises}) => premises.some(premise => attacks.has(premise)))
    const [it, is] = attackers.length === 1 ? ['it', 'is'] : ['them', 'are']
    const why = isAnswered ? `what attacks ${it} is out or undercut` : `nothing attacks ${it}`
    const reason =
      label === 'out'
        ? `${listed('Its attacker', attackers)} in, and ${why}.`
        : `It is undecided whether ${attackers.map(named).join(', ')} ${is} in or undercut.`
    return {reason, because: premisesOf(attackers)}
  }
  const fallen = grounds.filter(edge => labels.get(edge) !== 'in')
  const decisive = fallen.filter(edge => labels.get(edge) === label)
  const [first] = decisive
  return {
    reason: `None of its grounds is in: ${decisive.map(named).join(', ')} ${decisive.length === 1 && !first!.premises[1] ? 'is' : 'are'} ${label}.`,
    because: premisesOf(fallen)
  }
}

/** `Its attacker \`a\` is`, `Its attackers \`a\`, \`b\` are`. */
function listed(noun: string, edges: readonly Edge[]): string {
  const list = edges.map(named).join(', ')
  return edges.length === 1 ? `${noun} ${list} is` : `${noun}s ${list} are`
}

/** Names linked premises: `\`a\` with \`b\``. */
function named({premises}: Edge): string {
  return premises.map(id => `\`${id}\``).join(' with ')
}

function premisesOf(edges: readonly Edge[] = []): string[] {
  return [...new Set(edges.flatMap(({premises}) => premises))]
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

/** Finds cycles of attacks and supports. */
function cyclesOf({statements, attacks, supports}: RelationGraph): string[][] {
  const next = groupBy(
    [...attacks.values(), ...supports.values()].flat().flatMap(({premises, to}) => premises.map(from => ({from, to}))),
    ({from}) => from
  )
  return findCycles(statements.keys(), id => (next.get(id) ?? []).map(({to}) => to))
}
