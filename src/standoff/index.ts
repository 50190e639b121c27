/** `claimdown/standoff`: documents without their words. */

export type * from '../model/csl.ts'
export type * from '../model/document.ts'
export type * from '../model/reading.ts'
export type {Span} from '../text/span.ts'
export {dehydrate, hydrate, isStandoff, type Standoff} from './standoff.ts'
