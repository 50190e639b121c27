/** `claimdown/standoff`: annotations without their text. It exports all of `claimdown/quotes` too. */

export type * from '../model/csl.ts'
export type * from '../model/document.ts'
export type * from '../model/reading.ts'
export * from '../quotes/index.ts'
export type {Span} from '../text/span.ts'
export {type DehydrateOptions, dehydrate} from './dehydrate.ts'
export {isTextOf} from './exact-text.ts'
export {type Hydrated, hydrate} from './hydrate.ts'
export {isStandoff} from './read-standoff.ts'
export {rebase} from './rebase.ts'
export type {Fate, HydratedList, HydrationReport} from './report.ts'
export type {
  Borrowed,
  Integer,
  NaturalNumber,
  Placed,
  SentencePoint,
  SentencePrint,
  Standoff,
  StandoffDocument,
  Stretch,
  Withheld
} from './standoff.ts'
