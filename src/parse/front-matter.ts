/** The front matter: what the document is, its sources and its entities. */

import {isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap} from 'yaml'
import {type CslDate, type CslName, cslTypes, type Source} from '../model/csl.ts'
import {type Entity, type EntityType, entityTypes, type Meta} from '../model/document.ts'
import type {Severity} from '../model/reading.ts'
import {oneOf} from '../text/list.ts'
import {findNearest} from '../text/nearest.ts'
import {findPlainYaml} from './plain-yaml.ts'

export interface FrontMatter {
  meta: Meta
  sources: Source[]
  entities: Entity[]
}

/** Where to say what was noticed; offsets are into the YAML. */
export interface Notes {
  report(code: string, severity: Severity, message: string, from: number, to: number): void
  /** Remembers where a part of the document is written, or a field of `meta` by its name. */
  locate(part: object | string, from: number, to: number): void
}

/** Reads YAML 1.2 (core schema). Whatever it does not understand is reported and, where it is data, kept under `custom`. */
export function readFrontMatter(yaml: string, notes: Notes, plain = true): FrontMatter {
  const result: FrontMatter = {meta: {}, sources: [], entities: []}
  const deep = findTooNested(yaml)
  if (deep !== undefined) {
    const message = `Front matter nests deeper than ${mostLevels} here, expected fewer brackets or dashes; none of it is read`
    notes.report('limit', 'error', message, deep, deep + 1)
    return result
  }
  const document =
    (plain ? findPlainYaml(yaml) : undefined) ??
    parseDocument(yaml, {prettyErrors: false, uniqueKeys: false, logLevel: 'silent'})
  for (const {message, pos} of [...document.errors, ...document.warnings]) {
    notes.report('yaml', 'error', `Front matter cannot be read as YAML: ${sentence(message)}`, pos[0], pos[1])
  }
  const root = document.contents
  if (root === null) return result
  if (!isMap(root)) {
    notes.report(
      'front-matter',
      'error',
      'Front matter is no mapping, expected `key: value` lines',
      ...rangeOf(root as Node)
    )
    return result
  }
  try {
    // Resolves aliases, with a limit on how much they may expand to.
    if (yaml.includes('*')) document.toJS({maxAliasCount: 100})
  } catch (error) {
    notes.report(
      'yaml',
      'error',
      `Front matter cannot be read as YAML: ${sentence((error as Error).message)}`,
      ...rangeOf(root)
    )
    return result
  }

  const toJs = (node: unknown): unknown =>
    isScalar(node) ? node.value : (node as Node).toJS(document, {maxAliasCount: 100})
  const fields = new Fields(notes, toJs)
  const seen = new Set<string>()
  for (const pair of root.items) {
    const key = keyOf(pair)
    if (seen.has(key))
      fields.report('repeated-key', 'warning', `Key \`${key}\` stands here again, expected it once`, pair.key)
    seen.add(key)
    const node = document.contents && resolve(pair.value, document)
    if (key === 'sources' || key === 'entities') {
      if (!isSeq(node)) {
        if (node !== null && !(isScalar(node) && node.value === null)) {
          fields.report(
            'front-matter-value',
            'error',
            `\`${key}\` is no list, expected one item a line, each with an \`id\``,
            pair.key
          )
        }
        continue
      }
      for (const item of node.items) {
        const map = resolve(item, document)
        if (!isMap(map)) {
          fields.report(
            'front-matter-value',
            'error',
            `This item of \`${key}\` is no mapping, expected one with an \`id\``,
            item
          )
          continue
        }
        const part =
          key === 'sources'
            ? fields.source(map, `source-${result.sources.length + 1}`)
            : fields.entity(map, `entity-${result.entities.length + 1}`)
        result[key].push(part as Source & Entity)
        const id = map.items.find(pair => keyOf(pair) === 'id')
        notes.locate(part, ...rangeOf((id?.value ?? map) as Node))
      }
    } else if (key === 'author') result.meta.author = fields.names(pair)
    else if (key === 'issued') assign(result.meta, key, fields.date(pair))
    else if (metaFields.has(key)) {
      assign(result.meta, key, fields.text(pair, key))
      notes.locate(key, ...rangeOf((pair.value ?? pair.key) as Node))
    } else fields.keep(result.meta, key, pair, metaKeys)
  }
  return result
}

const metaFields: ReadonlySet<string> = new Set([
  'id',
  'type',
  'title',
  'publisher',
  'container-title',
  'URL',
  'language',
  'license',
  'restates'
])
const metaKeys: ReadonlySet<string> = new Set([...metaFields, 'author', 'issued', 'sources', 'entities'])

