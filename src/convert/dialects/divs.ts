/** Converts the divs of other dialects. */

import type {Nodes} from 'mdast'
import type {Edit} from '../../model/reading.ts'
import type {Markdown} from '../../syntax/markdown.ts'
import {walk} from '../../syntax/walk.ts'
import {usualLineEnding} from '../../text/lines.ts'
import {type DialectReader, offsets, ourAttributes, type Tell} from './dialect.ts'

interface OpenDiv {
  name: string
  /** The attributes in our spelling. */
  list: string
  /** The lines with which it opens. */
  from: number
  to: number
  close?: [from: number, to: number]
  /** How many divs are nested in it. */
  depth: number
  /** The relations that it declares from other statements to itself. */
  relations: string[]
}

/** Returns edits that convert the divs of these dialects. Other divs are not changed. */
export function divEdits(
  {source, tree}: Markdown,
  dialects: readonly Required<Pick<DialectReader, 'name' | 'findDiv'>>[],
  tell: Tell
): Edit[] {
  const isLiteral = literalStretches(tree)
  const found: OpenDiv[] = []
  /** A div of another program closes with `:::`, too. `depth` is the number of divs nested in it. */
  const open: {div?: OpenDiv; depth: number}[] = []
  const close = (): {div?: OpenDiv; depth: number} | undefined => {
    const closed = open.pop()
    if (!closed) return undefined
    if (closed.div) closed.div.depth = closed.depth
    const outer = open.at(-1)
    if (outer) outer.depth = Math.max(outer.depth, closed.depth + 1)
    return closed
  }
  const line = /^([ \t]*)(:{3,})([^\n\r]*)(\r?\n|\r|$)/gm
  for (let match = line.exec(source); match; match = line.exec(source)) {
    if (match[0] === '') break
    const [whole, indent, , rest, end] = match as unknown as [string, string, string, string, string]
    const from = match.index + indent.length
    if (isLiteral(from)) continue
    const to = match.index + whole.length - end.length
    if (rest.trim() === '') {
      const closed = close()
      if (closed?.div) closed.div.close = [from, to]
      continue
    }
    const head = rest
      .trim()
      .replace(/(?<!:):+$/, '')
      .trimEnd()
    const dialect = dialects.find(({findDiv}) => findDiv(head))
    const read = dialect?.findDiv(head)
    if (!read) {
      open.push({depth: 0})
      continue
    }
    const options = read.hasOptions ? optionsAt(source, to) : {list: '', to}
    line.lastIndex = Math.max(line.lastIndex, options.to)
    const {attributes, relations} = ourAttributes(read.list + options.list)
    const div: OpenDiv = {name: read.name, list: attributes, from, to: options.to, depth: 0, relations}
    open.push({div, depth: 0})
    found.push(div)
    const ours = `:::${read.name}`
    tell('dialect', `A ${dialect!.name} div, read as \`${ours}\``, from, options.to, {expected: [ours]})
  }
  while (open.length) close()
  const usual = usualLineEnding(source)
  return found.flatMap(({name, list, from, to, close, depth, relations}) => {
    if (!close) {
      tell('unclosed-div', `This ${name} never closes, expected a line \`:::\`; it is left as it was`, from, to, {
        expected: [':::']
      })
      return []
    }
    const colons = ':'.repeat(3 + depth)
    const lines = relations.map(relation => `${usual}${usual}${relation}`)
    return [
      {start: from, end: to, content: `${colons}${name}{${list}}`},
      {start: close[0], end: close[1], content: `${colons}${lines.join('')}`}
    ]
  })
}

/** `:key: value` lines as attributes. */
function optionsAt(source: string, from: number): {list: string; to: number} {
  const options = /(?:\r?\n|\r)[ \t]*:([\w-]+):[ \t]*([^\n\r]*)/y
  let list = ''
  let to = from
  options.lastIndex = from
  for (let option = options.exec(source); option; option = options.exec(source)) {
    const [, key, value] = option as unknown as [string, string, string]
    list +=
      key === 'label' || key === 'name' ? ` #${value.trim()}` : ` ${key}="${value.trim().replaceAll('"', '&quot;')}"`
    to = options.lastIndex
  }
  return {list, to}
}

/** Returns a function that says whether an offset is inside code or HTML, where marks have no meaning. Its arguments must increase. */
function literalStretches(tree: Nodes): (offset: number) => boolean {
  const found: [from: number, to: number][] = []
  for (const node of walk(tree))
    if (node.type === 'code' || node.type === 'html' || node.type === 'yaml') found.push(offsets(node))
  let next = 0
  return offset => {
    while (next < found.length && found[next]![1] <= offset) next++
    return next < found.length && found[next]![0] <= offset
  }
}
