/** Readers for the blocks of plain Markdown, by the mark that begins them. */

import {codes, isAsciiDigit, isAsciiLetter} from '../codes.ts'
import {findAttributes, findDirective} from './directives.ts'
import {readInlines} from './inlines.ts'
import {lineEnd, node, type PlainNode, type Reading, refuse} from './reading.ts'

/** Reads the whole document into its root. */
export function readBlocks(reading: Reading): void {
  const {source, open} = reading
  let at = readFrontMatter(reading)
  while (at < source.length) {
    const end = lineEnd(reading, at)
    at = end === at ? at + 1 : readBlock(reading, at, end)
  }
  // An unclosed container ends with the document; `remark` handles the details.
  if (open.length > 1) refuse()
}

/** Reads the block that begins at an offset and whose first line ends at `end`. Returns the offset of the line after the block. */
type ReadBlock = (reading: Reading, at: number, end: number) => number

/** The first of these marks that a line starts with decides its reader. */
const readers: readonly (readonly [mark: string, read: ReadBlock])[] = [
  [':::', readFence],
  ['::', readLeaf],
  ['#', readHeading],
  ['- ', readList],
  ['> ', readQuote],
  ['', readParagraph]
]

function readBlock(reading: Reading, at: number, end: number): number {
  const [, read] = readers.find(([mark]) => reading.source.startsWith(mark, at))!
  return read(reading, at, end)
}

function add({open}: Reading, block: PlainNode): void {
  open.at(-1)!.children!.push(block)
}

/** Returns the start of the next line. Refuses unless that line is blank or a closing fence, because it might belong to the block. */
function afterBlock(reading: Reading, end: number): number {
  const next = Math.min(end + 1, reading.source.length)
  if (next < reading.source.length && lineEnd(reading, next) !== next && !isClosingFence(reading, next)) refuse()
  return next
}

function isClosingFence({source}: Reading, at: number): boolean {
  return source.startsWith(':::', at) && (at + 3 === source.length || source.charCodeAt(at + 3) === codes.lineFeed)
}

function readFrontMatter({source, open}: Reading): number {
  if (!source.startsWith('---')) return 0
  if (source.charCodeAt(3) !== codes.lineFeed) refuse()
  // The first line `---` closes it. A line with white space after the dashes would close it too, so it is refused.
  const close = source.indexOf('\n---', 3)
  const end = close + 4
  if (close < 0 || (end < source.length && source.charCodeAt(end) !== codes.lineFeed)) refuse()
  open[0]!.children!.push({...node('yaml', 0, end), value: source.slice(4, Math.max(4, close))})
  return end + 1
}

