/** Names that every JavaScript object inherits, as titles and names of works. */

/**
 * The same item with a mark (U+2060, invisible) behind each string that is the name of an inherited property, such as `constructor`. citeproc keeps what it
 * prints as keys of plain objects, and finds what they inherit: it throws, and the processor, which is kept, then fails for other works too.
 */
export function withMarkedNames<Value>(value: Value): Value {
  if (typeof value === 'string') return (isInherited(value) ? `${value}${mark}` : value) as Value
  if (Array.isArray(value)) return value.map(withMarkedNames) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withMarkedNames(field)])) as Value
}

/** What was printed, without the marks. */
export function withoutMarks(printed: string): string {
  return printed.replaceAll(mark, '')
}

const mark = '\u2060'

function isInherited(value: string): boolean {
  return value.trim() in Object.prototype
}
