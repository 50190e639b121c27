/** `claimdown/suggestions`: annotations proposed by quoting, written as far as they verify. */

export type {Diagnostic, Edit, Finding, Point, Position, Reading, Severity} from '../model/reading.ts'
export type {Span} from '../text/span.ts'
export {type Accepted, type Accepting, accept} from './accept.ts'
export type {SuggestedClaim, SuggestedEvidence, SuggestedRelation, Suggestions} from './suggestions.ts'
