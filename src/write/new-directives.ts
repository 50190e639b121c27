/** Converts annotations to the directives to write, each with a name, words and attributes. */

import {groupBy} from '../base/group-by.ts'
import {writeHolders} from '../language/holders.ts'
import {readCitationItems, writeCitationItems} from '../model/citation-items.ts'
import type {CitationItem} from '../model/csl.ts'
import type {
  Argument,
  Citation,
  Claim,
  Document,
  Evidence,
  ForeignAnnotation,
  Mention,
  Relation,
  Statement
} from '../model/document.ts'
import {statementsById} from '../model/statements.ts'
import {inOrder, type Span} from '../text/span.ts'

/** What to write: the parts of a document that have words, and the relations between them. */
export type Annotations = Partial<
  Pick<Document, 'claims' | 'evidence' | 'mentions' | 'citations' | 'relations' | 'annotations'>
>

/** An annotation, which is written or refused as a whole. A claim in parts has several directives. */
export interface Item {
  /** Its name in messages. */
  subject: string
  /** The ids that the subject names. */
  ids: readonly string[]
  /** Its own id. */
  own?: string
  /** Why it cannot be written anywhere: its attributes would be read as other values. */
  problem?: string
}

/** One directive to write. */
export interface NewDirective {
  name: 'claim' | 'evidence' | 'entity' | 'cite' | 'relation' | 'annotation'
  /** The span of its words, or, where it has no words, the span after which it is written. */
  span: Span
  attributes: [name: string, value: string][]
  /** Present when it is written on a line of its own: its words, which are not in the text. */
  leaf?: string
  /** Its id, when it can be written as a pair of milestones. */
  milestone?: string
  /** The annotation that it belongs to. */
  item: Item
}

/** Returns the directives in reading order, outer ones before inner ones. */
export function toDirectives({
  claims = [],
  evidence = [],
  mentions = [],
  citations = [],
  relations = [],
  annotations = []
}: Annotations): NewDirective[] {
  const statements = statementsById({claims, evidence})
  // A relation without fields of its own is written as an attribute of the statement from which it starts.
  const isPlain = ({id, linked, confidence, by, date, because, from}: Relation): boolean =>
    statements.has(from) && ![id, linked, confidence, by, date, because].some(value => value !== undefined)
  const outgoing = groupBy(relations.filter(isPlain), ({from}) => from)
  const own = relations.filter(relation => !isPlain(relation))
  const directives = [
    ...claims.flatMap(claim => statementDirectives('claim', claim, outgoing)),
    ...evidence.flatMap(item => statementDirectives('evidence', item, outgoing)),
    ...citations.map(citationDirective),
    ...mentions.map(mentionDirective),
    ...annotations.flatMap(annotationDirectives),
    ...own.map(relation => relationDirective(relation, statements))
  ]
  return directives.toSorted((a, b) => inOrder(a.span, b.span))
}

