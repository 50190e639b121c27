/** Reads the fields of a source. */

import {expecting} from '../base/message.ts'
import {findNearest} from '../base/nearest.ts'
import {cslTypes, dateFields, type Source} from '../model/csl.ts'
import {
  isNothing,
  type ReadField,
  type ReportField,
  readChoice,
  readDate,
  readNames,
  readText,
  renamed
} from './fields.ts'
import {assign, toJson, uniqueEntries, type YamlEntry, type YamlMap} from './yaml-value.ts'

/** Reads a source. `id` is empty if the author gave none. Unknown fields, and values that do not fit, are kept under `custom`. */
export function readSourceFields(map: YamlMap, report: ReportField): Source {
  const source: Source = {id: '', type: 'document'}
  for (const entry of uniqueEntries(map, report)) {
    const {key, value} = entry
    if (key === 'custom' && value.type === 'map') {
      for (const inner of uniqueEntries(value, report)) keep(source, inner, report)
    } else if (key === 'type') source.type = (readType(entry, report) as Source['type'] | undefined) ?? 'document'
    else readField(source, key === 'resource' ? 'URL' : key, entry, sourceFields, report)
  }
  return source
}

/**
 * Reads one field into its target with the reader from the table. Fields without a reader, and values that the reader rejects, are
 * kept under `custom`.
 */
export function readField(
  target: {custom?: Record<string, unknown>},
  key: string,
  entry: YamlEntry,
  fields: ReadonlyMap<string, ReadField>,
  report: ReportField
): void {
  const read = fields.get(key)
  if (!read) {
    const near = findMeant(key, entry, fields)
    if (near) {
      const {words, data} = expecting(near, [])
      const message = `Unknown field \`${key}\`, expected ${words}; it is kept under \`custom\``
      report('unknown-attribute', 'warning', message, entry, {actual: key, ...data, ...renamed(entry, near)})
    }
    keep(target, entry, report)
    return
  }
  const value = read(entry, report)
  if (value !== undefined) assign(target, key, value)
  else if (!isNothing(entry.value)) keep(target, entry, report)
}

/** Finds the field that the author of a misspelled key probably meant. */
function findMeant(key: string, {value}: YamlEntry, fields: ReadonlyMap<string, ReadField>): string | undefined {
  // In a source, a date can only be that of the source.
  if (fields === sourceFields && (key === 'date' || key === 'year')) return 'issued'
  if (foreignKeys.has(key)) return undefined
  // With a plain value, `entity` may be a key of another tool.
  if (key === 'entity' && value.type !== 'scalar' && fields.has('entities')) return 'entities'
  return findNearest(key, fields.keys())
}

function keep(target: {custom?: Record<string, unknown>}, {key, value}: YamlEntry, report: ReportField): void {
  target.custom ??= {}
  assign(target.custom, key, toJson(value, report))
}

const readType = readChoice(cslTypes)

/** Keys of site generators. They resemble ours but are intended. */
const foreignKeys: ReadonlySet<string> = new Set(['category', 'date', 'draft', 'layout', 'published', 'slug', 'tags'])

const names = ['author', 'editor', 'translator', 'interviewer', 'recipient', 'contributor'] as const
const texts = [
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
] as const

const sourceFields: ReadonlyMap<string, ReadField> = new Map<string, ReadField>([
  ...texts.map((key): [string, ReadField] => [key, readText]),
  ...names.map((key): [string, ReadField] => [key, readNames]),
  ...dateFields.map((key): [string, ReadField] => [key, readDate]),
  ['type', readType],
  ['resource', readText]
])
