/** The report of `hydrate`: how many items were kept, moved and lost. */

import type {reportedLists} from './read-standoff.ts'

/** How many items of a stand-off were kept, moved and lost, by list. */
export interface HydrationReport {
  /** Whether the copy is the original text, by its digest. */
  exact: boolean
  /** The number of sentences of the stand-off, and how many of them the copy has. */
  sentences: {all: number; found: number}
  /** Counts of each list. */
  items: Record<HydratedList, Fate>
}

/** How many items of one list were kept, moved and lost. */
export interface Fate {
  /** Placed on the same words, between the same sentences. */
  kept: number
  /** Placed on the same words, which have moved in this copy. */
  moved: number
  /** Not placed. */
  lost: number
}

/** A list of a document whose items are counted. */
export type HydratedList = (typeof reportedLists)[number]
