/** Finds matching brackets. */

/** Pairs of matching brackets, as UTF-16 offsets into the text. */
export interface Brackets {
  /** From the offset of an opening bracket to the offset of its closing bracket. */
  closeOf: ReadonlyMap<number, number>
  /** From the offset of a closing bracket to the offset of its opening bracket. */
  openOf: ReadonlyMap<number, number>
}

/** Pairs square brackets, innermost first. A bracket after a backslash is text. Reads the text once. */
export function findBrackets(text: string): Brackets {
  const closeOf = new Map<number, number>()
  const openOf = new Map<number, number>()
  const open: number[] = []
  for (const {0: mark, index} of text.matchAll(/\\.|[[\]]/gs)) {
    if (mark === '[') open.push(index)
    else if (mark === ']') {
      const from = open.pop()
      if (from === undefined) continue
      closeOf.set(from, index)
      openOf.set(index, from)
    }
  }
  return {closeOf, openOf}
}
