/** Reads front matter: the metadata of the document, its sources and its entities. */

import {expecting} from '../base/message.ts'
import type {Details} from '../language/report.ts'
import type {Source} from '../model/csl.ts'
import type {Code} from '../model/diagnostic-codes.ts'
import {type Entity, entityTypes, type Meta} from '../model/document.ts'
import type {Severity} from '../model/reading.ts'
import {
  isNothing,
  type ReadField,
  type ReportField,
  readChoice,
  readDate,
  readNames,
  readText,
  readTexts,
  readWikidata,
  toActual,
  unknownPart
} from './fields.ts'
import {readField, readSourceFields} from './source-fields.ts'
import {readYaml} from './yaml.ts'
import {type Place, uniqueEntries, type YamlEntry, type YamlMap} from './yaml-value.ts'

export interface FrontMatter {
  meta: Meta
  sources: Source[]
  entities: Entity[]
}

/** Receives diagnostics and places. Offsets are UTF-16 offsets into the YAML. */
export interface Notes {
  report(code: Code, severity: Severity, message: string, from: number, to: number, details?: Details): void
  /** Records where a part of the document, or a field of `meta` (by name), is written. */
  locate(part: object | string, from: number, to: number): void
}

/**
 * Reads YAML 1.2 (core schema) of any shape. Fields of other names are kept under `custom`. Values that do not fit their field are
 * reported and kept there too. All values are JSON.
 */
export function readFrontMatter(yaml: string, notes: Notes, plain = true): FrontMatter {
  const result: FrontMatter = {meta: {}, sources: [], entities: []}
  const reportAll: ReportField = (code, severity, message, {from, to}, details) =>
    notes.report(code, severity, message, from, to, details)
  const {value: root, guessedFrom = yaml.length} = readYaml(yaml, reportAll, plain)
  if (!root) return result
  // Faults in guessed values follow from the mistake that is reported already.
  const report: ReportField = (code, severity, message, place, details) => {
    if (place.from < guessedFrom) reportAll(code, severity, message, place, details)
  }
  if (root.type !== 'map') {
    if (!isNothing(root))
      report('front-matter', 'error', 'Front matter is not a mapping, expected `key: value` lines', root, {
        actual: toActual(root)
      })
    return result
  }
  for (const entry of uniqueEntries(root, report)) {
    const {key, value, from, to} = entry
    if (key === 'sources') {
      for (const map of mapsOf(entry, report)) {
        const source = readSourceFields(map, report)
        if (!source.id) source.id = missingId(map, 'Source', `source-${result.sources.length + 1}`, report)
        result.sources.push(source)
        locate(source, map)
      }
    } else if (key === 'entities') {
      for (const map of mapsOf(entry, report)) {
        const entity = readEntityFields(map, `entity-${result.entities.length + 1}`, report)
        result.entities.push(entity)
        locate(entity, map)
      }
    } else {
      readField(result.meta, key, entry, metaFields, report)
      if (metaFields.has(key)) notes.locate(key, ...(isNothing(value) ? ([from, to] as const) : placeOf(value)))
    }
  }
  return result

  function locate(part: object, map: YamlMap): void {
    notes.locate(part, ...placeOf(map.entries.find(({key}) => key === 'id')?.value ?? map))
  }
}

function placeOf({from, to}: Place): readonly [number, number] {
  return [from, to]
}

const metaFields: ReadonlyMap<string, ReadField> = new Map<string, ReadField>([
  ...['id', 'type', 'title', 'publisher', 'container-title', 'URL', 'language', 'license', 'restates'].map(
    (key): [string, ReadField] => [key, readText]
  ),
  ['author', readNames],
  ['issued', readDate],
  ['sources', readText],
  ['entities', readText]
])

/** Whether front matter has a field of this name. */
export function isHeaderKey(key: string): boolean {
  return metaFields.has(key)
}

/** Returns the items of `sources` or `entities`. Reports whatever is not a mapping. */
function mapsOf({key, value, from, to}: YamlEntry, report: ReportField): YamlMap[] {
  if (value.type !== 'list') {
    const message = `\`${key}\` is not a list, expected one item on each line, each with an \`id\``
    if (!isNothing(value)) report('front-matter-value', 'error', message, {from, to}, {actual: toActual(value)})
    return []
  }
  return value.items.flatMap(item => {
    if (item.type === 'map') return [item]
    const message = `This item of \`${key}\` is not a mapping, expected one with an \`id\``
    report('front-matter-value', 'error', message, item, {actual: toActual(item)})
    return []
  })
}

function readEntityFields(map: YamlMap, fallback: string, report: ReportField): Entity {
  const entity: Partial<Entity> = {}
  for (const entry of uniqueEntries(map, report)) {
    const {key, value} = entry
    if (key === 'id' || key === 'name') entity[key] = readText(entry, report) || undefined
    else if (key === 'type') entity.type = readEntityType(entry, report)
    else if (key === 'aliases') entity.aliases = readTexts(entry, report)
    else if (key === 'wikidata') {
      const item = readText(entry, report)
      const found = value.type === 'scalar' ? readWikidata(item ?? '', value, report) : undefined
      if (found !== undefined) entity.wikidata = found
    } else unknownPart(key, 'an entity', ['id', 'type', 'name', 'aliases', 'wikidata'], entry, report)
  }
  const id = entity.id ?? missingId(map, 'Entity', fallback, report)
  if (!map.entries.some(({key}) => key === 'type')) {
    const {words, data} = expecting(undefined, entityTypes)
    report('missing-type', 'warning', `Entity \`${id}\` has no \`type\`, expected ${words}`, map, {ids: [id], ...data})
  }
  const {aliases, wikidata, type = 'work', name = id} = entity
  return {id, type, name, ...(aliases && {aliases}), ...(wikidata !== undefined && {wikidata})}
}

const readEntityType = readChoice(entityTypes)

function missingId(map: YamlMap, noun: string, fallback: string, report: ReportField): string {
  const message = `${noun} has no \`id\`, expected one; it is read as \`${fallback}\``
  report('missing-id', 'error', message, map, {ids: [fallback]})
  return fallback
}
