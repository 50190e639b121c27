/** Which brackets of a text belong together. */

/** Both ways between a bracket and its partner, as offsets into the text. */
export interface Brackets {
  /** Where the bracket closes that opens at an offset. */
  closeOf: ReadonlyMap<number, number>
  /** Where the bracket opens that closes at an offset. */
  openOf: ReadonlyMap<number, number>
}

/** Pairs square brackets, innermost first; a bracket behind a backslash is text. One pass. */
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
