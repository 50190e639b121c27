/** `claimdown/corpus`: documents as one body that can be queried, in Node, browsers and workers. */

export type {Row} from '../formats/rows.ts'
export type * from '../model/csl.ts'
export type * from '../model/document.ts'
export type * from '../model/reading.ts'
export type {Span} from '../text/span.ts'
export type {AddressIn, AnyAddress} from './addresses.ts'
export type {Link} from './bearing.ts'
export type {CoOccurrence, NamedWith, Within} from './co-occurrences.ts'
export {Corpus} from './corpus.ts'
export type {CorpusJson} from './corpus-json.ts'
export type {DateFilter} from './date-range.ts'
export {type CorpusDiff, type DocumentDiff, diff, diffCorpora, type StatementChange} from './diff.ts'
export {Entry, type Items, StatementEntry} from './entries.ts'
export type {
  ClaimFilter,
  CommonFilter,
  EvidenceFilter,
  MentionFilter,
  OneOf,
  RelationFilter,
  SectionFilter,
  SourceFilter,
  StatementFilter
} from './filters.ts'
export type {CorpusFinding} from './findings.ts'
export type {Ground, Provenance} from './grounds.ts'
export type {Holder} from './holders.ts'
export type {Disagreement, JoinedEntity} from './joined-entities.ts'
export type {Leaning} from './leanings.ts'
export type {Key} from './postings.ts'
export {type Hit, type SavedIndex, SearchIndex, type SearchOptions} from './search.ts'
export {Selection, type Wanted} from './selection.ts'
export type {Table} from './table.ts'
export type {Dated} from './timeline.ts'
