/** Under which keys the items of a corpus are found, for each field that has an index. */

import {given} from '../base/given.ts'
import type {Document} from '../model/document.ts'
import {foldCase} from '../text/fold.ts'
import {contains, type Span} from '../text/span.ts'
import {absolute, addressOf} from './addresses.ts'
import type {Entry, StatementEntry} from './entries.ts'
import type {Indexes} from './indexes.ts'
import {mentionsOf, mentionsWithin} from './mentions.ts'
import type {Fields} from './selection.ts'

/** The fields of claims and evidence. */
export function statementFields<Kind extends 'claim' | 'evidence'>(indexes: Indexes): Fields<StatementEntry<Kind>> {
  return new Map<string, (entry: StatementEntry<Kind>) => Iterable<string>>([
    ...commonFields<StatementEntry<Kind>>(),
    ['kind', ({item}) => given(item.kind)],
    ['certainty', ({item}) => given(item.certainty)],
    ['status', ({item}) => [item.status ?? 'asserted']],
    ['by', ({asserters, document}) => holderKeys(asserters, document, indexes)],
    ['about', entry => subjectKeys(entry, indexes)],
    ['addressee', ({item, document}) => entityKeys(item.addressees ?? [], document, indexes)],
    ['source', ({item, document}) => (item.sources ?? []).flatMap(({id}) => [id, addressOf(id, document)])],
    ['section', ({item, document}) => sectionKeys(document, item.span)]
  ])
}

export const sourceFields: Fields<Entry<'source'>> = new Map<string, (entry: Entry<'source'>) => Iterable<string>>([
  ...commonFields<Entry<'source'>>(),
  ['type', ({item}) => [item.type]]
])

export function relationFields(indexes: Indexes): Fields<Entry<'relation'>> {
  return new Map<string, (entry: Entry<'relation'>) => Iterable<string>>([
    ...commonFields<Entry<'relation'>>(),
    ['kind', ({item}) => [item.kind]],
    ['from', ({item, document}) => [item.from, ...(item.linked ?? [])].map(id => absolute(id, document))],
    ['to', ({item, document}) => [absolute(item.to, document)]],
    ['by', ({item, document}) => holderKeys([...(item.by ?? []).slice(-1), ...(item.joint ?? [])], document, indexes)]
  ])
}

export function mentionFields(indexes: Indexes): Fields<Entry<'mention'>> {
  return new Map<string, (entry: Entry<'mention'>) => Iterable<string>>([
    ...commonFields<Entry<'mention'>>(),
    ['type', ({item}) => [item.type]],
    ['via', ({item}) => [item.via]],
    ['entity', ({item, document}) => entityKeys(given(item.entity), document, indexes)],
    ['section', ({item, document}) => sectionKeys(document, item.span)]
  ])
}

export const sectionFields: Fields<Entry<'section'>> = new Map<string, (entry: Entry<'section'>) => Iterable<string>>([
  ...commonFields<Entry<'section'>>(),
  ['title', ({item}) => [foldCase(item.title)]]
])

/** The key of a joined entity. */
export function entityKey(number: number): string {
  return `entity ${number}`
}

function commonFields<Item extends Entry>(): [string, (entry: Item) => Iterable<string>][] {
  return [
    ['document', ({document}) => given(document.meta.id)],
    ['id', ({id}) => given(id)]
  ]
}

function entityKeys(ids: readonly string[], document: Document, indexes: Indexes): string[] {
  return ids.flatMap(id => given(indexes.entityNumbers().numberOf(document, id)).map(entityKey))
}

/** Keys of those who assert something; the author is `author` and, where the document declares a person of that name, that person too. */
function holderKeys(ids: readonly string[], document: Document, indexes: Indexes): string[] {
  if (ids.length > 0) return ids.flatMap(id => [...entityKeys([id], document, indexes), id, absolute(id, document)])
  return ['author', ...given(indexes.authorNumber(document)).map(entityKey)]
}

/** What a statement says it is about, and what its words name. */
function subjectKeys({item, document}: StatementEntry, indexes: Indexes): string[] {
  const parts = item.parts ?? [item.span]
  const named = mentionsWithin(mentionsOf(document), item.span)
    .filter(({span}) => parts.some(part => contains(part, span)))
    .flatMap(({entity}) => given(entity))
  return entityKeys([...(item.about ?? []), ...named], document, indexes)
}

/** The titles of the sections that contain a span, folded. */
function sectionKeys({sections}: Document, inner: Span): string[] {
  return sections.filter(({span}) => contains(span, inner)).map(({title}) => foldCase(title))
}
