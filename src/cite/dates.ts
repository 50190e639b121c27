/** Prepares dates for a citation processor. */

import {type CslDate, dateFields, type Source} from '../model/csl.ts'

/**
 * Returns the work with dates that can be printed. A part that is no year, month or day is left out with all parts after it. A range whose
 * ends differ in precision (`2021/2022-05`) is cut to the lower one. A date without a year is left out.
 */
export function withPlainDates<Work extends Partial<Source>>(work: Work): Work {
  const plain = {...work}
  for (const field of dateFields) {
    const date = plain[field] && plainDate(plain[field])
    if (date) plain[field] = date
    else delete plain[field]
  }
  return plain
}

function plainDate(date: CslDate): CslDate | undefined {
  if (typeof date !== 'object') return undefined
  const {literal, raw, 'date-parts': given, ...rest} = date
  const parts: unknown = given ?? isoParts(raw)
  if (parts === undefined) return typeof (literal ?? raw) === 'string' ? {literal: (literal ?? raw)!} : undefined
  const ends = Array.isArray(parts) ? parts.slice(0, 2).map(plainParts) : []
  const known = Math.min(...ends.map(({length}) => length))
  return ends.length && known ? {...rest, 'date-parts': ends.map(end => end.slice(0, known))} : undefined
}

/** `2021-05` or `2021/2022` in parts. */
function isoParts(raw: string | undefined): string[][] | undefined {
  return raw !== undefined && /^\d{4}(?:-\d\d){0,2}(?:\/\d{4}(?:-\d\d){0,2})?$/.test(raw)
    ? raw.split('/').map(end => end.split('-'))
    : undefined
}

/** The year, month and day, up to the first that is not valid. */
function plainParts(parts: unknown): number[] {
  if (!Array.isArray(parts)) return []
  const numbers = parts.slice(0, limits.length).map(Number)
  const wrong = numbers.findIndex((number, at) => {
    const [least, most] = limits[at]!
    return !Number.isInteger(number) || number < least || number > most
  })
  return wrong < 0 ? numbers : numbers.slice(0, wrong)
}

const limits = [
  [-9999, 9999],
  [1, 12],
  [1, 31]
] as const
