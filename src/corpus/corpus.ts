/** A set of documents that can be queried. */

import {firstWhere} from '../base/binary-search.ts'
import {given} from '../base/given.ts'
import {groupBy} from '../base/group-by.ts'
import {lazy} from '../base/lazy.ts'
import {findDeclared} from '../entities/declared.ts'
import type {Document, EntityType, Mention, RelationKind} from '../model/document.ts'
import {authorName, holderName} from '../model/names.ts'
import type {Reading} from '../model/reading.ts'
import {foldCase} from '../text/fold.ts'
import {contains, type Span} from '../text/span.ts'
import {type AddressIn, type AnyAddress, absolute, addressOf, isAddress, split} from './addresses.ts'
import {type Bearing, bearingOf, type Link} from './bearing.ts'
import {type CorpusJson, corpusToJson, documentsFromJson} from './corpus-json.ts'
import {type DateFilter, isoDate, isWithin} from './date-range.ts'
import {Entry, type Items, StatementEntry} from './entries.ts'
import type {
  ClaimFilter,
  EvidenceFilter,
  MentionFilter,
  OneOf,
  RelationFilter,
  SectionFilter,
  SourceFilter
} from './filters.ts'
import {type CorpusFinding, findingsIn} from './findings.ts'
import {bearingOn, type FindStatement, type Ground, type Provenance, provenanceOf, shortestPaths} from './grounds.ts'
import {type Disagreement, type JoinedEntity, joinEntities} from './joined-entities.ts'
import {
  type CoOccurrence,
  type Dated,
  isContested,
  isUnsupported,
  type Leaning,
  leanings,
  pairsIn,
  restingOn,
  sourcesBelow,
  timelineOf
} from './questions.ts'
import {type Hit, type SavedIndex, SearchIndex, type SearchOptions} from './search.ts'
import {type Fields, Selection, Table} from './selection.ts'

/**
 * Documents as one body that can be queried. Immutable: the documents are taken as they are and must not be changed afterwards. Indexes are made
 * when they are first needed.
 *
 * Nothing about content throws. `findings()` lists what is wrong across documents.
 */
