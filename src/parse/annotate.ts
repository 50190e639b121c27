/** Annotations into Markdown, by edits of its source and of nothing else. */

import type {Nodes} from 'mdast'
import type {Citation, Claim, Document, Evidence, Mention, Relation, Statement} from '../model/document.ts'
import {applyEdits} from '../model/edit.ts'
import type {Diagnostic, Edit, Reading} from '../model/reading.ts'
import {type Markdown, markdown} from '../syntax/markdown.ts'
import {type Projection, project, type TextMap} from '../syntax/text-map.ts'
import {groupBy} from '../text/list.ts'
import {contains, crosses, inOrder, type Span, words} from '../text/span.ts'
import {writeCitationItems} from './citation-items.ts'
import {registered} from './vocabulary.ts'

/** What to write: the parts of a document that have words. Relations become attributes of the statement they come from. */
export type Annotations = Partial<Pick<Document, 'claims' | 'evidence' | 'mentions' | 'citations' | 'relations'>>

/**
 * Adds directives to Markdown by offset edits. Spans are UTF-16 offsets into the text of `source` as `parse` gives it.
 *
 * Words in one line or paragraph get brackets, whole paragraphs a block, implicit claims a line of their own.
 * An annotation that Markdown cannot carry there is left out and told in `diagnostics`; the text never changes,
 * and `strip` gives `source` back.
 */
export function annotate(source: string, annotations: Annotations): Reading<string> {
  const diagnostics: Diagnostic[] = []
  const read = markdown(source, registered)
  const projection = project(read)
  const refuse = ({span, subject}: Piece, why: string): void => {
    const place = projection.map.findPlace(span)
    diagnostics.push({
      code: 'cannot-annotate',
      severity: 'error',
      message: `${subject} was not written: ${why}`,
      span,
      ...(place && {place})
    })
  }

  const placed: Placed[] = []
  for (const piece of piecesOf(annotations)) {
    if (!isStretch(piece.span, projection.map.text.length)) {
      refuse(
        piece,
        `its span ${piece.span.start}–${piece.span.end} lies outside the text, which has ${projection.map.text.length} units`
      )
      continue
    }
    const crossed = placed.find(other => crosses(other.piece.span, piece.span))
    if (crossed) {
      refuse(piece, `it crosses ${crossed.piece.subject}, expected one to hold the other`)
      continue
    }
    const found = findPlacing(piece, read, projection)
    if (typeof found === 'string') refuse(piece, found)
    else placed.push({piece, ...found})
  }

  // Brackets mean what they mean only where they stand, so the result is read again and what did not arrive is taken back.
  for (let tries = 0; ; tries++) {
    const result = applyEdits(source, editsOf(source, placed))
    const lost = placed.length ? findLost(result, placed, projection) : []
    if (lost.length === 0) return {value: result, diagnostics}
    // One that went wrong may take others with it: the innermost goes first, and after some tries all of them.
    const gone = tries < 20 ? lost.slice(-1) : lost
    for (const one of gone) {
      refuse(one.piece, 'Markdown would read these words in another way with brackets around them')
      placed.splice(placed.indexOf(one), 1)
    }
  }
}

/** One annotation on its way into the Markdown. */
interface Piece {
  name: 'claim' | 'evidence' | 'entity' | 'cite'
  span: Span
  attributes: [name: string, value: string][]
  /** The words of an implicit claim. */
  label?: string
  /** What to call it in a message. */
  subject: string
}

interface Placing {
  form: 'span' | 'block' | 'leaf'
  from: number
  to: number
}

type Placed = Placing & {piece: Piece}

function piecesOf({claims = [], evidence = [], mentions = [], citations = [], relations = []}: Annotations): Piece[] {
  const outgoing = groupBy(relations, ({from}) => from)
  const pieces = [
    ...claims.map(claim => statementPiece('claim', claim, outgoing)),
    ...evidence.map(item => statementPiece('evidence', item, outgoing)),
    ...citations.map(citationPiece),
    ...mentions.map(mentionPiece)
  ]
  return pieces.toSorted((a, b) => inOrder(a.span, b.span))
}

