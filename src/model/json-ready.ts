/** Copies any value as data that JSON can hold. */

import {toPointer} from '../base/json-pointer.ts'
import type {Diagnostic, Reading} from './reading.ts'

/**
 * Copies a value so that `JSON.stringify`, `structuredClone` and recursive functions can process the copy.
 *
 * What JSON cannot hold is left out, with a diagnostic (`not-json`): invalid dates, maps, sets, functions, big integers, numbers that are
 * not finite, cycles, and values nested more than `mostLevels` deep. A date becomes its ISO string. `undefined` is left out, as in
 * `JSON.stringify`. Takes linear time and does not recurse. An object that occurs in several places is copied to each, up to 100,000 times.
 */
export function jsonReady(value: unknown): Reading<unknown> {
  const conversion = new Conversion()
  return {value: conversion.convert(value), diagnostics: conversion.diagnostics}
}

class Conversion {
  readonly diagnostics: Diagnostic[] = []
  readonly #stack: Frame[] = []
  /** The objects found so far, and whether each is being copied now. */
  readonly #met = new Map<object, boolean>()
  #repeated = 0

  convert(value: unknown): unknown {
    const holder: Record<string, unknown> = {}
    this.#add(value, holder, 'value')
    while (this.#stack.length) {
      const frame = this.#stack.at(-1)!
      const {source, copy, keys} = frame
      const key = keys ? keys[frame.next] : frame.next
      if (frame.next === (keys ?? (source as unknown[])).length) {
        this.#stack.pop()
        this.#met.set(source, false)
        continue
      }
      frame.next++
      this.#add((source as Record<string | number, unknown>)[key!], copy, key!)
    }
    return holder.value
  }

  /** Adds a value to a copy. An object is added empty, and its fields are copied later. */
  #add(value: unknown, target: object, key: string | number): void {
    const found = this.#read(value)
    if ('leaf' in found) put(target, key, found.leaf)
    else if ('reason' in found) {
      this.diagnostics.push({
        code: 'not-json',
        severity: 'error',
        pointer: toPointer([...this.#stack.slice(1).map(({at}) => at), ...(this.#stack.length ? [key] : [])]),
        message: `This is ${found.reason}, expected JSON; it was left out`,
        actual: found.reason
      })
      if (Array.isArray(target)) target[key as number] = null
    } else {
      const {source} = found
      const isList = Array.isArray(source)
      const copy = isList ? [] : {}
      if (this.#met.has(source)) this.#repeated++
      this.#met.set(source, true)
      put(target, key, copy)
      this.#stack.push({source, copy, at: key, keys: isList ? undefined : Object.keys(source), next: 0})
    }
  }

  /** Classifies a value: a leaf, an object that is copied field by field, or the reason why JSON cannot hold it. */
  #read(value: unknown): {leaf: unknown} | {reason: string} | {source: object} {
    if (value === undefined) return {leaf: undefined}
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return {leaf: value}
    if (typeof value === 'number') return Number.isFinite(value) ? {leaf: value} : {reason: `the number ${value}`}
    if (typeof value !== 'object') return {reason: `a ${typeof value}`}
    if (value instanceof Date)
      return Number.isNaN(value.getTime()) ? {reason: 'an invalid date'} : {leaf: value.toISOString()}
    const kind = Object.prototype.toString.call(value).slice(8, -1)
    if (!Array.isArray(value) && kind !== 'Object') return {reason: `a ${kind}`}
    if (this.#met.get(value)) return {reason: 'a cycle: the value contains itself'}
    if (this.#stack.length > mostLevels) return {reason: `a value nested more than ${mostLevels} levels deep`}
    if (this.#repeated > mostRepeated) return {reason: `an object after ${mostRepeated} repetitions of objects`}
    return {source: value}
  }
}

/** Real JSON has few levels. Many readers and writers of JSON and YAML recurse, and some of them fail at little more than a thousand levels. */
const mostLevels = 500
const mostRepeated = 100_000

/** An object that is being copied. */
interface Frame {
  source: object
  copy: object
  /** Its key in the object that contains it. */
  at: string | number
  /** Absent for a list. */
  keys: string[] | undefined
  next: number
}

function put(target: object, key: string | number, value: unknown): void {
  if (Array.isArray(target)) target[key as number] = value ?? null
  // An assignment to `__proto__` would set the prototype.
  else if (value !== undefined)
    Object.defineProperty(target, key, {value, writable: true, enumerable: true, configurable: true})
}
