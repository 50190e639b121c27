/** Lines and columns of a string, as unist counts them: from one, columns in UTF-16 units. */

import {lastAtMost} from '../base/binary-search.ts'

export interface LinePoint {
  line: number
  column: number
  offset: number
}

/** A line ends at `\n`, `\r\n` or a lone `\r`, as in CommonMark. Global, so for `matchAll`, `replace` and `split` only: `exec` would go on where it stopped. */
export const lineEndings: RegExp = /\r\n|\r|\n/g

/** The first line ending of a text, for those who write more lines to it. */
export function usualLineEnding(text: string): string {
  const [first] = /\r\n|\r|\n/.exec(text) ?? ['\n']
  return first
}

/** Gives offset → point for one string. */
export function lines(text: string): (offset: number) => LinePoint {
  const starts = [0]
  for (const match of text.matchAll(lineEndings)) starts.push(match.index + match[0].length)
  return offset => {
    const line = lastAtMost(starts, offset)
    return {line: line + 1, column: offset - starts[line]! + 1, offset}
  }
}
