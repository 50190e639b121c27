/** The nouns: what a document of claims is made of. Plain data, ready for JSON. */

import type {Span} from '../text/span.ts'
import type {CitationItem, CslDate, CslName, Source} from './csl.ts'

/** A reading of one annotated text. */
export interface Document {
  type: 'document'
  /** The version of the rule that made `text` out of the Markdown; spans depend on it. */
  textVersion: 1
  meta: Meta
  /** What a reader sees. Every span points into it. */
  text: string
  /** The parts of the text under its headings, in order. Those of greater depth lie inside the one before them. */
  sections: Section[]
  claims: Claim[]
  evidence: Evidence[]
  sources: Source[]
  relations: Relation[]
  entities: Entity[]
  mentions: Mention[]
  citations: Citation[]
  /** What came from another scheme and is none of the above; absent when there is none. */
  annotations?: ForeignAnnotation[]
}

/** A document without its words, which may be shared where the words may not. */
export type WordlessDocument = Omit<Document, 'text'>

/** What the front matter says of the document itself, with the fields of CSL-JSON where it has them. */
export interface Meta {
  /** The document's permanent name in its corpus; with a claim's id it makes `id#c1`. */
  id?: string
  /** The kind of concept file, as the Open Knowledge Format has it (`Article`). */
  type?: string
  title?: string
  author?: CslName[]
  issued?: CslDate
  publisher?: string
  'container-title'?: string
  URL?: string
  language?: string
  license?: string
  /** The id of the source that the whole document restates; `at` points into it, and its author asserts what no `by` claims. */
  restates?: string
  /** Whatever else the front matter holds, kept as it was. */
  custom?: Record<string, unknown>
}

/** A stretch of the text from a heading to the next one of the same or a lesser depth. */
export interface Section {
  type: 'section'
  /** The words of its heading without mark-up; an image in it counts with its alternative text. */
  title: string
  /**
   * 1 for the highest.
   *
   * @minimum 1
   * @maximum 6
   */
  depth: number
  /** The heading and all that it heads. */
  span: Span
}

/** What claims and evidence have in common: words that somebody stands behind. */
export interface Statement {
  /**
   * Unique in the document.
   *
   * @minLength 1
   */
  id: string
  /** Its words in the text; empty for an implicit claim, at the place where the text relies on it. */
  span: Span
  /** Present when its words do not stand together: the stretches that hold them, in order; `span` runs from the first to the last. */
  parts?: Span[]
  /** Who asserts it: ids of entities or sources; `[a, b]` means that a reports that b said it. Absent: the author. */
  by?: string[]
  /** Who asserts it together with the last of `by`: ids of entities or sources. */
  joint?: string[]
  /** The words that attribute it to its holder ("told", "according to"), where the author marks them. */
  cue?: string
  /** Whom the holder said it to: ids of entities. */
  addressees?: string[]
  /** The locator of its words in the work that the document restates (`s16`). */
  at?: string
  /** The works that it rests on, each with its locator. */
  sources?: CitationItem[]
  certainty?: Certainty
  /** Absent: asserted. */
  status?: Status
  /** When the status came to be, ISO 8601. */
  date?: string
  because?: string
  supersededBy?: string
  /** Entities that it is about. */
  about?: string[]
}

/** An assertion that can be true or false, right or wrong, and cited alone. */
export interface Claim extends Statement {
  type: 'claim'
  kind?: ClaimKind
  /** Present on an implicit claim: what the text relies on and never says. */
  words?: string
}

/** What is brought forward as grounds: an observation, a figure, somebody's word. */
export interface Evidence extends Statement {
  type: 'evidence'
  kind?: EvidenceKind
}

