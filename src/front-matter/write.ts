/** Writes the front matter of a document. */

import {type ScalarTag, stringify} from 'yaml'
import {type CslDate, dateFields, type Source} from '../model/csl.ts'
import {writeDate} from '../model/csl-date.ts'
import type {Document} from '../model/document.ts'
import {yamlLimits} from './yaml.ts'

/**
 * Returns the front matter with its fences and a line ending; an empty string if there is nothing to write. `parse` reads it back as
 * the same `meta`, `sources` and `entities`, with two exceptions: values under `custom` that nest deeper than `parse` reads become
 * `…`, and a date without content (`{}`, `{'date-parts': []}`) is left out.
 */
export function writeFrontMatter({meta, sources, entities}: Pick<Document, 'meta' | 'sources' | 'entities'>): string {
  const {custom, issued, ...rest} = meta
  const fields = {
    ...rest,
    ...dateField('issued', issued),
    ...customFields(custom, 1),
    ...(sources.length && {sources: sources.map(plainSource)}),
    ...(entities.length && {entities})
  }
  if (Object.keys(fields).length === 0) return ''
  return `---\n${stringify(fields, {lineWidth: 0, aliasDuplicateObjects: false, customTags: [nestedTag]})}---\n`
}

function plainSource({custom, ...source}: Source): Record<string, unknown> {
  const plain: Record<string, unknown> = {...source, ...customFields(custom, 3)}
  for (const key of dateFields) {
    if (!source[key]) continue
    delete plain[key]
    Object.assign(plain, dateField(key, source[key]))
  }
  return plain
}

/** The field of a date, without parts that say nothing; no field if no part says anything. */
function dateField(key: string, date: CslDate | undefined): Record<string, unknown> {
  if (!date) return {}
  const {'date-parts': parts, ...rest} = date
  const content = parts?.some(part => part.length > 0) ? date : rest
  return Object.keys(content).length ? {[key]: writeDate(content)} : {}
}

/** The fields under `custom`, whose values are at this level of the front matter. */
function customFields(custom: Record<string, unknown> | undefined, level: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(custom ?? {}).map(([key, value]) => [
      key,
      nests(value, mostIndented) ? new Nested(cut(value, yamlLimits.levels - level)) : value
    ])
  )
}

/** The most levels of a value that are written with indents. Each takes two columns, and `parse` limits the columns too. */
const mostIndented = 40

/** A value that is written as JSON on one line, because it nests too deeply for indents. */
class Nested {
  readonly value: unknown

  constructor(value: unknown) {
    this.value = value
  }
}

const nestedTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:map',
  default: true,
  identify: value => value instanceof Nested,
  resolve: text => text,
  stringify: ({value}) => JSON.stringify((value as Nested).value)
}

/** Whether a value has more levels of lists and objects than these. */
function nests(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some(item => nests(item, levels - 1))
}

/** Returns the same value with `…` in place of lists and objects whose items would be deeper than these levels. */
function cut(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (levels === 0) return Object.keys(value).length ? '…' : value
  if (Array.isArray(value)) return value.map(item => cut(item, levels - 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cut(item, levels - 1)]))
}
