/** Suggested annotations, which quote the document. A person, a script or a language model can write them. */

import type {ClaimKind, EvidenceKind, RelationKind} from '../model/document.ts'

/**
 * Claims, evidence and relations given as quotations of a document. The schema is `schemas/suggestions.json`. It can be the output schema of a
 * language model: every field is required, a field without a value is `null`, and no other field is allowed.
 */
export interface Suggestions {
  /** Assertions that the document makes or reports. */
  claims: SuggestedClaim[]
  /** Grounds that the document gives for or against claims. */
  evidence: SuggestedEvidence[]
  /** Relations between claims and evidence: what supports, attacks or restates what, for example. */
  relations: SuggestedRelation[]
}

export interface SuggestedClaim extends SuggestedStatement {
  /** fact: true or false now; value: good or bad; policy: what should be done; cause: what causes what; prediction: what will happen. */
  kind: ClaimKind | null
}

export interface SuggestedEvidence extends SuggestedStatement {
  kind: EvidenceKind | null
}

/** The fields that suggested claims and evidence have in common. */
export interface SuggestedStatement {
  /** A short name, so that relations can refer to it: `c1`, `e1`. Letters, digits, hyphens and underscores. */
  id: string
  /** Its words, copied exactly from the document. Write `…` where words are left out. Nothing else may differ. */
  quote: string
  /** The words directly before the quote, where the quote occurs more than once in the document; otherwise null. */
  prefix: string | null
  /** The words directly after the quote, where the quote occurs more than once in the document; otherwise null. */
  suffix: string | null
  /** Who asserts it: the id of an entity or source that the document declares; null where the author asserts it. */
  by: string | null
  /** The works that it is based on, by the ids that the document declares: `un-2021, para. 12; other`; otherwise null. */
  source: string | null
}

export interface SuggestedRelation {
  /** The id of the statement that supports, attacks and so on: of a suggestion here, or else of a claim or piece of evidence in the document. */
  from: string
  kind: RelationKind
  /** The id of the statement that is supported, attacked and so on: of a suggestion here, or else of a claim or piece of evidence in the document. */
  to: string
}
