/** The text of a document, piece by piece, with where each piece is spelled. */

/**
 * The text in pieces. Segment i runs from `starts[i]` to `starts[i + 1]` in the text and is spelled from
 * `from[i]` to `to[i]` in the Markdown: letter for letter, or as one piece, or not at all (a gap between blocks).
 */
export class Segments {
  readonly starts: number[] = []
  readonly from: number[] = []
  readonly to: number[] = []
  readonly isGap: boolean[] = []
  readonly regions: Region[] = [{firstSegment: 0, from: 0, to: Number.POSITIVE_INFINITY}]
  readonly parts: string[] = []
  length = 0
  /** What goes between the letters so far and the next ones. */
  due = ''
  /** Where each gap between blocks ends, by where it starts. */
  readonly #gapEnds = new Map<number, number>()

  write(value: string, from: number, to: number): void {
    if (value === '') return
    this.#flush(from)
    this.#push(value, from, to, false)
  }

  /** Writes letters that the Markdown does not spell, up to the place where the next one stands. */
  writeGap(value: string, next: number): void {
    // A bar between cells spells the tab; what comes before it may spell the end of a row.
    this.#flush(value === '\t' ? next - 1 : next)
    const {firstSegment} = this.regions.at(-1)!
    this.#push(value, this.starts.length > firstSegment ? Math.min(this.to.at(-1)!, next) : next, next, true)
  }

  #flush(next: number): void {
    const {due} = this
    this.due = ''
    if (due) this.writeGap(due, next)
  }

  /** Where the first letter after `offset` stands: behind the gap, if one was due. */
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

/** The body, or one footnote: a stretch of text whose letters stand in the order of the Markdown. */
export interface Region {
  firstSegment: number
  from: number
  to: number
}
