/** Reads claims and evidence: their attributes, milestones and parts. */

import {findNearest} from '../base/nearest.ts'
import {readHolders} from '../language/holders.ts'
import {readCitationItems} from '../model/citation-items.ts'
import {type Claim, type Evidence, type Relation, relationKinds, type Statement} from '../model/document.ts'
import type {Marks} from '../syntax/attributes.ts'
import type {TextMap} from '../syntax/text-map.ts'
import {inOrder, type Span} from '../text/span.ts'
import {type Context, type Directive, idsIn, type Open, readAttributes, type Spanned, unusedId} from './reader.ts'

export function readClaim(directive: Directive, context: Context): void {
  const read = readStatement(directive, context)
  if (!read) return
  const claim: Claim = {type: 'claim', ...read}
  if (directive.form === 'leafDirective') claim.words = directive.label()
  keep(claim, context.document.claims, directive, context)
}

export function readEvidence(directive: Directive, context: Context): void {
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
  context.used.ids.add(statement.id)
  list.push(statement)
  if (form !== 'textDirective' || marks.label) return
  open(statement, marks, context)
}

/** Opens a span that `:end` closes. It is empty until then. */
export function open(statement: Spanned, marks: Marks, context: Context): void {
  const start = context.firstAfter(statement.span.start)
  statement.span = {start, end: start}
  const other = context.open.get(statement.id)
  if (other) reportUnclosed(other, context)
  context.open.set(statement.id, {statement, marks})
}

/** Reads the fields that claims and evidence share. Returns `undefined` for a part, which is not a statement of its own. */
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
          `\`${name}\` is set on a part, expected it on \`${part.value}\` itself`,
          from,
          to,
          {ids: [part.value], actual: name}
        )
    }
    return undefined
  }
  const statement: Statement = {id: values.get('id')?.value ?? '', span: directive.span}
  const relations: Relation[] = []
  for (const [name, {value, from, to: end}] of values) {
    if (name === 'id') continue
    if (name === 'by') Object.assign(statement, readHolders(value))
    else if (name === 'source') statement.sources = readCitationItems(value)
    else if (name === 'addressee') statement.addressees = idsIn(value)
    else if (name === 'about') statement.about = idsIn(value)
    else if (isRelationKind(name)) {
      for (const to of idsIn(value)) {
        const relation: Relation = {type: 'relation', kind: name, from: statement.id, to}
        places.set(relation, [from, end])
        relations.push(relation)
      }
    } else Object.assign(statement, {[toField(name)]: value})
  }
  if (!statement.id) statement.id = madeId(directive, context)
  const isEmpty = directive.span.start === directive.span.end
  if (
    isEmpty &&
    directive.form !== 'leafDirective' &&
    (directive.marks.label || directive.form === 'containerDirective')
  ) {
    context.report(
      'empty-span',
      'warning',
      `${noun(directive)} \`${statement.id}\` has no words, expected some between its brackets`,
      ...directive.marks.opening,
      {ids: [statement.id]}
    )
  }
  if (directive.form === 'leafDirective' && directive.label().trim() === '') {
    const expected = `::claim[words]{#${statement.id}}`
    const message = `\`::claim\` \`${statement.id}\` has no words, expected them in brackets: \`${expected}\``
    context.report('empty-span', 'warning', message, ...directive.marks.opening, {
      ids: [statement.id],
      expected: [expected]
    })
  }
  for (const relation of relations) {
    relation.from = statement.id
    document.relations.push(relation)
  }
  return statement
}

/** Returns the id in a malformed attribute list, so that references to it still resolve; otherwise a generated id. */
function madeId({name, marks, unread}: Directive, context: Context): string {
  const meant = unread?.find(id => !context.used.ids.has(id))
  if (meant !== undefined) return meant
  const id = unusedId(name, context)
  if (!unread?.length) {
    const message = `This ${name} has no id, expected one such as \`{#${name[0]}1}\`; it is read as \`${id}\``
    context.report('missing-id', 'warning', message, ...marks.opening, {ids: [id]})
  }
  return id
}

