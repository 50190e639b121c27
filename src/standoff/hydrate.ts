/** Annotations back on the words that they were made on. */

import type {Annotation, Claim, Document, Evidence, Relation} from '../model/document.ts'
import {emptyDocument} from '../model/document.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'
import {codePoints} from '../text/code-points.ts'
import {fold} from '../text/fold.ts'
import {count} from '../text/list.ts'
import type {Span} from '../text/span.ts'
import {words} from '../text/span.ts'
import {type Alignment, align} from './align.ts'
import {digest, fingerprints} from './fingerprint.ts'
import {forward, trimmedWindow, unfold} from './sentence-map.ts'
import type {SentencePoint, Standoff, Stretch} from './standoff.ts'
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

export interface Fate {
  /** On the same words, between the same neighbours. */
  kept: number
  /** On the same words, which stand elsewhere in this copy. */
  moved: number
  lost: number
}

export type HydratedList = 'claims' | 'evidence' | 'mentions' | 'citations' | 'annotations' | 'relations'

/**
 * Puts annotations back on a copy of their text. Quotation marks, dashes, white space, soft hyphens and calls of footnotes may differ, and
 * anything may stand before, between and after the sentences. Mark-up of HTML and Markdown in the copy is looked through; better still is a
 * copy without it, such as `parse(source).value.text` or `htmlText(source).text`.
 *
 * An annotation goes only where every sentence that it touches has the words that it had: one whose sentence was edited or left out is not
 * placed, and told in `diagnostics` (`lost`) with its id. A statement over sentences that have come apart gets `parts`. Relations
 * of what was lost are lost with it (`lost-relation`).
 *
 * Spans are UTF-16 offsets into `text`. A stand-off may come from anybody: hold what it says to the schema with `check`.
 */
export function hydrate(standoff: Standoff, text: string): Hydrated {
  return hydrateWith(standoff, text, () => undefined)
}

/** Finds words whose sentence is not in the copy, between the sentences around it that are; windows of the folded copy in and out. */
export type Rescue = (folded: string, stretch: Stretch, between: Span) => Span | undefined

/** `hydrate`, with another way for the words of sentences that are not there. */
export function hydrateWith(standoff: Standoff, text: string, rescue: Rescue): Hydrated {
  const {sentences} = standoff
  const exact = digest(text) === standoff.of.sha256 ? findExactly(standoff, text) : undefined
  const places = new Places(text, exact ?? align(standoff, text), exact !== undefined, rescue)
  const diagnostics: Diagnostic[] = []
  const lostIds = new Set<string>()
  const nothing = (): Fate => ({kept: 0, moved: 0, lost: 0})
  const items: HydrationReport['items'] = {
    claims: nothing(),
    evidence: nothing(),
    mentions: nothing(),
    citations: nothing(),
    annotations: nothing(),
    relations: nothing()
  }

  const {value: filled, lost: lostFields} = fillIn(standoff, places)
  const result: Document = {...emptyDocument(text), ...(filled as object), text}

  /** The items of a list whose words are there, with their spans. */
  function place(list: Exclude<HydratedList, 'relations'>): object[] {
    return ((filled[list] ?? []) as PlacedItem[]).flatMap((item, index) => {
      const borrowsInVain = lostFields.has(`/${list}/${index}/words`) || lostFields.has(`/${list}/${index}/label`)
      const placed = borrowsInVain
        ? 'words that it borrows are not in this text'
        : item.span || item.parts
          ? places.findItem(item, mayHaveParts(list))
          : list === 'annotations'
            ? {moved: false, rescued: false}
            : 'it has no place'
      const noted = {pointer: `/${list}/${index}`}
      if (typeof placed !== 'string') {
        const {moved, rescued, ...spans} = placed
        items[list][moved ? 'moved' : 'kept']++
        if (rescued) {
          const message = `${subjectOf(list, item)} stands in a sentence that was edited, expected a look at what it says now`
          diagnostics.push({code: 'edited-sentence', severity: 'hint', ...noted, message})
        }
        return [{...item, ...spans}]
      }
      items[list].lost++
      if (item.id !== undefined) lostIds.add(item.id)
      const message = `${subjectOf(list, item)} was not placed: ${placed}`
      diagnostics.push({code: 'lost', severity: 'warning', ...noted, message})
      return []
    })
  }

  result.claims = place('claims') as Claim[]
  result.evidence = place('evidence') as Evidence[]
  result.mentions = place('mentions') as Document['mentions']
  result.citations = place('citations') as Document['citations']
  if (filled.annotations) result.annotations = place('annotations') as Annotation[]
  keepRelations(result, lostIds, items, diagnostics)

  for (const [pointer, reason] of lostFields) {
    if (/^\/(?:claims|annotations)\/\d+\/(?:words|label)$/.test(pointer)) continue
    diagnostics.push({
      code: 'lost-field',
      severity: 'warning',
      pointer,
      message: `Field ${pointer} was left empty: it borrows words of the text, and ${reason}`
    })
  }

  const all = sentences.length
  const found = places.alignment.found.filter(one => one).length
  if (found === 0 && all > 0) {
    const length = codePoints(text).toCodePoint(text.length)
    diagnostics.unshift({
      code: 'other-text',
      severity: 'error',
      message: `None of the ${count(all, 'sentence')} of the stand-off is in this text of ${length} characters, expected a copy of the one with ${standoff.of.length}; no annotation was placed`
    })
  }
  return {value: result, diagnostics, report: {exact: exact !== undefined, sentences: {all, found}, items}}
}

