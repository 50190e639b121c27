/** Splits Markdown into front matter and body. */

import {requireMarkdown} from '../syntax/markdown.ts'

/**
 * Returns the front matter with its fences and the line ending after them, and the rest. `block` is empty if there is no front matter. A
 * byte-order mark before the front matter is part of `block`. Only the front matter is read.
 *
 * @throws TypeError when `source` is no string.
 */
export function splitFrontMatter(source: string): {block: string; body: string} {
  requireMarkdown(source)
  const opening = /^\uFEFF?---[ \t]*(?:\r\n|\r|\n)/.exec(source)
  if (!opening) return {block: '', body: source}
  const closing = /(?<=[\r\n])---[ \t]*(?:\r\n|\r|\n|$)/g
  closing.lastIndex = opening[0].length
  if (!closing.exec(source)) return {block: '', body: source}
  return {block: source.slice(0, closing.lastIndex), body: source.slice(closing.lastIndex)}
}
