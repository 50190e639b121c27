/** A value that may be absent as a list. */

/** Returns a list of the value, or an empty list where it is undefined. */
export function given<Value>(value: Value | undefined): Value[] {
  return value === undefined ? [] : [value]
}
