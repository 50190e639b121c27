/** Checks that the text of the map is the text of the tree. */

import {registered} from '../../src/language/vocabulary.ts'
import {markdown} from '../../src/syntax/markdown.ts'
import {project} from '../../src/syntax/text-map.ts'
import {walk} from '../../src/syntax/walk.ts'
import {lineEndings} from '../../src/text/lines.ts'

/** The first text node that is not spelled by its letters, with both spellings; `undefined` when all are. `nodes` counts those looked at. */
export function findMisspelled(source: string): {nodes: number; fault?: {wanted: string; found: string}} {
  const read = markdown(source, registered)
  const {map} = project(read)
  // Line endings are told apart by a table of tests; a reference to one stays what it is.
  const asSpaces = (text: string): string => text.replace(lineEndings, ' ')
  let nodes = 0
  for (const node of walk(read.tree)) {
    if (node.type !== 'text' && node.type !== 'inlineCode' && node.type !== 'code') continue
    const span = map.toSpan(node.position as never)
    if (span.start === span.end) continue
    nodes++
    const found = asSpaces(map.text.slice(span.start, span.end))
    const wanted = asSpaces(node.value)
    // At the end of indented code mdast takes `\r` and `\n` for one line ending, though a line of spaces stands between them.
    if (node.type === 'code' && found.trimEnd() === wanted.trimEnd()) continue
    if (found !== wanted) return {nodes, fault: {wanted, found}}
  }
  const {value, from, to} = read.sourceMap
  for (let i = 0; i < value.length; i++) {
    const spelled = source.slice(from[i], to[i]).replaceAll('\0', '\uFFFD')
    if (value[i]!.length === spelled.length && value[i] !== spelled)
      return {nodes, fault: {wanted: spelled, found: value[i]!}}
  }
  return {nodes}
}
