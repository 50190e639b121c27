/** Spans: half-open ranges of a text. */

/** A half-open range of a document's text, in UTF-16 code units: `text.slice(start, end)` gives its words. */
export interface Span {
  /**
   * Offset of the first character; code points in JSON, UTF-16 units in memory.
   *
   * @minimum 0
   * @asType integer
   */
  start: number
  /**
   * Offset after the last character.
   *
   * @minimum 0
   * @asType integer
   */
  end: number
}

/**
 * The words that a span points at. Offsets are UTF-16, as in every document in memory; spans in a JSON file count code points, and `fromJson`
 * converts them. Does not throw: of a span that goes beyond the text, it returns the part inside.
 */
export function words(text: string, {start, end}: Span): string {
  return text.slice(start, end)
}

/** Whether `outer` contains all of `inner`; a span contains itself. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Whether two spans share a character. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** Whether two spans share a character and neither contains the other, so that brackets cannot express both. */
export function crosses(a: Span, b: Span): boolean {
  return overlaps(a, b) && !contains(a, b) && !contains(b, a)
}

/** Compares spans in reading order: by start, then the longer one first, so that an outer span precedes an inner one. */
export function inOrder(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end
}

/** The same span without white space at its ends. A span of white space only becomes empty. */
export function trimmed(text: string, {start, end}: Span): Span {
  const found = text.slice(start, end)
  const lead = found.length - found.trimStart().length
  return lead === found.length ? {start, end: start} : {start: start + lead, end: start + found.trimEnd().length}
}
