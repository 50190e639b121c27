/** Offsets before and after edits. */

import type {Edit} from '../../model/reading.ts'

export interface Shifts {
  toOriginal(offset: number): number
  toTurned(offset: number): number
}

/** Between offsets before and after stages of edits, each in order; what an edit wrote stands where the edit starts. */
export function shifts(stages: readonly (readonly Edit[])[]): Shifts {
  const all = stages.map(shiftsOf)
  return {
    toOriginal: offset => all.reduceRight((at, stage) => stage.toOriginal(at), offset),
    toTurned: offset => all.reduce((at, stage) => stage.toTurned(at), offset)
  }
}

function shiftsOf(edits: readonly Edit[]): Shifts {
  /** How far the Markdown has shifted before each edit. */
  const before: number[] = []
  let shift = 0
  for (const {start, end, content} of edits) {
    before.push(shift)
    shift += content.length - (end - start)
  }
  /** The last edit for which `isBefore` holds; edits for which it holds come first. */
  const findLast = (isBefore: (index: number) => boolean): number => {
    let low = 0
    let high = edits.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(middle)) low = middle + 1
      else high = middle
    }
    return low - 1
  }
  return {
    toOriginal(offset) {
      const index = findLast(at => edits[at]!.start + before[at]! <= offset)
      if (index < 0) return offset
      const {start, end, content} = edits[index]!
      const from = start + before[index]!
      return offset < from + content.length ? start : offset - before[index]! - content.length + (end - start)
    },
    toTurned(offset) {
      const index = findLast(at => edits[at]!.end <= offset)
      if (index < 0) return offset
      const {start, end, content} = edits[index]!
      return offset + before[index]! + content.length - (end - start)
    }
  }
}
