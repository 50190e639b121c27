/** Limits of the Markdown parser. */

export const limits = {
  /** Lists, quotes and footnotes that begin beyond this column are read as text. This limits their nesting. */
  columns: 44,
  /** A paragraph in a quote or list ends after this many lines without the mark of the quote or list. */
  lazyLines: 1000,
  /** Images that nest deeper than this are read as text. */
  images: 32
} as const

/** Called when a limit is exceeded, with the UTF-16 offset. */
export type Refuse = (limit: keyof typeof limits, offset: number) => void

/** A label has at most 999 characters, so its opening is at most this many events back. */
export const furthestOpening = 4000

/** A label has at most 999 characters. The limit is higher, because white space in a label is collapsed. */
export const longestLabel = 2000
