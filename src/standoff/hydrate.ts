/** Annotations back on the words that they were made on. */

import {toKeys} from '../base/json-pointer.ts'
import {because} from '../base/message.ts'
import {count} from '../base/wording.ts'
import type {Document, ForeignAnnotation, Relation} from '../model/document.ts'
import {emptyDocument} from '../model/document.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'
import {codePoints} from '../text/code-points.ts'
import {fold} from '../text/fold.ts'
import type {Span} from '../text/span.ts'
import {words} from '../text/span.ts'
import {align} from './align.ts'
import {digest, fingerprints} from './fingerprint.ts'
import {type Located, Places, type Rescue} from './places.ts'
import {type ReadStandoff, readStandoff, reportedLists} from './read-standoff.ts'
import {forward, trimmedWindow} from './sentence-map.ts'
import type {Standoff, Stretch} from './standoff.ts'
import {inCase} from './withhold.ts'

/** A document over a copy of its text, and how much of it has arrived. */
export interface Hydrated extends Reading<Document> {
  report: HydrationReport
}

/** How the items of a stand-off fared, by list. */
export interface HydrationReport {
  /** Whether the copy is the very text, by its digest. */
  exact: boolean
  /** Sentences of the stand-off, and how many of them the copy has. */
  sentences: {all: number; found: number}
  /** Counts of each list. */
  items: Record<HydratedList, Fate>
}

/** How many items of one list were placed, and how. */
export interface Fate {
  /** On the same words, between the same neighbours. */
  kept: number
  /** On the same words, which stand elsewhere in this copy. */
  moved: number
  lost: number
}

/** A list of a document whose items are counted. */
export type HydratedList = (typeof reportedLists)[number]

/**
 * Puts annotations back on a copy of their text. Quotation marks, dashes, white space, soft hyphens and calls of footnotes may differ, and
 * anything may stand before, between and after the sentences. Mark-up of HTML and Markdown in the copy is looked through; better still is a
 * copy without it, such as `parse(source).value.text` or `htmlText(source).text`.
 *
 * An annotation goes only where every sentence that it touches has the words that it had: one whose sentence was edited or left out is not
 * placed, and told in `diagnostics` (`lost`) with its id. A statement over sentences that have come apart gets `parts`. Relations
 * of what was lost are lost with it (`lost-relation`).
 *
 * Spans are UTF-16 offsets into `text`. A stand-off may come from anybody: it is held to `schemas/standoff.json`, and its numbers to its sentences and to the
 * text. An item that is wrong is `lost` like one whose words are not there, and what is no stand-off at all (`not-standoff`) places nothing.
 * Never throws, whatever JSON said.
 */
export function hydrate(standoff: Standoff, text: string): Hydrated {
  return hydrateWith(standoff, text, () => undefined)
}

