/** Finds common mistakes in YAML, line by line. The YAML parser reports where it stopped, but not the cause. */

import {lastAtMost} from '../base/binary-search.ts'
import type {Edit} from '../model/reading.ts'
import type {Place} from './yaml-value.ts'

/** Offsets are UTF-16 offsets into the YAML. */
export interface YamlSlip extends Place {
  /** One sentence: what is there, then what was expected. */
  message: string
  /** The correction, if it is certain. */
  fix?: Edit[]
}

/** Returns the mistakes in invalid YAML, in order; an empty list if the cause is not one of the mistakes that it knows. */
export function findYamlSlips(yaml: string): YamlSlip[] {
  return new Lines(yaml).read()
}

/** Returns the YAML with the fixes of all mistakes, and a function that maps offsets back; `undefined` if a mistake has no fix. */
export function repair(
  yaml: string,
  slips: readonly YamlSlip[]
): {yaml: string; toOriginal(offset: number): number} | undefined {
  if (slips.length > mostRepaired || !slips.every(({fix}) => fix && fix.length <= mostRepaired)) return undefined
  const edits = slips.flatMap(({fix = []}) => fix).toSorted((a, b) => a.start - b.start)
  let repaired = ''
  let at = 0
  /** The end of each edit in the repaired YAML, and the shift of everything after it. */
  const ends: number[] = []
  const moves: number[] = []
  for (const {start, end, content} of edits) {
    if (start < at) return undefined
    repaired += yaml.slice(at, start) + content
    at = end
    ends.push(repaired.length)
    moves.push(repaired.length - end)
  }
  repaired += yaml.slice(at)
  const toOriginal = (offset: number): number => offset - (moves[lastAtMost(ends, offset)] ?? 0)
  return {yaml: repaired, toOriginal}
}

/** With more mistakes than these, the text is probably not YAML, and the message of the YAML parser is used. */
const mostRepaired = 1000