/** Keys that site generators read: near to ours, and meant as they are. */
const foreignKeys: ReadonlySet<string> = new Set(['category', 'date', 'draft', 'layout', 'published', 'slug', 'tags'])

const sourceNames: ReadonlySet<string> = new Set([
  'author',
  'editor',
  'translator',
  'interviewer',
  'recipient',
  'contributor'
])
const sourceDates: ReadonlySet<string> = new Set(['issued', 'accessed', 'event-date', 'original-date', 'submitted'])
const sourceTexts: ReadonlySet<string> = new Set([
  'id',
  'title',
  'title-short',
  'container-title',
  'collection-title',
  'event-title',
  'event-place',
  'publisher',
  'publisher-place',
  'archive',
  'authority',
  'genre',
  'medium',
  'number',
  'volume',
  'issue',
  'page',
  'section',
  'edition',
  'version',
  'language',
  'abstract',
  'annote',
  'note',
  'keyword',
  'DOI',
  'ISBN',
  'ISSN',
  'URL'
])
const sourceKeys: ReadonlySet<string> = new Set([...sourceTexts, ...sourceNames, ...sourceDates, 'type', 'resource'])

/** Reads the values of one front matter, each with its place. */
class Fields {
  private readonly notes: Notes
  private readonly toJs: (node: unknown) => unknown

  constructor(notes: Notes, toJs: (node: unknown) => unknown) {
    this.notes = notes
    this.toJs = toJs
  }

  report(code: string, severity: Severity, message: string, node: unknown): void {
    this.notes.report(code, severity, message, ...rangeOf(node as Node))
  }

  source(map: YAMLMap, fallback: string): Source {
    const source: Source = {id: '', type: 'document'}
    for (const pair of map.items) {
      const key = keyOf(pair)
      if (key === 'type') source.type = this.choice(pair, key, cslTypes) ?? 'document'
      else if (key === 'resource') assign(source, 'URL', this.text(pair, key))
      else if (key === 'author' && isScalar(pair.value)) source.author = this.names(pair)
      else if (sourceNames.has(key)) assign(source, key, this.names(pair))
      else if (sourceDates.has(key)) assign(source, key, this.date(pair))
      else if (sourceTexts.has(key)) assign(source, key, this.text(pair, key))
      else if (key === 'custom') assign(source, key, this.toJs(pair.value))
      else this.keep(source, key, pair, sourceKeys)
    }
    if (!source.id) source.id = this.missingId(map, 'Source', fallback)
    return source
  }

  entity(map: YAMLMap, fallback: string): Entity {
    const entity: Entity = {id: '', type: undefined as unknown as EntityType, name: ''}
    for (const pair of map.items) {
      const key = keyOf(pair)
      if (key === 'id' || key === 'name') entity[key] = this.text(pair, key) ?? ''
      else if (key === 'type') entity.type = this.choice(pair, key, entityTypes)!
      else if (key === 'wikidata') {
        const item = this.text(pair, key)
        if (item !== undefined && /^Q[1-9]\d*$/.test(item)) entity.wikidata = item
        else
          this.report(
            'unknown-value',
            'warning',
            `\`wikidata\` is \`${item}\`, expected an item such as \`Q42\``,
            pair.value ?? pair.key
          )
      } else if (key === 'aliases') {
        const values = this.toJs(pair.value)
        entity.aliases = (Array.isArray(values) ? values : [values]).filter(value => value !== null).map(String)
      } else {
        this.report(
          'unknown-attribute',
          'warning',
          `Unknown field \`${key}\` of an entity, expected ${oneOf(['id', 'type', 'name', 'aliases', 'wikidata'])}`,
          pair.key
        )
      }
    }
    if (!entity.id) entity.id = this.missingId(map, 'Entity', fallback)
    if (!entity.name) entity.name = entity.id
    if (!entity.type) {
      if (!map.has('type'))
        this.report(
          'missing-type',
          'warning',
          `Entity \`${entity.id}\` has no \`type\`, expected ${oneOf(entityTypes)}`,
          map
        )
      entity.type = 'work'
    }
    return entity
  }

  text(pair: Pair, key: string): string | undefined {
    const value = this.toJs(pair.value)
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
    if (value !== null)
      this.report('front-matter-value', 'warning', `\`${key}\` is no text, expected words`, pair.value ?? pair.key)
    return undefined
  }

