/** Formats the annotations of a document: adds missing ids, and puts attributes in the order of the specification. */

import {lastAtMost} from '../base/binary-search.ts'
import {because} from '../base/message.ts'
import {attributesOf} from '../language/vocabulary.ts'
import {applyEdits} from '../model/edit.ts'
import type {Diagnostic, Edit, Reading} from '../model/reading.ts'
import type {Budget} from '../parse/budget.ts'
import {readMarkdown, read as readParsed} from '../parse/parse.ts'
import type {Marks} from '../syntax/attributes.ts'
import {project, type TextMap} from '../syntax/text-map.ts'

/**
 * Gives each claim, piece of evidence and source without an id one that is made of its first words, and puts attributes in the order of the
 * specification. Nothing else changes. What is already in order stays the same to the byte.
 *
 * An annotation with faults is not changed and is reported (`not-formatted`) with its place, because only the author can decide what its
 * attributes were meant to say. Markdown beyond the limits of `parse` is not changed. Offsets of places are UTF-16 offsets.
 *
 * @throws TypeError when `source` is not a string.
 */
export function format(source: string, budget: Budget = {}): Reading<string> {
  const {value: edits, diagnostics} = formatEdits(source, budget)
  return {value: applyEdits(source, edits), diagnostics}
}

/** The changes that `format` makes, and the annotations that it does not change. */
export function formatEdits(source: string, budget: Budget = {}): Reading<Edit[]> {
  const read = readMarkdown(source, budget)
  const projection = project(read)
  const {map, spans} = projection
  const parsed = readParsed(read, projection)
  if (read.tooMuch) return {value: [], diagnostics: parsed.diagnostics}
  const malformed = parsed.diagnostics.filter(diagnostic => isMalformed(diagnostic, source))
  const findFault = faultFinder(malformed)
  const used: Used = {ids: new Set(), numbers: new Map()}
  for (const {attributes} of read.marks.values())
    for (const {name, value} of attributes) if (name === 'id') used.ids.add(value)
  for (const {ids} of malformed) for (const id of ids ?? []) used.ids.add(id)

  const edits: Edit[] = []
  const diagnostics: Diagnostic[] = []
  for (const [node, marks] of read.marks) {
    const {name, type} = node as {name: string; type: string}
    const isMilestone = type === 'textDirective' && !marks.label
    const wantsId =
      named.has(name) && !isMilestone && !marks.attributes.some(({name}) => name === 'id' || name === 'part')
    const span = spans.get(node)
    const said =
      marks.label && type !== 'containerDirective'
        ? beginning(source, marks.label)
        : span
          ? beginning(map.text, [span.start, span.end])
          : ''
    const edit = editOf(source, name, marks, wantsId ? said : undefined, used)
    if (!edit) continue
    const reason = findFault(marks)?.message ?? unreadBrace(source, marks)
    if (reason !== undefined) diagnostics.push(left(name, marks, reason, map))
    else edits.push(edit)
  }
  return {value: edits, diagnostics}
}

/** Codes of diagnostics about annotations that are not read as they are written. */
const malformedCodes: ReadonlySet<string> = new Set([
  'bracket-residue',
  'class-attribute',
  'invalid-id',
  'near-miss',
  'unclosed-directive',
  'unread-attributes'
])

function isMalformed({code, severity, place}: Diagnostic, source: string): boolean {
  if (!place || severity === 'hint') return false
  if (code !== 'unknown-attribute') return malformedCodes.has(code)
  // A word without a value belongs to the attribute before it.
  const written = source.slice(place.start.offset, place.end.offset)
  return !written.includes('=') || /\s/.test(written)
}

/** Finds the first fault in the mark-up of an annotation: before its words or after them. */
function faultFinder(faults: readonly Diagnostic[]): (marks: Marks) => Diagnostic | undefined {
  const sorted = faults.toSorted((a, b) => a.place!.start.offset - b.place!.start.offset)
  const starts = sorted.map(({place}) => place!.start.offset)
  /** Of the faults up to each, the one that ends last. */
  const last: Diagnostic[] = []
  for (const fault of sorted) {
    const before = last.at(-1)
    last.push(before && before.place!.end.offset > fault.place!.end.offset ? before : fault)
  }
  const findIn = (from: number, to: number): Diagnostic | undefined => {
    const fault = last[lastAtMost(starts, to)]
    return fault && fault.place!.end.offset >= from ? fault : undefined
  }
  return ({opening: [from, to], label}) => (label ? (findIn(from, label[0]) ?? findIn(label[1], to)) : findIn(from, to))
}

/** A brace directly after an annotation was meant as its attribute list, even if no attribute in it is known. */
function unreadBrace(source: string, {opening: [, end]}: Marks): string | undefined {
  return source[end] === '{' ? 'A `{` right behind it begins no attribute list, expected `{#id name=value}`' : undefined
}

function left(name: string, {opening}: Marks, reason: string, map: TextMap): Diagnostic {
  return {
    code: 'not-formatted',
    severity: 'warning',
    ...because(`This ${name} is left as it is, expected one that reads cleanly`, reason),
    place: map.toPosition(...opening)
  }
}

const named: ReadonlySet<string> = new Set(['claim', 'evidence', 'source'])

/** The beginning of the words, from which an id is made. Long words are not read to their end. */
function beginning(text: string, [start, end]: readonly [number, number]): string {
  return text.slice(start, Math.min(end, start + 500))
}

/** Returns a new attribute list where the old one is not in order. `said` are the words of an annotation without an id. */
function editOf(
  source: string,
  name: string,
  {attributes, list, opening}: Marks,
  said: string | undefined,
  used: Used
): Edit | undefined {
  const id = said === undefined ? undefined : `#${newId(said, name, used)}`
  if (!list) return id === undefined ? undefined : {start: opening[1], end: opening[1], content: `{${id}}`}
  const order = [...(attributesOf.get(name)?.keys() ?? [])]
  const rank = (attribute: string): number => {
    const found = order.indexOf(attribute)
    return found < 0 ? order.length : found
  }
  const sorted = attributes.toSorted((a, b) => rank(a.name) - rank(b.name))
  const isSorted = sorted.every((attribute, index) => attribute === attributes[index])
  if (isSorted && id === undefined) return undefined
  const spelled = isSorted ? source.slice(...list) : sorted.map(({from, to}) => source.slice(from, to)).join(' ')
  const content = [id, spelled.trim() === '' ? undefined : spelled].filter(part => part !== undefined).join(' ')
  return {start: list[0], end: list[1], content}
}

/** Makes an id like `rates-will-rise` from the first significant words, with a number where that id is taken. */
function newId(said: string, name: string, {ids, numbers}: Used): string {
  const plain = said
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
  const found = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = found.filter(word => !little.has(word))
  const base = (telling.length ? telling : found).slice(0, 3).join('-').slice(0, 30).replace(/-$/, '') || name
  let id = base
  let number = numbers.get(base) ?? 2
  for (; ids.has(id); number++) id = `${base}-${number}`
  numbers.set(base, number)
  ids.add(id)
  return id
}

interface Used {
  ids: Set<string>
  /** The next number to try after each id that was taken. */
  numbers: Map<string, number>
}

/** English words that do not say what a claim is about. */
const little: ReadonlySet<string> = new Set(
  'a an the and or but if of in on at to for by with from as is are was were be been has have had it its this that these those there he she they we i his her their our not no than then so such will would can could may might must shall should do does did'.split(
    ' '
  )
)
