/** Finds many names in a text. */

import {firstWhere} from '../base/binary-search.ts'
import type {Span} from '../text/span.ts'

export interface Occurrence {
  name: string
  span: Span
}

/** Longer names are not searched for. Without a limit, a text that repeats the beginning of a long name would take quadratic time. */
const longestName = 1000

/**
 * Returns the places of `names` in a text, in order and without overlaps. Where several names begin at one place, the longest is taken. A name
 * matches only between word boundaries: with no letter, digit or `_` beside it, and no `@` before it. A blank in a name matches any white space in
 * the text. Names must not begin or end with white space.
 *
 * The names are sorted, so that names with the same beginning are neighbours. A binary search for each further character narrows them down, so
 * thousands of names cost little more than one.
 */
export function* occurrences(text: string, names: readonly string[]): Generator<Occurrence> {
  const sorted = [...new Set(names)].filter(({length}) => length > 0 && length <= longestName).sort()
  const first = new Set(sorted.map(name => name.charCodeAt(0)))
  for (let at = 0; at < text.length; ) {
    const found = first.has(text.charCodeAt(at)) && !isJoined(text, at) ? longestAt(text, at, sorted) : undefined
    if (found) yield found
    at = found ? found.span.end : at + 1
  }
}

function longestAt(text: string, start: number, sorted: readonly string[]): Occurrence | undefined {
  let [low, high] = [0, sorted.length]
  let longest: Occurrence | undefined
  let end = start
  for (let depth = 0; low < high; depth++) {
    // A name comes before the longer names that begin with it.
    const name = sorted[low]!
    if (name.length === depth && !isWord(text.codePointAt(end))) longest = {name, span: {start, end}}
    if (end >= text.length) break
    let unit = text.charCodeAt(end++)
    if (isBlank(unit)) {
      unit = blank
      while (end < text.length && isBlank(text.charCodeAt(end))) end++
    }
    low = firstFrom(sorted, low, high, depth, unit)
    high = firstFrom(sorted, low, high, depth, unit + 1)
  }
  return longest
}

const blank = 32

/** Among sorted names that are equal up to `depth`: the first whose UTF-16 unit at `depth` is not less than `unit`. */
function firstFrom(sorted: readonly string[], from: number, to: number, depth: number, unit: number): number {
  return firstWhere(from, to, index => depth < sorted[index]!.length && sorted[index]!.charCodeAt(depth) >= unit)
}

/** Whether `at` is inside a word or a handle (`@name`), judged by the character before it. */
function isJoined(text: string, at: number): boolean {
  if (at === 0) return false
  const before = text.charCodeAt(at - 1)
  if (before === 0x40) return true
  const isLow = before >= 0xdc00 && before < 0xe000 && at > 1
  return isWord(isLow ? text.codePointAt(at - 2) : before)
}

function isWord(point: number | undefined): boolean {
  if (point === undefined) return false
  if (point < 128)
    return (point | 32) >= 97 && (point | 32) <= 122 ? true : (point >= 48 && point <= 57) || point === 95
  return /[\p{L}\p{N}]/u.test(String.fromCodePoint(point))
}

function isBlank(unit: number): boolean {
  return unit <= blank
    ? unit === blank || (unit >= 9 && unit <= 13)
    : unit >= 0xa0 && /\s/.test(String.fromCharCode(unit))
}
