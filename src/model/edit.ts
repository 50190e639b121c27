/** Edits of a string by offsets. */

import type {Edit} from './reading.ts'

/**
 * Applies edits to a string. All offsets (UTF-16) are those of the original string. Insertions at the same offset keep their order.
 *
 * @throws RangeError when two edits overlap or one lies outside the string.
 */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let result = ''
  let done = 0
  for (const {start, end, content} of inPlaceOrder(edits)) {
    if (start < done || end < start || end > source.length) {
      throw new RangeError(`Edit of ${start}–${end} overlaps another or lies outside the ${source.length} units`)
    }
    result += source.slice(done, start) + content
    done = end
  }
  return result + source.slice(done)
}

/** Returns the edits that do not overlap an earlier one, for callers who apply them and then compute the others again. Offsets are UTF-16. Never throws. */
export function compatibleEdits(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = []
  let done = 0
  for (const edit of inPlaceOrder(edits)) {
    if (edit.start < done) continue
    kept.push(edit)
    done = edit.end
  }
  return kept
}

/** Sorts by start. Insertions come before replacements at the same place. */
function inPlaceOrder(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end)
}
