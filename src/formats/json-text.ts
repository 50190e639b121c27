/** Parses and writes JSON in fields of other formats. */

import {isRecord} from '../base/guards.ts'

/** A JSON object. */
export type Fields = Record<string, unknown>

/** Parses a JSON object; `undefined` where the text is not one. */
export function findFields(text: string | undefined): Fields | undefined {
  try {
    const found: unknown = JSON.parse(text ?? '')
    return isRecord(found) ? found : undefined
  } catch {
    return undefined
  }
}

/** Writes a value as JSON; `undefined` where JSON cannot hold it or it is too deep. */
export function findJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}
