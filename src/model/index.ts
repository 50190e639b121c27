/** `claimdown/model`: the data types, and documents from and to JSON. */

export type {CodePoints} from '../text/code-points.ts'
export type {Span} from '../text/span.ts'
export {type Attributed, type Attribution, attributions} from './attribution.ts'
export type * from './csl.ts'
export * from './document.ts'
export {fromJson} from './from-json.ts'
export {authorName, fullName, holderChain, holderName, holderNames} from './names.ts'
export {quotationOf} from './quotation.ts'
export type * from './reading.ts'
export {type Summary, summary} from './summary.ts'
export {mapSpans, toJson} from './to-json.ts'
