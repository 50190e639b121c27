/** Values held to a JSON Schema: the keywords that schemas made from our types use. */

import {toPointer} from '../base/json-pointer.ts'

/** Where a value is not what its schema asks for. */
export interface Violation {
  /** Where in the value, a JSON Pointer. */
  pointer: string
  /** A field that the schema does not name is no harm to the others. */
  type: 'unknown-field' | 'wrong'
  /** One sentence: what is there, then what was expected. */
  message: string
  /** The same as a clause, for the middle of another sentence. */
  clause: string
  /** What is there, where a word says it. */
  actual?: string
  /** What could be there. */
  expected?: readonly string[]
}

export interface Schema {
  $ref?: string
  definitions?: Readonly<Record<string, Schema>>
  type?: string | readonly string[]
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly Schema[]
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  additionalProperties?: boolean | Schema
  items?: Schema | readonly Schema[]
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  pattern?: string
}

/**
 * Returns what of a value breaks a schema, in the value's order. Of the alternatives of `anyOf`, the nearest one speaks.
 *
 * Reads each part of the value once for each part of the schema that speaks of it, and recurses with the schema only. The value has to be JSON.
 */
export function violations(value: unknown, root: Schema, schema: Schema = root): Violation[] {
  /** Where violations go: those of an alternative are its own at first. */
  let found: Violation[] = []
  const path: (string | number)[] = []

  function report(violation: Omit<Violation, 'pointer' | 'message'>): void {
    const {clause} = violation
    found.push({pointer: toPointer(path), message: clause.charAt(0).toUpperCase() + clause.slice(1), ...violation})
  }

  function within(key: string | number, value: unknown, schema: Schema): void {
    path.push(key)
    hold(value, schema)
    path.pop()
  }

  function hold(value: unknown, schema: Schema): void {
    if (schema.$ref !== undefined) {
      hold(value, resolve(schema.$ref, root))
      return
    }
    if (schema.anyOf) {
      holdToAny(value, schema.anyOf)
      return
    }
    const types = schema.type === undefined ? [] : [schema.type].flat()
    if (types.length && !types.some(type => isOfType(value, type))) {
      const actual = typeName(value)
      const expected = types.map(type => `\`${type}\``).join(' or ')
      report({
        type: 'wrong',
        clause: `this is of type \`${actual}\`, expected ${expected}`,
        actual,
        expected: types as string[]
      })
      return
    }
    if ('const' in schema && value !== schema.const) {
      const expected = [JSON.stringify(schema.const)]
      report({
        type: 'wrong',
        clause: `this value is another, expected ${expected[0]}`,
        actual: toActual(value),
        expected
      })
    }
    if (schema.enum && !schema.enum.includes(value)) {
      const expected = schema.enum.map(one => JSON.stringify(one))
      report({
        type: 'wrong',
        clause: `this value is unknown, expected one of [${expected.join(',')}]`,
        actual: toActual(value),
        expected
      })
    }
    if (typeof value === 'number') holdNumber(value, schema)
    else if (typeof value === 'string') holdString(value, schema)
    else if (Array.isArray(value)) holdList(value, schema)
    else if (typeof value === 'object' && value !== null) holdObject(value as Record<string, unknown>, schema)
  }

  function holdNumber(
    value: number,
    {minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY}: Schema
  ): void {
    if (value < minimum)
      report({
        type: 'wrong',
        clause:
          minimum === 0
            ? 'this number is negative, expected zero or more'
            : `this number is too small, expected at least ${minimum}`,
        actual: toActual(value)
      })
    if (value > maximum)
      report({type: 'wrong', clause: `this number is too large, expected at most ${maximum}`, actual: toActual(value)})
  }

  function holdString(value: string, {pattern}: Schema): void {
    if (pattern !== undefined && !new RegExp(pattern, 'u').test(value))
      report({
        type: 'wrong',
        clause: `this text is spelled in another way, expected one that matches ${pattern}`,
        actual: toActual(value)
      })
  }

  function holdList(
    value: readonly unknown[],
    {items, minItems = 0, maxItems = Number.POSITIVE_INFINITY}: Schema
  ): void {
    if (value.length < minItems || value.length > maxItems) {
      const expected = minItems === maxItems ? `${minItems}` : `${minItems} to ${maxItems}`
      report({
        type: 'wrong',
        clause: `this list is ${value.length} long, expected ${expected}`,
        actual: `${value.length}`
      })
    }
    if (!items) return
    const many = isList(items)
    for (const [index, item] of value.entries()) {
      const schema = many ? items[index] : items
      if (schema === undefined) break
      within(index, item, schema)
    }
  }

  function holdObject(
    value: Record<string, unknown>,
    {properties = {}, required = [], additionalProperties = true}: Schema
  ): void {
    for (const name of required)
      if (!Object.hasOwn(value, name))
        report({type: 'wrong', clause: `field \`${name}\` is missing, expected it here`, expected: [name]})
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(properties, name)) within(name, value[name], properties[name]!)
      else if (typeof additionalProperties === 'object') within(name, value[name], additionalProperties)
      else if (!additionalProperties) {
        path.push(name)
        report({
          type: 'unknown-field',
          clause: `unknown field \`${name}\`, expected one that the schema names`,
          actual: name
        })
        path.pop()
      }
    }
  }

  function holdToAny(value: unknown, alternatives: readonly Schema[]): void {
    const outer = found
    let nearest: Violation[] | undefined
    for (const alternative of alternatives) {
      found = []
      hold(value, alternative)
      if (!nearest || distance(found) < distance(nearest)) nearest = found
      if (found.length === 0) break
    }
    for (const violation of nearest ?? []) outer.push(violation)
    found = outer
  }

  hold(value, schema)
  return found
}

/** A value as JSON, or the beginning of it. */
export function toActual(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}

/** How far a value is from an alternative: what is wrong counts before what is unknown. */
function distance(found: readonly Violation[]): number {
  return found.reduce((sum, {type}) => sum + (type === 'wrong' ? 1000 : 1), 0)
}

function resolve(reference: string, root: Schema): Schema {
  return root.definitions![decodeURIComponent(reference.slice('#/definitions/'.length))]!
}

function isOfType(value: unknown, type: string): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeName(value) === type
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}

function isList(items: Schema | readonly Schema[]): items is readonly Schema[] {
  return Array.isArray(items)
}
