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
  type RelationKind,
  relationKinds,
  type Statement
} from '../model/document.ts'
import type {Edit, Severity} from '../model/reading.ts'
import type {Attribute, Marks} from '../syntax/attributes.ts'
import type {TextMap} from '../syntax/text-map.ts'
import {oneOf} from '../text/list.ts'
import {findNearest} from '../text/nearest.ts'
import {inOrder, type Span} from '../text/span.ts'
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
  firstAfter(offset: number): number
  /** Statements whose milestone stands and whose `:end` does not yet. */
  open: Map<string, {statement: Statement; marks: Marks}>
  /** Those whose `:end` stands too. */
  closed: {statement: Statement; marks: Marks}[]
  /** Further words of statements, until all of them are known. */
  parts: {of: string; type: 'claim' | 'evidence'; span: Span; attribute: Attribute}[]
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
  ['end', readEnd],
  ['relation', readRelation]
])

function readClaim(directive: Directive, context: Context): void {
  const read = readStatement(directive, context)
  if (!read) return
  const claim: Claim = {type: 'claim', ...read}
  if (directive.form === 'leafDirective') claim.words = directive.label()
  keep(claim, context.document.claims, directive, context)
}

function readEvidence(directive: Directive, context: Context): void {
  const read = readStatement(directive, context)
  if (read) keep({type: 'evidence', ...read}, context.document.evidence, directive, context)
}

function keep<Kind extends Claim | Evidence>(
  statement: Kind,
  list: Kind[],
  {marks, form}: Directive,
  context: Context
): void {
  context.places.set(statement, marks)
  list.push(statement)
  if (form !== 'textDirective' || marks.label) return
  // A milestone: the span ends where `:end` says. Until then it is empty.
  const start = context.firstAfter(statement.span.start)
  statement.span = {start, end: start}
  const other = context.open.get(statement.id)
  if (other) reportUnclosed(other, context)
  context.open.set(statement.id, {statement, marks})
}

function reportUnclosed({statement: {id}, marks}: {statement: Statement; marks: Marks}, {report}: Context): void {
  report(
    'unclosed-milestone',
    'error',
    `\`${id}\` never closes, expected \`:end{#${id}}\` after its last word`,
    ...marks.opening
  )
}

/** What claims and evidence have in common; `undefined` for a part of one, which is none of its own. */
function readStatement(directive: Directive, context: Context): Statement | undefined {
  const {document, places} = context
  const values = readAttributes(directive, context)
  const part = values.get('part')
  if (part) {
    context.parts.push({
      of: part.value,
      type: directive.name as 'claim' | 'evidence',
      span: directive.span,
      attribute: part
    })
    for (const [name, {from, to}] of values) {
      if (name !== 'part')
        context.report(
          'attribute-of-part',
          'warning',
          `\`${name}\` stands on a part, expected it on \`${part.value}\` itself`,
          from,
          to
        )
    }
    return undefined
  }
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
  const isEmpty = directive.span.start === directive.span.end
  if (
    isEmpty &&
    directive.form !== 'leafDirective' &&
    (directive.marks.label || directive.form === 'containerDirective')
  ) {
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

function readEnd(directive: Directive, context: Context): void {
  const id = readAttributes(directive, context).get('id')
  const found = id && context.open.get(id.value)
  if (!found) {
    const message = id
      ? `\`:end\` closes \`${id.value}\`, which is not open here, expected \`:claim{#${id.value}}\` before it`
      : '`:end` closes nothing, expected the id of what it closes: `:end{#c1}`'
    context.report('stray-end', 'error', message, ...directive.marks.opening)
    return
  }
  context.open.delete(id.value)
  context.closed.push(found)
  found.statement.span.end = Math.max(directive.span.start, found.statement.span.start)
}

function readRelation(directive: Directive, context: Context): void {
  const {document, report, places} = context
  const values = readAttributes(directive, context)
  const value = (name: string): string | undefined => values.get(name)?.value
  const [from, ...linked] = idsIn(value('from') ?? '')
  const [to, ...more] = idsIn(value('to') ?? '')
  const kind = value('kind') as RelationKind | undefined
  const missing = [!from && '`from`', !to && '`to`', !kind && '`kind`'].filter(name => name !== false)
  if (!from || !to || !kind) {
    report(
      'incomplete-relation',
      'error',
      `This relation has no ${missing.join(' and no ')}, expected all of \`from\`, \`to\` and \`kind\``,
      ...directive.marks.opening
    )
    return
  }
  const confidence = value('confidence')
  if (confidence !== undefined && !(Number(confidence) >= 0 && Number(confidence) <= 1)) {
    const {from: start, to: end} = values.get('confidence')!
    report('unknown-value', 'warning', `\`confidence\` is \`${confidence}\`, expected a number from 0 to 1`, start, end)
  }
  const id = value('id')
  const by = value('by')
  const date = value('date')
  const because = value('because')
  for (const target of [to, ...more]) {
    const relation: Relation = {type: 'relation', kind, from, to: target}
    if (id !== undefined) relation.id = id
    if (linked.length) relation.linked = linked
    if (confidence !== undefined && Number(confidence) >= 0 && Number(confidence) <= 1)
      relation.confidence = Number(confidence)
    if (by !== undefined) relation.by = by.split('>').map(part => part.trim())
    if (date !== undefined) relation.date = date
    if (because !== undefined) relation.because = because
    places.set(relation, directive.marks)
    document.relations.push(relation)
  }
}

/** What can be said only when everything was read: parts of statements, and milestones that never close. */
export function finish(context: Context, map: TextMap): void {
  const {document, report, open, closed, parts} = context
  for (const {of, type, span, attribute} of parts) {
    const list: Statement[] = type === 'claim' ? document.claims : document.evidence
    const whole = list.find(({id}) => id === of)
    if (!whole || open.has(of)) {
      report(
        'dangling-part',
        'error',
        `\`${of}\` is no ${type} of this document, expected the id of the one that these words belong to`,
        attribute.from,
        attribute.to
      )
      continue
    }
    whole.parts = [...(whole.parts ?? [whole.span]), span].toSorted(inOrder)
    whole.span = {start: whole.parts[0]!.start, end: Math.max(...whole.parts.map(({end}) => end))}
  }
  for (const one of open.values()) reportUnclosed(one, context)
  for (const {statement, marks} of closed) {
    const {start, end} = statement.span
    if (start === end || map.findPlace(statement.span)) continue
    const message = `\`${statement.id}\` opens in the body and closes in a footnote, expected both in one of them`
    report('torn-span', 'error', message, ...marks.opening)
    statement.span = {start, end: start}
  }
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
