/** The contents of a brat document. */

/** The text, and the lines of its `.ann` file (or of its `.a1` and `.a2`, one after the other). */
export interface Brat {
  text: string
  ann: string
}
