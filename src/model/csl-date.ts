/** Converts dates between the forms of authors and of CSL. */

import type {CslDate} from './csl.ts'

/** `2021`, `2021-09`, `2021-09-20`, or two of these with a `/` between; `undefined` where there is no such day or range. */
export function findDate(text: string): CslDate | undefined {
  const parts = text.split('/').map(datePart)
  return parts.every(part => part !== undefined) && isDateParts(parts) ? {'date-parts': parts} : undefined
}

/** Whether these are one date, or two of the same precision, which is the only kind of range that CSL processors take. */
export function isDateParts(parts: readonly (readonly number[])[]): boolean {
  const [from, to] = parts
  return from !== undefined && parts.length <= 2 && parts.every(isDatePart) && (to ?? from).length === from.length
}

/** Returns the date in the same short form where that holds all of it. */
export function writeDate(date: CslDate): string | CslDate {
  const {'date-parts': parts, ...rest} = date
  if (!parts || Object.keys(rest).length) return date
  const written = spellParts(parts)
  return JSON.stringify(findDate(written)?.['date-parts']) === JSON.stringify(parts) ? written : date
}

/** The date for a reader: `2016-07-06`, `2016-07/2016-09`, `c. 1850`, or the author's own words; `undefined` where it says nothing. */
export function findDateWords({'date-parts': parts, circa, literal, raw}: CslDate): string | undefined {
  const spelled = parts?.some(part => part.length > 0) ? spellParts(parts) : (literal ?? raw)
  return spelled && (circa ? `c. ${spelled}` : spelled)
}

function spellParts(parts: readonly (readonly number[])[]): string {
  return parts.map(part => part.map(pad).join('-')).join('/')
}

function pad(number: number, index: number): string {
  return `${number < 0 ? '-' : ''}${String(Math.abs(number)).padStart(index ? 2 : 4, '0')}`
}

function datePart(text: string): number[] | undefined {
  const match = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim())
  if (!match) return undefined
  // `|| 0`: the year `-0000` is zero too.
  return match.slice(1).flatMap(number => (number === undefined ? [] : [Number(number) || 0]))
}

/** Whether these are a year, a year and a month, or a day that there is. */
function isDatePart(part: readonly number[]): boolean {
  const [year, month = 1, day = 1] = part
  if (part.length > 3 || year === undefined || !part.every(Number.isInteger) || Math.abs(year) > 99_999) return false
  if (month < 1 || month > 12 || day < 1) return false
  const last = new Date(Date.UTC(2000, month, 0))
  // Leap years are counted here: `Date` reads years before 100 as those of the last century.
  if (month === 2 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))) return day <= 28
  return day <= last.getUTCDate()
}
