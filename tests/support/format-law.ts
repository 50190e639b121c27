/** The law that every format keeps: what it tells as lost is what is lost. */

import {expect} from 'vitest'
import type {Format, Loss, WriteOptions} from '../../src/formats/index.ts'
import {type ListPart, listParts} from '../../src/formats/keeps.ts'
import type {Document} from '../../src/model/index.ts'

/** Writes a document and reads it again, through its files. */
export function throughFiles(format: Format<never>, document: Document, options: WriteOptions = {}): Document {
  const files = format.codec.encode({name: 'document', data: format.write(document, options)})
  const {value, diagnostics} = format.codec.decode(files)
  expect(diagnostics, format.name).toEqual([])
  expect(value, format.name).toHaveLength(1)
  return format.read(value[0]!.data, options).value
}

/** Expects of a format that `losses` names what is lost of a document between writing and reading, and nothing else. */
export function expectHonest(format: Format<never>, document: Document, options: WriteOptions = {}): void {
  const told = format.losses(document, options)
  const found = lossesBetween(plain(document), plain(throughFiles(format, document, options)))
  const warned = told.filter(({severity}) => severity === 'warning')
  expect({missing: found.toSorted()}, `${format.name} tells what it loses`).toEqual({
    missing: namesOf(document, warned).toSorted()
  })
}

/** The losses that were told, each as `claims/3` for an item, `claims/3/certainty` for a field of one, `meta/title` or `text`. */
export function namesOf(document: Document, losses: readonly Loss[]): string[] {
  const names = losses.flatMap(({part, items, fields}) => {
    if (part === 'text') return [part as string]
    if (part === 'meta') return (fields ?? Object.keys(document.meta)).map(field => `meta/${field}`)
    return (items ?? []).flatMap(index =>
      fields ? fields.map(field => `${part}/${index}/${field}`) : [`${part}/${index}`]
    )
  })
  const whole = new Set(names)
  // A field of an item that is left out is left out with it.
  return [...whole].filter(name => !whole.has(name.split('/').slice(0, 2).join('/')) || name.split('/').length < 3)
}

/** What differs between a document and the one that was read, named in the same way. What was added is named `+claims/…`. */
export function lossesBetween(before: Document, after: Document): string[] {
  return [
    ...(before.text === after.text ? [] : ['text']),
    ...fieldsThatDiffer(before.meta, after.meta).map(field => `meta/${field}`),
    ...listParts.flatMap(part => listLosses(part, itemsOf(before, part), itemsOf(after, part)))
  ]
}

type Item = Record<string, unknown>

function itemsOf(document: Document, part: ListPart): Item[] {
  return (document[part] ?? []) as unknown as Item[]
}

/** Pairs equal items first, then those with the same key, then names what has no partner. */
function listLosses(part: string, before: readonly Item[], after: readonly Item[]): string[] {
  const rest = new Set(after.keys())
  const partner = new Map<number, number>()
  for (const keyOf of [canonical, keyOfItem, placeOf]) {
    const byKey = new Map<string, number[]>()
    for (const index of rest) byKey.set(keyOf(after[index]!), [...(byKey.get(keyOf(after[index]!)) ?? []), index])
    for (const [index, item] of before.entries()) {
      const found = partner.has(index) ? undefined : byKey.get(keyOf(item))?.shift()
      if (found === undefined) continue
      partner.set(index, found)
      rest.delete(found)
    }
  }
  const lost = before.flatMap((item, index) => {
    const found = partner.get(index)
    if (found === undefined) return [`${part}/${index}`]
    return fieldsThatDiffer(item, after[found]!).map(field => `${part}/${index}/${field}`)
  })
  return [...lost, ...[...rest].map(index => `+${part}/${index}`)]
}

function keyOfItem(item: Item): string {
  const {id, kind, from, to, span, label, value} = item
  return canonical(id !== undefined ? {id} : from !== undefined ? {kind, from, to} : {span, label, value})
}

function placeOf({from, to, span, name, title}: Item): string {
  return canonical({from, to, span, name, title})
}

function fieldsThatDiffer(before: object, after: object): string[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields].filter(
    field => canonical((before as Item)[field] ?? null) !== canonical((after as Item)[field] ?? null)
  )
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner
  )
}

function plain(document: Document): Document {
  return JSON.parse(JSON.stringify(document)) as Document
}
