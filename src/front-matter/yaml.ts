/** Reads YAML into values with places. */

import {isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type Scalar} from 'yaml'
import {because} from '../base/message.ts'
import {count} from '../base/wording.ts'
import {findPlainYaml} from './plain-yaml.ts'
import {findYamlSlips, repair} from './yaml-slips.ts'
import type {Place, ReportYaml, YamlEntry, YamlScalar, YamlValue} from './yaml-value.ts'

/** Limits on the time and memory that front matter takes. The YAML parser recurses, so nesting must be limited. */
export const yamlLimits = {characters: 500_000, levels: 100, aliased: 10_000, errors: 20} as const

/** The result of reading YAML. */
export interface YamlReading {
  /** `undefined` if nothing could be read. */
  value?: YamlValue
  /** The UTF-16 offset from which values are guesses, because a fault comes before them; `undefined` if nothing was guessed. */
  guessedFrom?: number
}

/**
 * Reads YAML 1.2 (core schema) as JSON values. Aliases are replaced by the values that they refer to. Numbers that JSON does not have
 * are kept as written. Whatever cannot be read is reported. If a mistake can be corrected in only one way, the corrected YAML is
 * read.
 *
 * `plain: false` disables the fast reader for simple YAML, for tests that compare the two.
 */
export function readYaml(yaml: string, report: ReportYaml, plain = true): YamlReading {
  const tooMuch = findTooMuch(yaml)
  if (tooMuch) {
    report('limit', 'error', `${tooMuch.message}; none of it is read`, {from: tooMuch.at, to: tooMuch.at + 1})
    return {}
  }
  const found = plain ? findPlainYaml(yaml) : undefined
  if (found) return {value: found}
  const document = parseOrReport(yaml, report)
  if (!document) return {}
  const [fault] = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0])
  const slips = fault || isScalar(document.contents) ? findYamlSlips(yaml) : []
  for (const {message, fix, ...place} of slips.slice(0, yamlLimits.errors))
    report('yaml', 'error', message, place, fix && {fix})
  const more = slips[yamlLimits.errors]
  if (more) {
    const number = count(slips.length - yamlLimits.errors, 'more fault')
    unreadable(`${number} from here on, expected none`, {from: more.from, to: more.to}, report)
  }
  const repaired = slips.length ? repair(yaml, slips) : undefined
  const again = repaired && parseOrReport(repaired.yaml, report)
  if (repaired && again?.contents && again.errors.length === 0)
    return {value: new Builder(again.contents, report, repaired.toOriginal).value()}
  if (fault && slips.length === 0) {
    // The parser's later faults follow from the first.
    const {message, pos} = fault
    unreadable(message, {from: pos[0], to: Math.max(pos[0], Math.min(pos[1], yaml.length))}, report)
  }
  const value = document.contents ? new Builder(document.contents, report).value() : undefined
  const first = slips[0]?.from ?? fault?.pos[0]
  return {
    ...(value && {value}),
    ...(first !== undefined && {
      guessedFrom: Math.max(yaml.lastIndexOf('\n', first - 1), yaml.lastIndexOf('\r', first - 1)) + 1
    })
  }
}

function parseOrReport(yaml: string, report: ReportYaml): ReturnType<typeof parseDocument> | undefined {
  try {
    return parseDocument(yaml, options)
  } catch (error) {
    unreadable((error as Error).message, {from: 0, to: yaml.length}, report)
    return undefined
  }
}

function unreadable(problem: string, place: Place, report: ReportYaml): void {
  const {message, reason} = because('Front matter cannot be read as YAML', sentence(problem))
  report('yaml', 'error', message, place, {reason})
}

const options = {
  prettyErrors: false,
  uniqueKeys: false,
  logLevel: 'silent',
  resolveKnownTags: false,
  merge: false
} as const

/** Converts nodes of the `yaml` package to values. */
class Builder {
  private readonly root: Node
  private readonly report: ReportYaml
  private readonly targets: ReadonlyMap<Node, Node>
  /** The collections that are being built. An alias of one of them would be infinite. */
  private readonly open = new Set<Node>()
  /** How many values have been copied for aliases so far. */
  private aliased = 0
  private isTold = false

  private readonly toOriginal: (offset: number) => number

  /** `toOriginal` converts an offset in the parsed YAML to an offset in the author's YAML. */
  constructor(root: Node, report: ReportYaml, toOriginal: (offset: number) => number = offset => offset) {
    this.root = root
    this.report = report
    this.toOriginal = toOriginal
    this.targets = aliasTargets(root)
  }

  value(): YamlValue {
    return this.build(this.root, this.placeOf(this.root), 0, false)
  }

