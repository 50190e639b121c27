/** Reads a document from unknown JSON. */

import schema from '../../schema.json' with {type: 'json'}
import {isRecord} from '../base/guards.ts'
import {toKeys} from '../base/json-pointer.ts'
import {codePoints} from '../text/code-points.ts'
import type {Span} from '../text/span.ts'
import {inOrder} from '../text/span.ts'
import {type Document, emptyDocument, type Section} from './document.ts'
import {jsonReady} from './json-ready.ts'
import type {Diagnostic, Reading} from './reading.ts'
import {type Schema, violations} from './schema.ts'
import {mapSpans} from './to-json.ts'

/**
 * Validates a value from JSON with `schema.json` and reads it as a document. Spans in JSON count code points; spans of the document are
 * UTF-16 offsets.
 *
 * An invalid item is left out, with a diagnostic that gives its JSON Pointer. An unknown field is kept, with a diagnostic. The document can
 * always be written as JSON again. Never throws.
 */
export function fromJson(value: unknown): Reading<Document> {
  const {value: ready, diagnostics} = jsonReady(value)
  /** The first two keys of each item of a list and each field of `meta` that is not valid. */
  const dropped = new Set<string>()
  for (const {type, clause: _, ...violation} of violations(ready, schema as unknown as Schema)) {
    const isUnknown = type === 'unknown-field'
    diagnostics.push({
      code: isUnknown ? 'unknown-field' : 'schema',
      severity: isUnknown ? 'warning' : 'error',
      ...violation
    })
    if (!isUnknown) dropped.add(toKeys(violation.pointer).slice(0, 2).join('/'))
  }

  const given: Partial<Record<string, unknown>> = isRecord(ready) ? ready : {}
  const document = emptyDocument()
  if (typeof given.text === 'string') document.text = given.text
  if (isRecord(given.meta))
    document.meta = Object.fromEntries(Object.entries(given.meta).filter(([name]) => !dropped.has(`meta/${name}`)))
  const length = codePoints(document.text).toCodePoint(document.text.length)
  for (const list of lists) {
    const items = given[list]
    if (!Array.isArray(items)) continue
    const kept = items.filter((item: Placed, index) => {
      if (dropped.has(`${list}/${index}`)) return false
      const problem = spanProblem(placesOf(item, list), length, list === 'claims' || list === 'evidence')
      if (problem)
        diagnostics.push({...problem, severity: 'error', pointer: `/${list}/${index}${problem.pointer ?? ''}`})
      return !problem
    })
    // An empty list of parts means the same as no list: no other words interrupt the item.
    if (withParts.has(list)) for (const item of kept as Placed[]) if (item.parts?.length === 0) delete item.parts
    document[list] = (list === 'sections' ? nested(kept as Section[], diagnostics) : kept) as never
  }
  return {value: mapSpans(document, codePoints(document.text).spanToUtf16), diagnostics}
}

/**
 * Returns the sections that are in order: each is inside an earlier one or after it. Adds a diagnostic for each of the others; its pointer is
 * the index among `sections`.
 */
function nested(sections: readonly Section[], diagnostics: Diagnostic[]): Section[] {
  const open: Section[] = []
  let last = 0
  return sections.filter((section, index) => {
    const {depth, span} = section
    const holders = open.filter(one => one.depth < depth)
    const closed = open.filter(one => one.depth >= depth)
    const isRight =
      span.start >= last &&
      closed.every(one => one.span.end <= span.start) &&
      holders.every(one => span.end <= one.span.end || one.span.end <= span.start)
    if (!isRight) {
      const message = `Section ${index + 1} of depth ${depth} overlaps those before it, expected it inside or after them`
      diagnostics.push({code: 'section-order', severity: 'error', message, pointer: `/sections/${index}`})
      return false
    }
    last = span.start
    open.splice(0, open.length, ...holders, section)
    return true
  })
}

interface Placed {
  span?: Span
  parts?: Span[]
}

/** Returns the spans of an item. In a list whose items have no field `span` or `parts`, fields with these names are unknown fields. */
function placesOf({span, parts}: Placed, list: (typeof lists)[number]): Placed {
  return {...(span && withSpan.has(list) && {span}), ...(parts && withParts.has(list) && {parts})}
}

const withSpan: ReadonlySet<string> = new Set([
  'sections',
  'claims',
  'evidence',
  'mentions',
  'citations',
  'annotations'
])
const withParts: ReadonlySet<string> = new Set(['claims', 'evidence', 'annotations'])

/** Returns what is wrong with the spans of an item that is valid by the schema. */
function spanProblem(
  {span, parts = []}: Placed,
  length: number,
  isOrdered: boolean
): Pick<Diagnostic, 'code' | 'message' | 'pointer' | 'actual'> | undefined {
  for (const [index, one] of [span, ...parts].entries()) {
    if (!one || (one.start <= one.end && one.end <= length)) continue
    const message = `Span ${one.start}–${one.end} is not inside the text, expected one within its ${length} code points`
    return {
      code: 'span-outside',
      pointer: index === 0 ? '/span' : `/parts/${index - 1}`,
      message,
      actual: `${one.start}–${one.end}`
    }
  }
  if (!isOrdered || parts.length === 0 || !span) return undefined
  const unordered = parts.findIndex((part, index) => index > 0 && inOrder(parts[index - 1]!, part) > 0)
  if (unordered > 0)
    return {
      code: 'parts-order',
      pointer: `/parts/${unordered}`,
      message: `Part ${unordered + 1} is not in order, expected parts in the order of the text`,
      actual: `${parts[unordered]!.start}–${parts[unordered]!.end}`
    }
  if (span.start === parts[0]!.start && span.end === parts.reduce((end, part) => Math.max(end, part.end), 0))
    return undefined
  return {
    code: 'parts-order',
    pointer: '/span',
    message: `Span ${span.start}–${span.end} does not cover the parts exactly, expected one from the start of the first to the end of the last`,
    actual: `${span.start}–${span.end}`
  }
}

const lists = [
  'sections',
  'claims',
  'evidence',
  'sources',
  'relations',
  'entities',
  'mentions',
  'citations',
  'annotations'
] as const
