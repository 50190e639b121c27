/** JSON in files of others. */

import {isRecord} from '../base/guards.ts'

/** A record, as JSON and everything like it has them. */
export type Fields = Record<string, unknown>

/** The record that a text spells, if it spells one. */
export function findFields(text: string | undefined): Fields | undefined {
  try {
    const found: unknown = JSON.parse(text ?? '')
    return isRecord(found) ? found : undefined
  } catch {
    return undefined
  }
}

/** A value as JSON; `undefined` for what JSON has no spelling for, or is too deep for it. */
export function findJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}