function statementPiece(
  name: 'claim' | 'evidence',
  statement: Claim | Evidence,
  outgoing: ReadonlyMap<string, Relation[]>
): Piece {
  const attributes: Piece['attributes'] = [['id', statement.id]]
  if (statement.kind) attributes.push(['kind', statement.kind])
  if (statement.by) attributes.push(['by', statement.by.join('>')])
  if (statement.at) attributes.push(['at', statement.at])
  if (statement.sources) attributes.push(['source', writeCitationItems(statement.sources)])
  const targets = groupBy(outgoing.get(statement.id) ?? [], ({kind}) => kind)
  for (const [kind, found] of targets) attributes.push([kind, found.map(({to}) => to).join(' ')])
  for (const [field, attribute] of plainFields) {
    const value = statement[field]
    if (value !== undefined) attributes.push([attribute, typeof value === 'string' ? value : value.join(' ')])
  }
  const piece: Piece = {
    name,
    span: statement.span,
    attributes,
    subject: `${name === 'claim' ? 'Claim' : 'Evidence'} \`${statement.id}\``
  }
  if (name === 'claim' && (statement as Claim).words !== undefined) piece.label = (statement as Claim).words!
  return piece
}

const plainFields: [
  keyof Pick<Statement, 'certainty' | 'status' | 'date' | 'because' | 'supersededBy' | 'about'>,
  string
][] = [
  ['certainty', 'certainty'],
  ['status', 'status'],
  ['date', 'date'],
  ['because', 'because'],
  ['supersededBy', 'superseded-by'],
  ['about', 'about']
]

function citationPiece({span, claim, sources}: Citation): Piece {
  const attributes: Piece['attributes'] = []
  if (claim !== undefined) attributes.push(['claim', claim])
  if (sources) attributes.push(['source', writeCitationItems(sources)])
  return {name: 'cite', span, attributes, subject: `The citation of \`${claim ?? sources?.[0]?.id}\``}
}

function mentionPiece({span, type, entity}: Mention): Piece {
  return {
    name: 'entity',
    span,
    attributes: entity ? [['ref', entity]] : [['type', type]],
    subject: `The mention of \`${entity ?? type}\``
  }
}

function isStretch({start, end}: Span, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length
}

/** Where the piece can stand, or a reason why nowhere. */
function findPlacing(piece: Piece, read: Markdown, {map}: Projection): Placing | string {
  const {span} = piece
  if (piece.label !== undefined) return leafPlacing(span, read, map)
  if (span.start === span.end) return 'it has no words'
  const place = map.findPlace(span)
  if (!place) return 'its words stand partly in a footnote'
  const [from, to] = [place.start.offset, place.end.offset]

  // Down to the lowest node that spells all of the words.
  let parent = read.tree as Nodes
  for (;;) {
    const child = childrenOf(parent).find(node => startOf(node) <= from && to <= endOf(node) && !isLeaf(node))
    if (!child) break
    parent = child
  }
  const children = childrenOf(parent)
  const first = children.find(node => endOf(node) > from)
  const last = children.findLast(node => startOf(node) < to)
  if (!first || !last) return 'its words are not in one place'

  if (isFlow(first)) {
    if (parent.type !== 'root')
      return 'whole paragraphs inside a list, a quote or another block need a form that this version does not write yet'
    const whole = {start: spanOf(first, map).start, end: spanOf(last, map).end}
    if (whole.start !== span.start || whole.end !== span.end) return 'it starts or ends in the middle of a paragraph'
    return {form: 'block', from: startOf(first), to: endOf(last)}
  }
  const cut = [first, last].find(node => node.type === 'inlineCode' && (from > startOf(node) || to < endOf(node)))
  if (cut && !contains(span, spanOf(cut, map))) return 'brackets are letters in code'
  // Mark-up that opens with the first word or closes with the last one goes inside the brackets.
  const widened = {from, to}
  if (from > startOf(first) && !isText(first)) {
    if (spanOf(first, map).start !== span.start) return 'it starts in the middle of other mark-up'
    widened.from = startOf(first)
  }
  if (to < endOf(last) && !isText(last)) {
    if (spanOf(last, map).end !== span.end) return 'it ends in the middle of other mark-up'
    widened.to = endOf(last)
  }
  return {form: 'span', ...widened}
}

/** After the top-level block whose text ends where the implicit claim stands, or that holds the place. */
function leafPlacing({start}: Span, {tree}: Markdown, map: TextMap): Placing | string {
  const blocks = tree.children.filter(({type}) => type !== 'footnoteDefinition' && type !== 'leafDirective')
  const block =
    blocks.findLast(node => node.type === 'yaml' || spanOf(node, map).start < Math.max(start, 1)) ?? blocks[0]
  if (!block) return 'there is no paragraph that it could follow'
  const at = endOf(block)
  return {form: 'leaf', from: at, to: at}
}

