/** What `claimdown list` can list: the filters, fields, lines and data of each kind of item. */

import {given} from '../base/given.ts'
import {count} from '../base/wording.ts'
import {addressOf} from '../corpus/addresses.ts'
import type {Corpus} from '../corpus/corpus.ts'
import {isoDate, isWithin} from '../corpus/date-range.ts'
import {type Entry, namesIn, type StatementEntry} from '../corpus/entries.ts'
import type {Holder} from '../corpus/holders.ts'
import type {JoinedEntity} from '../corpus/joined-entities.ts'
import {assertersOf} from '../model/attribution.ts'
import type {Source} from '../model/csl.ts'
import {claimKinds, type Document, entityTypes, evidenceKinds, relationKinds} from '../model/document.ts'
import {authorName, fullName, holderChain} from '../model/names.ts'
import {foldCase} from '../text/fold.ts'
import {contains} from '../text/span.ts'
import {
  choices,
  dateFilter,
  declaredHolder,
  documentIds,
  entityAddresses,
  type FilterName,
  type FilterOptions,
  filterNames,
  sectionTitle,
  statementAddresses,
  statementFilter
} from './filtering.ts'
import {declaredAs} from './lookup.ts'

/** One kind of item. */
export interface Listing<Item = unknown> {
  name: string
  /** One of them, and several, in a sentence. */
  nouns: readonly [one: string, many: string]
  filters: readonly FilterName[]
  /** What the items can be sorted and grouped by. An item may have several values, or none. */
  fields: Readonly<Record<string, (item: Item) => readonly (string | number)[]>>
  find(corpus: Corpus, options: FilterOptions): Item[]
  /** The heading that it stands under; absent where items belong to no document. */
  document?(item: Item): string
  line(item: Item): Line
  data(item: Item): object
}

/** An item on one line. */
export interface Line {
  /** What names it. */
  id: string
  /** Its kind or type. */
  kind: string
  /** Its words, which are cut where there is no room. */
  words: string
  /** Printed after the words. */
  note?: string
}

const documents: Listing<Document> = {
  name: 'documents',
  nouns: ['document', 'documents'],
  filters: ['by', 'document', 'from', 'to', 'text'],
  fields: {
    id: ({meta}) => given(meta.id),
    type: ({meta}) => given(meta.type),
    author: document => given(authorName(document)),
    date: ({meta}) => given(meta.issued && isoDate(meta.issued)),
    year: ({meta}) => given(meta.issued && isoDate(meta.issued)?.slice(0, 4)),
    title: ({meta}) => given(meta.title),
    claims: ({claims}) => [claims.length]
  },
  find(corpus, {by, document, text, ...dates}) {
    const ids = document === undefined ? undefined : documentIds(corpus, document)
    const issued = dateFilter(dates)
    const [isBy, hasText] = [containing(by), containing(text)]
    return corpus.documents.filter(one => {
      const {meta} = one
      return (
        (ids?.includes(meta.id ?? '') ?? true) &&
        (isBy?.(authorName(one) ?? '') ?? true) &&
        (hasText?.(`${meta.title ?? ''} ${meta.id ?? ''}`) ?? true) &&
        (!issued || isWithin((meta.issued && isoDate(meta.issued)) ?? '', issued))
      )
    })
  },
  document: ({meta}) => meta.id ?? '',
  line: ({meta, claims, evidence}) => ({
    id: meta.issued ? (isoDate(meta.issued) ?? '') : '',
    kind: '',
    words: meta.title ?? 'untitled',
    note: `${count(claims.length, 'claim')}, ${count(evidence.length, 'piece of evidence', 'pieces of evidence')}`
  }),
  data: document => {
    const {meta, claims, evidence, relations, sources, entities} = document
    const lists = {claims, evidence, relations, sources, entities}
    const counts = Object.fromEntries(Object.entries(lists).map(([name, {length}]) => [name, length]))
    return {
      id: meta.id,
      title: meta.title,
      author: authorName(document),
      issued: meta.issued && isoDate(meta.issued),
      counts
    }
  }
}

const statementFields: Listing<StatementEntry>['fields'] = {
  id: ({id}) => [id],
  kind: ({item}) => given(item.kind),
  holder: ({holders}) => given(holders.at(-1)),
  document: documentOf,
  section: ({section}) => given(section?.title),
  source: ({sources}) => sources.map(({source}) => titleOf(source)),
  status: ({item}) => [item.status ?? 'asserted'],
  certainty: ({item}) => given(item.certainty),
  date: ({document: {meta}}) => given(meta.issued && isoDate(meta.issued)),
  words: ({words}) => [words],
  length: ({words}) => [words.length]
}

