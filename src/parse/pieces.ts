/** What annotations spell: each as a name, its words and its attributes. */

import type {Annotation, Citation, Claim, Document, Evidence, Mention, Relation, Statement} from '../model/document.ts'
import {groupBy} from '../text/list.ts'
import {inOrder, type Span} from '../text/span.ts'
import {writeCitationItems} from './citation-items.ts'

/** What to write: the parts of a document that have words, and the relations between them. */
export type Annotations = Partial<
  Pick<Document, 'claims' | 'evidence' | 'mentions' | 'citations' | 'relations' | 'annotations'>
>

/** One directive on its way into the Markdown. */
export interface Piece {
  name: 'claim' | 'evidence' | 'entity' | 'cite' | 'relation' | 'annotation'
  /** Its words; for one without any, the place after which it stands. */
  span: Span
  attributes: [name: string, value: string][]
  /** Present when it stands on a line of its own: its words, which are not the text's. */
  leaf?: string
  /** Its id, when it can be written as a pair of milestones. */
  milestone?: string
  /** What to call it in a message. */
  subject: string
}

/** The pieces, in reading order, whoever holds before what is held. */
export function piecesOf({
  claims = [],
  evidence = [],
  mentions = [],
  citations = [],
  relations = [],
  annotations = []
}: Annotations): Piece[] {
  const statements = new Map<string, Statement>([...claims, ...evidence].map(statement => [statement.id, statement]))
  // A relation that says nothing of itself is an attribute of the statement that speaks.
  const isPlain = ({id, linked, confidence, by, date, because, from}: Relation): boolean =>
    statements.has(from) && ![id, linked, confidence, by, date, because].some(value => value !== undefined)
  const outgoing = groupBy(relations.filter(isPlain), ({from}) => from)
  const own = relations.filter(relation => !isPlain(relation))
  const pieces = [
    ...claims.flatMap(claim => statementPieces('claim', claim, outgoing)),
    ...evidence.flatMap(item => statementPieces('evidence', item, outgoing)),
    ...citations.map(citationPiece),
    ...mentions.map(mentionPiece),
    ...annotations.flatMap(annotationPieces),
    ...own.map(relation => relationPiece(relation, statements))
  ]
  return pieces.toSorted((a, b) => inOrder(a.span, b.span))
}

function statementPieces(
  name: 'claim' | 'evidence',
  statement: Claim | Evidence,
  outgoing: ReadonlyMap<string, Relation[]>
): Piece[] {
  const {id, parts} = statement
  const attributes: Piece['attributes'] = [['id', id]]
  if (statement.kind) attributes.push(['kind', statement.kind])
  if (statement.by) attributes.push(['by', statement.by.join('>')])
  if (statement.cue) attributes.push(['cue', statement.cue])
  if (statement.addressees) attributes.push(['addressee', statement.addressees.join(' ')])
  if (statement.at) attributes.push(['at', statement.at])
  if (statement.sources) attributes.push(['source', writeCitationItems(statement.sources)])
  const targets = groupBy(outgoing.get(id) ?? [], ({kind}) => kind)
  for (const [kind, found] of targets) attributes.push([kind, found.map(({to}) => to).join(' ')])
  for (const [field, attribute] of plainFields) {
    const value = statement[field]
    if (value !== undefined) attributes.push([attribute, typeof value === 'string' ? value : value.join(' ')])
  }
  const subject = `${name === 'claim' ? 'Claim' : 'Evidence'} \`${id}\``
  const [first, ...more] = parts ?? [statement.span]
  const whole: Piece = {name, span: first!, attributes, subject}
  if ('words' in statement && statement.words !== undefined) whole.leaf = statement.words
  else if (!parts) whole.milestone = id
  return [whole, ...more.map((span): Piece => ({name, span, attributes: [['part', id]], subject: `Part of \`${id}\``}))]
}

type PlainField = keyof Pick<Statement, 'certainty' | 'status' | 'date' | 'because' | 'supersededBy' | 'about'>

const plainFields: readonly (readonly [PlainField, string])[] = [
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
  const attributes: Piece['attributes'] = entity ? [['ref', entity]] : [['type', type]]
  return {name: 'entity', span, attributes, subject: `The mention of \`${entity ?? type}\``}
}

function annotationPieces({id, label, span, parts, args, value}: Annotation): Piece[] {
  const attributes: Piece['attributes'] = id === undefined ? [] : [['id', id]]
  attributes.push(['label', label])
  if (args) attributes.push(['args', args.map(({role, of}) => (role === undefined ? of : `${role}:${of}`)).join(' ')])
  if (value !== undefined) attributes.push(['value', value])
  const subject = `Annotation \`${id ?? label}\``
  const [first, ...more] = parts ?? (span ? [span] : [])
  if (!first) {
    const end = Number.POSITIVE_INFINITY
    return [{name: 'annotation', span: {start: end, end}, attributes, leaf: '', subject}]
  }
  const whole: Piece = {name: 'annotation', span: first, attributes, subject}
  if (!parts && id !== undefined) whole.milestone = id
  const rest = more.map(
    (span): Piece => ({name: 'annotation', span, attributes: [['part', id!]], subject: `Part of \`${id}\``})
  )
  return [whole, ...rest]
}

/** A relation of its own, after the words of the statement that speaks. */
function relationPiece(
  {id, kind, from, linked = [], to, confidence, by, date, because}: Relation,
  statements: ReadonlyMap<string, Statement>
): Piece {
  const end = statements.get(from)?.span.end ?? Number.POSITIVE_INFINITY
  const attributes: Piece['attributes'] = id === undefined ? [] : [['id', id]]
  attributes.push(['from', [from, ...linked].join(' ')], ['to', to], ['kind', kind])
  if (confidence !== undefined) attributes.push(['confidence', String(confidence)])
  if (by) attributes.push(['by', by.join('>')])
  if (date !== undefined) attributes.push(['date', date])
  if (because !== undefined) attributes.push(['because', because])
  return {
    name: 'relation',
    span: {start: end, end},
    attributes,
    leaf: '',
    subject: `Relation \`${id ?? `${from} ${kind} ${to}`}\``
  }
}