/** `hydrate`, with another way for the words of sentences that are not there. */
export function hydrateWith(given: Standoff, text: string, rescue: Rescue): Hydrated {
  const items = Object.fromEntries(
    reportedLists.map(list => [list, {kept: 0, moved: 0, lost: 0}])
  ) as HydrationReport['items']
  const read = readStandoff(given)
  if (!('standoff' in read))
    return {
      value: emptyDocument(text),
      diagnostics: [read],
      report: {exact: false, sentences: {all: 0, found: 0}, items}
    }
  const {standoff, refused} = read
  const exact = isTextOf(standoff, text) ? findExactly(standoff, text) : undefined
  const places = new Places(text, exact ?? align(standoff, text), rescue)
  const diagnostics = [...read.diagnostics]
  const lostIds = new Set<string>()

  const {document: filled, lost: lostFields} = fillIn(read, places, text.length)
  const value: Document = {...emptyDocument(text), ...without(filled, refused), text}

  function lose(list: HydratedList, index: number, item: unknown, reason: string): void {
    items[list].lost++
    const {id} = (item ?? {}) as {id?: unknown}
    if (typeof id === 'string') lostIds.add(id)
    const subject = subjectOf(list, item as PlacedItem)
    const ids = idsOf(list, item as PlacedItem)
    diagnostics.push({
      code: 'lost',
      severity: 'warning',
      pointer: `/${list}/${index}`,
      ...because(`${subject} was not placed`, reason),
      actual: subject,
      ...(ids.length && {ids})
    })
  }

  /** What may speak of something lost. */
  const dependents: Dependents = new Map()
  for (const list of reportedLists) {
    if (list === 'relations' || !filled[list]) continue
    const kept: Placeable[] = []
    for (const [index, item] of (filled[list] as PlacedItem[]).entries()) {
      const pointer = `/${list}/${index}`
      const borrowsInVain = ['words', 'label', 'title'].some(field => lostFields.has(`${pointer}/${field}`))
      const found =
        refused.get(pointer) ??
        (borrowsInVain
          ? 'words that it borrows are not in this text'
          : item.span || item.parts
            ? places.findItem(list === 'sections' ? edgesOf(item, standoff) : item, mayHaveParts(list))
            : undefined)
      if (typeof found === 'string') {
        lose(list, index, item, found)
        continue
      }
      const fate = found?.moved ? 'moved' : 'kept'
      items[list][fate]++
      const spans = found && spansOf(found.spans, item.parts !== undefined)
      const placed = {...item, ...(list === 'sections' ? {span: spans!.span} : spans)} as Placeable
      kept.push(placed)
      if (list === 'annotations') dependents.set(placed as ForeignAnnotation, {pointer, fate})
      if (!found?.rescued) continue
      const message = `${subjectOf(list, item)} stands in a sentence that was edited, expected a look at what it says now`
      const named = idsOf(list, item)
      diagnostics.push({
        code: 'edited-sentence',
        severity: 'hint',
        pointer,
        message,
        ...(named.length && {ids: named})
      })
    }
    value[list] = kept as never
  }
  for (const [index, relation] of filled.relations.entries()) {
    const pointer = `/relations/${index}`
    const isRefused = refused.has(pointer)
    items.relations[isRefused ? 'lost' : 'kept']++
    if (!isRefused) dependents.set(relation, {pointer, fate: 'kept'})
    else if (typeof relation?.id === 'string') lostIds.add(relation.id)
  }
  const gone = findGone(dependents.keys(), lostIds)
  for (const [one, missing] of gone) {
    const list = one.type === 'relation' ? 'relations' : 'annotations'
    const {pointer, fate} = dependents.get(one)!
    items[list][fate]--
    items[list].lost++
    diagnostics.push({...leftOut(one, missing), severity: 'warning', pointer})
  }
  value.relations = value.relations.filter(one => !gone.has(one))
  if (value.annotations) value.annotations = value.annotations.filter(one => !gone.has(one))

  for (const [pointer, reason] of lostFields) {
    if (/^\/(?:sections|claims|annotations)\/\d+\/(?:words|label|title)$/.test(pointer)) continue
    const message = `Field ${pointer} was left empty: it borrows words of the text, and ${reason}`
    diagnostics.push({code: 'lost-field', severity: 'warning', pointer, message, reason})
  }

  const all = standoff.sentences.length
  const found = places.located.found.filter(one => one).length
  if (found === 0 && all > 0) {
    const length = codePoints(text).toCodePoint(text.length)
    diagnostics.unshift({
      code: 'other-text',
      severity: 'error',
      message: `None of the ${count(all, 'sentence')} of the stand-off is in this text of ${length} characters, expected a copy of the one with ${standoff.of.length}; no annotation was placed`,
      actual: `${length}`,
      expected: [`${standoff.of.length}`]
    })
  }
  return {
    value,
    diagnostics,
    report: {exact: exact !== undefined, sentences: {all, found: Math.min(all, found)}, items}
  }
}

/** Whether a text is the very one that a stand-off was made of. */
export function isTextOf(standoff: Standoff, text: string): boolean {
  return digest(text) === standoff.of.sha256
}

type PlacedItem = {
  id?: string
  type?: string
  depth?: number
  label?: string
  entity?: string
  claim?: string
  span?: Stretch
  parts?: Stretch[]
}

function mayHaveParts(list: HydratedList): 'ordered' | 'any' | 'none' {
  return list === 'annotations' ? 'any' : list === 'mentions' || list === 'citations' ? 'none' : 'ordered'
}

/** A section goes from its first sentence to its last, whatever became of those between: they are in it where they are. */
function edgesOf({span}: PlacedItem, {sentences}: Standoff): {parts: Stretch[]} {
  const {start, end} = span!
  if (start[0] === end[0]) return {parts: [{start, end}]}
  return {
    parts: [
      {start, end: [start[0], sentences[start[0]]!.folded]},
      {start: [end[0], 0], end}
    ]
  }
}

function spansOf(spans: Span[], hasParts: boolean): {span: Span; parts?: Span[]} {
  if (!hasParts && spans.length === 1) return {span: spans[0]!}
  const start = spans.reduce((start, span) => Math.min(start, span.start), Number.POSITIVE_INFINITY)
  return {span: {start, end: spans.reduce((end, span) => Math.max(end, span.end), 0)}, parts: spans}
}

