/** `claimdown/corpus`: documents as one body that can be queried, in Node, browsers and workers. */

export type * from '../model/csl.ts'
export type * from '../model/document.ts'
export type {Diagnostic, Finding, Reading} from '../model/reading.ts'
export type {Span} from '../text/span.ts'
export type {Link} from './bearing.ts'
export {type AddressIn, Corpus, type CorpusJson, type Holder} from './corpus.ts'
export type {DateFilter} from './date-range.ts'
export {type Change, type CorpusDiff, type DocumentDiff, diff, diffCorpora} from './diff.ts'
export {Entry, type Items, StatementEntry} from './entries.ts'
export type {
  ClaimFilter,
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
export type {Disagreement, JoinedEntity} from './joined-entities.ts'
export type {CoOccurrence, Dated, Leaning} from './questions.ts'
export {type Hit, type SavedIndex, SearchIndex, type SearchOptions} from './search.ts'
export {Selection} from './selection.ts'
