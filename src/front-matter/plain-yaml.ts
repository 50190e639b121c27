/** A fast reader for simple front matter. The `yaml` package reads all other front matter. */

import type {YamlEntry, YamlList, YamlMap, YamlScalar, YamlValue} from './yaml-value.ts'

/**
 * Reads lines of the form `key: value`. Under `sources:` and `entities:` it reads a list of items, each a map in braces or a map over
 * several lines. Values are words, whole numbers, quoted strings without escapes, and lists and maps of those in brackets.
 * For anything else it returns `undefined`, and the `yaml` package reads the front matter, which takes ten times as long. The
 * result is the same, except for the places of values that span several lines, which are not used.
 */
export function findPlainYaml(yaml: string): YamlMap | undefined {
  return new PlainYaml(yaml).read()
}

/** Words inside brackets, without the characters that could end them there. */
const word = /[A-Za-z](?:[^\n#:,[\]{}&*!|>%@`"']|:(?=[^\s,[\]{}])|'(?=[A-Za-z]))*/y
const numeral = /(?:0|[1-9]\d{0,14})(?=[ \t]*(?:[\n,\]}]|$))/y
/** Dates, and fractions such as `2017/2021` or `9/11 attacks`: strings, though they begin with a digit. */
const date = /(?:\d{4}-\d{2}(?:-\d{2})?|\d+\/[A-Za-z\d/]+(?: [A-Za-z\d/]+)*)(?=[ \t]*(?:[\n,\]}]|$))/y
const quotation = /"([^"\\\n]*)"|'([^'\n]*)'(?!')/y
const key = /([A-Za-z][\w-]*):(?=[ \n]|$)/y
const comment = /[ \t]*#[^\n]*/y
/** Words that are not strings in YAML's core schema. */
const reserved = /^(?:true|false|null)$/i

class PlainYaml {
  private at = 0
  private readonly yaml: string

  constructor(yaml: string) {
    this.yaml = yaml
  }

  read(): YamlMap | undefined {
    const {yaml} = this
    const root: YamlMap = {type: 'map', entries: [], from: 0, to: yaml.length}
    const lists: YamlList[] = []
    /** The list that the next lines belong to, and its last item if that may continue. */
    let list: YamlList | undefined
    let item: YamlMap | undefined
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
        const key = this.key()
        if (!key) return undefined
        if (yaml.charCodeAt(this.at) !== 32) {
          if (key.key !== 'sources' && key.key !== 'entities') return undefined
          list = {type: 'list', items: [], from: this.at, to: this.at}
          lists.push(list)
          root.entries.push({...key, value: list})
          if (!this.endOfLine() || !/[ \n]*(?:#[^\n]*\n[ \n]*)* {2}- /y.exec(yaml.slice(this.at))) return undefined
          continue
        }
        const value = this.value()
        if (!value) return undefined
        root.entries.push({...key, value})
      } else if (indent === '    ' || yaml.charCodeAt(this.at) !== 123) {
        const isFirst = indent !== '    '
        if (isFirst) item = {type: 'map', entries: [], from: this.at, to: this.at}
        const key = item && this.key()
        const value = key && this.value()
        if (!list || !value) return undefined
        item!.entries.push({...key, value})
        if (isFirst) list.items.push(item!)
      } else {
        const map = list && this.flow()
        if (!list || !map || !this.endOfLine()) return undefined
        list.items.push(map)
        item = undefined
      }
    }
    for (const {items} of lists) {
      // A missing field is reported at the place of the whole item, which this reader does not have.
      for (const map of items) {
        if (map.type !== 'map' || !has(map, 'id') || !has(map, 'type')) return undefined
      }
    }
    return root.entries.length ? root : undefined
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.yaml) ?? undefined
    if (found) this.at = pattern.lastIndex
    return found
  }

  private key(): Omit<YamlEntry, 'value'> | undefined {
    const from = this.at
    const found = this.match(key)
    return found && {key: found[1]!, from, to: from + found[1]!.length}
  }

  /** Reads a value that ends at the end of its line. */
  private value(): YamlValue | undefined {
    if (this.match(/ +(?=[^ \n#])/y) === undefined) return undefined
    const value = this.flow(true)
    return value && this.endOfLine() ? value : undefined
  }

  private endOfLine(): boolean {
    if (this.match(/[ \t]*(?: #[^\n]*)?(?=\n|$)/y) === undefined) return false
    this.at++
    return true
  }

  /** Reads a scalar, a list or a map. */
  private flow(isLine = false): YamlValue | undefined {
    const {yaml} = this
    const start = this.at
    const code = yaml.charCodeAt(start)
    if (code === 91 || code === 123) return this.collection(code === 91)
    const quoted = this.match(quotation)
    if (quoted) return scalar(quoted[1] ?? quoted[2]!, start, this.at)
    const day = this.match(date)
    if (day) return scalar(day[0], start, this.at)
    const number = this.match(numeral)
    if (number) return scalar(Number(number[0]), start, this.at)
    const words = this.match(isLine ? lineWords : word)
    if (!words) return undefined
    const trimmed = words[0].trimEnd()
    if (reserved.test(trimmed)) return undefined
    this.at = start + trimmed.length
    // A `#` here may start a comment or be a letter. It is rare, so the `yaml` package decides.
    if (/ *#/y.test(yaml.slice(this.at, this.at + 1)) || yaml.charCodeAt(this.at) === 35) return undefined
    return scalar(trimmed, start, this.at)
  }

  private collection(isList: boolean): YamlList | YamlMap | undefined {
    const {yaml} = this
    const from = this.at++
    const close = isList ? 93 : 125
    const items: YamlValue[] = []
    const entries: YamlEntry[] = []
    this.match(/ */y)
    while (yaml.charCodeAt(this.at) !== close) {
      if (isList) {
        const value = this.flow()
        if (!value) return undefined
        items.push(value)
      } else {
        const key = this.key()
        if (!key || this.match(/ +/y) === undefined) return undefined
        const value = this.flow()
        if (!value) return undefined
        entries.push({...key, value})
      }
      this.match(/ */y)
      if (yaml.charCodeAt(this.at) === close) break
      if (yaml.charCodeAt(this.at) !== 44) return undefined
      this.at++
      if (this.match(/ +/y) === undefined) return undefined
      if (yaml.charCodeAt(this.at) === close) return undefined
    }
    const to = ++this.at
    return isList ? {type: 'list', items, from, to} : {type: 'map', entries, from, to}
  }
}

function has({entries}: YamlMap, name: string): boolean {
  return entries.some(({key}) => key === name)
}

/** Words outside brackets, which may contain commas and brackets. */
const lineWords = /[A-Za-z](?:[^\n#:&*!|>%@`"']|:(?=[^\s])|'(?=[A-Za-z]))*/y

function scalar(value: string | number, from: number, to: number): YamlScalar {
  return {type: 'scalar', value, written: String(value), from, to}
}
