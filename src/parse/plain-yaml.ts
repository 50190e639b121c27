/** Front matter that is provably plain, read without a lexer; the `yaml` package reads any other. */

import {Document, Pair, type parseDocument, Scalar, YAMLMap, YAMLSeq} from 'yaml'

/**
 * Reads one `key: value` a line, and under `sources:` and `entities:` a list of such items, each of them a map in braces or
 * lines of its own. Values are words, whole numbers, quotations without escapes, and lists and maps of those in brackets.
 * Anything else gives `undefined`: then the `yaml` package reads it. What comes out is what that gives, nodes and
 * their ranges, but for the ranges of what spans lines, which nobody asks for.
 */
export function findPlainYaml(yaml: string): ReturnType<typeof parseDocument> | undefined {
  const reader = new PlainYaml(yaml)
  const root = reader.read()
  if (!root) return undefined
  const document = new Document()
  document.contents = root as never
  return document as unknown as ReturnType<typeof parseDocument>
}

/** Words and numbers; in brackets, without what could end them there. */
const word = /[A-Za-z](?:[^\n#:,[\]{}&*!|>%@`"']|:(?=[^\s,[\]{}])|'(?=[A-Za-z]))*/y
const numeral = /(?:0|[1-9]\d{0,14})(?=[ \t]*(?:[\n,\]}]|$))/y
/** Dates, and fractions such as `2017/2021` or `9/11 attacks`: strings, though they begin with a digit. */
const date = /(?:\d{4}-\d{2}(?:-\d{2})?|\d+\/[A-Za-z\d/]+(?: [A-Za-z\d/]+)*)(?=[ \t]*(?:[\n,\]}]|$))/y
const quotation = /"([^"\\\n]*)"|'([^'\n]*)'(?!')/y
const key = /([A-Za-z][\w-]*):(?=[ \n]|$)/y
const comment = /[ \t]*#[^\n]*/y
/** Words that are no strings in YAML's core schema. */
const reserved = /^(?:true|false|null)$/i

class PlainYaml {
  private at = 0
  private readonly yaml: string

  constructor(yaml: string) {
    this.yaml = yaml
  }

