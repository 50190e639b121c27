/** `claimdown/cite`: claims as citations. */

export type * from '../model/csl.ts'
export type * from '../model/document.ts'
export type {Span} from '../text/span.ts'
export {type CiteOptions, cite, type Style, styles} from './cite.ts'
export {type ReferenceOptions, references} from './references.ts'
