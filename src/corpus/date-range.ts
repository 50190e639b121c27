/** Dates of different exactness, compared by the days that they may mean. */

import type {CslDate} from '../model/csl.ts'
import {spellParts} from '../model/csl-date.ts'

/** A filter by date: `2021`, `2021-09`, `2021-09-20`, each standing for all its days. Either end may be open. */
export interface DateFilter {
  from?: string
  to?: string
}

/** Whether any day of a date, or of a range with a `/`, lies between the ends. A text that is no date lies nowhere. */
export function isWithin(date: string, {from, to}: DateFilter): boolean {
  const days = daysOf(date)
  if (!days) return false
  const [first, last] = days
  const after = from === undefined ? undefined : daysOf(from)
  const before = to === undefined ? undefined : daysOf(to)
  return (
    (from === undefined || (after !== undefined && last >= after[0])) &&
    (to === undefined || (before !== undefined && first <= before[1]))
  )
}

/** A CSL date in ISO form; `undefined` where it has no numbers. */
export function isoDate({'date-parts': parts}: CslDate): string | undefined {
  return parts && spellParts(parts)
}

/** The first and the last day, as strings that compare in the order of time. Years are those of four digits. */
function daysOf(date: string): [string, string] | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:\/(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?)?$/.exec(date.trim())
  if (!match) return undefined
  const [
    ,
    year,
    month,
    day,
    lastYear = year,
    lastMonth = match[4] ? undefined : month,
    lastDay = match[4] ? undefined : day
  ] = match
  return [`${year}-${month ?? '01'}-${day ?? '01'}`, `${lastYear}-${lastMonth ?? '12'}-${lastDay ?? '31'}`]
}
