/** Converts offsets before and after edits. */

import {firstWhere} from '../../base/binary-search.ts'
import type {Edit} from '../../model/reading.ts'

export interface Shifts {
  toOriginal(offset: number): number
  toTurned(offset: number): number
}

/** Converts between offsets before and after several stages of edits. The edits of a stage are in order. Inserted text has the offset at which its edit starts. */
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
  return {
    toOriginal(offset) {
      const index = firstWhere(0, edits.length, at => edits[at]!.start + before[at]! > offset) - 1
      if (index < 0) return offset
      const {start, end, content} = edits[index]!
      const from = start + before[index]!
      return offset < from + content.length ? start : offset - before[index]! - content.length + (end - start)
    },
    toTurned(offset) {
      const index = firstWhere(0, edits.length, at => edits[at]!.end > offset) - 1
      if (index < 0) return offset
      const {start, end, content} = edits[index]!
      return offset + before[index]! + content.length - (end - start)
    }
  }
}