function editsOf(source: string, placed: readonly Placed[]): Edit[] {
  const newline = /\r\n|\r|\n/.exec(source)?.[0] ?? '\n'
  const opening: Edit[] = []
  const closing: Edit[] = []
  const insert = (edits: Edit[], at: number, content: string): number => edits.push({start: at, end: at, content})
  // Whoever holds comes first in the list: its opening stands before, its closing after those it holds.
  for (const {piece, form, from, to} of placed) {
    const list = attributeList(piece.attributes)
    if (form === 'leaf') insert(closing, from, `${newline}${newline}::claim[${escapeLabel(piece.label!)}]${list}`)
    else if (form === 'block') {
      const colons = ':'.repeat(
        3 +
          placed.filter(
            other => other.form === 'block' && other.from >= from && other.to <= to && other.piece !== piece
          ).length
      )
      insert(opening, from, `${colons}${piece.name}${list}${newline}`)
      closing.unshift({start: to, end: to, content: `${newline}${colons}`})
    } else {
      insert(opening, from, `:${piece.name}[`)
      closing.unshift({start: to, end: to, content: `]${list}`})
    }
  }
  // At one offset, what closes there comes before what opens there.
  return [...closing, ...opening].toSorted((a, b) => a.start - b.start)
}

/** `{#c1 kind=fact}`; quoted where it must be, and with references for what neither quotes nor tables can hold. */
function attributeList(attributes: Piece['attributes']): string {
  const written = attributes.map(([name, value]) => {
    if (name === 'id' && /^[\p{L}\p{N}_-]+$/u.test(value)) return `#${value}`
    if (/^[\p{L}\p{N}_#-][\p{L}\p{N}_#.:/-]*$/u.test(value)) return `${name}=${value}`
    return `${name}="${value.replace(/["&|\r\n]/g, character => `&#${character.charCodeAt(0)};`)}"`
  })
  return `{${written.join(' ')}}`
}

function escapeLabel(words: string): string {
  return words.replace(/[\\[\]*_`<>&:!~|$^]/g, '\\$&').replace(/\s+/g, ' ')
}

/** The pieces whose words are not what they were, or are there no longer, innermost last. */
function findLost(result: string, placed: readonly Placed[], before: Projection): Placed[] {
  const read = markdown(result, registered)
  const {map, spans} = project(read)
  const written = (name: string, attributes: readonly {name: string; value: string}[]): string =>
    [name, ...attributes.map(({name, value}) => `${name}=${value}`)].join(' ')
  const found = new Set<string>()
  for (const [node, span] of spans) {
    const marks = read.marks.get(node)
    if (!marks) continue
    const {name, type} = node as {name: string; type: string}
    found.add(`${type === 'leafDirective' ? 'leaf' : `${span.start} ${span.end}`} ${written(name, marks.attributes)}`)
  }
  const sameText = map.text === before.map.text
  const lost = placed.filter(({piece: {name, span, attributes, label}}) => {
    const at = label === undefined ? `${span.start} ${span.end}` : 'leaf'
    if (
      !found.has(
        `${at} ${written(
          name,
          attributes.map(([name, value]) => ({name, value}))
        )}`
      )
    )
      return true
    return !sameText && words(map.text, span) !== words(before.map.text, span)
  })
  return lost.length || sameText ? lost : placed.slice(-1)
}

/** The stretch of text that a node spells. */
function spanOf(node: Nodes, map: TextMap): Span {
  return map.toSpan({start: {offset: startOf(node)}, end: {offset: endOf(node)}})
}

function childrenOf(node: Nodes): Nodes[] {
  return 'children' in node ? (node.children as Nodes[]) : []
}

function startOf({position}: Nodes): number {
  return position!.start.offset!
}

function endOf({position}: Nodes): number {
  return position!.end.offset!
}

function isText({type}: Nodes): boolean {
  return type === 'text'
}

/** Nodes whose inside is letters, not Markdown. */
function isLeaf(node: Nodes): boolean {
  return !('children' in node)
}

const flowTypes: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'blockquote',
  'list',
  'listItem',
  'code',
  'table',
  'tableRow',
  'tableCell',
  'html',
  'thematicBreak',
  'definition',
  'footnoteDefinition',
  'containerDirective',
  'leafDirective',
  'yaml'
])

function isFlow({type}: Nodes): boolean {
  return flowTypes.has(type)
}
