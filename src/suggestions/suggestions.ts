/** Annotations that somebody proposes by quoting: a person, a script, a language model. */

import type {ClaimKind, EvidenceKind, RelationKind} from '../model/document.ts'

/**
 * Claims, evidence and relations given as quotations of a document. `schemas/suggestions.json` is the schema, fit to be the output schema of a
 * language model: every field is required, what is not known is `null`, and no other field is allowed.
 */
export interface Suggestions {
  /** Assertions that the document makes or reports. */
  claims: SuggestedClaim[]
  /** Grounds that the document brings forward for or against claims. */
  evidence: SuggestedEvidence[]
  /** How claims and evidence bear on each other. */
  relations: SuggestedRelation[]
}

export interface SuggestedClaim extends SuggestedStatement {
  /** fact: true or false now; value: good or bad; policy: what should be done; cause: what brings what about; prediction: what will be. */
  kind: ClaimKind | null
}

export interface SuggestedEvidence extends SuggestedStatement {
  kind: EvidenceKind | null
}

/** What suggested claims and evidence have in common. */
export interface SuggestedStatement {
  /** A short name, so that relations can refer to it: `c1`, `e1`. Letters, digits, hyphens and underscores. */
  id: string
  /** Its words, copied from the document letter by letter. `…` where words are left out; nothing else may differ. */
  quote: string
  /** The words right before the quote, where it stands more than once in the document; otherwise null. */
  prefix: string | null
  /** The words right after it, likewise. */
  suffix: string | null
  /** Who asserts it when that is not the author: the id of an entity or source that the document declares. */
  by: string | null
  /** The works that it rests on, by the ids that the document declares: `un-2021, para. 12; other`. */
  source: string | null
}

export interface SuggestedRelation {
  /** What speaks: the id of a suggestion here, or else of a claim or piece of evidence in the document. */
  from: string
  kind: RelationKind
  /** What is spoken of, likewise. */
  to: string
}
