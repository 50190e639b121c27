/** The data types of a document. They hold plain data that JSON can represent. */

import type {Span} from '../text/span.ts'
import type {CitationItem, CslDate, CslName, Source} from './csl.ts'

/** One annotated text with all its annotations. */
export interface Document {
  type: 'document'
  /** The version of the rules by which `text` is made from the Markdown. Spans depend on it. */
  textVersion: 1
  meta: Meta
  /** The text that a reader sees. All spans are offsets into it. */
  text: string
  /** The sections of the text, in order. A section of greater depth is inside the one before it. */
  sections: Section[]
  claims: Claim[]
  evidence: Evidence[]
  sources: Source[]
  relations: Relation[]
  entities: Entity[]
  mentions: Mention[]
  citations: Citation[]
  /** Annotations of another scheme that are none of the above. Absent when there are none. */
  annotations?: ForeignAnnotation[]
}

/** A document without its text. It may be shared where the licence does not allow sharing the text. */
export type WordlessDocument = Omit<Document, 'text'>

/** What the front matter says about the document itself. The fields are those of CSL-JSON where CSL-JSON has them. */
export interface Meta {
  /** The document's permanent id in its corpus. A claim is cited as `id#c1`. */
  id?: string
  /** The kind of concept file in the Open Knowledge Format (`Article`). */
  type?: string
  title?: string
  author?: CslName[]
  issued?: CslDate
  publisher?: string
  'container-title'?: string
  URL?: string
  language?: string
  license?: string
  /** The id of the source that the whole document restates. `at` is a locator in it, and its author asserts every statement that has no `by`. */
  restates?: string
  /** Other fields of the front matter, unchanged. */
  custom?: Record<string, unknown>
}

/** The part of the text from a heading to the next heading of the same or a smaller depth. */
export interface Section {
  type: 'section'
  /** The text of its heading without mark-up. An image counts with its alternative text. */
  title: string
  /**
   * The level of its heading; 1 is the highest.
   *
   * @minimum 1
   * @maximum 6
   */
  depth: number
  /** From the heading to the end of the section. */
  span: Span
}

/** The fields that claims and evidence have in common. A statement is a passage that somebody asserts. */
export interface Statement {
  /**
   * Unique in the document.
   *
   * @minLength 1
   */
  id: string
  /** Its words in the text. For an implicit claim the span is empty, at the place where the text relies on the claim. */
  span: Span
  /** Present when other words interrupt its words: the spans of the pieces, in order. `span` is from the start of the first to the end of the last. */
  parts?: Span[]
  /** Who asserts it: ids of entities or sources. `[a, b]` means that a reports that b said it. Absent where the author asserts it. */
  by?: string[]
  /** Who asserts it together with the last of `by`: ids of entities or sources. */
  joint?: string[]
  /** The words that attribute it to its holder ("told", "according to"), where the author marked them. */
  cue?: string
  /** To whom the holder said it: ids of entities. */
  addressees?: string[]
  /** The locator of its words in the work that the document restates (`s16`). */
  at?: string
  /** The works that it is based on, each with its locator. */
  sources?: CitationItem[]
  certainty?: Certainty
  /** Absent where it is asserted. */
  status?: Status
  /** Since when it has this status, in ISO 8601. */
  date?: string
  /** Why it has this status. */
  because?: string
  /** The id of the statement that replaces it. */
  supersededBy?: string
  /** The ids of the entities that it is about. */
  about?: string[]
}

/** An assertion that can be true or false, or right or wrong, and that can be cited alone. */
export interface Claim extends Statement {
  type: 'claim'
  kind?: ClaimKind
  /** The wording of an implicit claim, on which the text relies without saying it. Absent for other claims. */
  words?: string
}

/** A statement that is given as a ground for or against a claim: an observation, a number, a testimony. */
export interface Evidence extends Statement {
  type: 'evidence'
  kind?: EvidenceKind
}

/** A relation from one statement to another: whether it supports, attacks or restates it, for example. */
export interface Relation {
  type: 'relation'
  /**
   * Present when the relation is declared on its own, so that other relations can refer to it.
   *
   * @minLength 1
   */
  id?: string
  kind: RelationKind
  /** The id of the claim or evidence that supports, attacks and so on. */
  from: string
  /** Linked premises: ids of statements that have this effect only together with `from`. */
  linked?: string[]
  /** The id of the claim, evidence or relation that is supported, attacked and so on. `other-document#c3` is a claim of another document. */
  to: string
  /**
   * How strongly it holds, from 0 to 1.
   *
   * @minimum 0
   * @maximum 1
   */
  confidence?: number
  /** Who asserts the relation, as a chain like that of a statement. Absent where the author asserts it. */
  by?: string[]
  /** Who asserts it together with the last of `by`. */
  joint?: string[]
  /** When it was asserted, in ISO 8601. */
  date?: string
  /** Why the relation holds. */
  because?: string
}

