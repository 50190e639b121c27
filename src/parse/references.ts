/** Reads `:entity`, `:source` and `:cite`. */

import {expecting} from '../base/message.ts'
import {readWikidata} from '../front-matter/fields.ts'
import {readSourceFields} from '../front-matter/source-fields.ts'
import {readCitationItems} from '../model/citation-items.ts'
import type {Source} from '../model/csl.ts'
import {type Citation, type Entity, type EntityType, entityTypes, type Mention} from '../model/document.ts'
import type {Attribute} from '../syntax/attributes.ts'
import {type Context, type Directive, readAttributes, unusedId} from './reader.ts'

export function readEntity(directive: Directive, context: Context): void {
  const {document} = context
  const values = readAttributes(directive, context)
  const ref = values.get('ref')
  const wikidata = values.get('wikidata')
  const declared = ref && context.entities.byId.get(ref.value)
  const type = (values.get('type')?.value as EntityType | undefined) ?? declared?.type
  // `lint` reports a `ref` to an entity that is not declared (`dangling-reference`).
  if (!type && !ref && !directive.unread) {
    const {words, data} = expecting(undefined, entityTypes)
    const message = `This entity has no type, expected \`ref\` or one of ${words}`
    context.report('missing-type', 'warning', message, ...directive.marks.opening, data)
  }
  const mention: Mention = {span: directive.span, type: type ?? 'work', via: 'authored'}
  const entity = ref?.value ?? (wikidata && declare(directive, context, type ?? 'work', wikidata))
  if (entity) mention.entity = entity
  context.places.set(mention, directive.marks)
  document.mentions.push(mention)
}

/** Declares an entity by the Wikidata item of its mention. Returns its id. */
function declare(
  {label}: Directive,
  {document, entities, report}: Context,
  type: EntityType,
  {value, ...place}: Attribute
): string {
  const known = entities.byWikidata.get(value)
  if (known) return known.id
  const item = readWikidata(value, place, (code, severity, message, {from, to}, details) =>
    report(code, severity, message, from, to, details)
  )
  if (item === undefined) return ''
  const entity: Entity = {id: value, type, name: label(), wikidata: value}
  document.entities.push(entity)
  entities.byWikidata.set(value, entity)
  if (!entities.byId.has(value)) entities.byId.set(value, entity)
  return value
}

export function readSource(directive: Directive, context: Context): void {
  const {document, report} = context
  const {attributes, opening} = directive.marks
  const entries = attributes.map(({name, value, from, to}) => ({
    key: name,
    value: {type: 'scalar', value, written: value, from, to} as const,
    from,
    to
  }))
  const {id, type, ...fields} = readSourceFields(
    {type: 'map', entries, from: opening[0], to: opening[1]},
    (code, severity, message, at, details) => report(code, severity, message, at.from, at.to, details)
  )
  const source: Source = {id, type, title: directive.label(), ...fields}
  if (!source.id) {
    source.id = unusedId('source', context)
    report(
      'missing-id',
      'warning',
      `This source has no id, expected one such as \`{#s1}\`; it is read as \`${source.id}\``,
      ...opening,
      {ids: [source.id]}
    )
  }
  context.places.set(source, directive.marks)
  context.used.ids.add(source.id)
  document.sources.push(source)
}

export function readCite(directive: Directive, context: Context): void {
  const {citations} = context.document
  const values = readAttributes(directive, context)
  const citation: Citation = {type: 'citation', span: directive.span}
  const claim = values.get('claim')
  const source = values.get('source')
  if (claim) citation.claim = claim.value
  if (source) citation.sources = readCitationItems(source.value)
  if (!claim && !source && !directive.unread) {
    context.report(
      'empty-citation',
      'warning',
      'This citation names nothing, expected `claim` or `source`',
      ...directive.marks.opening,
      {expected: ['claim', 'source']}
    )
  }
  context.places.set(citation, directive.marks)
  citations.push(citation)
}