function statementLine({id, item, kind, words, holders}: StatementEntry): Line {
  return {id, kind: item.kind ?? kind, words, ...(item.by && {note: holders.join(', reporting ')})}
}

const claims: Listing<StatementEntry> = {
  name: 'claims',
  nouns: ['claim', 'claims'],
  filters: filterNames,
  fields: statementFields,
  find: (corpus, options) => [...corpus.claims(statementFilter(corpus, options, claimKinds) as object)],
  document: headingOf,
  line: statementLine,
  data: statementData
}

const evidence: Listing<StatementEntry> = {
  ...claims,
  name: 'evidence',
  nouns: ['piece of evidence', 'pieces of evidence'],
  find: (corpus, options) => [...corpus.evidence(statementFilter(corpus, options, evidenceKinds) as object)]
}

const sources: Listing<Entry<'source'>> = {
  name: 'sources',
  nouns: ['source', 'sources'],
  filters: ['by', 'kind', 'document', 'from', 'to', 'text'],
  fields: {
    id: ({item}) => [item.id],
    kind: ({item}) => [item.type],
    author: ({item}) => (item.author ?? []).map(fullName),
    document: documentOf,
    title: ({item}) => given(item.title),
    date: ({item}) => given(item.issued && isoDate(item.issued)),
    year: ({item}) => given(item.issued && isoDate(item.issued)?.slice(0, 4))
  },
  find(corpus, {by, kind, document, text, ...dates}) {
    const date = dateFilter(dates)
    const types = [...new Set([...corpus.sources()].map(({item}) => item.type))]
    return [
      ...corpus.sources({
        ...(by !== undefined && {author: by}),
        ...(kind !== undefined && {type: choices<string>('kind', kind, types)}),
        ...(document !== undefined && {document: documentIds(corpus, document)}),
        ...(text !== undefined && {text}),
        ...(date && {date})
      })
    ]
  },
  document: headingOf,
  line: ({item}) => {
    const date = item.issued && isoDate(item.issued)
    const words = [titleOf(item), ...(item.author ?? []).map(fullName)].join(', ')
    return {id: item.id, kind: item.type, words, ...(date && {note: date})}
  },
  data: rowOf
}

const entities: Listing<{entity: JoinedEntity; statements: number}> = {
  name: 'entities',
  nouns: ['entity', 'entities'],
  filters: ['kind', 'document', 'text'],
  fields: {
    id: ({entity}) => [entity.id],
    kind: ({entity}) => [entity.type],
    name: ({entity}) => [entity.name],
    document: ({entity}) => [...new Set(entity.declarations.map(({document}) => document.meta.id ?? ''))],
    statements: ({statements}) => [statements]
  },
  find(corpus, {kind, document, text}) {
    const hasText = containing(text)
    return corpus
      .entities({
        ...(kind !== undefined && {type: choices('kind', kind, entityTypes)}),
        ...(document !== undefined && {document: documentIds(corpus, document)})
      })
      .filter(({name, aliases}) => !hasText || [name, ...aliases].some(hasText))
      .map(entity => {
        const [about] = declaredAs(entity) as [string]
        return {entity, statements: corpus.claims({about}).count() + corpus.evidence({about}).count()}
      })
  },
  line: ({entity: {id, type, name, aliases}, statements}) => ({
    id,
    kind: type,
    words: [name, ...aliases].join(', '),
    note: `named in ${statements}`
  }),
  data: ({entity, statements}) => ({...entity, statements, declarations: declaredAs(entity)})
}

const holders: Listing<Holder> = {
  name: 'holders',
  nouns: ['holder', 'holders'],
  filters: filterNames,
  fields: {
    name: ({name}) => [name],
    kind: ({entity}) => given(entity?.type),
    document: ({asserts}) => [...new Set(asserts.flatMap(documentOf))],
    statements: ({asserts}) => [asserts.length]
  },
  find(corpus, options) {
    const chosen = statementAddresses(corpus, options)
    return corpus
      .holders()
      .map(holder => ({...holder, asserts: holder.asserts.filter(({address}) => chosen.has(address))}))
      .filter(({asserts}) => asserts.length > 0)
  },
  line: ({name, entity, asserts}) => ({
    id: String(asserts.length),
    kind: entity?.type ?? '',
    words: name,
    ...(entity && {note: entity.id})
  }),
  data: ({name, entity, asserts}) => ({
    name,
    ...(entity && {entity: entity.id}),
    asserts: asserts.map(({address}) => address)
  })
}

