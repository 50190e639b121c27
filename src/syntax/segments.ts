/** The text of a document in segments, each with its place in the Markdown. */

/**
 * The text in segments. Segment i runs from `starts[i]` to `starts[i + 1]` in the text, and from `from[i]` to `to[i]` in the
 * Markdown. It corresponds character by character, or as one unit, or it is a gap between blocks that the Markdown does not contain.
 */
export class Segments {
  readonly starts: number[] = []
  readonly from: number[] = []
  readonly to: number[] = []
  readonly isGap: boolean[] = []
  readonly regions: Region[] = [{firstSegment: 0, from: 0, to: Number.POSITIVE_INFINITY}]
  readonly parts: string[] = []
  length = 0
  /** The separator to write before the next characters. */
  due = ''
  /** The end of each gap between blocks, by its start. */
  readonly #gapEnds = new Map<number, number>()

  write(value: string, from: number, to: number): void {
    if (value === '') return
    this.#flush(from)
    this.#push(value, from, to, false)
  }

  /** Writes characters that the Markdown does not contain. `next` is the offset of the character that follows them. */
  writeGap(value: string, next: number): void {
    // The bar between two table cells corresponds to the tab. The characters before it may correspond to the end of a row.
    this.#flush(value === '\t' ? next - 1 : next)
    const {firstSegment} = this.regions.at(-1)!
    this.#push(value, this.starts.length > firstSegment ? Math.min(this.to.at(-1)!, next) : next, next, true)
  }

  #flush(next: number): void {
    const {due} = this
    this.due = ''
    if (due) this.writeGap(due, next)
  }

  /** Returns the offset of the first character at or after `offset`: after the gap, if a gap starts there. */
  firstAfter(offset: number): number {
    return this.#gapEnds.get(offset) ?? offset
  }

  nextRegion(): void {
    this.due = this.length ? '\n\n' : ''
    this.regions.push({firstSegment: this.starts.length, from: -1, to: -1})
  }

  #push(value: string, from: number, to: number, isGap: boolean): void {
    this.starts.push(this.length)
    this.from.push(from)
    this.to.push(to)
    this.isGap.push(isGap)
    this.parts.push(value)
    if (isGap && value !== '\t') this.#gapEnds.set(this.length, this.length + value.length)
    this.length += value.length
    if (this.regions.length === 1) return
    const region = this.regions.at(-1)!
    if (region.from < 0) region.from = from
    region.to = to
  }
}

/** The body, or one footnote: a range of the text whose characters are in the order of the Markdown. */
export interface Region {
  firstSegment: number
  from: number
  to: number
}