export function readEnd(directive: Directive, context: Context): void {
  const id = readAttributes(directive, context).get('id')
  const found = id && context.open.get(id.value)
  if (!found) {
    if (id) context.strayEnds.push({id: id.value, directive})
    else {
      const message = '`:end` has no id, expected the id of the annotation that it closes: `:end{#c1}`'
      context.report('stray-end', 'error', message, ...directive.marks.opening)
    }
    return
  }
  context.open.delete(id.value)
  const {span} = found.statement
  if (directive.span.start > span.start) {
    span.end = directive.span.start
    context.closed.push(found)
  } else if (directive.span.start < span.start) reportTorn(found, context)
  else {
    const message = `\`${id.value}\` has no words, expected some between its marks`
    context.report('empty-span', 'warning', message, ...found.marks.opening, {ids: [id.value]})
  }
}

/** Joins parts and reports unclosed milestones, after all directives were read. */
export function finish(context: Context, map: TextMap): void {
  const {document, report, open, closed, parts} = context
  reportStrayEnds(context)
  // Reports torn spans before parts are joined to them.
  for (const one of closed) {
    const {span} = one.statement
    if (map.findPlace(span)) continue
    reportTorn(one, context)
    span.end = span.start
  }
  const wholes = new Map<string, {span?: Span; parts?: Span[]}>()
  const all = [...document.claims, ...document.evidence, ...(document.annotations ?? [])]
  for (const whole of parts.length ? all : []) {
    const key = `${whole.type} ${whole.id}`
    if (!wholes.has(key)) wholes.set(key, whole)
  }
  for (const {of, type, span, attribute} of parts) {
    const whole = wholes.get(`${type} ${of}`)
    if (!whole?.span || open.has(of)) {
      if (context.malformed.has(of)) continue
      report(
        'dangling-part',
        'error',
        `This document has no ${type} \`${of}\` with words, expected the id of the ${type} that these words belong to`,
        attribute.from,
        attribute.to,
        {ids: [of], actual: of}
      )
      continue
    }
    whole.parts = [...(whole.parts ?? [whole.span]), span].toSorted(inOrder)
    whole.span = {start: whole.parts[0]!.start, end: Math.max(...whole.parts.map(({end}) => end))}
  }
  for (const one of open.values()) reportUnclosed(one, context)
}

/** Reports each `:end` without an open milestone. If its id resembles that of an unclosed milestone, it closes that one. */
function reportStrayEnds(context: Context): void {
  const {report, open, strayEnds, malformed} = context
  for (const {id, directive} of strayEnds) {
    if (malformed.has(id)) continue
    const {marks, span} = directive
    const near =
      open.size === 1 ? [...open.keys()][0] : open.size <= mostGuesses ? findNearest(id, open.keys()) : undefined
    const meant = near === undefined ? undefined : open.get(near)
    if (near !== undefined && meant && span.start >= meant.statement.span.start) {
      open.delete(near)
      meant.statement.span.end = span.start
      const expected = `:end{#${near}}`
      const attribute = marks.attributes.find(({name}) => name === 'id')!
      const fix = [{start: attribute.from, end: attribute.to, content: `#${near}`}]
      const message = `\`:end\` closes \`${id}\`, which is not open here, expected \`${expected}\``
      report('stray-end', 'error', message, ...marks.opening, {ids: [id, near], expected: [expected], fix})
    } else {
      const opening = `:claim{#${id}}`
      const message = `\`:end\` closes \`${id}\`, which is not open here, expected \`${opening}\` before it`
      report('stray-end', 'error', message, ...marks.opening, {ids: [id], expected: [opening]})
    }
  }
}

/** The most open milestones that each stray `:end` is compared with. The limit bounds the time. */
const mostGuesses = 100

function reportTorn({statement: {id}, marks}: Open, {report}: Context): void {
  const message = `\`${id}\` opens in the body and closes in a footnote or the other way round, expected both in one of them`
  report('torn-span', 'error', message, ...marks.opening, {ids: [id]})
}

function reportUnclosed({statement: {id}, marks}: Open, {report}: Context): void {
  const end = `:end{#${id}}`
  const message = `\`${id}\` never closes, expected \`${end}\` after its last word`
  report('unclosed-milestone', 'error', message, ...marks.opening, {ids: [id], expected: [end]})
}

function noun({name}: Directive): string {
  return name === 'claim' ? 'Claim' : 'Evidence'
}

function toField(name: string): string {
  return name === 'superseded-by' ? 'supersededBy' : name
}

function isRelationKind(name: string): name is (typeof relationKinds)[number] {
  return (relationKinds as readonly string[]).includes(name)
}
