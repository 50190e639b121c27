/** Places the items of a stand-off in a copy, and counts which were kept, moved or lost. */

import {because} from '../base/message.ts'
import type {Document, ForeignAnnotation, Relation} from '../model/document.ts'
import type {Diagnostic} from '../model/reading.ts'
import type {Span} from '../text/span.ts'
import {type Dependent, findGone} from './dependents.ts'
import type {Places, Words} from './places.ts'
import {compare, hasParts, type ReadStandoff, reportedLists} from './read-standoff.ts'
import type {HydratedList, HydrationReport} from './report.ts'
import type {SentencePoint, Standoff, Stretch} from './standoff.ts'

/** The lists whose items have places in the text. */
export const placedLists: readonly PlacedList[] = reportedLists.filter(list => list !== 'relations')

export class PlacedItems {
  readonly items: HydrationReport['items'] = noItems()
  readonly diagnostics: Diagnostic[] = []
  readonly #read: ReadStandoff
  readonly #places: Places
  /** Withheld fields that could not be filled, by their pointers. */
  readonly #unfilled: ReadonlyMap<string, string>
  readonly #lostIds = new Set<string>()
  /** Placed items that may refer to a lost one. */
  readonly #dependents = new Map<Dependent, {pointer: string; fate: 'kept' | 'moved'}>()

  constructor(read: ReadStandoff, places: Places, unfilled: ReadonlyMap<string, string>) {
    this.#read = read
    this.#places = places
    this.#unfilled = unfilled
  }

  /** Places the items of one list and returns those that have a place. */
  place(list: PlacedList, items: readonly PlacedItem[]): PlaceableItem[] {
    const placed: PlaceableItem[] = []
    for (const [index, item] of items.entries()) {
      const pointer = `/${list}/${index}`
      const found = this.#find(list, item, pointer)
      if (typeof found === 'string') {
        this.#lose(list, pointer, item, found)
        continue
      }
      const fate = found?.moved ? 'moved' : 'kept'
      this.items[list][fate]++
      const spans = found && spansOf(found.spans, hasParts(list) && item.parts !== undefined)
      const one = {...item, ...(list === 'sections' ? {span: spans!.span} : spans)} as PlaceableItem
      placed.push(one)
      if (list === 'annotations') this.#dependents.set(one as ForeignAnnotation, {pointer, fate})
      if (found?.rescued) this.#tellEdited(list, pointer, item)
    }
    return placed
  }

  /** Adds relations, which have no place in the text. They are kept unless they were refused or an item that they refer to is lost. */
  addRelations(relations: readonly Relation[]): void {
    for (const [index, relation] of relations.entries()) {
      const pointer = `/relations/${index}`
      const isRefused = this.#read.refused.has(pointer)
      this.items.relations[isRefused ? 'lost' : 'kept']++
      if (!isRefused) this.#dependents.set(relation, {pointer, fate: 'kept'})
      else if (typeof relation?.id === 'string') this.#lostIds.add(relation.id)
    }
  }

  /** Marks as lost, and returns, the relations and annotations that refer to a lost item. */
  loseDependents(): ReadonlySet<Dependent> {
    const gone = findGone(this.#dependents.keys(), this.#lostIds)
    for (const [one, missing] of gone) {
      const list = one.type === 'relation' ? 'relations' : 'annotations'
      const {pointer, fate} = this.#dependents.get(one)!
      this.items[list][fate]--
      this.items[list].lost++
      this.diagnostics.push({...leftOut(one, missing), severity: 'warning', pointer})
    }
    return new Set(gone.keys())
  }

  /** The words of an item, the reason why they were not found, or `undefined` if the item has no place in the text. */
  #find(list: PlacedList, item: PlacedItem, pointer: string): Words | string | undefined {
    const {refused, standoff} = this.#read
    const problem = refused.get(pointer)
    if (problem !== undefined) return problem
    if (['words', 'label', 'title'].some(field => this.#unfilled.has(`${pointer}/${field}`)))
      return 'words that it borrows are not in this text'
    const {span} = item
    const parts = list === 'sections' ? edgesOf(item, standoff).parts : hasParts(list) ? item.parts : undefined
    if (!span && !parts) return undefined
    return this.#places.findItem({...(span && {span}), ...(parts && {parts})}, mayHaveParts(list))
  }

  #lose(list: PlacedList, pointer: string, item: PlacedItem | null, reason: string): void {
    this.items[list].lost++
    const {id} = (item ?? {}) as {id?: unknown}
    if (typeof id === 'string') this.#lostIds.add(id)
    const subject = subjectOf(list, item)
    const ids = idsOf(list, item)
    this.diagnostics.push({
      code: 'lost',
      severity: 'warning',
      pointer,
      ...because(`${subject} was not placed`, reason),
      actual: subject,
      ...(ids.length && {ids})
    })
  }

  #tellEdited(list: PlacedList, pointer: string, item: PlacedItem): void {
    const ids = idsOf(list, item)
    this.diagnostics.push({
      code: 'edited-sentence',
      severity: 'hint',
      pointer,
      message: `${subjectOf(list, item)} stands in a sentence that was edited, expected a look at what it says now`,
      ...(ids.length && {ids})
    })
  }
}

