/** Directive name → reader: what each annotation says. */

import {
  type Citation,
  type Claim,
  type Document,
  type EntityType,
  type Evidence,
  entityTypes,
  type Mention,
  type Relation,
  relationKinds,
  type Statement
} from '../model/document.ts'
import type {Edit, Severity} from '../model/reading.ts'
import type {Attribute, Marks} from '../syntax/attributes.ts'
import {oneOf} from '../text/list.ts'
import {findNearest} from '../text/nearest.ts'
import type {Span} from '../text/span.ts'
import {readCitationItems} from './citation-items.ts'
import {attributesOf, idPattern} from './vocabulary.ts'

/** One directive of the Markdown. */
export interface Directive {
  name: string
  form: 'textDirective' | 'leafDirective' | 'containerDirective'
  marks: Marks
  /** Its words in the text. */
  span: Span
  /** Its label without mark-up, for labels that are not text. */
  label(): string
}

export interface Context {
  document: Document
  report(code: string, severity: Severity, message: string, from: number, to: number, fix?: Edit[]): void
  /** Where each part of the document is written: a directive's marks, or two offsets. */
  places: Map<object, Written>
}

export type Written = Marks | readonly [from: number, to: number]

type Read = (directive: Directive, context: Context) => void

/** Names that authors choose live in a `Map`: `:constructor[x]` must find nothing. */
export const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['claim', readClaim],
  ['evidence', readEvidence],
  ['entity', readEntity],
  ['source', readSource],
  ['cite', readCite],
  ['end', readLater('`:end{…}` closes a span that this version does not read yet')],
  [
    'relation',
    readLater('`::relation{…}` is not read by this version yet, expected the relation as an attribute: `supports=c1`')
  ]
])

function readClaim(directive: Directive, context: Context): void {
  if (isMilestone(directive, context)) return
  const {claims} = context.document
  const claim: Claim = {type: 'claim', ...readStatement(directive, context)}
  if (directive.form === 'leafDirective') claim.words = directive.label()
  context.places.set(claim, directive.marks)
  claims.push(claim)
}

function readEvidence(directive: Directive, context: Context): void {
  if (isMilestone(directive, context)) return
  const evidence: Evidence = {type: 'evidence', ...readStatement(directive, context)}
  context.places.set(evidence, directive.marks)
  context.document.evidence.push(evidence)
}

function readStatement(directive: Directive, context: Context): Statement {
  const {document, places} = context
  const values = readAttributes(directive, context)
  const statement: Statement = {id: values.get('id')?.value ?? '', span: directive.span}
  const relations: Relation[] = []
  for (const [name, {value, from, to: end}] of values) {
    if (name === 'id') continue
    if (name === 'by') statement.by = value.split('>').map(part => part.trim())
    else if (name === 'source') statement.sources = readCitationItems(value)
    else if (name === 'about') statement.about = idsIn(value)
    else if (isRelationKind(name)) {
      for (const to of idsIn(value)) {
        const relation: Relation = {type: 'relation', kind: name, from: statement.id, to}
        places.set(relation, [from, end])
        relations.push(relation)
      }
    } else Object.assign(statement, {[toField(name)]: value})
  }
  if (!statement.id) {
    statement.id = unusedId(directive.name, document)
    const [from, to] = directive.marks.opening
    context.report(
      'missing-id',
      'warning',
      `This ${directive.name} has no id, expected one such as \`{#${directive.name[0]}1}\`; it is read as \`${statement.id}\``,
      from,
      to
    )
  }
  if (directive.form !== 'leafDirective' && directive.span.start === directive.span.end) {
    context.report(
      'empty-span',
      'warning',
      `${noun(directive)} \`${statement.id}\` holds no words, expected some between its brackets`,
      ...directive.marks.opening
    )
  }
  for (const relation of relations) {
    relation.from = statement.id
    document.relations.push(relation)
  }
  return statement
}

function readEntity(directive: Directive, context: Context): void {
  const {document} = context
  const values = readAttributes(directive, context)
  const ref = values.get('ref')
  const wikidata = values.get('wikidata')
  const declared = ref && document.entities.find(({id}) => id === ref.value)
  const type = (values.get('type')?.value as EntityType | undefined) ?? declared?.type
  if (!type) {
    context.report(
      'missing-type',
      'warning',
      ref
        ? `Entity \`${ref.value}\` is declared nowhere, expected it under \`entities:\` in the front matter`
        : `This entity has no type, expected \`ref\` or one of ${oneOf(entityTypes)}`,
      ...directive.marks.opening
    )
  }
  const mention: Mention = {span: directive.span, type: type ?? 'work', via: 'authored'}
  const entity = ref?.value ?? (wikidata && declare(directive, context, type ?? 'work', wikidata))
  if (entity) mention.entity = entity
  context.places.set(mention, directive.marks)
  document.mentions.push(mention)
}

