/** AIF and xAIF: arguments as graphs of information and scheme nodes, with the talk that they come from. */

import {Parser} from 'htmlparser2'
import {
  type Annotation,
  type Claim,
  type Document,
  type Evidence,
  emptyDocument,
  type Relation,
  type RelationKind
} from '../model/document.ts'
import {toJson} from '../model/json.ts'
import {holderName} from '../model/names.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'
import {codePoints} from '../text/code-points.ts'
import {count, groupBy} from '../text/list.ts'
import {inOrder, type Span, words} from '../text/span.ts'
import {type Format, loss} from './format.ts'

/** A node or an edge as files have it; ids are strings or numbers. */
type Fields = Record<string, unknown>

/** An xAIF document as it is written. */
export interface Xaif {
  AIF: Record<
    'nodes' | 'edges' | 'locutions' | 'participants' | 'schemefulfillments' | 'descriptorfulfillments',
    Record<string, unknown>[]
  >
  /** The text as HTML, each anchored node in a `<span id="node…">`. */
  text: string
  [other: string]: unknown
}

/**
 * Information nodes (I) are claims, at the words that their locution is anchored to, or implicit where there are none; RA, CA
 * and MA nodes are relations that support, attack and restate, linked where several premises enter one node; an attack on a
 * scheme node is an attack on that relation. Who said it is found through the locution (L), its illocution (YA) and the
 * participant. Everything else is kept as annotations, so that what was read is written back.
 *
 * Nodes that we write carry what AIF has no place for in a field `claimdown`.
 */
export const aif: Format<unknown, Xaif> = {
  name: 'xaif',
  specification: 'Chesñevar et al. 2006, "Towards an Argument Interchange Format"; xAIF: https://wiki.arg.tech',
  keeps: ['text', 'claims', 'evidence', 'relations', 'annotations'],
  read,
  write,
  losses
}

// —— reading ——————————————————————————————————————————————————————————————————————————————————————————————

const schemeKinds: ReadonlyMap<string, RelationKind> = new Map([
  ['RA', 'supports'],
  ['CA', 'attacks'],
  ['MA', 'restates']
])

