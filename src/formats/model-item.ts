/** Whether data that a file brings is an item of the model. */

import {type OutputUnit, Validator} from '@cfworker/json-schema'
import schema from '../../schema.json' with {type: 'json'}
import type {Claim, Evidence, ForeignAnnotation, Mention, Relation} from '../model/document.ts'
import type {Span} from '../text/span.ts'

interface Items {
  Claim: Claim
  Evidence: Evidence
  Relation: Relation
  Mention: Mention
  Annotation: ForeignAnnotation
}

/** Whether a value has the shape that `schema.json` gives to such an item, with its spans inside a text of `length` units. Never throws. */
export function isModelItem<Kind extends keyof Items>(
  value: unknown,
  kind: Kind,
  length: number
): value is Items[Kind] {
  return failureOf(value, kind) === undefined && spansOf(value as Partial<Claim>).every(span => isInside(span, length))
}

function failureOf(value: unknown, kind: keyof Items): OutputUnit | undefined | Error {
  try {
    return validatorOf(kind).validate(value).errors[0]
  } catch (error) {
    // The validator builds URIs of field names, and half a character has none.
    return error as Error
  }
}

const validators = new Map<keyof Items, Validator>()

function validatorOf(kind: keyof Items): Validator {
  const known = validators.get(kind)
  if (known) return known
  // A validator notes in its schema what it resolved, so each has one of its own.
  const {$schema, definitions} = structuredClone(schema)
  const own = {$schema, $ref: `#/definitions/${kind}`, definitions}
  const validator = new Validator(own as ConstructorParameters<typeof Validator>[0], '7')
  validators.set(kind, validator)
  return validator
}

function spansOf({span, parts = []}: {span?: Span; parts?: Span[]}): Span[] {
  return span ? [span, ...parts] : parts
}

function isInside({start, end}: Span, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length
}
