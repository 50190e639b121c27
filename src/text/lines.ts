/** Lines and columns of a string, as unist counts them: from one, columns in UTF-16 units. */

import {lastAtMost} from '../base/binary-search.ts'

export interface LinePoint {
  line: number
  column: number
  offset: number
}

/** A line ends at `\n`, `\r\n` or a lone `\r`, as in CommonMark. For `matchAll`, `replace` and `split` only: the expression is global, so `exec` would keep its `lastIndex`. */
export const lineEndings: RegExp = /\r\n|\r|\n/g

/** The first line ending of a text, to write new lines in the same style; `\n` if there is none. */
export function usualLineEnding(text: string): string {
  const [first] = /\r\n|\r|\n/.exec(text) ?? ['\n']
  return first
}

/** Returns a function from offsets to points in one string. */
export function lines(text: string): (offset: number) => LinePoint {
  const starts = [0]
  for (const match of text.matchAll(lineEndings)) starts.push(match.index + match[0].length)
  return offset => {
    const line = lastAtMost(starts, offset)
    return {line: line + 1, column: offset - starts[line]! + 1, offset}
  }
}