/** Whether a text is the very one that a stand-off was made of. */
export function isTextOf(standoff: Standoff, text: string): boolean {
  return digest(text) === standoff.of.sha256
}

type PlacedItem = {
  id?: string
  type?: string
  label?: string
  entity?: string
  claim?: string
  span?: Stretch
  parts?: Stretch[]
}

function mayHaveParts(list: HydratedList): boolean {
  return list === 'claims' || list === 'evidence' || list === 'annotations'
}

function subjectOf(list: HydratedList, {id, type, label, entity, claim}: PlacedItem): string {
  if (list === 'claims') return `Claim \`${id}\``
  if (list === 'evidence') return `Evidence \`${id}\``
  if (list === 'annotations') return `Annotation \`${id ?? label}\``
  return list === 'mentions' ? `The mention of \`${entity ?? type}\`` : `The citation of \`${claim ?? 'a source'}\``
}

/** The windows of the very text, by the lengths of its sentences; `undefined` where the stand-off contradicts itself. */
function findExactly({sentences, salt}: Standoff, text: string): Alignment | undefined {
  const folded = fold(text)
  const points = codePoints(text)
  const printOf = fingerprints(salt)
  const found: Alignment['found'] = []
  let at = 0
  for (const {length, print} of sentences) {
    const next = forward(points, at, length)
    const window = trimmedWindow(folded, {start: folded.toFolded(at), end: folded.toFolded(next)})
    if (printOf(words(folded.text, window)) !== print) return undefined
    found.push({...window, moved: false})
    at = next
  }
  return {folded, found}
}

/** The spans of an item. */
interface Spans {
  span: Span
  parts?: Span[]
}

/** Where words were found. */
interface Words {
  spans: Span[]
  moved: boolean
  /** Whether their sentence was not. */
  rescued: boolean
}

/** Points of a stand-off as places in a copy. */
class Places {
  readonly #points
  readonly #foldedPoints
  /** Whether nothing but white space stands between a sentence and the next. */
  readonly #goesOn: boolean[]
  readonly #rescue: Rescue

  readonly text: string
  readonly alignment: Alignment
  readonly exact: boolean

  constructor(text: string, alignment: Alignment, exact: boolean, rescue: Rescue) {
    this.#rescue = rescue
    this.text = text
    this.alignment = alignment
    this.exact = exact
    const {folded, found} = alignment
    this.#points = codePoints(text)
    this.#foldedPoints = codePoints(folded.text)
    this.#goesOn = found.map((one, index) => {
      const next = found[index + 1]
      return (
        one !== undefined &&
        next !== undefined &&
        next.start >= one.end &&
        folded.text.slice(one.end, next.start).trim() === ''
      )
    })
  }

  /** The words of a stretch: one span, or several where its sentences have come apart; otherwise the reason why there are none. */
  find(stretch: Stretch): Words | string {
    const found = this.#findSentences(stretch)
    if (typeof found !== 'string') return found
    const rescued = isPoint(stretch.start) && isPoint(stretch.end) && this.#find(stretch)
    return rescued ? {spans: [rescued], moved: true, rescued: true} : found
  }

  /** By the other way. */
  #find(stretch: Stretch): Span | undefined {
    const {folded, found} = this.alignment
    const start = found.slice(0, stretch.start[0]).findLast(one => one && !one.moved)?.end ?? 0
    const end = found.slice(stretch.end[0] + 1).find(one => one && !one.moved)?.start ?? folded.text.length
    const window = this.#rescue(folded.text, stretch, {start, end})
    return window && folded.toSpan(window)
  }

  #findSentences({start, end}: Stretch): Words | string {
    const {found} = this.alignment
    if (!isPoint(start) || !isPoint(end) || end[0] < start[0]) return 'its place is none, expected two points'
    const spans: Span[] = []
    let moved = false
    const isEmpty = start.every((number, index) => number === end[index])
    let from = this.#offset(start, isEmpty ? 'end' : 'start')
    for (let sentence = start[0]; sentence <= end[0]; sentence++) {
      if (!found[sentence] && !(this.exact && found.length === 0))
        return `sentence ${sentence + 1} of ${found.length} is not in this text`
      moved ||= found[sentence]?.moved ?? false
      if (sentence < end[0] && this.#goesOn[sentence]) continue
      const to = this.#offset(sentence === end[0] ? end : [sentence, Number.POSITIVE_INFINITY], 'end')
      if (from === undefined || to === undefined || to < from) return 'its place lies outside its sentence'
      spans.push({start: from, end: to})
      if (sentence < end[0]) from = this.#offset([sentence + 1, 0], 'start')
    }
    if (spans.some(({start}, index) => index > 0 && start < spans[index - 1]!.end))
      return 'its sentences stand in another order in this text'
    return {spans, moved, rescued: false}
  }

  /** The span of an item, with parts where it has some. */
  findItem({span, parts}: PlacedItem, mayHaveParts: boolean): (Spans & Omit<Words, 'spans'>) | string {
    const spans: Span[] = []
    let moved = false
    let rescued = false
    for (const stretch of parts ?? [span!]) {
      const found = this.find(stretch)
      if (typeof found === 'string') return found
      if (found.spans.length > 1 && !mayHaveParts) return 'other words stand between its sentences in this text'
      spans.push(...found.spans)
      moved ||= found.moved
      rescued ||= found.rescued
    }
    if (!parts && spans.length === 1) return {span: spans[0]!, moved, rescued}
    const whole = {start: Math.min(...spans.map(({start}) => start)), end: Math.max(...spans.map(({end}) => end))}
    return {span: whole, parts: spans, moved, rescued}
  }

  /** The words of a span, without mark-up where that was looked through. */
  say(span: Span): string {
    const {bare} = this.alignment
    return bare ? bare.text.slice(bare.toFolded(span.start), bare.toFolded(span.end)) : words(this.text, span)
  }

  #offset([sentence, within, aside]: readonly number[], side: 'start' | 'end'): number | undefined {
    const {folded, found} = this.alignment
    const window = found[sentence!] ?? {start: 0, end: 0}
    const at = within === Number.POSITIVE_INFINITY ? window.end : forward(this.#foldedPoints, window.start, within!)
    if (at > window.end) return undefined
    const offset = unfold(folded, window, at, side)
    return this.exact && aside !== undefined ? forward(this.#points, offset, aside) : offset
  }
}

