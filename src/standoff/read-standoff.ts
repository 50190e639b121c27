/** Reads any value as a stand-off, and checks all of it before it is used. */

import schema from '../../schemas/standoff.json' with {type: 'json'}
import {toKeys} from '../base/json-pointer.ts'
import {because} from '../base/message.ts'
import {jsonReady} from '../model/json-ready.ts'
import type {Diagnostic} from '../model/reading.ts'
import {type Schema, violations} from '../model/schema.ts'
import type {SentencePoint, Standoff, Stretch} from './standoff.ts'
import {isName} from './withheld-fields.ts'

/** The valid parts of a value. */
export interface ReadStandoff {
  /** JSON with the shape of a stand-off, except for the parts in `refused`. */
  standoff: Standoff
  /** Reasons why parts must not be used, by pointer: items (`/claims/3`) and fields (`/meta/title`) of the document, withheld fields (`/withheld/0`). */
  refused: ReadonlyMap<string, string>
  /** Diagnostics for parts that the report does not count. */
  diagnostics: Diagnostic[]
}

/** Lists whose items have places in the text or refer to items that have. */
export const reportedLists = [
  'sections',
  'claims',
  'evidence',
  'mentions',
  'citations',
  'annotations',
  'relations'
] as const

/** Whether the items of a list may have parts. */
export function hasParts(list: (typeof reportedLists)[number]): boolean {
  return list === 'claims' || list === 'evidence' || list === 'annotations'
}

/**
 * Reads a value from JSON as a stand-off. Checks its shape against `schemas/standoff.json`, and then its numbers: points must be inside a sentence,
 * stretches and parts must be in order, and withheld fields must be empty strings of the document. Returns a diagnostic if the value is not a
 * stand-off. Does not throw.
 */
export function readStandoff(value: unknown): ReadStandoff | Diagnostic {
  const {value: ready, diagnostics} = jsonReady(value)
  const refused = new Map<string, string>()
  for (const {type, pointer, clause, ...rest} of violations(ready, schema as unknown as Schema)) {
    const keys = toKeys(pointer)
    const part = partOf(keys)
    const within = keys[0] === 'document' ? pointer.slice('/document'.length) : pointer
    if (type === 'unknown-field')
      diagnostics.push({code: 'unknown-field', severity: 'warning', pointer: within, ...rest})
    else if (part === undefined) return notStandoff(pointer, clause, rest)
    else if (!refused.has(part)) {
      const field = within.slice(part.length + 1)
      refused.set(part, `${field && `in \`${field}\`: `}${clause}`)
      if (!isReported(part)) diagnostics.push({code: 'schema', severity: 'error', pointer: within, ...rest})
    }
  }
  const standoff = ready as Standoff
  const points = new Points(standoff)
  for (const list of reportedLists) {
    // Relations have no place. A field `span` of a relation is an unknown field.
    if (list === 'relations') continue
    for (const [index, item] of (standoff.document[list] ?? []).entries()) {
      const pointer = `/${list}/${index}`
      if (refused.has(pointer)) continue
      const {span, parts: given = []} = item as {span?: Stretch; parts?: Stretch[]}
      const parts = hasParts(list) ? given : []
      const problem =
        [...(span ? [span] : []), ...parts].map(one => points.problemOf(one)).find(one => one) ??
        (list === 'annotations' ? undefined : points.orderProblem(parts))
      if (problem) refused.set(pointer, problem)
    }
  }
  const named = new Set<string>()
  for (const [index, field] of (standoff.withheld ?? []).entries()) {
    const at = `/withheld/${index}`
    if (refused.has(at)) continue
    const {pointer, pieces} = field
    const problem =
      pieces.map(piece => (typeof piece === 'string' ? undefined : points.problemOf(piece))).find(one => one) ??
      (named.has(pointer) || isName.test(pointer) || valueAt(standoff.document, pointer) !== ''
        ? 'it does not point to an empty field of the document'
        : undefined)
    named.add(pointer)
    if (problem) refused.set(at, problem)
  }
  return {standoff, refused, diagnostics}
}

/** Whether a value from JSON is a stand-off. It may still have invalid items, which `hydrate` reports. */
export function isStandoff(value: unknown): value is Standoff {
  return 'standoff' in readStandoff(value)
}

function notStandoff(pointer: string, reason: string, {actual, expected}: Partial<Diagnostic>): Diagnostic {
  const where = pointer === '' ? '' : ` at ${pointer}`
  return {
    code: 'not-standoff',
    severity: 'error',
    pointer,
    ...because(`This is not a stand-off${where}`, reason),
    ...(actual !== undefined && {actual}),
    ...(expected && {expected})
  }
}

/** The smallest optional part of a stand-off that contains a place, given by its keys; `undefined` if the whole stand-off is invalid without the place. */
function partOf([first, second, third]: readonly string[]): string | undefined {
  if (first === 'withheld' && second !== undefined) return `/withheld/${second}`
  if (first !== 'document' || second === undefined) return undefined
  if (third !== undefined) return `/${second}/${third}`
  return second === 'textVersion' ? '/textVersion' : undefined
}

function isReported(pointer: string): boolean {
  const [list] = toKeys(pointer)
  return list === 'withheld' || (list !== 'relations' && (reportedLists as readonly string[]).includes(list!))
}

function valueAt(value: unknown, pointer: string): unknown {
  for (const key of toKeys(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/** Checks places against the lengths of the sentences. */
class Points {
  readonly #standoff

  constructor(standoff: Standoff) {
    this.#standoff = standoff
  }

  problemOf({start, end}: Stretch): string | undefined {
    for (const [sentence, offset, aside = 0] of [start, end]) {
      const {of, sentences} = this.#standoff
      // A text without sentences has one place when folded, and the removed white space beside it.
      const {folded, length} = sentences[sentence] ?? {folded: 0, length: of.length}
      if (sentence >= Math.max(1, sentences.length))
        return `its place is in sentence ${sentence + 1} of ${sentences.length}`
      if (offset > folded || Math.abs(aside) > length) return 'its place lies outside its sentence'
    }
    return compare(start, end) > 0 ? 'its place ends before it starts' : undefined
  }

  orderProblem(parts: readonly Stretch[]): string | undefined {
    return parts.some((part, index) => index > 0 && compare(parts[index - 1]!.start, part.start) > 0)
      ? 'its parts are not in the order of the text'
      : undefined
  }
}

/** Compares two points: negative if the first one comes first. */
export function compare(
  [sentence, offset, aside = 0]: SentencePoint,
  [ofOther, otherOffset, otherAside = 0]: SentencePoint
): number {
  return sentence - ofOther || offset - otherOffset || aside - otherAside
}
