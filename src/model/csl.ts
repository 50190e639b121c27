/**
 * Cited works, in CSL-JSON.
 *
 * Names and value sets are those of the CSL 1.0.2 specification and of its `csl-data.json`
 * (https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV).
 */

/** A name: the parts of a person's name, or `literal` for an institution and for a name that has no parts. */
export interface CslName {
  family?: string
  given?: string
  'dropping-particle'?: string
  'non-dropping-particle'?: string
  suffix?: string
  literal?: string
}

/** A date: the year, month and day as far as they are known. A range has two of these lists. */
export interface CslDate {
  'date-parts'?: number[][]
  season?: number | string
  circa?: boolean | number | string
  literal?: string
  raw?: string
}

/** A cited work: one CSL-JSON item, whose `id` claims and evidence refer to. */
export interface Source {
  /** @minLength 1 */
  id: string
  type: CslType
  title?: string
  'title-short'?: string
  'container-title'?: string
  'collection-title'?: string
  'event-title'?: string
  'event-place'?: string
  publisher?: string
  'publisher-place'?: string
  archive?: string
  authority?: string
  genre?: string
  medium?: string
  number?: string | number
  volume?: string | number
  issue?: string | number
  page?: string | number
  section?: string
  edition?: string | number
  version?: string
  language?: string
  abstract?: string
  annote?: string
  note?: string
  keyword?: string
  DOI?: string
  ISBN?: string
  ISSN?: string
  URL?: string
  author?: CslName[]
  editor?: CslName[]
  translator?: CslName[]
  interviewer?: CslName[]
  recipient?: CslName[]
  contributor?: CslName[]
  issued?: CslDate
  accessed?: CslDate
  'event-date'?: CslDate
  'original-date'?: CslDate
  submitted?: CslDate
  /** Other fields that the author wrote, unchanged. */
  custom?: Record<string, unknown>
}

/** A reference to a source, with the place in it: a CSL citation item. */
export interface CitationItem {
  /**
   * The id of the source.
   *
   * @minLength 1
   */
  id: string
  /** The place in the work: `12`, `4-7`. */
  locator?: string
  /** The unit of the locator, as a CSL locator term. */
  label?: LocatorLabel
  prefix?: string
  suffix?: string
}

export type CslType = (typeof cslTypes)[number]
export type LocatorLabel = (typeof locatorLabels)[number]

/** The fields of a source that are dates. */
export const dateFields = ['issued', 'accessed', 'event-date', 'original-date', 'submitted'] as const

/** The types of works of CSL 1.0.2: the values of a source's `type`. */
export const cslTypes = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage'
] as const

/** The terms of locators of CSL 1.0.2: the values of a citation item's `label`. */
export const locatorLabels = [
  'act',
  'appendix',
  'article-locator',
  'book',
  'canon',
  'chapter',
  'column',
  'elocation',
  'equation',
  'figure',
  'folio',
  'issue',
  'line',
  'note',
  'opus',
  'page',
  'paragraph',
  'part',
  'rule',
  'scene',
  'section',
  'sub-verbo',
  'table',
  'timestamp',
  'title',
  'verse',
  'volume'
] as const
