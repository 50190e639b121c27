/** How the items of a stand-off fared on a copy of its text. */

import type {reportedLists} from './read-standoff.ts'

/** How the items of a stand-off fared, by list. */
export interface HydrationReport {
  /** Whether the copy is the very text, by its digest. */
  exact: boolean
  /** Sentences of the stand-off, and how many of them the copy has. */
  sentences: {all: number; found: number}
  /** Counts of each list. */
  items: Record<HydratedList, Fate>
}

/** How many items of one list were placed, and how. */
export interface Fate {
  /** On the same words, between the same neighbours. */
  kept: number
  /** On the same words, which stand elsewhere in this copy. */
  moved: number
  lost: number
}

/** A list of a document whose items are counted. */
export type HydratedList = (typeof reportedLists)[number]
