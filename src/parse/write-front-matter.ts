/** A document's front matter, from the document. */

import {stringify} from 'yaml'
import type {CslDate, Source} from '../model/csl.ts'
import type {Document} from '../model/document.ts'

/** The block with its fences and a line ending; what `parse` reads back as the same `meta`, `sources` and `entities`; nothing where there are none. */
export function frontMatter({meta, sources, entities}: Pick<Document, 'meta' | 'sources' | 'entities'>): string {
  const {custom, issued, ...rest} = meta
  const fields = {
    ...rest,
    ...(issued && {issued: plainDate(issued)}),
    ...custom,
    ...(sources.length && {sources: sources.map(plainSource)}),
    ...(entities.length && {entities})
  }
  if (Object.keys(fields).length === 0) return ''
  return `---\n${stringify(fields, {lineWidth: 0})}---\n`
}

function plainSource({custom, ...source}: Source): Record<string, unknown> {
  const plain: Record<string, unknown> = {...source, ...custom}
  for (const key of ['issued', 'accessed', 'event-date', 'original-date', 'submitted'] as const) {
    if (source[key]) plain[key] = plainDate(source[key])
  }
  return plain
}

/** `2021-09-20` where a date is no more than that. */
function plainDate(date: CslDate): string | CslDate {
  const {'date-parts': parts, ...rest} = date
  if (!parts || Object.keys(rest).length) return date
  const pad = (number: number, index: number): string => String(number).padStart(index ? 2 : 4, '0')
  return parts.map(part => part.map(pad).join('-')).join('/')
}
