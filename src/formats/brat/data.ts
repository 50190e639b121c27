/** What a file of brat holds. */

/** The text, and the lines of its `.ann` file (or of its `.a1` and `.a2`, one after the other). */
export interface Brat {
  text: string
  ann: string
}