export class Corpus<D extends Document = Document> {
  /** In the order in which they were given. Of two documents with one id, look-ups by id find the first. */
  readonly documents: readonly D[]
  readonly #byId: ReadonlyMap<string, D>
  readonly #joined: () => {entities: JoinedEntity[]; disagreements: Disagreement[]}
  readonly #entityNumbers: () => EntityNumbers
  readonly #statements: () => Map<string, StatementEntry>
  readonly #mentions: (document: Document) => readonly Mention[]
  readonly #claims: () => Table<StatementEntry<'claim'>>
  readonly #evidence: () => Table<StatementEntry<'evidence'>>
  readonly #sources: () => Table<Entry<'source'>>
  readonly #relations: () => Table<Entry<'relation'>>
  readonly #mentionTable: () => Table<Entry<'mention'>>
  readonly #sections: () => Table<Entry<'section'>>
  readonly #bearing: () => Bearing
  readonly #find: FindStatement
  readonly #authors = new Map<Document, number | undefined>()
  readonly #keysOfEntity = remembered((id, document) => {
    const number = this.#entityNumbers().numberOf(document, id)
    return number === undefined ? [] : [`entity ${number}`]
  })
  readonly #keysOfHolder = remembered((id, document) => [
    ...this.#keysOfEntity(id, document),
    id,
    absolute(id, document)
  ])
  #search: SearchIndex | undefined

  constructor(documents: Iterable<D>) {
    this.documents = [...documents]
    this.#byId = firstById(this.documents)
    this.#joined = lazy(() => joinEntities(this.documents))
    this.#entityNumbers = lazy(() => numberEntities(this.#joined().entities))
    const mentions = new Map<Document, readonly Mention[]>()
    this.#mentions = document => {
      let found = mentions.get(document)
      if (!found) {
        found = document.mentions.length ? document.mentions : findDeclared(document.text, document.entities)
        mentions.set(document, found)
      }
      return found
    }
    this.#statements = lazy(() => {
      const found = new Map<string, StatementEntry>()
      for (const document of this.documents)
        for (const entry of statementEntries(document)) if (!found.has(entry.address)) found.set(entry.address, entry)
      return found
    })
    this.#bearing = lazy(() => bearingOf(this.documents))
    this.#find = address => this.#statements().get(address)
    this.#claims = lazy(() =>
      this.#table('claims', (item, document) => new StatementEntry('claim', item, document), this.#statementFields())
    )
    this.#evidence = lazy(() =>
      this.#table(
        'evidence',
        (item, document) => new StatementEntry('evidence', item, document),
        this.#statementFields()
      )
    )
    this.#sources = lazy(() =>
      this.#table('sources', (item, document) => new Entry('source', item, document), sourceFields)
    )
    this.#relations = lazy(() =>
      this.#table('relations', (item, document) => new Entry('relation', item, document), this.#relationFields())
    )
    this.#mentionTable = lazy(() =>
      this.#tableOf(this.#mentions, (item, document) => new Entry('mention', item, document), this.#mentionFields())
    )
    this.#sections = lazy(() =>
      this.#table('sections', (item, document) => new Entry('section', item, document), sectionFields)
    )
  }

  /** The document with an id, or `undefined`. */
  document(id: AnyAddress<NonNullable<D['meta']['id']>>): D | undefined {
    return this.#byId.get(id)
  }

  /** The claim with an address such as `rates#c1`, or `undefined`. */
  claim(address: AnyAddress<AddressIn<D, 'claims'>>): StatementEntry<'claim'> | undefined {
    const entry = this.statement(address)
    return entry?.kind === 'claim' ? (entry as StatementEntry<'claim'>) : undefined
  }

  /** The claim or the piece of evidence with an address, or `undefined`. */
  statement(address: AnyAddress<AddressIn<D, 'claims'> | AddressIn<D, 'evidence'>>): StatementEntry | undefined {
    return this.#statements().get(address)
  }

  /** The source with an address, or `undefined`. */
  source(address: AnyAddress<AddressIn<D, 'sources'>>): Entry<'source'> | undefined {
    const [id, own] = split(address)
    const document = this.#byId.get(id)
    const item = document?.sources.find(source => source.id === own)
    return document && item && new Entry('source', item, document)
  }

  /**
   * An entity as all documents have it: by the id that any of them gives it, its address, its Wikidata item, its name or an alias. Where several fit, the
   * first in the order of the corpus; `undefined` where none does.
   */
  entity(name: AnyAddress<D['entities'][number]['id']>): JoinedEntity | undefined {
    const [number] = this.#entityNumbers().find(name)
    return number === undefined ? undefined : this.#joined().entities[number]
  }

  /** All entities that the documents declare, each once. */
  entities({type, document}: {type?: OneOf<EntityType>; document?: OneOf<string>} = {}): JoinedEntity[] {
    const [types, documents] = [setOf(type), setOf(document)]
    return this.#joined().entities.filter(
      entity =>
        (!types || types.has(entity.type)) &&
        (!documents || entity.declarations.some(({document}) => documents.has(document.meta.id ?? '')))
    )
  }

  /** Where documents declare one entity in different ways. */
  disagreements(): Disagreement[] {
    return this.#joined().disagreements
  }

  claims(filter: ClaimFilter<StatementEntry<'claim'>> = {}): Selection<StatementEntry<'claim'>> {
    return this.#statementSelection(this.#claims(), filter)
  }

  evidence(filter: EvidenceFilter<StatementEntry<'evidence'>> = {}): Selection<StatementEntry<'evidence'>> {
    return this.#statementSelection(this.#evidence(), filter)
  }

  sources(filter: SourceFilter<Entry<'source'>> = {}): Selection<Entry<'source'>> {
    const {author, date} = filter
    const wanted = author === undefined ? undefined : foldCase(author)
    return select(this.#sources(), filter, {type: setOf(filter.type)}, [
      ...(wanted === undefined
        ? []
        : [
            ({item}: Entry<'source'>) =>
              (item.author ?? []).some(name => foldCase(Object.values(name).join(' ')).includes(wanted))
          ]),
      ...(date ? [({item}: Entry<'source'>) => isWithin(item.issued ? (isoDate(item.issued) ?? '') : '', date)] : [])
    ])
  }

  relations(filter: RelationFilter<Entry<'relation'>> = {}): Selection<Entry<'relation'>> {
    const {across, date} = filter
    return select(
      this.#relations(),
      filter,
      {kind: setOf(filter.kind), from: setOf(filter.from), to: setOf(filter.to), by: this.#holderKeys(filter.by)},
      [
        ...(across === undefined ? [] : [({item}: Entry<'relation'>) => isAddress(item.to) === across]),
        ...(date ? [({item}: Entry<'relation'>) => isWithin(item.date ?? '', date)] : [])
      ]
    )
  }

  /** Names in the texts. Where a document has none (`parse` finds only those that are marked), those of declared entities are looked for. */
  mentions(filter: MentionFilter<Entry<'mention'>> = {}): Selection<Entry<'mention'>> {
    return select(this.#mentionTable(), filter, {
      type: setOf(filter.type),
      via: setOf(filter.via),
      entity: this.#entityKeys(filter.entity),
      section: setOf(filter.section, foldCase)
    })
  }

  sections(filter: SectionFilter<Entry<'section'>> = {}): Selection<Entry<'section'>> {
    const depths = filter.depth === undefined ? undefined : [filter.depth].flat()
    return select(this.#sections(), filter, {title: setOf(filter.title, foldCase)}, [
      ...(depths ? [({item}: Entry<'section'>) => depths.includes(item.depth)] : [])
    ])
  }

  /** What supports a statement. */
  grounds(statement: StatementEntry | string): Ground[] {
    return bearingOn(addressFrom(statement), grounding, this.#bearing(), this.#find)
  }

  /** What attacks or undercuts a statement, or a relation that it makes. */
  objections(statement: StatementEntry | string): Ground[] {
    return bearingOn(addressFrom(statement), objecting, this.#bearing(), this.#find)
  }

  /** Who says a statement, in which work, and what it rests on, down to the sources; `undefined` for an address that leads nowhere. */
  provenance(statement: StatementEntry | string): Provenance | undefined {
    const entry = this.statement(addressFrom(statement))
    return entry && provenanceOf(entry, this.#bearing(), this.#find)
  }

  /** The shortest ways from one statement to another, along relations in the direction in which they speak; at most `limit`. */
  paths(from: StatementEntry | string, to: StatementEntry | string, limit = 10): Link[][] {
    return shortestPaths(addressFrom(from), addressFrom(to), this.#bearing(), limit)
  }

  /** Claims that a statement of any document attacks or undercuts, or that are called disputed. */
  contested(filter: ClaimFilter<StatementEntry<'claim'>> = {}): Selection<StatementEntry<'claim'>> {
    return this.claims(filter).filter(entry => isContested(entry, this.#bearing(), this.#find))
  }

  /** Claims for which nothing is brought forward: no source, no support, nothing that they restate or specify. */
  unsupported(filter: ClaimFilter<StatementEntry<'claim'>> = {}): Selection<StatementEntry<'claim'>> {
    return this.claims(filter).filter(entry => isUnsupported(entry, this.#bearing()))
  }

  /** Claims that rest on one source alone, through however many steps. */
  singleSourced(filter: ClaimFilter<StatementEntry<'claim'>> = {}): Selection<StatementEntry<'claim'>> {
    return this.claims(filter).filter(entry => sourcesBelow(entry, this.#bearing(), this.#find).size === 1)
  }

  /** The sources by how many statements rest on them, directly or through what supports them; the most leaned on first. */
  leanedOn(): Leaning[] {
    return leanings(this.documents, this.#statements().values(), this.#bearing())
  }

  /** The statements that rest on a source, in the order of the corpus: `direct` where they name it, and `through` others that do. */
  restingOn(source: Entry<'source'> | string): {direct: StatementEntry[]; through: StatementEntry[]} {
    const address = typeof source === 'string' ? source : source.address
    const direct = [...this.claims({source: address}), ...this.evidence({source: address})]
    const named = new Set(direct.map(({address}) => address))
    const reached = restingOn([...named], this.#bearing())
    const through = [...this.#statements().values()].filter(({address}) => reached.has(address) && !named.has(address))
    return {direct, through}
  }

  /** Pairs of entities that are named in one statement, section or document, the most frequent pair first. */
  coOccurrences(within: 'statement' | 'section' | 'document' = 'statement'): CoOccurrence[] {
    return pairsIn(
      this.documents.flatMap(document => {
        const mentions = this.#mentions(document)
        const spans =
          within === 'document'
            ? [{start: 0, end: document.text.length}]
            : within === 'section'
              ? document.sections.map(({span}) => span)
              : [...document.claims, ...document.evidence].map(({span}) => span)
        return spans.map(span =>
          this.#entitiesOf(
            mentionsWithin(mentions, span).flatMap(({entity}) => given(entity)),
            document
          )
        )
      })
    )
  }

  /** Whatever has a date, in the order of time: documents, sources, changes of status, relations, and dates in the text where `recognise` found them. */
  timeline(): Dated[] {
    const byDocument = groupBy(this.#statements().values(), ({document}) => document as Document)
    return timelineOf(this.documents, document => byDocument.get(document) ?? [])
  }

  /** Everybody who asserts something, the one who asserts most first. */
  holders(): Holder[] {
    const found = new Map<string, Holder>()
    for (const entry of this.#statements().values()) {
      const {document} = entry
      const ids: (string | undefined)[] = entry.asserters.length ? entry.asserters : [undefined]
      for (const id of ids) {
        const number = id === undefined ? this.#authorNumber(document) : this.#entityNumbers().numberOf(document, id)
        const entity = number === undefined ? undefined : this.#joined().entities[number]
        const name = entity?.name ?? (id === undefined ? entry.holders.at(-1)! : holderName(document, id))
        const key = number === undefined ? `name ${name}` : `entity ${number}`
        const holder = found.get(key) ?? {name, ...(entity && {entity}), asserts: []}
        found.set(key, holder)
        holder.asserts.push(entry)
      }
    }
    return [...found.values()].toSorted((a, b) => b.asserts.length - a.asserts.length)
  }

  /** Statements whose words fit a query, the best first. The index is made at the first search; `searchIndex` gives it to be saved. */
  search(query: string, options?: SearchOptions): Hit[] {
    return this.searchIndex().search(query, options)
  }

  /** The index that `search` uses. With `saved`, what `save()` gave for the same documents is used and nothing is indexed anew. */
  searchIndex(saved?: SavedIndex): SearchIndex {
    if (saved) this.#search = SearchIndex.load([...this.#statements().values()], saved)
    this.#search ??= SearchIndex.of([...this.#statements().values()])
    return this.#search
  }

  /** What is wrong across documents: ids of documents, references that lead nowhere, entities declared in different ways. */
  findings(): CorpusFinding[] {
    return findingsIn(this.documents, this.disagreements())
  }

  /** The documents that pass a test, or that have one of these ids, as a corpus of their own. */
  subset(choice: ((document: D) => boolean) | readonly string[]): Corpus<D> {
    const isChosen = typeof choice === 'function' ? choice : ({meta}: D) => choice.includes(meta.id ?? '')
    return new Corpus(this.documents.filter(isChosen))
  }

  /** The documents of both, these first. Of two with one id that are equal, the first stays; others with one id both stay, and `findings` tells. */
  merge<Other extends Document>(other: Corpus<Other>): Corpus<D | Other> {
    const here = new Map(this.documents.map(document => [document.meta.id, JSON.stringify(document)]))
    const isNew = (document: Other): boolean =>
      document.meta.id === undefined || here.get(document.meta.id) !== JSON.stringify(document)
    return new Corpus<D | Other>([...this.documents, ...other.documents.filter(isNew)])
  }

  /** The corpus as files hold it: each document as `toJson` gives it, spans in code points. `Corpus.fromJson` reads it back. */
  toJson(): CorpusJson {
    return corpusToJson(this.documents)
  }

  /**
   * Reads a corpus, a list of documents or one document from JSON. What is no document, and what is wrong in one, is left out, with a diagnostic that
   * has its JSON Pointer. Never throws.
   */
  static fromJson(value: unknown): Reading<Corpus> {
    const {value: documents, diagnostics} = documentsFromJson(value)
    return {value: new Corpus(documents), diagnostics}
  }

  #entitiesOf(ids: readonly string[], document: Document): JoinedEntity[] {
    return ids.flatMap(id => {
      const number = this.#entityNumbers().numberOf(document, id)
      return number === undefined ? [] : [this.#joined().entities[number]!]
    })
  }

  #authorNumber(document: Document): number | undefined {
    if (!this.#authors.has(document)) {
      const name = authorName(document)
      const person = document.entities.find(entity => entity.type === 'person' && entity.name === name)
      this.#authors.set(document, person && this.#entityNumbers().numberOf(document, person.id))
    }
    return this.#authors.get(document)
  }

  #table<List extends keyof Document & ('claims' | 'evidence' | 'sources' | 'relations' | 'sections'), Item>(
    list: List,
    entryOf: (item: Document[List][number], document: Document) => Item,
    fields: Fields<Item>
  ): Table<Item> {
    return this.#tableOf(document => document[list] as readonly Document[List][number][], entryOf, fields)
  }

  #tableOf<Raw, Item>(
    listOf: (document: Document) => readonly Raw[],
    entryOf: (item: Raw, document: Document) => Item,
    fields: Fields<Item>
  ): Table<Item> {
    const lists = this.documents.map(listOf)
    const starts: number[] = []
    let size = 0
    for (const list of lists) {
      starts.push(size)
      size += list.length
    }
    const itemAt = (number: number): Item => {
      const at = firstWhere(0, starts.length, index => starts[index]! > number) - 1
      return entryOf(lists[at]![number - starts[at]!]!, this.documents[at]!)
    }
    return new Table(size, itemAt, fields)
  }

  #statementSelection<Kind extends 'claim' | 'evidence'>(
    table: Table<StatementEntry<Kind>>,
    filter: ClaimFilter<StatementEntry<Kind>> | EvidenceFilter<StatementEntry<Kind>>
  ): Selection<StatementEntry<Kind>> {
    const {date, implicit} = filter
    return select(
      table,
      filter,
      {
        kind: setOf<string>(filter.kind),
        by: this.#holderKeys(filter.by),
        about: this.#entityKeys(filter.about),
        source: setOf(filter.source),
        addressee: this.#entityKeys(filter.addressee),
        certainty: setOf<string>(filter.certainty),
        status: setOf<string>(filter.status),
        section: setOf(filter.section, foldCase)
      },
      [
        ...(date ? [({item}: StatementEntry<Kind>) => isWithin(item.date ?? '', date)] : []),
        ...(implicit === undefined
          ? []
          : [({item}: StatementEntry<Kind>) => ('words' in item && item.words !== undefined) === implicit])
      ]
    )
  }

  #statementFields<Kind extends 'claim' | 'evidence'>(): Fields<StatementEntry<Kind>> {
    return new Map<string, (entry: StatementEntry<Kind>) => Iterable<string>>([
      ...commonFields<StatementEntry<Kind>>(),
      ['kind', ({item}) => given(item.kind)],
      ['certainty', ({item}) => given(item.certainty)],
      ['status', ({item}) => [item.status ?? 'asserted']],
      ['by', ({asserters, document}) => this.#keysOfHolders(asserters, document)],
      ['about', entry => this.#keysOfSubjects(entry)],
      ['addressee', ({item, document}) => this.#keysOfEntities(item.addressees ?? [], document)],
      ['source', ({item, document}) => (item.sources ?? []).flatMap(({id}) => [id, addressOf(id, document)])],
      ['section', ({item, document}) => sectionKeys(document, item.span)]
    ])
  }

  #relationFields(): Fields<Entry<'relation'>> {
    return new Map<string, (entry: Entry<'relation'>) => Iterable<string>>([
      ...commonFields<Entry<'relation'>>(),
      ['kind', ({item}) => [item.kind]],
      ['from', ({item, document}) => [item.from, ...(item.linked ?? [])].map(id => absolute(id, document))],
      ['to', ({item, document}) => [absolute(item.to, document)]],
      ['by', ({item, document}) => this.#keysOfHolders([...(item.by ?? []).slice(-1), ...(item.joint ?? [])], document)]
    ])
  }

  #mentionFields(): Fields<Entry<'mention'>> {
    return new Map<string, (entry: Entry<'mention'>) => Iterable<string>>([
      ...commonFields<Entry<'mention'>>(),
      ['type', ({item}) => [item.type]],
      ['via', ({item}) => [item.via]],
      ['entity', ({item, document}) => this.#keysOfEntities(item.entity === undefined ? [] : [item.entity], document)],
      ['section', ({item, document}) => sectionKeys(document, item.span)]
    ])
  }

  /** Keys of those who assert something; the author is `author` and, where the document declares a person of that name, that person too. */
  #keysOfHolders(ids: readonly string[], document: Document): string[] {
    if (ids.length > 0) return ids.flatMap(id => this.#keysOfHolder(id, document))
    const number = this.#authorNumber(document)
    return ['author', ...given(number).map(number => `entity ${number}`)]
  }

  #keysOfEntities(ids: readonly string[], document: Document): string[] {
    return ids.flatMap(id => this.#keysOfEntity(id, document))
  }

  /** What a statement says it is about, and what its words name. */
  #keysOfSubjects({item, document}: StatementEntry): string[] {
    const parts = item.parts ?? [item.span]
    const named = mentionsWithin(this.#mentions(document), item.span)
      .filter(({span}) => parts.some(part => contains(part, span)))
      .flatMap(({entity}) => given(entity))
    return this.#keysOfEntities([...(item.about ?? []), ...named], document)
  }

  #entityKeys(names: OneOf<string> | undefined): Set<string> | undefined {
    if (names === undefined) return undefined
    return new Set(
      [names].flat().flatMap(name =>
        this.#entityNumbers()
          .find(name)
          .map(number => `entity ${number}`)
      )
    )
  }

  #holderKeys(names: OneOf<string> | undefined): Set<string> | undefined {
    if (names === undefined) return undefined
    return new Set([...this.#entityKeys(names)!, ...[names].flat()])
  }
}

/** One who asserts something in a corpus. */
export interface Holder {
  name: string
  /** Present when a document declares it as an entity. */
  entity?: JoinedEntity
  /** In the order of the corpus. */
  asserts: StatementEntry[]
}

const grounding: ReadonlySet<RelationKind> = new Set<RelationKind>(['supports'])
const objecting: ReadonlySet<RelationKind> = new Set<RelationKind>(['attacks', 'undercuts'])

function addressFrom(statement: StatementEntry | string): string {
  return typeof statement === 'string' ? statement : statement.address
}

/** Which joined entity a declaration belongs to, by number. */
interface EntityNumbers {
  numberOf(document: Document, id: string): number | undefined
  /** By id, address, Wikidata item, name or alias. */
  find(name: string): readonly number[]
}

function numberEntities(entities: readonly JoinedEntity[]): EntityNumbers {
  const byDocument = new Map<Document, Map<string, number>>()
  const byName = new Map<string, number[]>()
  const add = (name: string, number: number): void => {
    const numbers = byName.get(name)
    if (!numbers) byName.set(name, [number])
    else if (numbers.at(-1) !== number) numbers.push(number)
  }
  for (const [number, {name, aliases, wikidata, declarations}] of entities.entries()) {
    for (const {document, entity} of declarations) {
      const ids = byDocument.get(document) ?? new Map<string, number>()
      byDocument.set(document, ids)
      if (!ids.has(entity.id)) ids.set(entity.id, number)
      add(entity.id, number)
      add(absolute(entity.id, document), number)
    }
    for (const alias of [name, ...aliases]) add(alias, number)
    if (wikidata) add(wikidata, number)
  }
  return {
    numberOf: (document, id) => byDocument.get(document)?.get(id),
    find: name => byName.get(name) ?? []
  }
}

function select<Kind extends keyof Items, Item extends Entry<Kind>>(
  table: Table<Item>,
  {
    document,
    id,
    text,
    issued,
    where
  }: {
    document?: OneOf<string>
    id?: OneOf<string>
    text?: string | RegExp
    issued?: DateFilter
    where?: (entry: Item) => boolean
  },
  fields: Record<string, ReadonlySet<string> | undefined>,
  tests: readonly ((entry: Item) => boolean)[] = []
): Selection<Item> {
  const wanted = new Map<string, ReadonlySet<string>>()
  for (const [field, keys] of Object.entries({document: setOf(document), id: setOf(id), ...fields}))
    if (keys) wanted.set(field, keys)
  const all = [...tests]
  if (issued) all.push(({document: {meta}}) => isWithin(meta.issued ? (isoDate(meta.issued) ?? '') : '', issued))
  if (typeof text === 'string') {
    const searched = foldCase(text)
    all.push(({words}) => foldCase(words).includes(searched))
  } else if (text) all.push(({words}) => words.search(text) >= 0)
  if (where) all.push(where)
  return Selection.of(table, wanted, all)
}

function commonFields<Item extends Entry>(): [string, (entry: Item) => Iterable<string>][] {
  return [
    ['document', ({document}) => given(document.meta.id)],
    ['id', ({id}) => given(id)]
  ]
}

const sourceFields: Fields<Entry<'source'>> = new Map<string, (entry: Entry<'source'>) => Iterable<string>>([
  ...commonFields<Entry<'source'>>(),
  ['type', ({item}) => [item.type]]
])

const sectionFields: Fields<Entry<'section'>> = new Map<string, (entry: Entry<'section'>) => Iterable<string>>([
  ...commonFields<Entry<'section'>>(),
  ['title', ({item}) => [foldCase(item.title)]]
])

/** The titles of the sections that contain a span, folded. */
function sectionKeys({sections}: Document, inner: Span): string[] {
  return sections.filter(({span}) => contains(span, inner)).map(({title}) => foldCase(title))
}

/** The mentions inside a span; they stand in the order of the text. */
function mentionsWithin(mentions: readonly Mention[], {start, end}: Span): Mention[] {
  const first = firstWhere(0, mentions.length, index => mentions[index]!.span.start >= start)
  const found: Mention[] = []
  for (let index = first; index < mentions.length && mentions[index]!.span.start < end; index++)
    found.push(mentions[index]!)
  return found
}

function firstById<D extends Document>(documents: readonly D[]): Map<string, D> {
  const found = new Map<string, D>()
  for (const document of documents) {
    const {id} = document.meta
    if (id !== undefined && !found.has(id)) found.set(id, document)
  }
  return found
}

function* statementEntries(document: Document): Iterable<StatementEntry> {
  for (const claim of document.claims) yield new StatementEntry('claim', claim, document)
  for (const item of document.evidence) yield new StatementEntry('evidence', item, document)
}

/** Keys of an id in a document, kept while the document stays the same: an index walks through one document after another. */
function remembered(
  keysOf: (id: string, document: Document) => readonly string[]
): (id: string, document: Document) => readonly string[] {
  let current: Document | undefined
  let known = new Map<string, readonly string[]>()
  return (id, document) => {
    if (document !== current) {
      current = document
      known = new Map()
    }
    const keys = known.get(id) ?? keysOf(id, document)
    known.set(id, keys)
    return keys
  }
}

function setOf<Value extends string>(
  values: OneOf<Value> | undefined,
  spell: (value: Value) => string = value => value
): Set<string> | undefined {
  return values === undefined ? undefined : new Set([values].flat().map(value => spell(value as Value)))
}
