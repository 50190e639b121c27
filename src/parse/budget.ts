/** How much mark-up a document may have, counted before it is read. */

/**
 * Time and memory go with the marks of a document more than with its letters: micromark keeps some 4 KB for each `*`, and 14 KB
 * for each line that is a paragraph or an item of a list, and 1 KB for a blank line. So a mark and the end of a line count as one,
 * and the start of a line that is not blank as four. The target of a link takes as much as three marks, and a dash before a blank
 * may be one of a rule.
 *
 * Returns the UTF-16 offset where the count goes beyond `most`; `undefined` where it never does.
 */
export function findBeyond(source: string, most: number): number | undefined {
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
export const mostMarks = 300_000

const isMark = Uint8Array.from({length: 128}, (_, code) =>
  '*_~`[]!<>|&\\:{}#'.includes(String.fromCharCode(code)) ? 1 : 0
)
