/** Quotations found in texts. */

export {type Normalisation, normalisations} from '../text/fold.ts'
export {
  type AnchorCandidate,
  type Anchored,
  type AnchorOptions,
  anchor,
  anchorer,
  type Orphan
} from './anchor.ts'
export type {Difference, Guarded} from './differences.ts'
export {type HtmlText, htmlText} from './html.ts'
export type * from './selector.ts'
export {type Grade, type Verification, type VerifyOptions, verifier, verify} from './verify.ts'