/** A key with a space or the end of the line after its colon. */
const keyed = /^([^\s#:[\]{}"'&*!|>%@`?,-][^:]*|"[^"]*"|'[^']*'):(?:[ \t]+|$)/
/** A key whose value follows its colon without a space. */
const joined = /^([A-Za-z][\w-]*):(?![\s:/\\])/
const blockScalar = /^[|>][-+\d]{0,2}[ \t]*(?:#.*)?$/

interface Level {
  column: number
  kind: 'map' | 'list'
}

/** Reads the lines of one YAML text, and keeps the levels that are open at the current line. */
class Lines {
  private readonly slips: YamlSlip[] = []
  private readonly levels: Level[] = []
  private readonly lines: {from: number; words: string}[] = []
  /** The column of a key or dash without a value. Its value is on the next lines. */
  private opened: number | undefined
  /** The column of a key whose value is a block scalar. */
  private scalar: number | undefined
  /** How many brackets are open, and which quotation mark is open. */
  private depth = 0
  private quote = ''
  /** The current mistake of each kind that may continue over several lines. `by` is the number of columns to shift. */
  private tabs: YamlSlip | undefined
  private shift: {slip: YamlSlip; by: number} | undefined

  constructor(yaml: string) {
    for (const {0: words, index} of yaml.matchAll(/[^\r\n]+/g)) {
      if (!/^[ \t]*(?:#|$)/.test(words)) this.lines.push({from: index, words: words.trimEnd()})
    }
  }

  read(): YamlSlip[] {
    for (let index = 0; index < this.lines.length; index++) this.readLine(index)
    return this.slips
  }

  private readLine(index: number): void {
    const {from, words} = this.lines[index]!
    if (this.quote !== '') {
      if (words.includes(this.quote)) this.quote = ''
      return
    }
    if (this.depth > 0) {
      this.depth = Math.max(0, this.depth + nesting(words))
      return
    }
    const blanks = /^[ \t]*/.exec(words)![0]
    let column = blanks.replaceAll('\t', '  ').length
    if (this.scalar !== undefined) {
      if (column > this.scalar) return
      this.scalar = undefined
    }
    const content = words.slice(blanks.length)
    const isItem = /^-(?:[ \t]|$)/.test(content)
    if (!isItem && !keyed.test(content) && !joined.test(content)) return
    column = this.place(index, column, blanks, isItem)
    this.readContent(index, from + blanks.length, content, column)
  }

  /** Finds the level that a line belongs to, and reports a wrong indent. Returns the column of the level. */
  private place(index: number, column: number, blanks: string, isItem: boolean): number {
    const {levels, opened} = this
    const {from} = this.lines[index]!
    const kind = isItem ? 'list' : 'map'
    const hasTab = blanks.includes('\t')
    let expected: number
    if (levels.length === 0) {
      // If a later line is at the margin, the first line belongs there too.
      const isMargin = this.lines.slice(1).some(({words}) => keyed.test(words) || joined.test(words))
      expected = isMargin ? 0 : column
      levels.push({column: expected, kind})
    } else if (opened !== undefined && (column > opened || (isItem && column === opened))) {
      expected = hasTab ? opened + 2 : column
      levels.push({column: expected, kind})
    } else {
      const isMarginal = /^(?:sources|entities):/.test(this.lines[index]!.words.trimStart())
      const fitting = isMarginal ? levels.slice(0, 1) : levels.filter(level => level.kind === kind)
      const nearest = (fitting.length ? fitting : levels).reduce((best, level) =>
        Math.abs(level.column - column) <= Math.abs(best.column - column) ? level : best
      )
      expected = nearest.column
      levels.length = levels.lastIndexOf(nearest) + 1
    }
    this.opened = undefined
    if (hasTab) this.reportTab(from, blanks, expected)
    else if (expected !== column) this.reportIndent(index, blanks, expected)
    else if (this.shift) this.shift = undefined
    return expected
  }

  private reportTab(from: number, blanks: string, expected: number): void {
    const edit = {start: from, end: from + blanks.length, content: ' '.repeat(expected)}
    if (this.tabs) {
      this.tabs.fix!.push(edit)
      return
    }
    const message = `A tab indents this line, expected ${counted(expected)}`
    this.tabs = {from, to: from + blanks.length, message, fix: [edit]}
    this.slips.push(this.tabs)
  }

  private reportIndent(index: number, blanks: string, expected: number): void {
    const {from, words} = this.lines[index]!
    const edit = {start: from, end: from + blanks.length, content: ' '.repeat(expected)}
    const by = expected - blanks.length
    if (this.shift?.by === by) {
      this.shift.slip.fix!.push(edit)
      return
    }
    const has = blanks === '' ? 'no indent' : `an indent of ${counted(blanks.length)}`
    const message = `This line has ${has}, expected ${expected === 0 ? 'none' : counted(expected)}`
    const slip = {from, to: from + words.length, message, fix: [edit]}
    this.shift = {slip, by}
    this.slips.push(slip)
  }

  /** Reads `- `, `key:` and a value. */
  private readContent(index: number, from: number, content: string, column: number): void {
    const dash = /^-(?:[ \t]+|$)/.exec(content)?.[0]
    if (dash !== undefined) {
      const rest = content.slice(dash.length)
      if (rest === '') this.opened = column
      else if (keyed.test(rest) || joined.test(rest)) {
        this.levels.push({column: column + dash.length, kind: 'map'})
        this.readContent(index, from + dash.length, rest, column + dash.length)
      } else this.readValue(index, from + dash.length, rest, column, undefined)
      return
    }
    const key = keyed.exec(content)
    const isJoined = !key && joined.exec(content)
    if (isJoined) {
      const at = from + isJoined[0].length
      const value = content.slice(isJoined[0].length)
      const message = `No space follows \`${isJoined[0]}\`, expected \`${isJoined[0]} ${value}\``
      this.slips.push({from, to: from + content.length, message, fix: [{start: at, end: at, content: ' '}]})
      return
    }
    if (!key) return
    const value = content.slice(key[0].length)
    if (value === '' || value.startsWith('#')) this.opened = column
    else this.readValue(index, from + key[0].length, value, column, key[1]!)
  }

  private readValue(index: number, from: number, value: string, column: number, key: string | undefined): void {
    const [mark = ''] = value
    if (blockScalar.test(value)) this.scalar = column
    else if (mark === '"' || mark === "'") this.readQuoted(index, from, value, mark)
    else if (mark === '[' || mark === '{') {
      this.depth = Math.max(0, nesting(value))
      if (this.depth === 0 || !this.isKeyNext(index, column)) return
      const end = from + value.length
      const close = mark === '[' ? ']' : '}'
      const message = `\`${mark}\` never closes, expected \`${close}\``
      const fix = this.depth === 1 ? {fix: [{start: end, end, content: close}]} : {}
      this.slips.push({from, to: end, message, ...fix})
      this.depth = 0
    } else if (key !== undefined && /:(?:[ \t]|$)/.test(value.replace(/[ \t]#.*/, ''))) {
      const quoted = quotedAs(value)
      const end = from + value.length
      const message = `The value of \`${key}\` contains a colon, expected quotes around it${quoted ? `: \`${quoted}\`` : ''}`
      const fix = quoted ? {fix: [{start: from, end, content: quoted}]} : {}
      this.slips.push({from, to: end, message, ...fix})
    }
  }

  private readQuoted(index: number, from: number, value: string, mark: string): void {
    const [whole] = (mark === '"' ? /^"(?:[^"\\]|\\.)*"/ : /^'(?:[^']|'')*'/).exec(value) ?? []
    const end = from + value.length
    if (whole === undefined) {
      const column = this.levels.at(-1)?.column ?? 0
      if (index + 1 < this.lines.length && !this.isKeyNext(index, column)) {
        this.quote = mark
        return
      }
      const message = `The quote \`${mark}\` never closes, expected \`${value}${mark}\``
      this.slips.push({from, to: end, message, fix: [{start: end, end, content: mark}]})
      return
    }
    if (/^\s*(?:[ \t]#.*)?$/.test(value.slice(whole.length))) return
    const quoted = quotedAs(value)
    const message = `Words follow the closing quote of \`${whole}\`, expected quotes around all of them${quoted ? `: \`${quoted}\`` : ''}`
    this.slips.push({from, to: end, message, ...(quoted && {fix: [{start: from, end, content: quoted}]})})
  }

  /** Whether the next line starts with a key or a dash at this column or further left. */
  private isKeyNext(index: number, column: number): boolean {
    const next = this.lines[index + 1]?.words
    if (next === undefined) return true
    const content = next.trimStart()
    return next.length - content.length <= column && (keyed.test(content) || /^-(?:[ \t]|$)/.test(content))
  }
}

function counted(columns: number): string {
  return columns === 0 ? 'no spaces' : columns === 1 ? '1 space' : `${columns} spaces`
}

/** Puts a value in quotes that it does not contain; `undefined` if it contains both kinds. */
function quotedAs(value: string): string | undefined {
  if (!/["\\]/.test(value)) return `"${value}"`
  return value.includes("'") ? undefined : `'${value}'`
}

/** Returns the number of opening brackets minus the number of closing brackets. */
function nesting(words: string): number {
  let depth = 0
  for (const mark of words.replace(/"[^"]*"|'[^']*'/g, '')) {
    if (mark === '[' || mark === '{') depth++
    else if (mark === ']' || mark === '}') depth--
  }
  return depth
}
