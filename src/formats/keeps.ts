/** What a format keeps of a document, and the report of what it loses. */

import {because} from '../base/message.ts'
import {count, listOf} from '../base/wording.ts'
import type {Document} from '../model/document.ts'
import type {Diagnostic} from '../model/reading.ts'

/** The parts of a document. */
export type Part = (typeof parts)[number]
export const parts = [
  'text',
  'meta',
  'sections',
  'claims',
  'evidence',
  'relations',
  'sources',
  'entities',
  'mentions',
  'citations',
  'annotations'
] as const

/** The parts that are the same after writing and reading: `whole`, or the names of the fields that are. */
export type Keeps = Readonly<Partial<Record<Part, 'whole' | readonly string[]>>>

/** Why a format has no place for a part, or for a field of a part (`claims.certainty`): a clause. */
export type Lacks = Readonly<Record<string, string>>

/** Something that a format cannot hold. */
export interface Loss extends Diagnostic {
  code: 'loss'
  part: Part
  /** The indexes of what is lost in the list `part` of the document. Absent where the part is no list. */
  items?: readonly number[]
  /** The fields that are lost or changed. Absent where the whole items are left out. */
  fields?: readonly string[]
}

/** What is lost, as a format tells it. */
interface Told {
  items?: readonly number[]
  fields?: readonly string[]
  /** The ids that `what` names. Default: those of the items. */
  ids?: readonly string[]
  /** The sentence that says what is lost, without a full stop. */
  what: string
  reason?: string
  /** Default: `warning`. */
  severity?: 'warning' | 'hint'
}

/** Makes one loss, with the ids of what is lost and a JSON Pointer to it. */
export function loss(
  document: Document,
  part: Part,
  {items, fields, ids = idsOf(document, part, items), what, reason, severity = 'warning'}: Told
): Loss {
  const named = `${what}${ids.every(id => what.includes(id)) ? '' : ` (${shortened(ids)})`}`
  const said = reason === undefined ? {message: named} : because(named, reason)
  const pointer = `/${part}${items?.length === 1 ? `/${items[0]}${fields?.length === 1 ? `/${fields[0]}` : ''}` : ''}`
  return {
    code: 'loss',
    severity,
    ...said,
    pointer,
    part,
    ...(items && {items}),
    ...(fields && {fields}),
    ...(ids.length && {ids})
  }
}

/** The first ids, and how many more there are. `Loss.ids` has them all. */
function shortened(ids: readonly string[]): string {
  const shown = ids.slice(0, mostShown).map(code).join(', ')
  return ids.length > mostShown ? `${shown} and ${ids.length - mostShown} more` : shown
}

const mostShown = 12

function idsOf(document: Document, part: Part, items: readonly number[] = []): string[] {
  const all = document[part] as readonly {id?: unknown}[] | undefined
  return items.flatMap(index => {
    const id = all?.[index]?.id
    return typeof id === 'string' ? [id] : []
  })
}

/** Names the parts of a document, and the fields of its items, that a format does not keep. */
export function notKept(document: Document, keeps: Keeps, lacks: Lacks = {}): Loss[] {
  return parts.flatMap(part => {
    const kept = keeps[part]
    if (kept === 'whole') return []
    if (part === 'text')
      return document.text === ''
        ? []
        : [loss(document, part, {what: 'The text is left out', ...reasonOf(lacks, part)})]
    if (part === 'meta') return notKeptOfMeta(document, kept, lacks)
    const items = (document[part] ?? []) as readonly object[]
    if (items.length === 0) return []
    if (kept === undefined) {
      const what = `${counted(items.length, part)} left out`
      return [loss(document, part, {items: [...items.keys()], what, ...reasonOf(lacks, part)})]
    }
    return notKeptFields(document, part, items, kept, lacks)
  })
}

function notKeptOfMeta(document: Document, kept: readonly string[] = [], lacks: Lacks): Loss[] {
  const fields = Object.keys(document.meta).filter(field => !kept.includes(field))
  if (fields.length === 0) return []
  const what =
    kept.length === 0 ? 'The front matter is left out' : `${listOf(fields.map(code))} of the front matter left out`
  return [loss(document, 'meta', {fields, what, ...reasonOf(lacks, 'meta')})]
}

/** One loss for each field, with the items that have it. */
function notKeptFields(
  document: Document,
  part: Part,
  items: readonly object[],
  kept: readonly string[],
  lacks: Lacks
): Loss[] {
  const having = new Map<string, number[]>()
  for (const [index, item] of items.entries())
    for (const [field, value] of Object.entries(item)) {
      if (value === undefined || isKept(part, field, kept)) continue
      const found = having.get(field)
      if (found) found.push(index)
      else having.set(field, [index])
    }
  return [...having].map(([field, indexes]) => {
    const what = `${code(field)} of ${counted(indexes.length, part)} left out`
    return loss(document, part, {items: indexes, fields: [field], what, ...reasonOf(lacks, `${part}.${field}`, part)})
  })
}

/** Items of most lists all have the same `type`, so that it is not lost. */
function isKept(part: Part, field: string, kept: readonly string[]): boolean {
  const isConstant = field === 'type' && part !== 'sources' && part !== 'entities' && part !== 'mentions'
  return isConstant || kept.includes(field)
}

function reasonOf(lacks: Lacks, ...names: string[]): {reason?: string} {
  const name = names.find(name => Object.hasOwn(lacks, name))
  return name === undefined ? {} : {reason: lacks[name]!}
}

function counted(number: number, part: Part): string {
  const [one, more] = nouns[part] ?? [part, part]
  return count(number, one!, more)
}

const nouns: Partial<Record<Part, readonly [string, string?]>> = {
  sections: ['section'],
  claims: ['claim'],
  evidence: ['piece of evidence', 'pieces of evidence'],
  relations: ['relation'],
  sources: ['source'],
  entities: ['entity', 'entities'],
  mentions: ['mention'],
  citations: ['citation'],
  annotations: ['annotation']
}

function code(name: string): string {
  return `\`${name}\``
}
