/** The same reading of Markdown that is provably plain, by one pass without tokens. */

import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import type {Root} from 'mdast'
import {decodeNumericCharacterReference} from 'micromark-util-decode-numeric-character-reference'
import type {Attribute, Marks} from './attributes.ts'
import type {Registered} from './guard.ts'
import type {Markdown} from './markdown.ts'
import type {SourceMap} from './source-map.ts'

/**
 * Reads documents of paragraphs, ATX headings, tight bullet lists of one level and one line an item, quotes of one paragraph, front
 * matter and our directives, with emphasis, strong emphasis, links, code, escapes and character references in their
 * plainest forms. Anything else, wherever it stands, gives `undefined`: then the default engine reads the document.
 *
 * It never guesses. Each form is let in only where CommonMark reads it in one way whatever stands around it; the tree, the
 * runs and the marks are those of `markdown`, which a law holds it to. Positions have offsets alone.
 */
export function findPlainMarkdown(source: string, names: Registered): Markdown | undefined {
  if (unplain.test(source)) return undefined
  try {
    return new PlainReader(source, names).read()
  } catch (problem) {
    if (problem === notPlain) return undefined
    throw problem
  }
}

/** What no plain document holds: byte-order marks, tabs, carriage returns, NUL, and anything like a definition. */
const unplain = /[\t\r\0\uFEFF]|\]:/

/** Thrown where something is not plain, and caught at the door. */
const notPlain = new Error('Not plain')

/** Nobody asks a plain tree for lines and columns: whoever wants them has the source. */
interface Point {
  offset: number
}

interface PlainNode {
  type: string
  position: {start: Point; end: Point}
  children?: PlainNode[]
  value?: string
  [field: string]: unknown
}

class PlainReader {
  private readonly runs: SourceMap = {value: [], from: [], to: [], kind: []}
  private readonly marks = new Map<object, Marks>()
  private readonly source: string
  private readonly names: Registered

  constructor(source: string, names: Registered) {
    this.source = source
    this.names = names
  }

  read(): Markdown {
    const {source, runs, marks} = this
    const root = node('root', 0, source.length, [])
    /** Whose children are being read: the root, or a container within others. */
    const open: PlainNode[] = [root]
    let at = this.frontMatter(root)
    /** Whether a block may begin here: nothing stands before it in its paragraph. */
    let isFree = true
    while (at < source.length) {
      const lineEnd = this.lineEnd(at)
      const parent = open.at(-1)!
      if (lineEnd === at) isFree = true
      else if (!isFree) throw notPlain
      else if (source.startsWith(':::', at)) {
        if (lineEnd === at + 3 && open.length > 1) {
          const container = open.pop()!
          marks.get(container)!.closing = [at, lineEnd]
          container.position.end.offset = lineEnd
        } else {
          const container = this.container(at, lineEnd)
          parent.children!.push(container)
          open.push(container)
          // Of two with as many colons, the first fence closes the outer one.
          if (open.length > 2) throw notPlain
        }
      } else if (source.startsWith('::', at)) parent.children!.push(this.leaf(at, lineEnd))
      else if (source.charCodeAt(at) === 35) parent.children!.push(this.heading(at, lineEnd))
      else {
        const block = source.startsWith('- ', at)
          ? this.list(at)
          : source.startsWith('> ', at)
            ? this.quote(at)
            : this.paragraph(at, '')
        parent.children!.push(block.node)
        at = block.next
        isFree = false
        // The line after a block of several lines is looked at next: it is blank, or a fence that closes.
        if (source.startsWith(':::', at) && this.lineEnd(at) === at + 3) isFree = true
        continue
      }
      at = lineEnd + 1
    }
    // A container that never closes ends with the document, in a way of its own.
    if (open.length > 1) throw notPlain
    return {source, tree: root as unknown as Root, sourceMap: runs, marks, limits: new Map()}
  }

  private lineEnd(at: number): number {
    const found = this.source.indexOf('\n', at)
    return found < 0 ? this.source.length : found
  }

  private frontMatter(root: PlainNode): number {
    const {source} = this
    if (!source.startsWith('---')) return 0
    if (source.charCodeAt(3) !== 10) throw notPlain
    // The first line of three dashes closes it; one with more behind the dashes would, too, if that were blanks.
    const close = source.indexOf('\n---', 3)
    const end = close + 4
    if (close < 0 || (end < source.length && source.charCodeAt(end) !== 10)) throw notPlain
    root.children!.push({...node('yaml', 0, end), value: source.slice(4, Math.max(4, close))})
    return end + 1
  }