/** How one statement bears on another. */
export interface Relation {
  type: 'relation'
  /**
   * Present when the relation is declared on its own, so that other relations can refer to it.
   *
   * @minLength 1
   */
  id?: string
  kind: RelationKind
  /** The claim or evidence that speaks. */
  from: string
  /** Linked premises: what speaks together with `from`, so that neither would do alone. */
  linked?: string[]
  /** The claim, evidence or relation spoken of; `other-document#c3` reaches into another document. */
  to: string
  /**
   * How strongly it holds, from 0 to 1.
   *
   * @minimum 0
   * @maximum 1
   */
  confidence?: number
  /** Who asserts the relation, when that is not the author; a chain, as for a statement. */
  by?: string[]
  /** Who asserts it together with the last of `by`. */
  joint?: string[]
  /** When it was asserted, ISO 8601. */
  date?: string
  because?: string
}

/** A person, place, organisation or other thing that the document declares. */
export interface Entity {
  /** @minLength 1 */
  id: string
  type: EntityType
  name: string
  aliases?: string[]
  /** Its Wikidata item, `Q…`. */
  wikidata?: string
}

/** A place in the text that names something. */
export interface Mention {
  span: Span
  type: EntityType
  /** The id of the declared entity that it names. */
  entity?: string
  /** Which recogniser found it: `authored`, `declared`, or a recogniser's own name. */
  via: string
  /**
   * How sure the recogniser is, from 0 to 1: of mentions with 0.9, nine in ten are right. Absent where it does not say.
   *
   * @minimum 0
   * @maximum 1
   */
  score?: number
  /** What a date, a sum, a share or a measure comes to. */
  value?: Value
  /** The declared entities that it may name, the likeliest first, where none is sure enough to be `entity`. */
  candidates?: Candidate[]
}

/**
 * What a date or a number comes to.
 *
 * Dates are in EDTF (ISO 8601-2:2019, annex A; https://www.loc.gov/standards/datetime/), currencies ISO 4217 codes (`XXX` for one that has none),
 * units those of CLDR in the singular (`year`, `mile`). `to` is the upper end of a range.
 */
export type Value =
  | {type: 'date'; edtf: string}
  | {type: 'money'; amount: number; to?: number; currency: string}
  | {type: 'percent'; amount: number; to?: number}
  | {type: 'quantity'; amount: number; to?: number; unit: string}

/** An entity that a mention may name, and why. */
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
  /** What speaks for it, each a clause: `its alias`, `the text also names Kabul`. */
  reasons: string[]
}

/** Words that refer to a claim elsewhere or to a source. */
export interface Citation {
  type: 'citation'
  span: Span
  /** `other-document#c1`. */
  claim?: string
  sources?: CitationItem[]
}

/**
 * An annotation of another scheme, carried along so that nothing is lost: a span with a label, a connection between
 * others, or something said of one. The shape is brat's (https://brat.nlplab.org/standoff.html).
 */
export interface ForeignAnnotation {
  type: 'annotation'
  /** Its name in that scheme (`T1`, `R3`). */
  id?: string
  /** Its type there (`Protein`, `Part-of`). */
  label: string
  /** Its words; absent when it has none of its own. */
  span?: Span
  /** Present when its words do not stand together, in the order in which the scheme gave them. */
  parts?: Span[]
  /** What it is about or connects, each in its role. */
  args?: Argument[]
  /** What it says: a value, a note. */
  value?: string
}

/** One that takes part in an annotation. */
export interface Argument {
  /** `Arg1`, `Theme`; absent where the scheme names none. */
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

/** What a claim may be, and how each kind is contested: `docs/language.md`, section 3. */
export const claimKinds = ['fact', 'value', 'policy', 'cause', 'prediction'] as const
/** What a piece of evidence may be. */
export const evidenceKinds = ['statistic', 'event', 'testimony', 'document', 'example', 'study'] as const
/** How a statement may bear on another: is a reason for or against it, takes away its force, says it again, limits it, or asks for a part of it. */
export const relationKinds = ['supports', 'attacks', 'undercuts', 'restates', 'qualifies', 'specifies'] as const
/** How sure a holder may be, the surest first. */
export const certainties = ['certain', 'probable', 'possible', 'unlikely'] as const
/** What may have become of a statement; one without a status is asserted. */
export const statuses = ['asserted', 'disputed', 'retracted', 'superseded'] as const
/** What a mention may name: six types of named things, then dates and three kinds of amounts. */
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

/** A document of nothing, to build on. */
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
