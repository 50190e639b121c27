/** Reads attribute lists that Markdown did not accept: the ids in them, and their faults. */

import {attributesOf} from '../language/vocabulary.ts'
import type {Edit} from '../model/reading.ts'

/** A malformed or misplaced list, as far as it can be read. Offsets are UTF-16 offsets into the Markdown. */
export interface UnreadList {
  from: number
  /** The offset after its `}`, or after its last attribute if it has no `}`. */
  to: number
  /** The ids in the list. */
  ids: string[]
  /** Its faults, in order; empty if the list would be valid in its right place. */
  faults: ListFault[]
}

export interface ListFault {
  /** A message without its beginning: what is there, then what was expected. */
  message: string
  /** The correct spelling, which the message contains. */
  expected?: string
  from: number
  to: number
  fix?: Edit[]
}

/** The most UTF-16 units of a list to read. The limit bounds the time for many unclosed lists. */
const longest = 1000

const attributeNames: ReadonlySet<string> = new Set([...attributesOf.values()].flatMap(names => [...names.keys()]))

/**
 * Reads the list whose brace is at an offset, more leniently than Markdown does. Returns `undefined` if the list has no known
 * attribute: the braces may then belong to another tool.
 */
export function findUnreadList(source: string, brace: number): UnreadList | undefined {
  if (source[brace] !== '{') return undefined
  const scan = new Scan(source, brace)
  scan.read()
  return scan.isOurs ? {from: brace, to: scan.at, ids: scan.ids, faults: scan.faults} : undefined
}

