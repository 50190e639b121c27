/** Validates items of the model that come from files. */

import schema from '../../schema.json' with {type: 'json'}
import type {Claim, Evidence, ForeignAnnotation, Mention, Relation} from '../model/document.ts'
import {jsonReady} from '../model/json-ready.ts'
import {type Schema, violations} from '../model/schema.ts'
import type {Span} from '../text/span.ts'

interface Items {
  Claim: Claim
  Evidence: Evidence
  Relation: Relation
  Mention: Mention
  ForeignAnnotation: ForeignAnnotation
}

/** Whether a value matches the definition of `kind` in `schema.json`, and its spans are inside a text of `length` units. Never throws. */
export function isModelItem<Kind extends keyof Items>(
  value: unknown,
  kind: Kind,
  length: number
): value is Items[Kind] {
  if (jsonReady(value).diagnostics.length > 0) return false
  const isItem = violations(value, root, {$ref: `#/definitions/${kind}`}).length === 0
  return isItem && spansOf(value as Partial<Claim>).every(span => isInside(span, length))
}

const root = schema as unknown as Schema

function spansOf({span, parts = []}: {span?: Span; parts?: Span[]}): Span[] {
  return span ? [span, ...parts] : parts
}

function isInside({start, end}: Span, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length
}
