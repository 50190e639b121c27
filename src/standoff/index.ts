/** `claimdown/standoff`: annotations without the words that they are about, and words found again in other texts. */

export type * from '../model/csl.ts'
export type * from '../model/document.ts'
export type * from '../model/reading.ts'
export * from '../quotes/index.ts'
export type {Span} from '../text/span.ts'
export {type DehydrateOptions, dehydrate} from './dehydrate.ts'
export {type Fate, type Hydrated, type HydratedList, type HydrationReport, hydrate, isTextOf} from './hydrate.ts'
export {rebase} from './rebase.ts'
export {
  type Borrowed,
  isStandoff,
  type Placed,
  type SentencePoint,
  type SentencePrint,
  type Standoff,
  type StandoffDocument,
  type Stretch,
  type Withheld
} from './standoff.ts'
