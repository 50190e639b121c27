/** Writes xAIF. */

import {groupBy} from '../../base/group-by.ts'
import {assertersOf} from '../../model/attribution.ts'
import type {Claim, Document, Evidence, Relation} from '../../model/document.ts'
import {holderNames} from '../../model/names.ts'
import {quotationOf} from '../../model/quotation.ts'
import {toJson} from '../../model/to-json.ts'
import type {Xaif} from './data.ts'
import {type Kept, keptIn} from './keep.ts'
import {kindOfScheme, made, schemes} from './schemes.ts'
import {type Anchor, nested, writeText} from './text.ts'

export function write(document: Document): Xaif {
  const kept = keptIn(document)
  const anchors = anchorsOf(document, kept)
  const graph: Xaif['AIF'] = {
    nodes: [],
    edges: [],
    locutions: [],
    participants: [],
    schemefulfillments: [],
    descriptorfulfillments: []
  }
  const edge = (from: string, to: string): void => {
    graph.edges.push({edgeID: String(graph.edges.length + 1), fromID: from, toID: to})
  }
  writeStatements(document, kept, anchors, graph, edge)
  writeRelations(document, kept, graph, edge)
  for (const {from, to} of kept.edges) edge(from, to)
  graph.locutions.push(...kept.locutions)
  graph.participants.push(...kept.participants)
  const others = [...kept.others]
  for (const {annotation, fields} of kept.nodes) {
    const {id, label, span} = annotation
    if (span && !anchors.placed.some(anchor => anchor.id === id)) others.push(annotation)
    else graph.nodes.push({nodeID: id, ...(label !== 'node' && {type: label}), ...fields})
  }
  const {annotations = []} = toJson({...document, annotations: others})
  return {
    ...kept.file,
    ...(annotations.length && {claimdown: {annotations}}),
    AIF: {...graph, ...kept.graph},
    text: writeText(document.text, anchors.placed)
  }
}

type Statement = Claim | Evidence

interface Anchors {
  /** The id of the node that has the anchor of a statement. xAIF anchors locutions, so it is the locution where there is one. */
  idOf(statement: Statement): string
  placed: readonly Anchor[]
  /** Whether the anchor of a statement's node has the statement's span. */
  finds(statement: Statement): boolean
}

function anchorsOf({claims, evidence}: Document, kept: Kept): Anchors {
  const locutions = locutionsIn(kept)
  const idOf = ({id}: Statement): string => locutions.get(id) ?? id
  const wanted: Anchor[] = []
  for (const statement of [...claims, ...evidence])
    if (!('words' in statement)) wanted.push({id: idOf(statement), span: statement.span})
  for (const {annotation} of kept.nodes) if (annotation.span) wanted.push({id: annotation.id, span: annotation.span})
  const placed = nested(wanted)
  const spans = new Map(placed.map(({id, span}) => [id, span]))
  return {
    idOf,
    placed,
    finds: statement => {
      const span = spans.get(idOf(statement))
      return span !== undefined && span.start === statement.span.start && span.end === statement.span.end
    }
  }
}

/** The locution of each node: the L node that leads to it through an illocution (YA). */
function locutionsIn({nodes, edges}: Kept): ReadonlyMap<string, string> {
  const types = new Map(nodes.map(({annotation: {id, label}}) => [id, label]))
  const locutionOf = new Map<string, string>()
  for (const {from, to} of edges)
    if (types.get(from) === 'L' && types.get(to) === 'YA' && !locutionOf.has(to)) locutionOf.set(to, from)
  const found = new Map<string, string>()
  for (const {from, to} of edges) {
    const locution = locutionOf.get(from)
    if (locution !== undefined && !found.has(to)) found.set(to, locution)
  }
  return found
}

