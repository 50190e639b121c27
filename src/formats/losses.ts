/** The report of what a format loses of a document. */

import {groupBy} from '../base/group-by.ts'
import {toPointer} from '../base/json-pointer.ts'
import {because} from '../base/message.ts'
import {count, listOf} from '../base/wording.ts'
import type {Document} from '../model/document.ts'
import type {Diagnostic} from '../model/reading.ts'
import {type Keeps, type Lacks, listParts, type Part} from './keeps.ts'

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
  /** The ids of what is lost, which the message lists. Default: those of the items. */
  ids?: readonly string[]
  /** The ids that `what` names itself, where it does. The message does not list them. */
  named?: readonly string[]
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
  {items, fields, named, ids = idsOf(document, part, items), what, reason, severity = 'warning'}: Told
): Loss {
  const message = named || ids.length === 0 ? what : `${what} (${shortened(ids)})`
  const all = named ?? ids
  const place = items?.length === 1 ? [part, items[0]!, ...(fields?.length === 1 ? fields : [])] : [part]
  return {
    code: 'loss',
    severity,
    ...(reason === undefined ? {message} : because(message, reason)),
    pointer: toPointer(place),
    part,
    ...(items && {items}),
    ...(fields && {fields}),
    ...(all.length && {ids: all})
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
  const found: Loss[] = []
  if (!keeps.text && document.text !== '')
    found.push(loss(document, 'text', {what: 'The text is left out', ...reasonOf(lacks, 'text')}))
  found.push(...notKeptOfMeta(document, keeps, lacks))
  for (const part of listParts) {
    const kept = keeps[part]
    const items: readonly object[] = document[part] ?? []
    if (kept === 'whole' || items.length === 0) continue
    if (kept) found.push(...notKeptFields(document, part, items, kept, lacks))
    else {
      const what = `${counted(items.length, part)} left out`
      found.push(loss(document, part, {items: [...items.keys()], what, ...reasonOf(lacks, part)}))
    }
  }
  return found
}

function notKeptOfMeta(document: Document, {meta: kept = []}: Keeps, lacks: Lacks): Loss[] {
  const fields = kept === 'whole' ? [] : Object.keys(document.meta).filter(field => !kept.includes(field))
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
  const lost = items.flatMap((item, index) =>
    Object.entries(item)
      .filter(([field, value]) => value !== undefined && !isKept(part, field, kept))
      .map(([field]) => ({field, index}))
  )
  return [...groupBy(lost, ({field}) => field)].map(([field, places]) => {
    const what = `${code(field)} of ${counted(places.length, part)} left out`
    const told = {items: places.map(({index}) => index), fields: [field], what}
    return loss(document, part, {...told, ...reasonOf(lacks, `${part}.${field}`, part)})
  })
}

/** Items of most lists all have the same `type`, so that it is not lost. */
function isKept(part: Part, field: string, kept: readonly string[]): boolean {
  const isConstant = field === 'type' && part !== 'sources' && part !== 'entities' && part !== 'mentions'
  return isConstant || kept.includes(field)
}

function reasonOf(lacks: Lacks, ...names: (keyof Lacks)[]): {reason?: string} {
  const reason = names.map(name => lacks[name]).find(reason => reason !== undefined)
  return reason === undefined ? {} : {reason}
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
