/** Turns filters into selections: keys that an index is asked for, and tests for what has no index. */

import {foldCase} from '../text/fold.ts'
import {isAddress} from './addresses.ts'
import {type DateFilter, isoDate, isWithin} from './date-range.ts'
import type {Entry, StatementEntry} from './entries.ts'
import type {
  CommonFilter,
  MentionFilter,
  OneOf,
  RelationFilter,
  SectionFilter,
  SourceFilter,
  StatementFilter
} from './filters.ts'
import type {Indexes} from './indexes.ts'
import type {Key} from './postings.ts'
import {Selection} from './selection.ts'
import type {Table} from './table.ts'

/** The claims or the evidence that fit. */
export function selectStatements<Kind extends 'claim' | 'evidence'>(
  table: Table<StatementEntry<Kind>>,
  filter: StatementFilter<StatementEntry<Kind>, string>,
  indexes: Indexes
): Selection<StatementEntry<Kind>> {
  const {date, implicit} = filter
  return select(
    table,
    filter,
    {
      kind: setOf(filter.kind),
      by: holderKeys(filter.by, indexes),
      about: entityKeys(filter.about, indexes),
      source: setOf(filter.source),
      addressee: entityKeys(filter.addressee, indexes),
      certainty: setOf<string>(filter.certainty),
      status: setOf<string>(filter.status),
      section: setOf(filter.section, foldCase)
    },
    [
      date && (({item}) => isWithin(item.date ?? '', date)),
      implicit === undefined ? undefined : ({item}) => ('words' in item && item.words !== undefined) === implicit
    ]
  )
}

export function selectSources(
  table: Table<Entry<'source'>>,
  filter: SourceFilter<Entry<'source'>>
): Selection<Entry<'source'>> {
  const {author, date} = filter
  const wanted = author === undefined ? undefined : foldCase(author)
  return select(table, filter, {type: setOf(filter.type)}, [
    wanted === undefined
      ? undefined
      : ({item}) => (item.author ?? []).some(name => foldCase(Object.values(name).join(' ')).includes(wanted)),
    date && (({item}) => isWithin(item.issued ? (isoDate(item.issued) ?? '') : '', date))
  ])
}

export function selectRelations(
  table: Table<Entry<'relation'>>,
  filter: RelationFilter<Entry<'relation'>>,
  indexes: Indexes
): Selection<Entry<'relation'>> {
  const {across, date} = filter
  return select(
    table,
    filter,
    {kind: setOf(filter.kind), from: setOf(filter.from), to: setOf(filter.to), by: holderKeys(filter.by, indexes)},
    [
      across === undefined ? undefined : ({item}) => isAddress(item.to) === across,
      date && (({item}) => isWithin(item.date ?? '', date))
    ]
  )
}

export function selectMentions(
  table: Table<Entry<'mention'>>,
  filter: MentionFilter<Entry<'mention'>>,
  indexes: Indexes
): Selection<Entry<'mention'>> {
  return select(table, filter, {
    type: setOf(filter.type),
    via: setOf(filter.via),
    entity: entityKeys(filter.entity, indexes),
    section: setOf(filter.section, foldCase)
  })
}

export function selectSections(
  table: Table<Entry<'section'>>,
  filter: SectionFilter<Entry<'section'>>
): Selection<Entry<'section'>> {
  const depths = filter.depth === undefined ? undefined : [filter.depth].flat()
  return select(table, filter, {title: setOf(filter.title, foldCase)}, [
    depths && (({item}) => depths.includes(item.depth))
  ])
}

type Test<Item> = (entry: Item) => boolean

/** The items with one of the keys in each field, that pass the tests of the filter and all others that are given. */
function select<Item extends Entry>(
  table: Table<Item>,
  {document, id, text, issued, where}: CommonFilter<Item>,
  fields: Record<string, ReadonlySet<Key> | undefined>,
  tests: readonly (Test<Item> | undefined)[] = []
): Selection<Item> {
  const wanted = new Map<string, ReadonlySet<Key>>()
  for (const [field, keys] of Object.entries({document: setOf(document), id: setOf(id), ...fields}))
    if (keys) wanted.set(field, keys)
  const all = [...tests, issued && isIssued(issued), text === undefined ? undefined : hasText(text), where]
  return Selection.of(
    table,
    wanted,
    all.filter(test => test !== undefined)
  )
}

function isIssued(issued: DateFilter): Test<Entry> {
  return ({document: {meta}}) => isWithin(meta.issued ? (isoDate(meta.issued) ?? '') : '', issued)
}

function hasText(text: string | RegExp): Test<Entry> {
  if (typeof text !== 'string') return ({words}) => words.search(text) >= 0
  const searched = foldCase(text)
  return ({words}) => foldCase(words).includes(searched)
}

function entityKeys(names: OneOf<string> | undefined, indexes: Indexes): Set<Key> | undefined {
  if (names === undefined) return undefined
  return new Set([names].flat().flatMap(name => indexes.entityNumbers().find(name)))
}

function holderKeys(names: OneOf<string> | undefined, indexes: Indexes): Set<Key> | undefined {
  const entities = entityKeys(names, indexes)
  return entities && new Set([...entities, ...[names!].flat()])
}

function setOf<Value extends string>(
  values: OneOf<Value> | undefined,
  spell: (value: Value) => string = value => value
): Set<string> | undefined {
  return values === undefined ? undefined : new Set([values].flat().map(value => spell(value as Value)))
}