/** `:::claim{#c1}` opens a container, `:::` closes it. */
function readFence(reading: Reading, at: number, end: number): number {
  const {source, names, marks, open} = reading
  if (open.length > 1 && isClosingFence(reading, at)) {
    const container = open.pop()!
    marks.get(container)!.closing = [at, end]
    container.position.end.offset = end
    return end + 1
  }
  // If two blocks have the same number of colons, the first closing fence closes the outer block.
  if (open.length > 1) refuse()
  const [opening, name] = /^:{3}([a-z]+)(?=\{)/.exec(source.slice(at, Math.min(end, at + 60))) ?? refuse()
  if (!names.container.has(name!)) refuse()
  const list = findAttributes(source, at + opening.length)
  if (list.end !== end) refuse()
  const container: PlainNode = {...node('containerDirective', at, end, []), name, attributes: {}}
  marks.set(container, {attributes: list.attributes, opening: [at, end], list: [list.start, list.end - 1]})
  add(reading, container)
  open.push(container)
  return end + 1
}

/** Reads `::relation{from=e1 to=c1}`. */
function readLeaf(reading: Reading, at: number, end: number): number {
  const {source, names, marks} = reading
  const [opening, name] = /^::([a-z]+)(?=[[{])/.exec(source.slice(at, Math.min(end, at + 60))) ?? refuse()
  if (!names.leaf.has(name!)) refuse()
  const found = findDirective(source, at, at + opening.length, end)
  if (found.end !== end) refuse()
  const children = found.marks.label ? readInlines(reading, ...found.marks.label, '') : []
  const leaf: PlainNode = {...node('leafDirective', at, end, children), name, attributes: {}}
  marks.set(leaf, found.marks)
  add(reading, leaf)
  return end + 1
}

function readHeading(reading: Reading, at: number, end: number): number {
  const {source} = reading
  const [mark] = /^#{1,6} (?=[^ #])/.exec(source.slice(at, at + 9)) ?? refuse()
  if (/[ #\\]$/.test(source.slice(at, end))) refuse()
  const children = readInlines(reading, at + mark.length, end, '')
  add(reading, {...node('heading', at, end, children), depth: mark.length - 1})
  return end + 1
}

function readList(reading: Reading, at: number): number {
  const {source} = reading
  const items: PlainNode[] = []
  let end = at
  for (let from = at; ; from = end + 1) {
    end = lineEnd(reading, from)
    const start = from + 2
    if (end === start || source.charCodeAt(start) === codes.space || source.charCodeAt(end - 1) === codes.space)
      refuse()
    checkStart(reading, start, end)
    const paragraph = node('paragraph', start, end, readInlines(reading, start, end, ''))
    items.push({...node('listItem', from, end, [paragraph]), spread: false, checked: null})
    if (!source.startsWith('- ', end + 1)) break
  }
  // A line directly after a list might belong to it. So might an indented line or a list item after blank lines.
  if (end + 1 < source.length && source.charCodeAt(end + 1) !== codes.lineFeed) refuse()
  continuesList.lastIndex = end
  if (continuesList.test(source)) refuse()
  add(reading, {...node('list', at, end, items), ordered: false, start: null, spread: false})
  return Math.min(end + 1, source.length)
}

const continuesList = /\n+[ \-+*]/y

function readQuote(reading: Reading, at: number): number {
  if (reading.source.charCodeAt(at + 2) === codes.space) refuse()
  const paragraph = paragraphFrom(reading, at + 2, '> ')
  const {end} = paragraph.position
  add(reading, node('blockquote', at, end.offset, [paragraph]))
  return afterBlock(reading, end.offset)
}

function readParagraph(reading: Reading, at: number): number {
  const paragraph = paragraphFrom(reading, at, '')
  add(reading, paragraph)
  return afterBlock(reading, paragraph.position.end.offset)
}

/** Reads a paragraph. Each line except the first begins with `prefix`. */
function paragraphFrom(reading: Reading, at: number, prefix: string): PlainNode {
  const {source} = reading
  let end = lineEnd(reading, at)
  checkStart(reading, at, end)
  while (end + 1 < source.length) {
    const next = end + 1
    const nextEnd = lineEnd(reading, next)
    if (nextEnd === next) break
    if (!prefix && isClosingFence(reading, next)) break
    // A line directly after a quote might belong to it.
    if (!source.startsWith(prefix, next) || nextEnd === next + prefix.length) refuse()
    checkStart(reading, next + prefix.length, nextEnd)
    end = nextEnd
  }
  return node('paragraph', at, end, readInlines(reading, at, end, prefix))
}

/** Refuses a line that might begin another block than a paragraph, or turn a paragraph into a heading or table. */
function checkStart({source}: Reading, at: number, end: number): void {
  const code = source.charCodeAt(at)
  if (isAsciiLetter(code) || code > codes.delete || harmless.has(code)) return
  if (code === codes.colon) {
    // Two colons may begin a block, and a colon before a dash may begin the delimiter row of a table.
    const next = source.charCodeAt(at + 1)
    if (next === codes.colon || next === codes.dash) refuse()
  } else if (isAsciiDigit(code)) {
    if (/^\d+[.)](?:\s|$)/.test(source.slice(at, Math.min(end, at + 14)))) refuse()
  } else if (code !== codes.asterisk || !/^\*{1,2}[\p{L}\p{N}]/u.test(source.slice(at, at + 5))) refuse()
}

/** Characters that may begin a paragraph: quotation marks and opening brackets. */
const harmless: ReadonlySet<number> = new Set([
  codes.quotationMark,
  codes.apostrophe,
  codes.leftParenthesis,
  codes.leftSquareBracket
])
