/** JSON in files of others. */

/** A record, as JSON and everything like it has them. */
export type Fields = Record<string, unknown>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The record that a text spells, if it spells one. */
export function findFields(text: string | undefined): Fields | undefined {
  try {
    const found: unknown = JSON.parse(text ?? '')
    return isFields(found) ? found : undefined
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