  /** `place` is the place of the alias if the node is the target of one. */
  private build(node: Node | null | undefined, place: Place, depth: number, isAliased: boolean): YamlValue {
    if (isAliased && this.aliased++ > yamlLimits.aliased)
      return this.refuse(`Aliases stand for more than ${yamlLimits.aliased.toLocaleString('en')} values here`, place)
    if (depth > yamlLimits.levels) return this.refuse(`Front matter nests deeper than ${yamlLimits.levels} here`, place)
    if (isAlias(node)) {
      const target = this.targets.get(node)
      if (!target || this.open.has(target)) {
        const message = target
          ? `\`*${node.source}\` is inside the value that it refers to, expected an alias of another value; it is left out`
          : `\`*${node.source}\` refers to no value before it, expected \`&${node.source}\` on one; it is left out`
        this.report('yaml', 'error', message, place, {
          actual: `*${node.source}`,
          ...(!target && {expected: [`&${node.source}`]})
        })
        return {type: 'scalar', value: null, written: '', ...place}
      }
      return this.build(target, place, depth + 1, true)
    }
    if (isSeq(node) || isMap(node)) {
      this.open.add(node)
      const placeIn = (child: unknown): Place => (isAliased ? place : this.placeOf(child, place))
      const made: YamlValue = isSeq(node)
        ? {
            type: 'list',
            items: node.items.map(item => this.build(item as Node, placeIn(item), depth + 1, isAliased)),
            ...place
          }
        : {
            type: 'map',
            entries: node.items.flatMap(pair => {
              const keyPlace = placeIn(pair.key)
              const key = this.keyOf(pair, keyPlace)
              if (key === undefined) return []
              const joined = pair.value ? undefined : this.findJoined(key, keyPlace)
              if (joined) return [joined]
              const value = this.build(pair.value as Node, placeIn(pair.value ?? pair.key), depth + 1, isAliased)
              return [{key, value, ...keyPlace}]
            }),
            ...place
          }
      this.open.delete(node)
      return made
    }
    return {type: 'scalar', ...this.scalarOf(node, place), ...place}
  }

  private scalarOf(node: unknown, place: Place): Pick<YamlScalar, 'value' | 'written'> {
    const value = isScalar(node) ? node.value : null
    if (typeof value === 'string') return {value, written: value}
    const written = isScalar(node) ? (node.source ?? String(value)) : ''
    if (value === null || value === undefined) return {value: null, written: ''}
    if (typeof value === 'boolean') return {value, written}
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      const message = `\`${written}\` is not a value that JSON has, expected a number or words; it is kept as words`
      this.report('front-matter-value', 'warning', message, place, {actual: written})
      return {value: written, written}
    }
    // A whole number beyond 2^53 may lose digits. Then it is kept as words.
    const isExact = Number.isSafeInteger(value) || String(value) === written || /^[^xo]*[.eE]/.test(written)
    if (Number.isInteger(value) && !isExact) return {value: written, written}
    return {value: value === 0 ? 0 : value, written}
  }

  private keyOf({key}: Pair, place: Place): string | undefined {
    const node = isAlias(key) ? this.targets.get(key) : key
    if (node === null || node === undefined) return ''
    if (isScalar(node)) return typeof node.value === 'string' ? node.value : ((node as Scalar).source ?? '')
    this.report('front-matter-value', 'warning', 'This key is not a word, expected `key: value`; it is left out', place)
    return undefined
  }

  /** Reads `{id:x}`, in which YAML finds only a key, as a key with a value, and reports it. */
  private findJoined(written: string, {from, to}: Place): YamlEntry | undefined {
    const [, key, value] = /^([A-Za-z][\w-]*):([^\s:/\\][^:]*)$/.exec(written) ?? []
    if (key === undefined || value === undefined || to - from !== written.length) return undefined
    const at = from + key.length + 1
    const message = `No space follows \`${key}:\`, expected \`${key}: ${value}\``
    this.report('yaml', 'error', message, {from, to}, {fix: [{start: at, end: at, content: ' '}]})
    return {key, value: {type: 'scalar', value, written: value, from: at, to}, from, to: at - 1}
  }

  private placeOf(node: unknown, fallback: Place = {from: 0, to: 0}): Place {
    const range = (node as Node | null | undefined)?.range
    return range ? {from: this.toOriginal(range[0]), to: this.toOriginal(range[1])} : {...fallback}
  }

  private refuse(message: string, place: Place): YamlScalar {
    if (!this.isTold) this.report('limit', 'error', `${message}, expected fewer; the rest is left out`, place)
    this.isTold = true
    return {type: 'scalar', value: null, written: '', ...place}
  }
}

/** Finds the target of each alias: the last node before it with its anchor. */
function aliasTargets(root: Node): Map<Node, Node> {
  const named = new Map<string, Node>()
  const targets = new Map<Node, Node>()
  const stack: unknown[] = [root]
  while (stack.length) {
    const node = stack.pop()
    if (isAlias(node)) {
      const target = named.get(node.source)
      if (target) targets.set(node, target)
    } else if (isScalar(node) || isMap(node) || isSeq(node)) {
      if (node.anchor) named.set(node.anchor, node as Node)
      if (isSeq(node)) for (const item of node.items.toReversed()) stack.push(item)
      if (isMap(node)) for (const {key, value} of node.items.toReversed()) stack.push(value, key)
    }
  }
  return targets
}

/** Converts a message of the `yaml` package to a clause: without line breaks and the final full stop. */
function sentence(message: string): string {
  return message
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.{1,3}$/, '')
}

/** Finds where YAML exceeds the limits on length or nesting. Brackets in quotes count too, because no real value has so many. */
export function findTooMuch(yaml: string): {message: string; at: number} | undefined {
  const {characters, levels} = yamlLimits
  if (yaml.length > characters) {
    const counts = `${yaml.length.toLocaleString('en')} characters, expected at most ${characters.toLocaleString('en')}`
    return {message: `Front matter has ${counts}`, at: 0}
  }
  const message = `Front matter nests deeper than ${levels} here, expected fewer brackets, dashes or spaces before the words`
  let depth = 0
  for (const {0: mark, index} of yaml.matchAll(tooDeep)) {
    if (mark === '[' || mark === '{') depth++
    else if (mark === ']' || mark === '}') depth = Math.max(0, depth - 1)
    else return {message, at: index}
    if (depth > levels) return {message, at: index}
  }
  return undefined
}

/** A bracket, or so many indicators or spaces at the start of a line that they could exceed the levels. */
const tooDeep = /[[{]|[\]}]|(?:[-?:][ \t]+){100}|^(?:[ \t]|[-?:](?=[ \t])){200}/gm