const sections: Listing<Entry<'section'>> = {
  name: 'sections',
  nouns: ['section', 'sections'],
  filters: ['section', 'document', 'text'],
  fields: {
    title: ({item}) => [item.title],
    depth: ({item}) => [item.depth],
    document: documentOf,
    length: ({item: {span}}) => [span.end - span.start]
  },
  find: (corpus, {section, document, text}) => [
    ...corpus.sections({
      ...(section !== undefined && {title: sectionTitle(corpus, section)}),
      ...(document !== undefined && {document: documentIds(corpus, document)}),
      ...(text !== undefined && {text})
    })
  ],
  document: headingOf,
  line: ({item: {title, depth, span}, document}) => {
    const inside = [...document.claims, ...document.evidence].filter(statement => contains(span, statement.span))
    return {id: '#'.repeat(depth), kind: '', words: title, note: count(inside.length, 'statement')}
  },
  data: rowOf
}

const mentions: Listing<Entry<'mention'>> = {
  name: 'mentions',
  nouns: ['mention', 'mentions'],
  filters: ['about', 'kind', 'section', 'document', 'from', 'to', 'text'],
  fields: {
    kind: ({item}) => [item.type],
    entity: ({item}) => given(item.entity),
    document: documentOf,
    section: ({item, document}) => given(document.sections.findLast(({span}) => contains(span, item.span))?.title),
    words: ({words}) => [words],
    via: ({item}) => [item.via]
  },
  find(corpus, {about, kind, section, document, text, ...dates}) {
    const date = dateFilter(dates)
    return [
      ...corpus.mentions({
        ...(about !== undefined && {entity: entityAddresses(corpus, about, 'about')}),
        ...(kind !== undefined && {type: choices('kind', kind, entityTypes)}),
        ...(section !== undefined && {section: sectionTitle(corpus, section)}),
        ...(document !== undefined && {document: documentIds(corpus, document)}),
        ...(text !== undefined && {text}),
        ...(date && {where: ({item: {value}}) => value?.type === 'date' && isWithin(value.edtf, date)})
      })
    ]
  },
  document: headingOf,
  line: entry => {
    const {item, words, address, document} = entry
    return {id: item.entity ?? '–', kind: item.type, words, note: address.slice(addressOf('', document).length)}
  },
  data: rowOf
}

const relations: Listing<Entry<'relation'>> = {
  name: 'relations',
  nouns: ['relation', 'relations'],
  filters: ['by', 'kind', 'document', 'from', 'to'],
  fields: {
    from: ({item}) => [item.from],
    kind: ({item}) => [item.kind],
    to: ({item}) => [item.to],
    document: documentOf,
    holder: ({item, document}) => (item.by ? assertersOf(item).map(namesIn(document)) : given(authorName(document))),
    date: ({item}) => given(item.date)
  },
  find(corpus, {kind, ...options}) {
    const {by, document} = options
    const date = dateFilter(options)
    return [
      ...corpus.relations({
        ...(by !== undefined && {by: declaredHolder(corpus, by)}),
        ...(kind !== undefined && {kind: choices('kind', kind, relationKinds)}),
        ...(document !== undefined && {document: documentIds(corpus, document)}),
        ...(date && {date})
      })
    ]
  },
  document: headingOf,
  line: ({item: {from, linked = [], kind, to, by, joint, because}, document}) => ({
    id: [from, ...linked].join(' + '),
    kind,
    words: to + (because === undefined ? '' : `, because ${because}`),
    ...(by && {note: holderChain(namesIn(document), {by, joint}).join(', reporting ')})
  }),
  data: rowOf
}

/** In the order of the help. */
export const listings = [
  documents,
  claims,
  evidence,
  sources,
  entities,
  holders,
  sections,
  mentions,
  relations
] as unknown as readonly Listing[] // Each gets back only the items that it found itself.

function headingOf({document}: Entry): string {
  return document.meta.id ?? ''
}

function documentOf({document}: Pick<Entry, 'document'>): string[] {
  return given(document.meta.id)
}

function rowOf(entry: Entry): object {
  return {address: entry.address, ...entry.toRow()}
}

function statementData(entry: StatementEntry): object {
  return {...rowOf(entry), holders: entry.holders}
}

function titleOf({title, id}: Source): string {
  return title ?? id
}

/** Returns a test for texts that have some words, whatever their case and typography; absent where no words are asked for. */
function containing(words: string | undefined): ((text: string) => boolean) | undefined {
  if (words === undefined) return undefined
  const folded = foldCase(words)
  return text => foldCase(text).includes(folded)
}
