/** The contents of an xAIF file. */

/** An xAIF document as it is written. */
export interface Xaif {
  AIF: Record<
    'nodes' | 'edges' | 'locutions' | 'participants' | 'schemefulfillments' | 'descriptorfulfillments',
    Record<string, unknown>[]
  >
  /** The text as HTML, each anchored node in a `<span id="node…">`. */
  text: string
  [other: string]: unknown
}
