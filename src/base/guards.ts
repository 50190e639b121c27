/** Type guards for unknown values. */

/** Whether a value is a record like an object in JSON: not a list and not `null`. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