  private heading(at: number, end: number): PlainNode {
    const [mark] = /^#{1,6} (?=[^ #])/.exec(this.source.slice(at, at + 9)) ?? []
    if (!mark || /[ #\\]$/.test(this.source.slice(at, end))) throw notPlain
    return {...node('heading', at, end, this.inline(at + mark.length, end, '')), depth: mark.length - 1}
  }

  private paragraph(at: number, prefix: string): {node: PlainNode; next: number} {
    const {source} = this
    let end = this.lineEnd(at)
    this.startsPlainly(at, end)
    for (;;) {
      const next = end + 1
      if (next >= source.length) break
      const nextEnd = this.lineEnd(next)
      if (prefix && !source.startsWith(prefix, next)) {
        // Whatever follows a quote directly might belong to it.
        if (nextEnd !== next) throw notPlain
        break
      }
      const from = next + prefix.length
      if (nextEnd <= from) {
        if (prefix) throw notPlain
        break
      }
      if (source.startsWith(':::', from) && nextEnd === from + 3 && !prefix) break
      this.startsPlainly(from, nextEnd)
      end = nextEnd
    }
    const children = this.inline(at, end, prefix)
    return {node: node('paragraph', at, end, children), next: Math.min(end + 1, source.length)}
  }

  /** Whether the line can begin nothing but a paragraph, or go on with one. */
  private startsPlainly(at: number, end: number): void {
    const {source} = this
    const code = source.charCodeAt(at)
    const isWord = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127
    if (isWord) return
    if (code === 58) {
      // A colon begins a text directive, or nothing; two begin a block.
      if (source.charCodeAt(at + 1) === 58) throw notPlain
      return
    }
    if (code >= 48 && code <= 57) {
      if (/^\d+[.)](?:\s|$)/.test(source.slice(at, Math.min(end, at + 14)))) throw notPlain
      return
    }
    // Quotation marks, brackets that open, and emphasis of a word.
    if (code === 34 || code === 39 || code === 40 || code === 91) return
    if (code === 42 && /^\*{1,2}[\p{L}\p{N}]/u.test(source.slice(at, at + 5))) return
    throw notPlain
  }

  private list(at: number): {node: PlainNode; next: number} {
    const {source} = this
    const items: PlainNode[] = []
    let end = at
    for (let from = at; ; ) {
      end = this.lineEnd(from)
      if (end === from + 2 || source.charCodeAt(from + 2) === 32) throw notPlain
      this.startsPlainly(from + 2, end)
      if (source.charCodeAt(end - 1) === 32) throw notPlain
      const paragraph = node('paragraph', from + 2, end, this.inline(from + 2, end, ''))
      items.push({...node('listItem', from, end, [paragraph]), spread: false, checked: null})
      if (!source.startsWith('- ', end + 1)) break
      from = end + 1
    }
    // What follows a list directly, or after a blank line with an indentation or another mark, might belong to it.
    const [after] = /^\n*[^\n]?[^\n]?/.exec(source.slice(end + 1))!
    if (end + 1 < source.length && !after.startsWith('\n')) throw notPlain
    if (/^[ \-+*]/.test(after.replace(/^\n+/, ''))) throw notPlain
    return {
      node: {...node('list', at, end, items), ordered: false, start: null, spread: false},
      next: Math.min(end + 1, source.length)
    }
  }

  private quote(at: number): {node: PlainNode; next: number} {
    if (this.source.charCodeAt(at + 2) === 32) throw notPlain
    const {node: paragraph, next} = this.paragraph(at + 2, '> ')
    return {node: node('blockquote', at, paragraph.position.end.offset, [paragraph]), next}
  }

  private container(at: number, end: number): PlainNode {
    const [, colons, name] = /^(:{3,})([a-z]+)(?=\{)/.exec(this.source.slice(at, Math.min(end, at + 60))) ?? []
    if (!colons || colons.length > 3 || !this.names.container.has(name!)) throw notPlain
    const list = this.attributes(at + 3 + name!.length)
    if (list.end !== end) throw notPlain
    const container: PlainNode = {...node('containerDirective', at, end, []), name, attributes: {}}
    this.marks.set(container, {attributes: list.attributes, opening: [at, end], list: [list.start, list.end - 1]})
    return container
  }

  private leaf(at: number, end: number): PlainNode {
    const {source, names} = this
    const [, name] = /^::([a-z]+)(?=[[{])/.exec(source.slice(at, Math.min(end, at + 60))) ?? []
    if (!name || !names.leaf.has(name)) throw notPlain
    const found = this.directive(at, at + 2 + name.length, end, '')
    if (found.end !== end) throw notPlain
    const leaf: PlainNode = {...node('leafDirective', at, end, found.children), name, attributes: {}}
    this.marks.set(leaf, found.marks)
    return leaf
  }

  /** A label, an attribute list, or both, from where the name ends. */
  private directive(
    start: number,
    at: number,
    limit: number,
    prefix: string
  ): {end: number; children: PlainNode[]; marks: Marks} {
    const {source} = this
    const marks: Marks = {attributes: [], opening: [start, at]}
    let children: PlainNode[] = []
    let end = at
    if (source.charCodeAt(at) === 91) {
      const close = this.labelEnd(at, limit)
      children = this.inline(at + 1, close, prefix)
      marks.label = [at + 1, close]
      end = close + 1
    }
    if (source.charCodeAt(end) === 123) {
      const list = this.attributes(end)
      marks.attributes = list.attributes
      marks.list = [list.start, list.end - 1]
      end = list.end
    } else if (end === at) throw notPlain
    if (end > limit) throw notPlain
    marks.opening[1] = end
    return {end, children, marks}
  }

  /** The bracket that closes the one at `at`. */
  private labelEnd(at: number, limit: number): number {
    const {source} = this
    let depth = 0
    for (let i = at; i < limit; i++) {
      const code = source.charCodeAt(i)
      if (code === 92) i++
      else if (code === 91 && ++depth > 31) throw notPlain
      else if (code === 93 && --depth === 0) return i
    }
    throw notPlain
  }

  /** `{#id name=value name="two words"}` on one line, without references. */
  private attributes(at: number): {attributes: Attribute[]; start: number; end: number} {
    const {source} = this
    const attributes: Attribute[] = []
    let i = at + 1
    for (;;) {
      attribute.lastIndex = i
      const found = attribute.exec(source)
      if (!found) break
      const [whole, id, name, quoted, bare] = found
      const to = i + whole.length
      if (id !== undefined) attributes.push({name: 'id', value: id, from: i, to})
      else attributes.push({name: name!, value: quoted ?? bare ?? '', from: i, to})
      i = to
      if (source.charCodeAt(i) !== 32) break
      i++
    }
    if (source.charCodeAt(i) !== 125) throw notPlain
    return {attributes, start: at + 1, end: i + 1}
  }

  /** The nodes of a stretch of a paragraph; `prefix` stands before each of its lines but the first. */
  private inline(from: number, to: number, prefix: string): PlainNode[] {
    const {source, names} = this
    const children: PlainNode[] = []
    let text: PlainNode | undefined
    let at = from
    /** Letters as they stand. */
    const plain = (end: number): void => {
      if (end > at) letters(source.slice(at, end), at, end)
      at = end
    }
    const letters = (value: string, start: number, end: number, kind: SourceMap['kind'][number] = 'plain'): void => {
      const {runs} = this
      runs.value.push(value)
      runs.from.push(start)
      runs.to.push(end)
      runs.kind.push(kind)
      if (text) {
        text.value += value
        text.position.end.offset = end
      } else {
        text = {type: 'text', position: {start: {offset: start}, end: {offset: end}}, value}
        children.push(text)
      }
    }
    const add = (child: PlainNode): void => {
      children.push(child)
      text = undefined
      at = child.position.end.offset
    }
    special.lastIndex = from
    for (;;) {
      special.lastIndex = Math.max(special.lastIndex, at)
      const found = special.exec(source)
      const i = found && found.index < to ? found.index : to
      if (i === to) break
      const code = source.charCodeAt(i)
      if (code === 58) {
        directiveName.lastIndex = i + 1
        const name = directiveName.exec(source)?.[0]
        if (name === undefined || i + 1 + name.length >= to) continue
        if (source.charCodeAt(i - 1) === 58) throw notPlain
        if (!names.text.has(name)) continue
        plain(i)
        const read = this.directive(i, i + 1 + name.length, to, prefix)
        const child: PlainNode = {
          type: 'textDirective',
          position: {start: {offset: i}, end: {offset: read.end}},
          children: read.children,
          name
        }
        this.marks.set(child, read.marks)
        add(child)
        special.lastIndex = at
      } else if (code === 10) {
        if (source.charCodeAt(i - 1) === 32 && source.charCodeAt(i - 2) === 32) throw notPlain
        plain(source.charCodeAt(i - 1) === 32 ? i - 1 : i)
        letters('\n', i, i + 1, 'break')
        at = i + 1 + prefix.length
        if (source.charCodeAt(at) === 32) throw notPlain
      } else if (code === 92) {
        const next = source.charCodeAt(i + 1)
        if (i + 1 >= to || next === 10) throw notPlain
        if (!isPunctuation(next)) continue
        plain(i)
        letters(source[i + 1]!, i, i + 2)
        at = i + 2
      } else if (code === 38) {
        reference.lastIndex = i
        const match = reference.exec(source)
        if (!match || i + match[0].length > to) continue
        const value = decoded(match[1]!)
        if (value === undefined) continue
        plain(i)
        letters(value, i, i + match[0].length)
        at = i + match[0].length
      } else if (code === 91) {
        link.lastIndex = i
        const match = link.exec(source)
        if (!match) {
          // Brackets are letters where nothing is defined; what looks like a link and is none is not for us.
          if (source.charCodeAt(i + 1) === 94) throw notPlain
          continue
        }
        const [whole, words, url] = match as unknown as [string, string, string]
        if (i + whole.length > to) throw notPlain
        plain(i)
        const inner = this.inline(i + 1, i + 1 + words.length, '')
        add({...node('link', i, i + whole.length, inner), title: null, url})
      } else if (code === 93) {
        if (source.charCodeAt(i + 1) === 40) throw notPlain
      } else if (code === 96) {
        codeText.lastIndex = i
        const match = codeText.exec(source)
        if (!match || i + match[0].length > to) throw notPlain
        plain(i)
        const value = match[1]!
        const {runs} = this
        runs.value.push(value)
        runs.from.push(i + 1)
        runs.to.push(i + 1 + value.length)
        runs.kind.push('plain')
        add({...node('inlineCode', i, i + match[0].length), value})
      } else if (code === 42) {
        const before = source[i - 1]
        const after = source[i + 1]
        if (i > from && i + 1 < to && before === ' ' && after === ' ') continue
        emphasis.lastIndex = i
        const match = emphasis.exec(source)
        if (!match || i + match[0].length > to || (i > from && before === '*')) throw notPlain
        const size = match[1]!.length
        const end = i + match[0].length
        if (source.charCodeAt(end) === 42) throw notPlain
        plain(i)
        add(node(size === 1 ? 'emphasis' : 'strong', i, end, this.inline(i + size, end - size, '')))
      } else if (code === 95) {
        if (i === from || i + 1 >= to || !isWordAt(source, i - 1) || !isWordAt(source, i + 1)) throw notPlain
      } else if (code === 33) {
        if (source.charCodeAt(i + 1) === 91) throw notPlain
      } else throw notPlain
    }
    // Blanks at the end of a paragraph are nobody's; those at the end of a label are the author's.
    let end = to
    if (source.charCodeAt(to) !== 93 || to === source.length)
      while (end > at && source.charCodeAt(end - 1) === 32) end--
    plain(end)
    return children
  }
}

/** Characters that may begin something in a line. */
const special = /[*_~`<&\\![\]:\n]/g
/** A name with its bracket behind it. */
const directiveName = /[A-Za-z][\w-]*(?=[[{])/y
const attribute = /#([\p{L}\p{N}_-]+)(?=[ }])|([A-Za-z][\w-]*)=(?:"([^"&\n]*)"|([^\s"'<=>`{}&]+))(?=[ }])/uy
const reference = /&(#[xX][\da-fA-F]{1,6}|#\d{1,7}|[A-Za-z\d]{1,31});/y
/** Words without brackets, and a destination of letters that mean nothing. */
const link = /\[([^[\]\n`<*_~\\!&:]+)\]\(([^\s()<>\\&"'[\]]+)\)/y
const codeText = /`([^`\n ](?:[^`\n]*[^`\n ])?)`(?!`)/y
/** A word or more between single or double stars, with letters inside both. */
const emphasis = /(\*{1,2})(?=[\p{L}\p{N}])[^*[\]_`<~\\!&:\n]*(?<=[\p{L}\p{N}])\1/uy

function node(type: string, start: number, end: number, children?: PlainNode[]): PlainNode {
  const position = {start: {offset: start}, end: {offset: end}}
  return children ? {type, position, children} : {type, position}
}

function decoded(name: string): string | undefined {
  if (name[0] !== '#') return decodeNamedCharacterReference(name) || undefined
  const isHexadecimal = name[1] === 'x' || name[1] === 'X'
  return decodeNumericCharacterReference(name.slice(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10)
}

function isPunctuation(code: number): boolean {
  return (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  )
}

function isWordAt(source: string, index: number): boolean {
  return /[\p{L}\p{N}]/u.test(source[index]!)
}
