/** JSON as the text of a file. */

/** Indented JSON with a line ending at its end. */
export function toLines(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
