/** A set of documents that can be queried. */

import type {Document, EntityType, RelationKind} from '../model/document.ts'
import type {Reading} from '../model/reading.ts'
import {type AddressIn, type AnyAddress, addressOf} from './addresses.ts'
import type {Link} from './bearing.ts'
import {type CoOccurrence, coOccurrencesIn, type NamedWith, namedWith, type Within} from './co-occurrences.ts'
import {type CorpusJson, corpusToJson, documentsFromJson} from './corpus-json.ts'
import {Entry, type StatementEntry} from './entries.ts'
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
import {bearingOn, type Ground, type Provenance, provenanceOf, shortestPaths} from './grounds.ts'
import {type Holder, holdersIn} from './holders.ts'
import {Indexes} from './indexes.ts'
import type {Disagreement, JoinedEntity} from './joined-entities.ts'
import {type Leaning, leanings, restingOn} from './leanings.ts'
import {isContested, isUnsupported, sourcesBelow} from './questions.ts'
import {type Hit, type SavedIndex, SearchIndex, type SearchOptions} from './search.ts'
import {selectMentions, selectRelations, selectSections, selectSources, selectStatements} from './selecting.ts'
import type {Selection} from './selection.ts'
import {type Tables, tablesOf} from './tables.ts'
import {type Dated, timelineOf} from './timeline.ts'

/**
 * Documents as one body that can be queried. Immutable: the documents are taken as they are and must not be changed afterwards. Indexes are made
 * when they are first needed.
 *
 * Nothing about content throws. `findings()` lists what is wrong across documents.
 */
export class Corpus<D extends Document = Document> {
  /** In the order in which they were given. Of two documents with one id, look-ups by id find the first. */
  readonly documents: readonly D[]
  readonly #indexes: Indexes
  readonly #tables: Tables
  #search: SearchIndex | undefined

  constructor(documents: Iterable<D>) {
    this.documents = [...documents]
    this.#indexes = new Indexes(this.documents)
    this.#tables = tablesOf(this.#indexes)
  }

  /** The document with an id, or `undefined`. */
  document(id: AnyAddress<NonNullable<D['meta']['id']>>): D | undefined {
    return this.#indexes.documentsAt(id).find(({meta}) => meta.id === id) as D | undefined
  }

  /** The claim with an address such as `rates#c1`, or `undefined`. */
  claim(address: AnyAddress<AddressIn<D, 'claims'>>): StatementEntry<'claim'> | undefined {
    const entry = this.statement(address)
    return entry?.kind === 'claim' ? (entry as StatementEntry<'claim'>) : undefined
  }

  /** The claim or the piece of evidence with an address, or `undefined`. */
  statement(address: AnyAddress<AddressIn<D, 'claims'> | AddressIn<D, 'evidence'>>): StatementEntry | undefined {
    return this.#indexes.find(address)
  }

  /** The source with an address, or `undefined`. */
  source(address: AnyAddress<AddressIn<D, 'sources'>>): Entry<'source'> | undefined {
    for (const document of this.#indexes.documentsAt(address)) {
      const item = document.sources.find(({id}) => addressOf(id, document) === address)
      if (item) return new Entry('source', item, document)
    }
    return undefined
  }

  /**
   * An entity as all documents have it: by the id that any of them gives it, its address, its Wikidata item, its name or an alias. Where several fit, the
   * first in the order of the corpus; `undefined` where none does.
   */
  entity(name: AnyAddress<D['entities'][number]['id']>): JoinedEntity | undefined {
    const [number] = this.#indexes.entityNumbers().find(name)
    return this.#indexes.entityNumbered(number)
  }

  /** All entities that the documents declare, each once. */
  entities({type, document}: {type?: OneOf<EntityType>; document?: OneOf<string>} = {}): JoinedEntity[] {
    const types = type === undefined ? undefined : new Set([type].flat())
    const documents = document === undefined ? undefined : new Set([document].flat())
    return this.#indexes
      .joined()
      .entities.filter(
        entity =>
          (!types || types.has(entity.type)) &&
          (!documents || entity.declarations.some(({document}) => documents.has(document.meta.id ?? '')))
      )
  }

  /** Where documents declare one entity in different ways. */
  disagreements(): Disagreement[] {
    return this.#indexes.joined().disagreements
  }

