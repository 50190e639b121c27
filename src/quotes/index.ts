/** `claimdown/quotes`: verifies quotations against a text and locates them in it. */

export {type HtmlText, htmlText} from '../html/html-text.ts'
export type {Point, Position} from '../model/reading.ts'
export {type Normalisation, normalisations} from '../text/fold.ts'
export type {Span} from '../text/span.ts'
export {type Anchorer, anchor} from './anchor.ts'
export type {AnchorCandidate, Anchored, Orphan} from './anchored.ts'
export type {Difference, Guarded} from './differences.ts'
export type {AnchorOptions} from './places.ts'
export {type QuoteFinder, quoteFinder} from './quote-finder.ts'
export type * from './selector.ts'
export {type Grade, type Verification, type Verifier, type VerifyOptions, verify} from './verify.ts'