  names(pair: Pair): CslName[] {
    const value = this.toJs(pair.value)
    const list = Array.isArray(value) ? value : value === null ? [] : [value]
    return list.map(name => {
      if (name === null || typeof name !== 'object') return {literal: String(name)}
      const known: CslName = {}
      for (const [key, part] of Object.entries(name as object)) {
        if (nameParts.has(key)) assign(known, key, String(part))
        else
          this.report(
            'unknown-attribute',
            'warning',
            `Unknown part \`${key}\` of a name, expected ${oneOf(nameParts)}`,
            pair.value
          )
      }
      return known
    })
  }

  /** `2021`, `2021-09`, `2021-09-20`, two of them with a `/` between, or a CSL date. */
  date(pair: Pair): CslDate | undefined {
    const value = this.toJs(pair.value)
    if (value === null) return undefined
    if (typeof value === 'object' && !Array.isArray(value)) return value as CslDate
    const parts = String(value).split('/').map(datePart)
    if (parts.length <= 2 && parts.every(part => part !== undefined)) return {'date-parts': parts}
    this.report(
      'impossible-date',
      'warning',
      `\`${String(value)}\` is no date, expected one such as \`2021-09-20\` or \`2021-09\``,
      pair.value
    )
    return {literal: String(value)}
  }

  choice<Value extends string>(pair: Pair, key: string, known: readonly Value[]): Value | undefined {
    const value = this.text(pair, key)
    if (value === undefined || known.includes(value as Value)) return value as Value | undefined
    const near = findNearest(value, known)
    this.report(
      'unknown-value',
      'warning',
      `\`${key}\` is \`${value}\`, expected ${near ? `\`${near}\`` : known.length > 12 ? 'a CSL type such as `report` or `speech`' : oneOf(known)}`,
      pair.value
    )
    return undefined
  }

  /** Keeps a field that the model has no name for, and asks when it looks like one that has. */
  keep(target: {custom?: Record<string, unknown>}, key: string, pair: Pair, known: Iterable<string>): void {
    const near = foreignKeys.has(key) ? undefined : findNearest(key, known)
    if (near)
      this.report(
        'unknown-attribute',
        'warning',
        `Unknown field \`${key}\`, expected \`${near}\`; it is kept under \`custom\``,
        pair.key
      )
    target.custom ??= {}
    assign(target.custom, key, pair.value === null ? null : this.toJs(pair.value))
  }

  private missingId(map: YAMLMap, noun: string, fallback: string): string {
    this.report('missing-id', 'error', `${noun} has no \`id\`, expected one; it is read as \`${fallback}\``, map)
    return fallback
  }
}

const nameParts: ReadonlySet<string> = new Set([
  'family',
  'given',
  'dropping-particle',
  'non-dropping-particle',
  'suffix',
  'literal'
])

function datePart(text: string): number[] | undefined {
  const match = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim())
  if (!match) return undefined
  const [year, month, day] = match.slice(1).map(part => (part === undefined ? undefined : Number(part)))
  if (month !== undefined && (month < 1 || month > 12)) return undefined
  if (day !== undefined && new Date(Date.UTC(year!, month! - 1, day)).getUTCDate() !== day) return undefined
  return [year, month, day].filter(part => part !== undefined)
}

/** Sets a field whose name an author chose; `__proto__` becomes a field like any other. */
function assign(target: object, key: string, value: unknown): void {
  if (value !== undefined)
    Object.defineProperty(target, key, {value, enumerable: true, configurable: true, writable: true})
}

function keyOf({key}: Pair): string {
  return isScalar(key) ? String(key.value) : String(key)
}

function resolve(node: unknown, document: ReturnType<typeof parseDocument>): unknown {
  return node && typeof node === 'object' && 'resolve' in node
    ? (node as {resolve(document: unknown): unknown}).resolve(document)
    : node
}

function rangeOf(node: Node | null | undefined): [number, number] {
  const [from, to] = node?.range ?? [0, 0]
  return [from, to]
}

/** A library's message as the middle of our sentence. */
function sentence(message: string): string {
  return message.replace(/\s+/g, ' ').replace(/(?<![.\s])[.\s]+$/, '')
}

/** The parser of YAML recurses, so the levels must be few. */
const mostLevels = 100

/** Where YAML nests deeper than `mostLevels`, if it does: brackets in quotes count too, for there are never that many. */
function findTooNested(yaml: string): number | undefined {
  let depth = 0
  for (const {0: mark, index} of yaml.matchAll(/[[{]|[\]}]|(?:[-?:][ \t]+){100}/g)) {
    if (mark === '[' || mark === '{') depth++
    else if (mark === ']' || mark === '}') depth = Math.max(0, depth - 1)
    else return index
    if (depth > mostLevels) return index
  }
  return undefined
}
