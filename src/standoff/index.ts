/** `claimdown/standoff`: annotations without the words that they are about. It exports all of `claimdown/quotes` too. */

export type * from '../model/csl.ts'
export type * from '../model/document.ts'
export type * from '../model/reading.ts'
export * from '../quotes/index.ts'
export type {Span} from '../text/span.ts'
export {type DehydrateOptions, dehydrate} from './dehydrate.ts'
export {type Fate, type Hydrated, type HydratedList, type HydrationReport, hydrate, isTextOf} from './hydrate.ts'
export {isStandoff} from './read-standoff.ts'
export {rebase} from './rebase.ts'
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
