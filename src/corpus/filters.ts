/** What can be asked of each kind of item. */

import type {Certainty, ClaimKind, EntityType, EvidenceKind, RelationKind, Status} from '../model/document.ts'
import type {DateFilter} from './date-range.ts'

/** One value, or several of which any will do. */
export type OneOf<Value> = Value | readonly Value[]

/** What can be asked of items of every kind. */
export interface CommonFilter<Item> {
  /** The id of a document. */
  document?: OneOf<string>
  id?: OneOf<string>
  /** Words that its own words hold, whatever their case, quotation marks, dashes and white space; or a pattern that its words match. */
  text?: string | RegExp
  /** When its document was issued. */
  issued?: DateFilter
  /** Any test besides. */
  where?: (entry: Item) => boolean
}

/**
 * A filter on claims or evidence; every field that is given has to fit. An entity or a source is named by its id in any document, by its address
 * (`document#id`), and an entity also by its name, an alias or its Wikidata item.
 */
export interface StatementFilter<Item, Kind> extends CommonFilter<Item> {
  kind?: OneOf<Kind>
  /** Who asserts it; `author` for whatever the author of a document says without naming anybody. */
  by?: OneOf<string>
  /** An entity that it is about: it says so, or its words name it. */
  about?: OneOf<string>
  /** A source that it rests on. */
  source?: OneOf<string>
  addressee?: OneOf<string>
  certainty?: OneOf<Certainty>
  status?: OneOf<Status>
  /** The title of a section that it stands in, at any depth. */
  section?: OneOf<string>
  /** When its status came to be. */
  date?: DateFilter
  /** Whether the text says it, or only relies on it. */
  implicit?: boolean
}

export type ClaimFilter<Item> = StatementFilter<Item, ClaimKind>
export type EvidenceFilter<Item> = StatementFilter<Item, EvidenceKind>

export interface SourceFilter<Item> extends CommonFilter<Item> {
  /** Its CSL type: `report`, `speech`. */
  type?: OneOf<string>
  /** The name of an author, or a part of it. */
  author?: string
  date?: DateFilter
}

export interface RelationFilter<Item> extends CommonFilter<Item> {
  kind?: OneOf<RelationKind>
  by?: OneOf<string>
  /** The address of a claim or of evidence. */
  from?: OneOf<string>
  to?: OneOf<string>
  /** Whether it reaches into another document. */
  across?: boolean
  date?: DateFilter
}

export interface MentionFilter<Item> extends CommonFilter<Item> {
  type?: OneOf<EntityType>
  entity?: OneOf<string>
  via?: OneOf<string>
  section?: OneOf<string>
}

export interface SectionFilter<Item> extends CommonFilter<Item> {
  title?: OneOf<string>
  depth?: OneOf<number>
}