  /**
   * Claims that fit a filter, in the order of the corpus: document by document, each in its own order. Without a filter, all of them. Every field of the
   * filter has to fit, and a field with a list fits where any value of the list does.
   *
   * Lazy, as every selection: nothing is looked for before somebody iterates, counts or asks for the first. A value that no document has finds nothing.
   * Words and names may be any strings.
   *
   * @example
   * for (const claim of corpus.claims({by: 'ann', kind: ['fact', 'cause']}).take(10)) console.log(String(claim))
   */
  claims(filter: ClaimFilter<StatementEntry<'claim'>> = {}): Selection<StatementEntry<'claim'>> {
    return selectStatements(this.#tables.claims(), filter, this.#indexes)
  }

  /** Evidence that fits a filter. The filter and the order are as for `claims`; `kind` is one of evidence (`statistic`, `testimony`). */
  evidence(filter: EvidenceFilter<StatementEntry<'evidence'>> = {}): Selection<StatementEntry<'evidence'>> {
    return selectStatements(this.#tables.evidence(), filter, this.#indexes)
  }

  /**
   * Sources that the documents declare and that fit a filter: by CSL type, a part of the name of an author, and the date of issue. In the order of the corpus. A
   * work that two documents declare is two entries.
   */
  sources(filter: SourceFilter<Entry<'source'>> = {}): Selection<Entry<'source'>> {
    return selectSources(this.#tables.sources(), filter)
  }

  /** Relations that fit a filter, in the order of the corpus. `from` and `to` are addresses (`rates#c1`); `across` asks for those into other documents. */
  relations(filter: RelationFilter<Entry<'relation'>> = {}): Selection<Entry<'relation'>> {
    return selectRelations(this.#tables.relations(), filter, this.#indexes)
  }

  /** Mentions that fit a filter: names in the texts, in the order of the corpus. Where a document has none (`parse` finds only those that are marked), those of declared entities are looked for. */
  mentions(filter: MentionFilter<Entry<'mention'>> = {}): Selection<Entry<'mention'>> {
    return selectMentions(this.#tables.mentions(), filter, this.#indexes)
  }

  /** Sections that fit a filter: by title, whatever its case, and by depth (1 is the highest heading). In the order of the corpus. */
  sections(filter: SectionFilter<Entry<'section'>> = {}): Selection<Entry<'section'>> {
    return selectSections(this.#tables.sections(), filter)
  }

  /** What supports a statement. */
  grounds(statement: StatementEntry | string): Ground[] {
    return bearingOn(addressFrom(statement), grounding, this.#indexes.bearing(), this.#indexes.find)
  }

  /** What attacks or undercuts a statement, or a relation that it makes. */
  objections(statement: StatementEntry | string): Ground[] {
    return bearingOn(addressFrom(statement), objecting, this.#indexes.bearing(), this.#indexes.find)
  }

  /** Who says a statement, in which work, and what it rests on, down to the sources; `undefined` for an address that leads nowhere. */
  provenance(statement: StatementEntry | string): Provenance | undefined {
    const entry = this.statement(addressFrom(statement))
    return entry && provenanceOf(entry, this.#indexes.bearing(), this.#indexes.find)
  }

  /** The shortest ways from one statement to another, along relations in the direction in which they speak; at most `limit`. */
  paths(from: StatementEntry | string, to: StatementEntry | string, limit = 10): Link[][] {
    return shortestPaths(addressFrom(from), addressFrom(to), this.#indexes.bearing(), limit)
  }

  /** Claims that a statement of any document attacks or undercuts, or that are called disputed. */
  contested(filter: ClaimFilter<StatementEntry<'claim'>> = {}): Selection<StatementEntry<'claim'>> {
    return this.claims(filter).filter(entry => isContested(entry, this.#indexes.bearing(), this.#indexes.find))
  }

  /** Claims for which nothing is brought forward: no source, no support, nothing that they restate or specify. */
  unsupported(filter: ClaimFilter<StatementEntry<'claim'>> = {}): Selection<StatementEntry<'claim'>> {
    return this.claims(filter).filter(entry => isUnsupported(entry, this.#indexes.bearing()))
  }

  /** Claims that rest on one source alone, through however many steps. */
  singleSourced(filter: ClaimFilter<StatementEntry<'claim'>> = {}): Selection<StatementEntry<'claim'>> {
    return this.claims(filter).filter(
      entry => sourcesBelow(entry, this.#indexes.bearing(), this.#indexes.find).size === 1
    )
  }

  /** The sources by how many statements rest on them, directly or through what supports them; the most leaned on first. */
  leanedOn(): Leaning[] {
    return leanings(this.documents, this.#indexes.statements(), this.#indexes.bearing())
  }

  /** The statements that rest on a source, in the order of the corpus: `direct` where they name it, and `through` others that do. */
  restingOn(source: Entry<'source'> | string): {direct: StatementEntry[]; through: StatementEntry[]} {
    const address = typeof source === 'string' ? source : source.address
    const direct = [...this.claims({source: address}), ...this.evidence({source: address})]
    const named = new Set(direct.map(({address}) => address))
    const reached = restingOn([...named], this.#indexes.bearing())
    const through = [...this.#indexes.statements()].filter(({address}) => reached.has(address) && !named.has(address))
    return {direct, through}
  }

  /** Pairs of entities that are named in one statement, section or document, the most frequent pair first. */
  coOccurrences(within: Within = 'statement'): CoOccurrence[] {
    return coOccurrencesIn(this.#indexes, within)
  }

  /**
   * Entities that are named together with one, in a statement, a section or a document, the most frequent first. The entity is given as `entity()` returns
   * it, or by name; a name that no document has gives an empty list.
   */
  namedWith(entity: JoinedEntity | string, within: Within = 'statement'): NamedWith[] {
    const found = typeof entity === 'string' ? this.entity(entity) : entity
    return found ? namedWith(found, this.#indexes, within) : []
  }

  /** Whatever has a date, in the order of time: documents, sources, changes of status, relations, and dates in the text where `recognise` found them. */
  timeline(): Dated[] {
    return timelineOf(this.documents)
  }

  /** Everybody who asserts something, the one who asserts most first. */
  holders(): Holder[] {
    return holdersIn(this.#indexes)
  }

  /** Statements whose words fit a query, the best first. The index is made at the first search; `searchIndex` gives it to be saved. */
  search(query: string, options?: SearchOptions): Hit[] {
    return this.searchIndex().search(query, options)
  }

  /** The index that `search` uses. With `saved`, what `save()` gave for the same documents is used and nothing is indexed anew. */
  searchIndex(saved?: SavedIndex): SearchIndex {
    if (saved) this.#search = SearchIndex.load([...this.#indexes.statements()], saved)
    this.#search ??= SearchIndex.of([...this.#indexes.statements()])
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
}

const grounding: ReadonlySet<RelationKind> = new Set<RelationKind>(['supports'])
const objecting: ReadonlySet<RelationKind> = new Set<RelationKind>(['attacks', 'undercuts'])

function addressFrom(statement: StatementEntry | string): string {
  return typeof statement === 'string' ? statement : statement.address
}