export function noItems(): HydrationReport['items'] {
  return Object.fromEntries(reportedLists.map(list => [list, {kept: 0, moved: 0, lost: 0}])) as HydrationReport['items']
}

type PlacedList = Exclude<HydratedList, 'relations'>

type PlaceableItem = Document['sections' | 'claims' | 'mentions' | 'citations'][number] | ForeignAnnotation

/** An item of a stand-off. */
export type PlacedItem = {
  id?: string
  type?: string
  depth?: number
  label?: string
  entity?: string
  claim?: string
  span?: Stretch
  parts?: Stretch[]
}

function mayHaveParts(list: PlacedList): 'ordered' | 'any' | 'none' {
  return list === 'annotations' ? 'any' : list === 'mentions' || list === 'citations' ? 'none' : 'ordered'
}

/** The first and the last sentence of a section. Only these must be found: the section includes whatever is between them. */
function edgesOf({span}: PlacedItem, {sentences}: Standoff): {parts: Stretch[]} {
  const {start, end, cuts} = span!
  if (start[0] === end[0]) return {parts: [span!]}
  // A place in the white space between two sentences lies after the words of the first and before those of the second.
  const endOfFirst: SentencePoint = [start[0], sentences[start[0]]!.folded]
  const startOfLast: SentencePoint = [end[0], 0]
  return {
    parts: [
      {start, end: compare(start, endOfFirst) > 0 ? start : endOfFirst, ...(cuts && {cuts})},
      {start: compare(startOfLast, end) > 0 ? end : startOfLast, end, ...(cuts && {cuts})}
    ]
  }
}

function spansOf(spans: Span[], hasParts: boolean): {span: Span; parts?: Span[]} {
  if (!hasParts && spans.length === 1) return {span: spans[0]!}
  const start = spans.reduce((start, span) => Math.min(start, span.start), Number.POSITIVE_INFINITY)
  return {span: {start, end: spans.reduce((end, span) => Math.max(end, span.end), 0)}, parts: spans}
}

function subjectOf(list: PlacedList, item: PlacedItem | null): string {
  const {id, type, depth, label, entity, claim} = item ?? {}
  if (list === 'sections') return `A section of depth ${typeof depth === 'number' ? depth : 'unknown'}`
  const named = [...[id, label, entity, claim, type].map(name => (typeof name === 'string' ? name : undefined))]
  if (list === 'claims') return `Claim \`${named[0]}\``
  if (list === 'evidence') return `Evidence \`${named[0]}\``
  if (list === 'annotations') return `Annotation \`${named[0] ?? named[1]}\``
  return list === 'mentions'
    ? `The mention of \`${named[2] ?? named[4]}\``
    : `The citation of \`${named[3] ?? 'a source'}\``
}

/** The ids that the subject names. */
function idsOf(list: PlacedList, item: PlacedItem | null): string[] {
  const {id, entity, claim} = item ?? {}
  const named = list === 'mentions' ? entity : list === 'citations' ? claim : id
  return typeof named === 'string' ? [named] : []
}

function leftOut(one: Dependent, missing: string): Omit<Diagnostic, 'severity'> {
  const reason = `\`${missing}\` was not placed`
  const ids = one.id === undefined ? [missing] : [one.id, missing]
  const isRelation = one.type === 'relation'
  const actual = isRelation
    ? (one.id ?? `${one.from} ${one.kind} ${one.to}`)
    : subjectOf('annotations', {id: one.id, label: one.label} as PlacedItem)
  const told = because(`${isRelation ? `Relation \`${actual}\`` : actual} was left out`, reason)
  return {code: isRelation ? 'lost-relation' : 'lost', ...told, actual, ids}
}
