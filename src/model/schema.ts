/** Validates values with a JSON Schema. Only the keywords that the schemas of this project use are supported. */

import {toPointer} from '../base/json-pointer.ts'
import {expecting} from '../base/message.ts'
import {findNearest} from '../base/nearest.ts'

/** One place where a value does not match its schema. */
export interface Violation {
  /** The place in the value, as a JSON Pointer. */
  pointer: string
  /** `unknown-field`: the schema does not have this field; the value can be used without it. */
  type: 'unknown-field' | 'wrong'
  /** One sentence: what is there, then what was expected. */
  message: string
  /** The message as a clause, for the middle of another sentence. */
  clause: string
  /** What is there, where it can be given in a word. */
  actual?: string
  /** What could be there instead. */
  expected?: readonly string[]
}

export interface Schema {
  $ref?: string
  definitions?: Readonly<Record<string, Schema>>
  type?: string | readonly string[]
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly Schema[]
  allOf?: readonly Schema[]
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  additionalProperties?: boolean | Schema
  items?: Schema | readonly Schema[]
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  minLength?: number
  pattern?: string
}

/**
 * Returns all violations of a schema, in the order of the value. For `anyOf`, they are those of the alternative that matches best.
 *
 * Visits each part of the value once for each part of the schema that describes it, and recurses with the schema only. The value has to be JSON.
 */
export function violations(value: unknown, root: Schema, schema: Schema = root): Violation[] {
  const validation = new Validation(root)
  validation.validate(value, schema)
  return validation.found
}

/** A walk through a value and its schema. */
class Validation {
  /** The violations so far. While an alternative of `anyOf` is validated, only those of this alternative. */
  found: Violation[] = []
  readonly #root: Schema
  readonly #path: (string | number)[] = []

  constructor(root: Schema) {
    this.#root = root
  }

  validate(value: unknown, schema: Schema): void {
    if (schema.$ref !== undefined) {
      this.validate(value, resolve(schema.$ref, this.#root))
      return
    }
    for (const part of schema.allOf ?? []) this.validate(value, part)
    if (schema.anyOf) {
      this.#validateToAny(value, schema.anyOf)
      return
    }
    const types = schema.type === undefined ? [] : [schema.type].flat()
    if (types.length && !types.some(type => isOfType(value, type))) {
      const actual = typeName(value)
      const expected = types.map(type => `\`${type}\``).join(' or ')
      this.#report({
        type: 'wrong',
        clause: `this is of type \`${actual}\`, expected ${expected}`,
        actual,
        expected: types as string[]
      })
      return
    }
    if ('const' in schema && value !== schema.const) {
      const expected = [JSON.stringify(schema.const)]
      this.#report({
        type: 'wrong',
        clause: `this value is ${toActual(value)}, expected ${expected[0]}`,
        actual: toActual(value),
        expected
      })
    }
    if (schema.enum && !schema.enum.includes(value)) {
      const expected = schema.enum.map(one => JSON.stringify(one))
      this.#report({
        type: 'wrong',
        clause: `this value is ${toActual(value)}, expected one of [${expected.join(',')}]`,
        actual: toActual(value),
        expected
      })
    }
    if (typeof value === 'number') this.#validateNumber(value, schema)
    else if (typeof value === 'string') this.#validateString(value, schema)
    else if (Array.isArray(value)) this.#validateList(value, schema)
    else if (typeof value === 'object' && value !== null) this.#validateObject(value as Record<string, unknown>, schema)
  }

  #validateNumber(
    value: number,
    {minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY}: Schema
  ): void {
    if (value < minimum)
      this.#report({
        type: 'wrong',
        clause:
          minimum === 0
            ? 'this number is negative, expected zero or more'
            : `this number is too small, expected at least ${minimum}`,
        actual: toActual(value)
      })
    if (value > maximum)
      this.#report({
        type: 'wrong',
        clause: `this number is too large, expected at most ${maximum}`,
        actual: toActual(value)
      })
  }

  #validateString(value: string, {minLength = 0, pattern}: Schema): void {
    // `minLength` counts code points, each of which is at most two UTF-16 units.
    if ([...value.slice(0, 2 * minLength)].length < minLength)
      this.#report({
        type: 'wrong',
        clause:
          value === ''
            ? 'this text is empty, expected at least one character'
            : `this text is too short, expected at least ${minLength} characters`,
        actual: toActual(value)
      })
    if (pattern !== undefined && !new RegExp(pattern, 'u').test(value))
      this.#report({
        type: 'wrong',
        clause: `this text does not have the expected form, expected one that matches ${pattern}`,
        actual: toActual(value)
      })
  }

  #validateList(value: readonly unknown[], {items, minItems = 0, maxItems = Number.POSITIVE_INFINITY}: Schema): void {
    if (value.length < minItems || value.length > maxItems) {
      const expected = minItems === maxItems ? `${minItems}` : `${minItems} to ${maxItems}`
      this.#report({
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
      this.#within(index, item, schema)
    }
  }

  #validateObject(
    value: Record<string, unknown>,
    {properties = {}, required = [], additionalProperties = true}: Schema
  ): void {
    for (const name of required)
      if (!Object.hasOwn(value, name))
        this.#report({type: 'wrong', clause: `field \`${name}\` is missing, expected it here`, expected: [name]})
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(properties, name)) this.#within(name, value[name], properties[name]!)
      else if (typeof additionalProperties === 'object') this.#within(name, value[name], additionalProperties)
      else if (!additionalProperties) {
        this.#path.push(name)
        const known = Object.keys(properties)
        const {words, data} = expecting(findNearest(name, known), known)
        this.#report({
          type: 'unknown-field',
          clause: `unknown field \`${name}\`, expected ${words}`,
          actual: name,
          ...data
        })
        this.#path.pop()
      }
    }
  }

  #validateToAny(value: unknown, alternatives: readonly Schema[]): void {
    const outer = this.found
    let nearest: Violation[] | undefined
    for (const alternative of alternatives) {
      this.found = []
      this.validate(value, alternative)
      if (!nearest || distance(this.found) < distance(nearest)) nearest = this.found
      if (this.found.length === 0) break
    }
    for (const violation of nearest ?? []) outer.push(violation)
    this.found = outer
  }

  #report(violation: Omit<Violation, 'pointer' | 'message'>): void {
    const {clause} = violation
    const message = clause.charAt(0).toUpperCase() + clause.slice(1)
    this.found.push({pointer: toPointer(this.#path), message, ...violation})
  }

  #within(key: string | number, value: unknown, schema: Schema): void {
    this.#path.push(key)
    this.validate(value, schema)
    this.#path.pop()
  }
}

/** Returns a value as JSON, shortened to 200 UTF-16 units. */
export function toActual(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}

/** How badly a value matches an alternative. Wrong values count more than unknown fields. */
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