function subjectOf(list: HydratedList, item: PlacedItem | null): string {
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
function idsOf(list: HydratedList, item: PlacedItem | null): string[] {
  const {id, entity, claim} = item ?? {}
  const named = list === 'mentions' ? entity : list === 'citations' ? claim : id
  return typeof named === 'string' ? [named] : []
}

/** What a document holds beside the lists that are placed, but for what was refused. */
function without(
  {meta, sources, entities, relations, ...rest}: Filled,
  refused: ReadStandoff['refused']
): Partial<Document> {
  const {textVersion} = rest
  const isKept = (pointer: string): boolean => !refused.has(pointer)
  const kept = <Item>(name: string, items: readonly Item[]): Item[] =>
    items.filter((_, index) => isKept(`/${name}/${index}`))
  const {sections, claims, evidence, mentions, citations, annotations, ...others} = rest
  return {
    ...others,
    textVersion: isKept('/textVersion') ? textVersion : 1,
    meta: Object.fromEntries(Object.entries(meta).filter(([name]) => isKept(`/meta/${name}`))),
    sources: kept('sources', sources),
    relations: kept('relations', relations),
    entities: kept('entities', entities)
  }
}

/** The windows of the very text, by the lengths of its sentences; `undefined` where the stand-off contradicts itself. */
function findExactly({sentences, salt}: Standoff, text: string): Located | undefined {
  const folded = fold(text)
  const points = codePoints(text)
  const foldedPoints = codePoints(folded.text)
  const printOf = fingerprints(salt)
  const found: Located['found'] = []
  const starts = [0]
  for (const {length, folded: expected, print} of sentences) {
    const at = starts.at(-1)!
    const next = forward(points, at, length)
    const window = trimmedWindow(folded, {start: folded.toFolded(at), end: folded.toFolded(next)})
    const {start, end} = foldedPoints.spanToCodePoints(window)
    if (end - start !== expected || printOf(words(folded.text, window)) !== print) return undefined
    found.push({...window, moved: false})
    starts.push(next)
  }
  if (sentences.length > 0) return starts.at(-1) === text.length ? {folded, found, starts} : undefined
  // Nothing but white space: one place, and what is beside it.
  return folded.text === '' ? {folded, found: [{start: 0, end: 0, moved: false}], starts: [0, text.length]} : undefined
}

type Filled = Standoff['document']

/** The document with its withheld fields put together, and those that could not be, each with the reason. */
function fillIn(
  {standoff: {document, withheld = []}, refused}: ReadStandoff,
  places: Places,
  textLength: number
): {document: Filled; lost: Map<string, string>} {
  const lost = new Map<string, string>()
  // What fields repeat of a text is a part of it; a file that asks for much more would fill the memory.
  let left = 10_000 + 10 * textLength
  for (const [index, field] of withheld.entries()) {
    const problem = refused.get(`/withheld/${index}`)
    if (problem !== undefined) {
      lost.set(typeof field?.pointer === 'string' ? field.pointer : `/withheld/${index}`, problem)
      continue
    }
    const {pointer, pieces} = field
    let content = ''
    for (const piece of pieces) {
      const found = typeof piece === 'string' ? piece : places.find(piece)
      if (typeof piece === 'string') content += piece
      else if (typeof found === 'string') lost.set(pointer, found)
      else if (found.spans.length !== 1) lost.set(pointer, 'other words stand between them in this text')
      else {
        const [{start, end}] = found.spans as [Span]
        left -= end - start
        if (left < 0) lost.set(pointer, 'its fields repeat the text too often')
        else content += inCase(places.say({start, end}), piece.as)
      }
      if (lost.has(pointer)) break
    }
    if (!lost.has(pointer)) put(document, pointer, content)
  }
  return {document, lost}
}

/** Puts a string where a JSON Pointer says that one is. */
function put(value: object, pointer: string, content: string): void {
  const keys = toKeys(pointer)
  const last = keys.pop()!
  const holder = keys.reduce<unknown>((holder, key) => (holder as Record<string, unknown>)[key], value)
  ;(holder as Record<string, unknown>)[last] = content
}

type Placeable = Document['sections' | 'claims' | 'mentions' | 'citations'][number] | ForeignAnnotation
type Dependent = Relation | ForeignAnnotation
type Dependents = Map<Dependent, {pointer: string; fate: 'kept' | 'moved'}>

/** The relations and annotations that speak of what was lost, or of what is lost with it, each with the one that it misses. */
function findGone(dependents: Iterable<Dependent>, lost: ReadonlySet<string>): Map<Dependent, string> {
  const speaking = new Map<string, Dependent[]>()
  for (const one of dependents)
    for (const id of endsOf(one)) {
      const those = speaking.get(id)
      if (those) those.push(one)
      else speaking.set(id, [one])
    }
  const gone = new Map<Dependent, string>()
  const ids = new Set(lost)
  // The set grows while it is walked.
  for (const id of ids)
    for (const one of speaking.get(id) ?? []) {
      if (gone.has(one)) continue
      gone.set(one, id)
      if (one.id !== undefined) ids.add(one.id)
    }
  return gone
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

function endsOf(one: Dependent): string[] {
  return one.type === 'relation' ? [one.from, ...(one.linked ?? []), one.to] : (one.args ?? []).map(({of}) => of)
}
