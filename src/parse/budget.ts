/** Limits on the length and the mark-up of a document. Both are checked before the document is parsed. */

/** Limits that keep parsing within bounds of time and memory. */
export interface Budget {
  /** The longest Markdown to read, in UTF-16 units. Default: two million. */
  limit?: number
  /**
   * The most mark-up to read. A mark counts as one, a blank line as one, and any other line as five. Default: 300,000. Parsing
   * that much takes at most two gigabytes of memory and about ten seconds.
   */
  marks?: number
}

/** The reason why a document is not parsed. */
export interface TooMuch {
  code: 'too-long' | 'limit'
  message: string
}

/** Returns the limit that a document exceeds, with a message; `undefined` if it exceeds none. */
export function findTooMuch(source: string, {limit = 2_000_000, marks = mostMarks}: Budget): TooMuch | undefined {
  const number = (value: number): string => value.toLocaleString('en')
  if (source.length > limit) {
    const message = `This document has ${number(source.length)} characters, expected at most ${number(limit)}: split it, or raise \`limit\``
    return {code: 'too-long', message}
  }
  const {beyond} = countMarks(source, marks)
  if (beyond === undefined) return undefined
  const message = `This document has more than ${number(marks)} marks and lines of mark-up, expected fewer: split it, or raise \`marks\`; character ${number(beyond)} is the first beyond them`
  return {code: 'limit', message}
}

/**
 * Time and memory depend on the marks of a document more than on its letters. micromark keeps about 4 KB for each `*`, 14 KB
 * for each line that is a paragraph or a list item, and 1 KB for a blank line. So a mark counts as one, a line ending as one,
 * and the start of a line that is not blank as four. The target of a link costs as much as three marks. A dash before white space
 * counts as one, because it may be part of a thematic break.
 *
 * Counts up to `most`. `beyond` is the UTF-16 offset where the count first exceeds it; absent if it does not.
 */
export function countMarks(source: string, most: number = Number.POSITIVE_INFINITY): {count: number; beyond?: number} {
  let count = 0
  let isLineStart = true
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 10 || code === 13) {
      isLineStart = true
      if (code === 10 || source.charCodeAt(i + 1) !== 10) count++
    } else if (code !== 32 && code !== 9) {
      if (isLineStart) count += line
      else if (code < 128 && isMark[code]) count++
      else if (code === 40 && source.charCodeAt(i - 1) === 93) count += target
      else if (code === 45 && source.charCodeAt(i + 1) <= 32) count++
      isLineStart = false
    }
    if (count > most) return {count, beyond: i}
  }
  return {count}
}

const line = 4
const target = 3

/** Three times as much as a book with a claim in every sentence. */
const mostMarks = 300_000

const isMark = Uint8Array.from({length: 128}, (_, code) =>
  '*_~`[]!<>|&\\:{}#'.includes(String.fromCharCode(code)) ? 1 : 0
)
