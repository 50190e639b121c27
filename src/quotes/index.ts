/** Quotations found in texts. */

export {type HtmlText, htmlText} from '../html/html-text.ts'
export {type Normalisation, normalisations} from '../text/fold.ts'
export {type Anchorer, anchor, anchorer} from './anchor.ts'
export type {AnchorCandidate, Anchored, Orphan} from './anchored.ts'
export type {Difference, Guarded} from './differences.ts'
export type {AnchorOptions} from './places.ts'
export type * from './selector.ts'
export {type Grade, type Verification, type VerifyOptions, verifier, verify} from './verify.ts'
