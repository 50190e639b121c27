/** Unknown JSON to a document. */

import {type OutputUnit, Validator} from '@cfworker/json-schema'
import schema from '../../schema.json' with {type: 'json'}
import {codePoints} from '../text/code-points.ts'
import type {Span} from '../text/span.ts'
import {type Document, emptyDocument} from './document.ts'
import {mapSpans} from './json.ts'
import type {Diagnostic, Reading} from './reading.ts'

/**
 * Holds a value that came from JSON to `schema.json` and reads it as a document. Spans come in code points
 * and go out as UTF-16 offsets.
 *
 * An item that is wrong is left out and told with its JSON Pointer; an unknown field is told and kept.
 * Whatever the value is, a document comes back. Never throws.
 */
export function check(value: unknown): Reading<Document> {
  const diagnostics: Diagnostic[] = []
  const dropped = new Set<string>()
  for (const error of validator.validate(value).errors) {
    const message = messages.get(error.keyword)?.(error)
    if (!message) continue
    const pointer = decodeURIComponent(error.instanceLocation.slice(1))
    const isUnknownField = error.keyword === 'false'
    diagnostics.push({
      code: isUnknownField ? 'unknown-field' : 'schema',
      severity: isUnknownField ? 'warning' : 'error',
      pointer,
      message
    })
    if (!isUnknownField) dropped.add(/^(?:\/[^/]*){0,2}/.exec(pointer)![0])
  }

  const given: Partial<Record<string, unknown>> = isRecord(value) ? value : {}
  const document = emptyDocument()
  if (typeof given.text === 'string') document.text = given.text
  if (isRecord(given.meta) && ![...dropped].some(pointer => pointer.startsWith('/meta')))
    document.meta = given.meta as Document['meta']
  const length = codePoints(document.text).toCodePoint(document.text.length)
  for (const list of lists) {
    const items = given[list]
    if (!Array.isArray(items)) continue
    const kept = items.filter((item: {span?: Span; parts?: Span[]}, index) => {
      const pointer = `/${list}/${index}`
      if (dropped.has(pointer)) return false
      const span = [item.span, ...(item.parts ?? [])].find(span => span && (span.start > span.end || span.end > length))
      if (!span) return true
      const message = `Span ${span.start}–${span.end} does not lie in the text, expected one within its ${length} code points`
      diagnostics.push({code: 'span-outside', severity: 'error', pointer: `${pointer}/span`, message})
      return false
    })
    document[list] = kept as never
  }
  return {value: mapSpans(document, codePoints(document.text).spanToUtf16), diagnostics}
}

const validator = new Validator(schema as ConstructorParameters<typeof Validator>[0], '7', false)

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

/** How to say what each keyword of JSON Schema found; keywords without a sentence only repeat what their parts say. */
const messages: ReadonlyMap<string, (error: OutputUnit) => string> = new Map<string, (error: OutputUnit) => string>([
  [
    'type',
    ({error}) =>
      error.replace(/^Instance type "(\w+)" is invalid\. Expected "(.+)"\.$/, 'This is of type `$1`, expected `$2`')
  ],
  ['required', ({error}) => error.replace(/^.*property "(.+)"\.$/, 'Field `$1` is missing, expected it here')],
  ['enum', ({error}) => error.replace(/^.*any of (.+)\.$/, 'This value is unknown, expected one of $1')],
  ['const', ({error}) => error.replace(/^Instance does not match (.+)\.$/, 'This value is another, expected $1')],
  ['minimum', () => 'This number is negative, expected zero or more'],
  ['maximum', () => 'This number is too large, expected one at most'],
  [
    'false',
    ({instanceLocation}) =>
      `Unknown field \`${instanceLocation.split('/').at(-1)}\`, expected one that the schema names`
  ]
])

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
