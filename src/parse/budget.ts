/** How long a document may be and how much mark-up it may have, counted before it is read. */

/** What reading may cost. */
export interface Budget {
  /** The longest Markdown to read, in UTF-16 units. Default: two million. */
  limit?: number
  /**
   * The most mark-up to read: a mark counts as one, a blank line too, another line as five. Default: 300,000, which takes at most
   * two gigabytes and some ten seconds.
   */
  marks?: number
}

/** Why a document is not read. */
export interface TooMuch {
  code: 'too-long' | 'limit'
  message: string
}

export function findTooMuch(source: string, {limit = 2_000_000, marks = mostMarks}: Budget): TooMuch | undefined {
  const number = (value: number): string => value.toLocaleString('en')
  if (source.length > limit) {
    const message = `This document has ${number(source.length)} characters, expected at most ${number(limit)}: split it, or raise \`limit\``
    return {code: 'too-long', message}
  }
  const beyond = findBeyond(source, marks)
  if (beyond === undefined) return undefined
  const message = `This document has more than ${number(marks)} marks and lines of mark-up, expected fewer: split it, or raise \`marks\`; character ${number(beyond)} is the first beyond them`
  return {code: 'limit', message}
}

/**
 * Time and memory go with the marks of a document more than with its letters: micromark keeps some 4 KB for each `*`, and 14 KB
 * for each line that is a paragraph or an item of a list, and 1 KB for a blank line. So a mark and the end of a line count as one,
 * and the start of a line that is not blank as four. The target of a link takes as much as three marks, and a dash before a blank
 * may be one of a rule.
 *
 * Returns the UTF-16 offset where the count goes beyond `most`; `undefined` where it never does.
 */
function findBeyond(source: string, most: number): number | undefined {
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
    if (count > most) return i
  }
  return undefined
}

const line = 4
const target = 3

/** Three hundred thousand: three times what a book with a claim in every sentence has. */
const mostMarks = 300_000

const isMark = Uint8Array.from({length: 128}, (_, code) =>
  '*_~`[]!<>|&\\:{}#'.includes(String.fromCharCode(code)) ? 1 : 0
)