function statementDirectives(
  name: 'claim' | 'evidence',
  statement: Claim | Evidence,
  outgoing: ReadonlyMap<string, Relation[]>
): NewDirective[] {
  const {id, parts} = statement
  const attributes: NewDirective['attributes'] = [['id', id]]
  if (statement.kind) attributes.push(['kind', statement.kind])
  if (statement.by) attributes.push(['by', writeHolders(statement)])
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
  const item: Item = {subject: `${name === 'claim' ? 'Claim' : 'Evidence'} \`${id}\``, ids: [id], own: id}
  const problem =
    (id === '' ? 'its id is empty, expected one such as `c1`' : undefined) ??
    problemOfIds('addressee', statement.addressees) ??
    problemOfIds('about', statement.about) ??
    problemOfIds(
      'a relation',
      (outgoing.get(id) ?? []).map(({to}) => to)
    ) ??
    problemOfHolders(statement.by) ??
    problemOfSources(statement.sources)
  if (problem) item.problem = problem
  const [first, ...more] = parts?.length ? parts : [statement.span]
  const whole: NewDirective = {name, span: first!, attributes, item}
  if ('words' in statement && statement.words !== undefined) whole.leaf = statement.words
  else if (!parts?.length) whole.milestone = id
  return [whole, ...more.map((span): NewDirective => ({name, span, attributes: [['part', id]], item}))]
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

function citationDirective({span, claim, sources}: Citation): NewDirective {
  const attributes: NewDirective['attributes'] = []
  if (claim !== undefined) attributes.push(['claim', claim])
  if (sources) attributes.push(['source', writeCitationItems(sources)])
  const cited = claim ?? sources?.[0]?.id
  return {
    name: 'cite',
    span,
    attributes,
    item: {
      subject: `The citation of \`${cited}\``,
      ids: cited === undefined ? [] : [cited],
      ...withProblem(problemOfSources(sources))
    }
  }
}

function mentionDirective({span, type, entity}: Mention): NewDirective {
  const attributes: NewDirective['attributes'] = entity ? [['ref', entity]] : [['type', type]]
  return {
    name: 'entity',
    span,
    attributes,
    item: {subject: `The mention of \`${entity ?? type}\``, ids: entity ? [entity] : []}
  }
}

function annotationDirectives({id, label, span, parts, args, value}: ForeignAnnotation): NewDirective[] {
  const attributes: NewDirective['attributes'] = id === undefined ? [] : [['id', id]]
  attributes.push(['label', label])
  if (args) attributes.push(['args', args.map(({role, of}) => (role === undefined ? of : `${role}:${of}`)).join(' ')])
  if (value !== undefined) attributes.push(['value', value])
  const own = id === undefined ? undefined : {own: id}
  const item: Item = {
    subject: `Annotation \`${id ?? label}\``,
    ids: id === undefined ? [] : [id],
    ...own,
    ...withProblem(problemOfArguments(args))
  }
  const [first, ...more] = parts?.length ? parts : span ? [span] : []
  if (!first) {
    const end = Number.POSITIVE_INFINITY
    return [{name: 'annotation', span: {start: end, end}, attributes, leaf: '', item}]
  }
  const whole: NewDirective = {name: 'annotation', span: first, attributes, item}
  if (!parts?.length && id !== undefined) whole.milestone = id
  const rest = more.map((span): NewDirective => ({name: 'annotation', span, attributes: [['part', id!]], item}))
  return [whole, ...rest]
}

/** A relation with a line of its own, after the words of the statement that it starts from. */
function relationDirective(
  {id, kind, from, linked = [], to, confidence, by, joint, date, because}: Relation,
  statements: ReadonlyMap<string, Statement>
): NewDirective {
  const end = statements.get(from)?.span.end ?? Number.POSITIVE_INFINITY
  const attributes: NewDirective['attributes'] = id === undefined ? [] : [['id', id]]
  attributes.push(['from', [from, ...linked].join(' ')], ['to', to], ['kind', kind])
  if (confidence !== undefined) attributes.push(['confidence', String(confidence)])
  if (by) attributes.push(['by', writeHolders({by, joint})])
  if (date !== undefined) attributes.push(['date', date])
  if (because !== undefined) attributes.push(['because', because])
  return {
    name: 'relation',
    span: {start: end, end},
    attributes,
    leaf: '',
    item: {
      subject: `Relation \`${id ?? `${from} ${kind} ${to}`}\``,
      ...(id === undefined ? {ids: [from, to]} : {ids: [id], own: id}),
      ...withProblem(problemOfIds('a relation', [from, ...linked, to]) ?? problemOfHolders(by))
    }
  }
}

function withProblem(problem: string | undefined): Pick<Item, 'problem'> {
  return problem === undefined ? {} : {problem}
}

/** Ids in a list are separated by blanks or commas. */
function problemOfIds(name: string, ids: readonly string[] = []): string | undefined {
  const wrong = ids.find(id => id === '' || /[\s,]/.test(id))
  return wrong === undefined ? undefined : `${name} names \`${wrong}\`, expected an id without blanks and commas`
}

/** Holders are separated by `>`. */
function problemOfHolders(by: readonly string[] = []): string | undefined {
  const wrong = by.find(id => id.trim() !== id || id.includes('>') || (id === '' && by.length > 1))
  return wrong === undefined
    ? undefined
    : `\`by\` names \`${wrong}\`, expected an id without \`>\` and blanks at its ends`
}

/** The role of an argument ends at the first colon. */
function problemOfArguments(args: readonly Argument[] = []): string | undefined {
  const wrong = args.find(
    ({role, of}) => /[\s:]/.test(role ?? '') || /\s/.test(of) || (role === undefined && /:|^$/.test(of))
  )
  if (!wrong) return undefined
  const {role, of} = wrong
  return `\`args\` names \`${role === undefined ? of : `${role}:${of}`}\`, expected ids without blanks and colons`
}

function problemOfSources(sources: readonly CitationItem[] = []): string | undefined {
  const back = readCitationItems(writeCitationItems(sources))
  const wrong = sources.find(({id}, index) => back[index]?.id !== id)
  return wrong ? `\`source\` names \`${wrong.id}\`, expected an id without blanks, commas and semicolons` : undefined
}