function writeStatements(
  document: Document,
  kept: Kept,
  anchors: Anchors,
  graph: Xaif['AIF'],
  edge: (from: string, to: string) => void
): void {
  const {claims, evidence} = document
  const wire = toJson(document)
  const onWire = [...wire.claims, ...wire.evidence]
  const nameOf = holderNames(document)
  const people = new Map<string, string>()
  for (const [index, statement] of [...claims, ...evidence].entries()) {
    const {id} = statement
    const said = quotationOf(document, statement)
    const isPlain = kept.isForeign && isClaimOfAif(statement, anchors)
    graph.nodes.push({
      nodeID: id,
      text: said,
      type: 'I',
      ...kept.about.get(id),
      ...(!isPlain && {claimdown: onWire[index]})
    })
    if (kept.isForeign) continue
    for (const [place, holder] of assertersOf(statement).entries()) {
      const person = people.get(holder) ?? String(people.size + 1)
      const name = nameOf(holder)
      if (!people.has(holder))
        graph.participants.push({participantID: person, firstname: '', surname: name, claimdown: made})
      people.set(holder, person)
      const suffix = place === 0 ? '' : place + 1
      const [locution, illocution] = [`${id}-L${suffix}`, `${id}-YA${suffix}`]
      graph.nodes.push(
        {nodeID: locution, text: `${name} : ${said}`, type: 'L', claimdown: made},
        {nodeID: illocution, text: 'Asserting', type: 'YA', claimdown: made}
      )
      edge(locution, illocution)
      edge(illocution, id)
      graph.locutions.push({nodeID: locution, personID: person})
    }
  }
}

/** Whether a node of AIF with its anchor and locution holds the whole claim. */
function isClaimOfAif(statement: Statement, anchors: Anchors): boolean {
  const {type, id, span: _, by, ...rest} = statement
  const {words: said, ...more} = rest as Partial<Claim>
  const isPlaced = said === undefined ? anchors.finds(statement) : !anchors.placed.some(anchor => anchor.id === id)
  return (
    type === 'claim' &&
    Object.keys(more).length === 0 &&
    isPlaced &&
    (by === undefined || (by.length === 1 && anchors.idOf(statement) !== id))
  )
}

function writeRelations(
  {claims, evidence, relations}: Document,
  kept: Kept,
  graph: Xaif['AIF'],
  edge: (from: string, to: string) => void
): void {
  const statements = new Set([...claims, ...evidence].map(({id}) => id))
  const scheme = new Set([...relations.map(({id}) => id), ...kept.nodes.map(({annotation: {id}}) => id)])
  const nodeOf = new Map(relations.map((relation, index) => [relation, relation.id ?? `relation-${index + 1}`]))
  const from = groupBy(relations, ({from}) => from)
  const written = new Set<string>()
  for (const [index, relation] of relations.entries()) {
    const isPlain = kept.isForeign && isSchemeOfAif(relation, statements, scheme)
    const own = nodeOf.get(relation)!
    // A node with several conclusions was read as several relations with one id.
    const node = written.has(own) && !isPlain ? `relation-${index + 1}` : own
    if (!written.has(node)) {
      const {type, text} = schemes[relation.kind]
      graph.nodes.push({
        nodeID: node,
        text,
        type,
        ...kept.about.get(node),
        ...(!isPlain && {claimdown: relation})
      })
      for (const premise of [relation.from, ...(relation.linked ?? [])]) edge(premise, node)
    }
    written.add(node)
    const {kind, to} = relation
    // AIF has undercuts of relations only, so an undercut of a statement points to the relations from that statement.
    const undercut =
      kind === 'undercuts' && statements.has(to) ? (from.get(to) ?? []).filter(other => other !== relation) : []
    if (undercut.length && undercut.length <= mostUndercut) for (const other of undercut) edge(node, nodeOf.get(other)!)
    else if (statements.has(to) || scheme.has(to)) edge(node, to)
  }
}

/** Where more relations than this start from a statement, an undercut points to the statement itself, because there would be too many edges. */
const mostUndercut = 100

/** Whether a scheme node with its edges holds the whole relation. */
function isSchemeOfAif(
  {type: _, id, kind, from, linked = [], to, ...more}: Relation,
  statements: ReadonlySet<string>,
  scheme: ReadonlySet<string | undefined>
): boolean {
  return (
    id !== undefined &&
    kindOfScheme.get(schemes[kind].type) === kind &&
    [from, ...linked].every(premise => statements.has(premise)) &&
    (statements.has(to) || scheme.has(to)) &&
    Object.keys(more).length === 0
  )
}