/** An entity that is declared where it is named, by its Wikidata item. */
function declare(
  {label}: Directive,
  {document, report}: Context,
  type: EntityType,
  {value, from, to}: Attribute
): string {
  const known = document.entities.find(({wikidata}) => wikidata === value)
  if (known) return known.id
  if (!/^Q[1-9]\d*$/.test(value)) {
    report('unknown-value', 'warning', `\`wikidata\` is \`${value}\`, expected an item such as \`Q42\``, from, to)
    return ''
  }
  document.entities.push({id: value, type, name: label(), wikidata: value})
  return value
}

function readSource(directive: Directive, context: Context): void {
  const {document} = context
  const source = {id: '', type: 'document', title: directive.label()} as Document['sources'][number]
  for (const {name, value} of directive.marks.attributes) {
    if (name === 'issued') source.issued = {raw: value}
    else if (name === 'author') source.author = [{literal: value}]
    else setField(source, name, value)
  }
  if (!source.id) {
    source.id = unusedId('source', document)
    context.report(
      'missing-id',
      'warning',
      `This source has no id, expected one such as \`{#s1}\`; it is read as \`${source.id}\``,
      ...directive.marks.opening
    )
  }
  context.places.set(source, directive.marks)
  document.sources.push(source)
}

function readCite(directive: Directive, context: Context): void {
  const {citations} = context.document
  const values = readAttributes(directive, context)
  const citation: Citation = {type: 'citation', span: directive.span}
  const claim = values.get('claim')
  const source = values.get('source')
  if (claim) citation.claim = claim.value
  if (source) citation.sources = readCitationItems(source.value)
  if (!claim && !source) {
    context.report(
      'empty-citation',
      'warning',
      'This citation names nothing, expected `claim` or `source`',
      ...directive.marks.opening
    )
  }
  context.places.set(citation, directive.marks)
  citations.push(citation)
}

function readLater(message: string): Read {
  return ({marks}, {report}) => report('not-read-yet', 'warning', message, ...marks.opening)
}

/** `:claim{#id}` without brackets opens a span that crosses others: a form of its own. */
function isMilestone({name, form, marks}: Directive, {report}: Context): boolean {
  if (form !== 'textDirective' || marks.label) return false
  report(
    'not-read-yet',
    'warning',
    `\`:${name}{…}\` opens a span that this version does not read yet, expected \`:${name}[words]{…}\``,
    ...marks.opening
  )
  return true
}

/** The attributes that the directive may have; the others are reported, and so are values that it may not have. */
function readAttributes({name: directive, marks}: Directive, {report}: Context): Map<string, Attribute> {
  const known = attributesOf.get(directive)!
  const values = new Map<string, Attribute>()
  for (const attribute of marks.attributes) {
    const {name, value, from, to} = attribute
    const allowed = known.get(name)
    if (!known.has(name)) {
      const near = findNearest(name, known.keys())
      report(
        'unknown-attribute',
        'warning',
        `Unknown attribute \`${name}\` of ${directive}, expected ${near ? `\`${near}\`` : oneOf(known.keys())}`,
        from,
        to,
        near ? [{start: from, end: from + name.length, content: near}] : undefined
      )
    } else if (values.has(name)) {
      report(
        'repeated-attribute',
        'warning',
        `Attribute \`${name}\` stands here again, expected it once; the first is read`,
        from,
        to
      )
    } else if (allowed && !allowed.includes(value)) {
      const near = findNearest(value, allowed)
      report(
        'unknown-value',
        'warning',
        `\`${name}\` is \`${value}\`, expected ${near ? `\`${near}\`` : oneOf(allowed)}`,
        from,
        to,
        near ? [{start: from, end: to, content: `${name}=${near}`}] : undefined
      )
    } else if (name === 'id' && !idPattern.test(value)) {
      report(
        'invalid-id',
        'warning',
        `Id \`${value}\` has other characters in it, expected letters, digits, \`-\` and \`_\``,
        from,
        to
      )
      values.set(name, attribute)
    } else values.set(name, attribute)
  }
  return values
}

function noun({name}: Directive): string {
  return name === 'claim' ? 'Claim' : 'Evidence'
}

function idsIn(value: string): string[] {
  return value.split(/[\s,]+/).filter(id => id !== '')
}

function toField(name: string): string {
  return name === 'superseded-by' ? 'supersededBy' : name
}

function isRelationKind(name: string): name is (typeof relationKinds)[number] {
  return (relationKinds as readonly string[]).includes(name)
}

/** Sets a field whose name an author chose; `__proto__` becomes a field like any other. */
function setField(target: object, name: string, value: string): void {
  Object.defineProperty(target, name, {value, enumerable: true, configurable: true, writable: true})
}

/** `claim-3`, or the next number that is free. */
function unusedId(noun: string, {claims, evidence, sources}: Document): string {
  const used = new Set([...claims, ...evidence, ...sources].map(({id}) => id))
  let number = [...used].filter(id => id.startsWith(`${noun}-`)).length + 1
  while (used.has(`${noun}-${number}`)) number++
  return `${noun}-${number}`
}