/** A person, place, organisation or other thing that the document declares. */
export interface Entity {
  /** @minLength 1 */
  id: string
  type: EntityType
  /** @minLength 1 */
  name: string
  aliases?: string[]
  /** The id of its Wikidata item, `Q…`. */
  wikidata?: string
}

/** A place in the text that names something. */
export interface Mention {
  span: Span
  type: EntityType
  /** The id of the declared entity that it names. */
  entity?: string
  /** What found it: `authored` where the author marked it, `declared` where it is a name of a declared entity, or the name of a recogniser. */
  via: string
  /**
   * How sure the recogniser is, from 0 to 1: of mentions with 0.9, nine in ten are right. Absent where the recogniser gives no score.
   *
   * @minimum 0
   * @maximum 1
   */
  score?: number
  /** The value of a date, a sum of money, a percentage or a quantity. */
  value?: Value
  /** The declared entities that it may name, the most likely first, where none is certain enough to be `entity`. */
  candidates?: Candidate[]
}

/**
 * The value of a date or a number.
 *
 * Dates are in EDTF (ISO 8601-2:2019, annex A; https://www.loc.gov/standards/datetime/). Currencies are ISO 4217 codes (`XXX` for a currency without
 * a code). Units are those of CLDR in the singular (`year`, `mile`). `to` is the upper end of a range.
 */
export type Value =
  | {type: 'date'; edtf: string}
  | {type: 'money'; amount: number; to?: number; currency: string}
  | {type: 'percent'; amount: number; to?: number}
  | {type: 'quantity'; amount: number; to?: number; unit: string}

/** An entity that a mention may name, with the reasons. */
export interface Candidate {
  /** The entity's id. */
  entity: string
  /**
   * From 0 to 1.
   *
   * @minimum 0
   * @maximum 1
   */
  score: number
  /** The reasons for this entity, each a clause: `its alias`, `the text also names Kabul`. */
  reasons: string[]
}

/** Words that refer to a claim of another document or to a source. */
export interface Citation {
  type: 'citation'
  span: Span
  /** The claim's permanent id: `other-document#c1`. */
  claim?: string
  sources?: CitationItem[]
}

/**
 * An annotation of another scheme, kept so that nothing is lost: a span with a label, a connection between
 * other annotations, or a note on one. The shape is that of brat (https://brat.nlplab.org/standoff.html).
 */
export interface ForeignAnnotation {
  type: 'annotation'
  /** Its id in that scheme (`T1`, `R3`). */
  id?: string
  /** Its type in that scheme (`Protein`, `Part-of`). */
  label: string
  /** Its words; absent when it has none. */
  span?: Span
  /** Present when other words interrupt its words: the spans of the pieces, in the order of that scheme. */
  parts?: Span[]
  /** The annotations or statements that it is about or that it connects, with their roles. */
  args?: Argument[]
  /** A value or the text of a note. */
  value?: string
}

/** A participant of an annotation. */
export interface Argument {
  /** Its role, such as `Arg1` or `Theme`. Absent where the scheme names none. */
  role?: string
  /** The id of another annotation, claim or piece of evidence. */
  of: string
}

export type ClaimKind = (typeof claimKinds)[number]
export type EvidenceKind = (typeof evidenceKinds)[number]
export type RelationKind = (typeof relationKinds)[number]
export type Certainty = (typeof certainties)[number]
export type Status = (typeof statuses)[number]
export type EntityType = (typeof entityTypes)[number]

/** The kinds of claims. `docs/language.md`, section 3, explains how each kind is contested. */
export const claimKinds = ['fact', 'value', 'policy', 'cause', 'prediction'] as const
/** The kinds of evidence. */
export const evidenceKinds = ['statistic', 'event', 'testimony', 'document', 'example', 'study'] as const
/**
 * The kinds of relations: a statement is a reason for another or against it, takes away the force of a relation or a reason, says the same as another,
 * limits it, or asks for a part of it.
 */
export const relationKinds = ['supports', 'attacks', 'undercuts', 'restates', 'qualifies', 'specifies'] as const
/** How sure a holder is of a statement, from the most to the least certain. */
export const certainties = ['certain', 'probable', 'possible', 'unlikely'] as const
/** The statuses of statements. A statement without one is asserted. */
export const statuses = ['asserted', 'disputed', 'retracted', 'superseded'] as const
/** The types of mentions: six of named things, then dates and three of amounts. */
export const entityTypes = [
  'person',
  'organization',
  'place',
  'group',
  'event',
  'work',
  'date',
  'money',
  'percent',
  'quantity'
] as const

/** Returns a document that has a text and no annotations. */
export function emptyDocument(text = ''): Document {
  return {
    type: 'document',
    textVersion: 1,
    meta: {},
    text,
    sections: [],
    claims: [],
    evidence: [],
    sources: [],
    relations: [],
    entities: [],
    mentions: [],
    citations: []
  }
}
