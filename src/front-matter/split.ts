/** Where a document's front matter ends. */

import {registered} from '../language/vocabulary.ts'
import {markdown} from '../syntax/markdown.ts'

/** The front matter with its fences and the line ending after them, and the rest; `block` is empty where there is none. */
export function splitFrontMatter(source: string): {block: string; body: string} {
  const first = markdown(source, registered).tree.children[0]
  if (first?.type !== 'yaml') return {block: '', body: source}
  const end = first.position!.end.offset!
  const [ending] = /^(?:\r\n?|\n)?/.exec(source.slice(end))!
  return {block: source.slice(0, end + ending.length), body: source.slice(end + ending.length)}
}
