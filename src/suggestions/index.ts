/** `claimdown/suggestions`: annotations that are suggested by quoting. They are written where the quotations verify. */

export type {ClaimKind, EvidenceKind, RelationKind} from '../model/document.ts'
export type * from '../model/reading.ts'
export type {Budget} from '../parse/budget.ts'
export type {AnchorCandidate} from '../quotes/anchored.ts'
export type {Difference, Guarded} from '../quotes/differences.ts'
export type {Grade, Verification} from '../quotes/verify.ts'
export type {Normalisation} from '../text/fold.ts'
export type {Span} from '../text/span.ts'
export {type AppliedStatement, type AppliedSuggestions, applySuggestions} from './apply-suggestions.ts'
export type {
  SuggestedClaim,
  SuggestedEvidence,
  SuggestedRelation,
  SuggestedStatement,
  Suggestions
} from './suggestions.ts'
