/** Writes the front matter of a document. */

import {stringify} from 'yaml'
import type {Source} from '../model/csl.ts'
import {writeDate} from '../model/csl-date.ts'
import type {Document} from '../model/document.ts'
import {yamlLimits} from './yaml.ts'

/**
 * The block with its fences and a line ending; what `parse` reads back as the same `meta`, `sources` and `entities`; nothing
 * where there are none. Values under `custom` that nest deeper than `parse` reads are written as `…`.
 */
export function writeFrontMatter({meta, sources, entities}: Pick<Document, 'meta' | 'sources' | 'entities'>): string {
  const {custom, issued, ...rest} = meta
  const fields = {
    ...rest,
    ...(issued && {issued: writeDate(issued)}),
    ...shallow(custom),
    ...(sources.length && {sources: sources.map(plainSource)}),
    ...(entities.length && {entities})
  }
  if (Object.keys(fields).length === 0) return ''
  return `---\n${stringify(fields, {lineWidth: 0, aliasDuplicateObjects: false})}---\n`
}

function plainSource({custom, ...source}: Source): Record<string, unknown> {
  const plain: Record<string, unknown> = {...source, ...shallow(custom)}
  for (const key of ['issued', 'accessed', 'event-date', 'original-date', 'submitted'] as const) {
    if (source[key]) plain[key] = writeDate(source[key])
  }
  return plain
}

/** Levels of `custom` that are written: some stand around it, and each takes two columns. */
const levels = yamlLimits.levels / 2 - 10

function shallow(custom: Record<string, unknown> | undefined): Record<string, unknown> {
  return (custom && (cut(custom, levels) as Record<string, unknown>)) ?? {}
}

/** The same value with `…` in place of what nests deeper. */
function cut(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return '…'
  if (Array.isArray(value)) return value.map(item => cut(item, depth - 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cut(item, depth - 1)]))
}
