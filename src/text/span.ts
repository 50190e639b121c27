/** Stretches of a text. */

/** A half-open stretch of a document's text, in UTF-16 code units: `text.slice(start, end)` is what it holds. */
export interface Span {
  /**
   * Where the first character stands; code points in JSON, UTF-16 units in memory.
   *
   * @minimum 0
   * @asType integer
   */
  start: number
  /**
   * Where the character after the last one stands.
   *
   * @minimum 0
   * @asType integer
   */
  end: number
}

/**
 * The words that a span points at. Its offsets are UTF-16, as those of every document in memory are; spans of a JSON file count code points,
 * and `fromJson` converts them. Never throws: a span beyond the text gives what there is of it.
 */
export function words(text: string, {start, end}: Span): string {
  return text.slice(start, end)
}

/** Whether `outer` holds all of `inner`; a span holds itself. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Whether two spans share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** Whether two spans share a character and neither holds the other: what brackets cannot write. */
export function crosses(a: Span, b: Span): boolean {
  return overlaps(a, b) && !contains(a, b) && !contains(b, a)
}

/** Reading order: by start, and the longer one first, so that what holds comes before what is held. */
export function inOrder(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end
}

/** The same stretch without the white space at its ends. A stretch of nothing but white space becomes empty. */
export function trimmed(text: string, {start, end}: Span): Span {
  const found = text.slice(start, end)
  const lead = found.length - found.trimStart().length
  return lead === found.length ? {start, end: start} : {start: start + lead, end: start + found.trimEnd().length}
}
