/** Reads directives in plain Markdown. */

import type {Attribute, Marks} from '../attributes.ts'
import {codes} from '../codes.ts'
import {refuse} from './reading.ts'

/** Reads a label, an attribute list, or both, after a name. */
export function findDirective(
  source: string,
  start: number,
  nameEnd: number,
  limit: number
): {end: number; marks: Marks} {
  const marks: Marks = {attributes: [], opening: [start, nameEnd]}
  let end = nameEnd
  if (source.charCodeAt(end) === codes.leftSquareBracket) {
    const close = findLabelEnd(source, end, limit)
    marks.label = [end + 1, close]
    end = close + 1
  }
  if (source.charCodeAt(end) === codes.leftCurlyBrace) {
    const list = findAttributes(source, end)
    marks.attributes = list.attributes
    marks.list = [list.start, list.end - 1]
    end = list.end
  }
  if (end === nameEnd || end > limit) refuse()
  marks.opening[1] = end
  return {end, marks}
}

/** Reads `{#id name=value name="two words"}` on one line, without character references. */
export function findAttributes(source: string, at: number): {attributes: Attribute[]; start: number; end: number} {
  const attributes: Attribute[] = []
  const start = at + 1
  let from = start
  for (;;) {
    attribute.lastIndex = from
    const found = attribute.exec(source)
    if (!found) break
    const [whole, id, name, quoted, bare] = found
    const to = from + whole.length
    if (id !== undefined) attributes.push({name: 'id', value: id, from, to})
    else attributes.push({name: name!, value: quoted ?? bare ?? '', from, to})
    from = to
    if (source.charCodeAt(from) !== codes.space) break
    from++
  }
  if (source.charCodeAt(from) !== codes.rightCurlyBrace) refuse()
  return {attributes, start, end: from + 1}
}

const attribute = /#([\p{L}\p{N}_-]+)(?=[ }])|([A-Za-z][\w-]*)=(?:"([^"&\n]*)"|([^\s"'<=>`{}&]+))(?=[ }])/uy

/** The most brackets inside one another that micromark reads in a label. */
const deepestLabel = 31

/** Returns the offset of the bracket that closes the bracket at `at`. */
function findLabelEnd(source: string, at: number, limit: number): number {
  let depth = 0
  for (let i = at; i < limit; i++) {
    const code = source.charCodeAt(i)
    if (code === codes.backslash) i++
    else if (code === codes.leftSquareBracket && ++depth > deepestLabel) refuse()
    else if (code === codes.rightSquareBracket && --depth === 0) return i
  }
  return refuse()
}