/** White space with at most one line ending that does not end the paragraph. */
const blank = /[ \t]*(?:(?:\r\n|\n|\r)(?![ \t>]*(?:[\r\n]|$))[ \t>]*)?/y
const shorthand = /#([\p{L}\p{N}_-]+)/uy
const className = /\.[\w-]+/y
const nameWithValue = /([A-Za-z][\w-]*)[ \t]*=[ \t]*/y
const wordAlone = /[A-Za-z][\w-]*(?=[ \t\r\n}])/y
const plainValue = /[^\s}"'<>=`{[\]“”„«»‘’‚]+/uy
const quotationEntity = /&(?:quot|ldquo|rdquo|apos|lsquo|rsquo|#34|#39|#x22|#x27);/iy
const curlyClose = /[“”„«»‘’‚"'](?=[\s},;]|$)/
const entityClose = /&(?:quot|ldquo|rdquo|apos|lsquo|rsquo|#34|#39|#x22|#x27);(?=[\s},;]|$)/i
const separator = /[,;](?=[ \t\r\n}])/y
const nextAttribute = /(?<![ \t])[ \t]+(?=#[\p{L}\p{N}_-]|[a-z][a-z-]*=)/u

/** Scans one list. */
class Scan {
  at: number
  readonly ids: string[] = []
  readonly faults: ListFault[] = []
  isOurs = false
  private readonly source: string
  private readonly brace: number
  /** The offset where scanning stops. */
  private readonly limit: number
  /** The offset after the last attribute. */
  private lastEnd: number
  /** Whether an unclosed quotation mark includes the rest of the line. */
  private isCut = false

  constructor(source: string, brace: number) {
    this.source = source
    this.brace = brace
    this.limit = Math.min(source.length, brace + longest)
    this.at = brace + 1
    this.lastEnd = this.at
  }

  read(): void {
    while (this.at < this.limit) {
      this.match(blank)
      if (this.source[this.at] === '}') {
        this.at++
        return
      }
      if (!this.readAttribute() || this.isCut) break
    }
    if (!this.isCut) this.end()
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.source) ?? undefined
    if (found) this.at = pattern.lastIndex
    return found
  }

  /** Reads one attribute. Returns `false` if there is none at this offset. */
  private readAttribute(): boolean {
    const from = this.at
    const id = this.match(shorthand)?.[1]
    if (id !== undefined) {
      this.ids.push(id)
      this.isOurs = true
      return this.after(from)
    }
    if (this.match(className)) return this.after(from)
    const name = this.match(nameWithValue)?.[1]
    if (name === undefined) return this.match(wordAlone) !== undefined
    if (attributeNames.has(name)) this.isOurs = true
    return this.readValue(name, from)
  }

  private readValue(name: string, from: number): boolean {
    const start = this.at
    const mark = this.source[start] ?? ''
    if (mark === '"' || mark === "'") return this.readQuoted(name, from, mark)
    const entity = this.match(quotationEntity)?.[0]
    if (entity !== undefined) return this.readOddly(name, from, start, entityClose)
    if (/[“”„«»‘’‚]/.test(mark)) {
      this.at++
      return this.readOddly(name, from, start, curlyClose)
    }
    const value = this.match(plainValue)
    if (!value) return false
    if (name === 'id') this.ids.push(value[0])
    return this.after(from)
  }

  /** Reads a value in straight quotes. The closing quote may be missing. */
  private readQuoted(name: string, from: number, mark: string): boolean {
    const {source} = this
    const start = this.at + 1
    const line = this.lineEnd()
    const rest = source.slice(start, line)
    const close = rest.indexOf(mark)
    const brace = rest.indexOf('}')
    const isEnd = close >= 0 && /[\s}]|^$/.test(rest.slice(close + 1, close + 2))
    if (close >= 0 && (isEnd || brace < 0 || brace > close)) {
      this.at = start + close + 1
      if (name === 'id') this.ids.push(rest.slice(0, close))
      return this.after(from)
    }
    if (brace < 0) {
      this.at = line
      this.lastEnd = line
      const message = `the quotation mark after \`${name}=\` never closes, expected a second one and \`}\``
      this.faults.push({from: start - 1, to: line, message})
      this.isCut = true
      return true
    }
    const next = nextAttribute.exec(rest.slice(0, brace))
    const end = start + (next ? next.index : brace)
    this.at = end
    this.lastEnd = end
    const expected = `${source.slice(from, end)}${mark}`
    this.faults.push({
      from,
      to: end,
      message: `\`${source.slice(from, end)}\` has no closing quote, expected \`${expected}\``,
      expected,
      fix: [{start: end, end, content: mark}]
    })
    return true
  }

  /** Reads a value in curly quotes or between character references for quotes. */
  private readOddly(name: string, from: number, start: number, closing: RegExp): boolean {
    const {source} = this
    const inside = this.at
    const rest = source.slice(inside, this.lineEnd())
    const found = closing.exec(rest)
    if (!found || rest.slice(0, found.index).includes('}')) return false
    this.at = inside + found.index + found[0].length
    const value = rest.slice(0, found.index)
    if (name === 'id') this.ids.push(value)
    const quote = value.includes('"') ? "'" : '"'
    const expected = `${name}=${quote}${value}${quote}`
    const kind = closing === entityClose ? `\`${found[0]}\` for quotes` : 'curly quotes'
    const message = `\`${source.slice(from, this.at)}\` has ${kind}, expected straight ones: \`${expected}\``
    const fix = value.includes(quote) ? undefined : [{start, end: this.at, content: `${quote}${value}${quote}`}]
    this.faults.push({from, to: this.at, message, expected, ...(fix && {fix})})
    return this.after(from)
  }

  /** Reads what follows an attribute: white space, the brace, or an extra character that is reported. */
  private after(from: number): boolean {
    this.lastEnd = this.at
    const {source, at} = this
    const written = source.slice(from, at)
    const trailing = /(?<![.,;:!?)])[.,;:!?)]+$/.exec(written)
    if (trailing && !/["'”’]/.test(written)) this.lastEnd = at - trailing[0].length
    if (this.match(separator)) {
      this.faults.push({
        from: at,
        to: at + 1,
        message: `\`${source[at]}\` follows \`${written}\`, expected only spaces between attributes`,
        fix: [{start: at, end: at + 1, content: ''}]
      })
      return true
    }
    if (/["'”’]$/.test(written) && /[A-Za-z#]/.test(source[at] ?? '')) {
      const message = `nothing separates \`${written}\` from what follows, expected a space between attributes`
      this.faults.push({from, to: at, message, fix: [{start: at, end: at, content: ' '}]})
      return true
    }
    return /[\s}]|^$/.test(source.slice(at, at + 1))
  }

  /** Reports a list without a closing brace, or with something that is not an attribute. */
  private end(): void {
    const {source, lastEnd} = this
    const line = this.lineEnd()
    const rest = source.slice(this.at, line)
    const brace = /^[^{}[\]:]*\}/.exec(rest)
    if (brace) {
      const from = this.at
      this.at += brace[0].length
      const actual = /^\S[^\s}]*/.exec(rest)?.[0] ?? ''
      this.faults.push({
        from,
        to: from + actual.length,
        message: `\`${actual}\` is not valid in an attribute list, expected \`#id\`, \`name=value\` or \`}\``
      })
      return
    }
    // The text after the last attribute is prose.
    while (this.faults.length && this.faults.at(-1)!.from >= lastEnd) this.faults.pop()
    this.at = lastEnd
    const written = source.slice(this.brace, lastEnd)
    this.faults.push({
      from: this.brace,
      to: lastEnd,
      message: `\`${written}\` never closes, expected \`}\` after it`,
      expected: '}',
      fix: [{start: lastEnd, end: lastEnd, content: '}'}]
    })
  }

  private lineEnd(): number {
    const found = /[\r\n]/.exec(this.source.slice(this.at, this.limit))
    return found ? this.at + found.index : this.limit
  }
}
