/** What would take too long, and what is read in its place. */

export const limits = {
  /** Lists, quotes and footnotes that begin beyond this column are text, so few can nest. */
  columns: 44,
  /** A paragraph in a quote or list ends after so many lines that lack the mark of the quote or list. */
  lazyLines: 1000,
  /** Images inside so many others are text. */
  images: 32
} as const

/** Is told where a limit was reached, an offset. */
export type Refuse = (limit: keyof typeof limits, offset: number) => void

/** Labels hold at most 999 characters, so an opening further back than this many events is none. */
export const furthestOpening = 4000

/** A label has at most 999 characters; this leaves room for white space that is folded. */
export const longestLabel = 2000