function read(data: unknown): Reading<Document> {
  const diagnostics: Diagnostic[] = []
  const document = emptyDocument()
  const whole = isFields(data) ? data : {}
  const graph = isFields(whole.AIF) ? whole.AIF : whole
  if (!Array.isArray(graph.nodes)) {
    const message = 'This has no list of nodes, expected an AIF or xAIF graph with `nodes` and `edges`'
    return {value: document, diagnostics: [{code: 'not-aif', severity: 'error', message}]}
  }
  const {text, anchors} = readText(whole.text)
  document.text = text
  const nodes = new Map<string, Fields>()
  for (const node of fieldsOf(graph.nodes)) {
    const id = idOf(node.nodeID)
    if (id === undefined) diagnostics.push(told('aif-node', 'A node without `nodeID` was left out'))
    else if (nodes.has(id))
      diagnostics.push(told('duplicate-id', `Node \`${id}\` stands here again; the first is read`))
    else nodes.set(id, node)
  }
  const edges: Edge[] = []
  for (const edge of fieldsOf(graph.edges)) {
    const [from, to] = [idOf(edge.fromID), idOf(edge.toID)]
    if (from === undefined || to === undefined)
      diagnostics.push(told('aif-edge', 'An edge without `fromID` and `toID` was left out'))
    else {
      for (const id of [from, to])
        if (!nodes.has(id))
          diagnostics.push(told('dangling-reference', `An edge names node \`${id}\`, which is not there`))
      edges.push({from, to, used: false})
    }
  }
  if (edges.length) {
    const message = 'Edges are known by what they join: their own ids are not kept'
    diagnostics.push({code: 'edge-ids', severity: 'hint', message})
  }
  const {spanToUtf16} = codePoints(text)
  const toUtf16 = <Kind extends Claim | Evidence>({span, parts, ...rest}: Kind): Kind =>
    ({...rest, span: spanToUtf16(span), ...(parts && {parts: parts.map(spanToUtf16)})}) as Kind
  const typeOf = (id: string): string => String(nodes.get(id)?.type ?? '')
  const isOurs = (id: string): boolean => nodes.get(id)?.claimdown === 'made'
  const into = groupBy(edges, ({to}) => to)
  const outOf = groupBy(edges, ({from}) => from)

  const people = new Map<string, string>()
  for (const person of fieldsOf(graph.participants)) {
    const id = idOf(person.participantID)
    if (id === undefined || person.claimdown === 'made') continue
    people.set(id, `p${id}`)
    const name = [person.firstname, person.surname].filter(part => typeof part === 'string' && part).join(' ')
    document.entities.push({id: `p${id}`, type: 'person', name: name || `Participant ${id}`})
    keep(document, {label: 'participant', args: [{of: `p${id}`}], value: JSON.stringify(person)})
  }
  const speakers = new Map<string, string>()
  for (const locution of fieldsOf(graph.locutions)) {
    const [node, person] = [idOf(locution.nodeID), idOf(locution.personID)]
    if (node === undefined || isOurs(node)) continue
    if (person !== undefined && people.has(person)) speakers.set(node, people.get(person)!)
    keep(document, {label: 'locution', args: [{of: node}], value: JSON.stringify(locution)})
  }

  for (const [id, node] of nodes) {
    if (typeOf(id) !== 'I') continue
    const {nodeID: _, type: __, text: said, claimdown, ...rest} = node
    if (isFields(claimdown)) {
      const statement = toUtf16({...claimdown, id: claimdown.id ?? id} as unknown as Claim | Evidence)
      if (statement.type === 'claim') document.claims.push(statement)
      else document.evidence.push(statement)
      continue
    }
    const locutions = (into.get(id) ?? [])
      .filter(({from}) => typeOf(from) === 'YA')
      .flatMap(({from}) => into.get(from) ?? [])
    const span = anchors.get(id) ?? locutions.map(({from}) => anchors.get(from)).find(span => span)
    const by = locutions.map(({from}) => speakers.get(from)).find(speaker => speaker !== undefined)
    const content = typeof said === 'string' ? said : ''
    const end = text.length
    const claim: Claim = {
      type: 'claim',
      id,
      span: span ?? {start: end, end},
      ...(by && {by: [by]}),
      ...(!span && {words: content})
    }
    document.claims.push(claim)
    const left = {...rest, ...(span && words(text, span) !== content && {text: said})}
    if (Object.keys(left).length) keep(document, {label: 'node', args: [{of: id}], value: JSON.stringify(left)})
  }
  for (const [id, node] of nodes) {
    const type = typeOf(id)
    if (type === 'I' || isOurs(id)) continue
    const {nodeID: _, type: __, claimdown, ...rest} = node
    if (isFields(claimdown)) {
      document.relations.push({...claimdown, type: 'relation'} as unknown as Relation)
      for (const edge of [...(into.get(id) ?? []), ...(outOf.get(id) ?? [])]) edge.used = true
      continue
    }
    const kind = schemeKinds.get(type)
    const premises = (into.get(id) ?? []).filter(({from}) => typeOf(from) === 'I')
    const conclusions = (outOf.get(id) ?? []).filter(({to}) => typeOf(to) === 'I' || schemeKinds.has(typeOf(to)))
    if (!kind || premises.length === 0 || conclusions.length === 0) {
      keep(document, {id, label: type || 'node', value: JSON.stringify(rest)})
      continue
    }
    const [from, ...linked] = premises.map(edge => edge.from)
    for (const {to} of conclusions) {
      document.relations.push({type: 'relation', id, kind, from: from!, ...(linked.length && {linked}), to})
    }
    for (const edge of [...premises, ...conclusions]) edge.used = true
    if (Object.keys(rest).length) keep(document, {label: 'node', args: [{of: id}], value: JSON.stringify(rest)})
  }
  for (const {from, to, used} of edges) {
    if (!used && !isOurs(from) && !isOurs(to))
      keep(document, {
        label: 'edge',
        args: [
          {role: 'from', of: from},
          {role: 'to', of: to}
        ]
      })
  }
  const {AIF: _, text: __, ...others} = graph === whole ? {} : (whole as {AIF?: unknown; text?: unknown})
  const {nodes: ___, edges: ____, locutions: _____, participants: ______, ...lists} = graph
  for (const [label, rest] of [
    ['aif', lists],
    ['xaif', others]
  ] as const) {
    if (Object.values(rest).some(value => label === 'xaif' || !isEmpty(value)))
      keep(document, {label, value: JSON.stringify(rest)})
  }
  return {value: document, diagnostics}
}

interface Edge {
  from: string
  to: string
  /** Whether a relation says it already. */
  used: boolean
}

function keep(document: Document, annotation: Omit<Annotation, 'type'>): void {
  document.annotations ??= []
  document.annotations.push({type: 'annotation', ...annotation})
}

function told(code: string, message: string): Diagnostic {
  return {code, severity: 'warning', message}
}