  read(): YAMLMap | undefined {
    const {yaml} = this
    const root = new YAMLMap()
    /** The list whose items the lines that follow belong to, and its last item if that goes on. */
    let list: YAMLSeq | undefined
    let item: YAMLMap | undefined
    while (this.at < yaml.length) {
      if (this.match(/[ \t]*(?=\n|$)/y) !== undefined || this.match(comment) !== undefined) {
        this.at++
        continue
      }
      const indent = this.match(/ {2}- |(?: {4})?(?=[^ ])/y)?.[0]
      if (indent === undefined) return undefined
      if (indent === '') {
        list = undefined
        item = undefined
        const pair = this.key()
        if (!pair) return undefined
        const name = (pair.key as Scalar).value
        if (yaml.charCodeAt(this.at) !== 32) {
          if (name !== 'sources' && name !== 'entities') return undefined
          list = new YAMLSeq()
          list.range = [this.at, this.at, this.at]
          pair.value = list
          if (!this.endOfLine() || !/[ \n]*(?:#[^\n]*\n[ \n]*)* {2}- /y.exec(yaml.slice(this.at))) return undefined
        } else if (!this.value(pair)) return undefined
        root.items.push(pair as never)
      } else if (indent === '    ') {
        const pair = item && this.key()
        if (!pair || !this.value(pair)) return undefined
        item!.items.push(pair as never)
      } else {
        if (!list) return undefined
        if (yaml.charCodeAt(this.at) === 123) {
          const map = this.flow()
          if (!map || !this.endOfLine()) return undefined
          list.items.push(map)
          item = undefined
        } else {
          const start = this.at
          const pair = this.key()
          if (!pair || !this.value(pair)) return undefined
          item = new YAMLMap()
          item.range = [start, start, start]
          item.items.push(pair as never)
          list.items.push(item)
        }
      }
    }
    for (const pair of root.items) {
      if (!(pair.value instanceof YAMLSeq) || pair.value.flow) continue
      // What is missing is told with the range of the whole item.
      for (const map of pair.value.items) {
        if (!(map instanceof YAMLMap) || !map.has('id') || !map.has('type')) return undefined
      }
    }
    return root.items.length ? root : undefined
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.yaml) ?? undefined
    if (found) this.at = pattern.lastIndex
    return found
  }

  private key(): Pair | undefined {
    const start = this.at
    const found = this.match(key)
    return found && new Pair(scalar(found[1]!, start, start + found[1]!.length))
  }

  /** A value to the end of its line. */
  private value(pair: Pair): boolean {
    if (this.match(/ +(?=[^ \n#])/y) === undefined) return false
    pair.value = this.flow(true) ?? null
    return pair.value !== null && this.endOfLine()
  }

  private endOfLine(): boolean {
    if (this.match(/[ \t]*(?: #[^\n]*)?(?=\n|$)/y) === undefined) return false
    this.at++
    return true
  }

  /** A scalar, a list or a map. */
  private flow(isLine = false): Scalar | YAMLSeq | YAMLMap | undefined {
    const {yaml} = this
    const start = this.at
    const code = yaml.charCodeAt(start)
    if (code === 91 || code === 123) return this.collection(code === 91)
    const quoted = this.match(quotation)
    if (quoted)
      return scalar(
        quoted[1] ?? quoted[2]!,
        start,
        this.at,
        quoted[1] === undefined ? Scalar.QUOTE_SINGLE : Scalar.QUOTE_DOUBLE
      )
    const day = this.match(date)
    if (day) return scalar(day[0], start, this.at)
    const number = this.match(numeral)
    if (number) return scalar(Number(number[0]), start, this.at)
    const words = this.match(isLine ? lineWords : word)
    if (!words) return undefined
    const trimmed = words[0].trimEnd()
    if (reserved.test(trimmed)) return undefined
    this.at = start + trimmed.length
    // A comment needs a space before it; a sharp without one is a letter, and rare enough to leave.
    if (/ *#/y.test(yaml.slice(this.at, this.at + 1)) || yaml.charCodeAt(this.at) === 35) return undefined
    return scalar(trimmed, start, this.at)
  }

  private collection(isList: boolean): YAMLSeq | YAMLMap | undefined {
    const {yaml} = this
    const start = this.at++
    const close = isList ? 93 : 125
    const seq = new YAMLSeq()
    const map = new YAMLMap()
    this.match(/ */y)
    while (yaml.charCodeAt(this.at) !== close) {
      if (isList) {
        const value = this.flow()
        if (!value) return undefined
        seq.items.push(value)
      } else {
        const pair = this.key()
        if (!pair || this.match(/ +/y) === undefined) return undefined
        const value = this.flow()
        if (!value) return undefined
        pair.value = value
        map.items.push(pair as never)
      }
      this.match(/ */y)
      if (yaml.charCodeAt(this.at) === close) break
      if (yaml.charCodeAt(this.at) !== 44) return undefined
      this.at++
      if (this.match(/ +/y) === undefined) return undefined
      if (yaml.charCodeAt(this.at) === close) return undefined
    }
    this.at++
    const made = isList ? seq : map
    made.flow = true
    made.range = [start, this.at, this.at]
    return made
  }
}

/** On a line of their own, words may hold commas and brackets. */
const lineWords = /[A-Za-z](?:[^\n#:&*!|>%@`"']|:(?=[^\s])|'(?=[A-Za-z]))*/y

function scalar(value: string | number, start: number, end: number, type: Scalar.Type = Scalar.PLAIN): Scalar {
  const made = new Scalar(value)
  made.range = [start, end, end]
  made.type = type
  return made
}