function isPoint(value: unknown): value is SentencePoint {
  return Array.isArray(value) && value.length >= 2 && value.every(Number.isInteger) && value[0] >= 0 && value[1] >= 0
}

type Filled = Standoff['document']

/** The document with its withheld fields put together, and those that could not be, each with the reason. */
function fillIn({document, withheld = []}: Standoff, places: Places): {value: Filled; lost: Map<string, string>} {
  const lost = new Map<string, string>()
  if (withheld.length === 0) return {value: document, lost}
  const value = structuredClone(document)
  for (const {pointer, pieces} of withheld) {
    let content = ''
    for (const piece of pieces) {
      if (typeof piece === 'string') content += piece
      else {
        const found = places.find(piece)
        if (typeof found === 'string') lost.set(pointer, found)
        else if (found.spans.length !== 1) lost.set(pointer, 'other words stand between them in this text')
        else content += inCase(places.say(found.spans[0]!), piece.as)
      }
    }
    put(value, pointer, lost.has(pointer) ? '' : content)
  }
  return {value, lost}
}

/** Puts a string where a JSON Pointer says, if there is a string. */
function put(value: object, pointer: string, content: string): void {
  const keys = pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = keys.pop()!
  let holder: unknown = value
  for (const key of keys) {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return
    holder = (holder as Record<string, unknown>)[key]
  }
  if (typeof holder === 'object' && holder !== null && Object.hasOwn(holder, last))
    (holder as Record<string, unknown>)[last] = content
}

/** Leaves out the relations, and the annotations without words, that speak of what was lost. */
function keepRelations(
  document: Document,
  lostIds: Set<string>,
  items: HydrationReport['items'],
  diagnostics: Diagnostic[]
): void {
  const given = document.relations
  let kept = given
  // A relation may speak of another one.
  for (let before = -1; before !== lostIds.size; ) {
    before = lostIds.size
    kept = kept.filter(relation => {
      const isLost = endsOf(relation).some(id => lostIds.has(id))
      if (isLost && relation.id !== undefined) lostIds.add(relation.id)
      return !isLost
    })
  }
  const stays = new Set(kept)
  for (const [index, relation] of given.entries()) {
    if (stays.has(relation)) continue
    const missing = endsOf(relation).find(id => lostIds.has(id))
    const name = relation.id ?? `${relation.from} ${relation.kind} ${relation.to}`
    const message = `Relation \`${name}\` was left out: \`${missing}\` was not placed`
    diagnostics.push({code: 'lost-relation', severity: 'warning', pointer: `/relations/${index}`, message})
  }
  document.relations = kept
  items.relations = {kept: kept.length, moved: 0, lost: given.length - kept.length}

  if (!document.annotations) return
  document.annotations = document.annotations.filter(({id, label, args = []}, index) => {
    const missing = args.find(({of}) => lostIds.has(of))?.of
    if (missing === undefined) return true
    const message = `Annotation \`${id ?? label}\` was left out: \`${missing}\` was not placed`
    diagnostics.push({code: 'lost', severity: 'warning', pointer: `/annotations/${index}`, message})
    items.annotations.kept--
    items.annotations.lost++
    return false
  })
}

function endsOf({from, linked = [], to}: Relation): string[] {
  return [from, ...linked, to]
}