/** The text without its HTML, and what each `<span id="node…">` holds. It is a string, `{txt}`, or not there. */
function readText(value: unknown): {text: string; anchors: Map<string, Span>} {
  const html = isFields(value) ? value.txt : value
  const anchors = new Map<string, Span>()
  if (typeof html !== 'string') return {text: '', anchors}
  let text = ''
  const open: (string | undefined)[] = []
  const starts = new Map<string, number>()
  const parser = new Parser(
    {
      ontext: part => {
        text += part
      },
      onopentag: (name, {id}) => {
        if (name === 'br' || ((name === 'div' || name === 'p') && text !== '' && !text.endsWith('\n'))) text += '\n'
        if (name === 'br') return
        const node = name === 'span' && id?.startsWith('node') ? id.slice(4) : undefined
        open.push(node)
        if (node !== undefined && !starts.has(node)) starts.set(node, text.length)
      },
      onclosetag: name => {
        if (name === 'br') return
        const node = open.pop()
        if (node !== undefined) anchors.set(node, {start: starts.get(node)!, end: text.length})
      }
    },
    {decodeEntities: true}
  )
  parser.end(html)
  return {text, anchors}
}

function fieldsOf(list: unknown): Fields[] {
  return Array.isArray(list) ? list.filter(isFields) : []
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

// —— writing ——————————————————————————————————————————————————————————————————————————————————————————————

function write(document: Document): Xaif {
  const {text, claims, evidence, relations, annotations = []} = document
  const graph: Xaif['AIF'] = {
    nodes: [],
    edges: [],
    locutions: [],
    participants: [],
    schemefulfillments: [],
    descriptorfulfillments: []
  }
  const edge = (from: string, to: string): unknown =>
    graph.edges.push({edgeID: String(graph.edges.length + 1), fromID: from, toID: to})
  // What was read from AIF has its node or participant beside it; the rest is ours.
  const about = new Map<string, Fields>()
  for (const {label, args, value} of annotations) if (label === 'node' && args) about.set(args[0]!.of, parsed(value))
  const isForeign = annotations.some(({label}) => foreign.has(label))
  const ids = new Set([...claims, ...evidence].map(({id}) => id))

  const anchors: {id: string; span: Span}[] = []
  const people = new Map<string, string>()
  const wire = toJson(document)
  const onWire = [...wire.claims, ...wire.evidence]
  for (const [index, statement] of [...claims, ...evidence].entries()) {
    const {id, span, by} = statement
    const said = 'words' in statement ? statement.words : words(text, span)
    const node: Fields = {nodeID: id, text: said, type: 'I', ...about.get(id)}
    if (!isForeign) node.claimdown = onWire[index]
    graph.nodes.push(node)
    if (!('words' in statement)) anchors.push({id: isForeign ? locutionOf(id, annotations) : id, span})
    if (!by || isForeign) continue
    const holder = by.at(-1)!
    const person = people.get(holder) ?? String(people.size + 1)
    const name = holderName(document, holder)
    if (!people.has(holder))
      graph.participants.push({participantID: person, firstname: '', surname: name, claimdown: 'made'})
    people.set(holder, person)
    const [locution, illocution] = [`${id}-L`, `${id}-YA`]
    graph.nodes.push(
      {nodeID: locution, text: `${name} : ${said}`, type: 'L', claimdown: 'made'},
      {nodeID: illocution, text: 'Asserting', type: 'YA', claimdown: 'made'}
    )
    edge(locution, illocution)
    edge(illocution, id)
    graph.locutions.push({nodeID: locution, personID: person})
  }

  const nodeOf = new Map(relations.map((relation, index) => [relation, relation.id ?? `relation-${index + 1}`]))
  const made = new Set<string>()
  for (const [index, relation] of relations.entries()) {
    const {id, kind, from, linked = [], to} = relation
    // Several conclusions of one node are several relations with its id.
    const node = made.has(nodeOf.get(relation)!) && !isForeign ? `relation-${index + 1}` : nodeOf.get(relation)!
    if (!made.has(node)) {
      const type = kind === 'supports' ? 'RA' : kind === 'attacks' || kind === 'undercuts' ? 'CA' : 'MA'
      graph.nodes.push({
        nodeID: node,
        text: schemeNames[kind],
        type,
        ...about.get(node),
        ...(!isForeign && {claimdown: relation})
      })
      for (const premise of [from, ...linked]) edge(premise, node)
    }
    made.add(node)
    const undercut = kind === 'undercuts' ? relations.filter(other => other !== relation && other.from === to) : []
    const isKnown = ids.has(to) || relations.some(other => other.id === to) || id === to
    if (undercut.length && ids.has(to)) for (const other of undercut) edge(node, nodeOf.get(other)!)
    else if (isKnown) edge(node, to)
  }
  let others: Fields = {}
  for (const {id, label, args = [], value} of annotations) {
    if (label === 'edge') edge(args[0]!.of, args[1]!.of)
    else if (label === 'locution') graph.locutions.push(parsed(value))
    else if (label === 'participant') graph.participants.push(parsed(value))
    else if (label === 'aif') Object.assign(graph, parsed(value))
    else if (label === 'xaif') others = parsed(value)
    else if (label !== 'node' && id !== undefined) graph.nodes.push({nodeID: id, type: label, ...parsed(value)})
  }
  return {AIF: graph, ...others, text: toHtml(text, anchors)}
}

/** Labels of annotations that `read` makes. */
const foreign: ReadonlySet<string> = new Set([
  'edge',
  'locution',
  'participant',
  'aif',
  'xaif',
  'node',
  'L',
  'YA',
  'TA',
  'PA',
  'RA',
  'CA',
  'MA'
])

/** What AIF calls nodes of a scheme that is not known more closely. */
const schemeNames: Readonly<Record<RelationKind, string>> = {
  supports: 'Default Inference',
  attacks: 'Default Conflict',
  undercuts: 'Default Conflict',
  restates: 'Default Rephrase',
  qualifies: 'Default Rephrase'
}

/** The locution that says a node, if it has one: xAIF anchors that. */
function locutionOf(id: string, annotations: readonly Annotation[]): string {
  const edges = annotations.filter(({label}) => label === 'edge')
  const types = new Map(annotations.map(({id, label}) => [id, label]))
  for (const {args} of edges.filter(({args}) => args![1]!.of === id)) {
    const illocution = args![0]!.of
    const before = edges.find(({args}) => args![1]!.of === illocution && types.get(args![0]!.of) === 'L')
    if (types.get(illocution) === 'YA' && before) return before.args![0]!.of
  }
  return id
}

function parsed(value: string | undefined): Fields {
  try {
    const found: unknown = JSON.parse(value ?? '{}')
    return isFields(found) ? found : {}
  } catch {
    return {}
  }
}

/** Spans that cross another are left without an anchor; `claimdown` says where they stand. */
function toHtml(text: string, anchors: readonly {id: string; span: Span}[]): string {
  const spelled = (part: string): string =>
    part.replace(/[&<>]/g, character => `&#${character.charCodeAt(0)};`).replaceAll('\n', '<br>')
  let html = ''
  let done = 0
  const open: {id: string; span: Span}[] = []
  const write = (to: number): void => {
    html += spelled(text.slice(done, to))
    done = to
  }
  const closeUntil = (offset: number): void => {
    for (let top = open.at(-1); top && top.span.end <= offset; top = open.at(-1)) {
      write(top.span.end)
      html += '</span>'
      open.pop()
    }
  }
  for (const anchor of anchors.toSorted((a, b) => inOrder(a.span, b.span))) {
    closeUntil(anchor.span.start)
    if (open.length && anchor.span.end > open.at(-1)!.span.end) continue
    write(anchor.span.start)
    html += `<span id="node${anchor.id.replace(/["&<]/g, character => `&#${character.charCodeAt(0)};`)}" class="highlighted">`
    open.push(anchor)
  }
  closeUntil(Number.POSITIVE_INFINITY)
  write(text.length)
  return html
}

function losses(document: Document): Diagnostic[] {
  const {sources, entities, citations, mentions, meta, relations} = document
  const found: Diagnostic[] = []
  if (Object.keys(meta).length) found.push(loss('The front matter is left out: AIF has no place for it', '/meta'))
  for (const [list, items, word] of [
    ['sources', sources, 'source'],
    ['mentions', mentions, 'mention'],
    ['citations', citations, 'citation']
  ] as const) {
    if (items.length) found.push(loss(`${count(items.length, word)} left out: AIF has no place for them`, `/${list}`))
  }
  if (entities.length)
    found.push(
      loss(`${count(entities.length, 'entity', 'entities')} left out but for the names of holders`, '/entities')
    )
  const qualifying = relations.filter(({kind}) => kind === 'qualifies').length
  if (qualifying)
    found.push(
      loss(
        `${count(qualifying, 'relation that qualifies', 'relations that qualify')} shown to others as rephrases (MA)`,
        '/relations'
      )
    )
  return found
}
