/** Converts dates between the forms of authors and of CSL. */

import type {CslDate} from './csl.ts'

/** Reads `2021`, `2021-09`, `2021-09-20`, or two of these with `/` between them. Returns `undefined` for anything else, and for a day that does not exist. */
export function findDate(text: string): CslDate | undefined {
  const parts = text.split('/').map(datePart)
  return parts.every(part => part !== undefined) && isDateParts(parts) ? {'date-parts': parts} : undefined
}

/** Returns `2021-9-5` or `2021/09/05` in the form `2021-09-05`. A date that begins with its year has one meaning only. Otherwise `undefined`. */
export function findMeantDate(date: string): string | undefined {
  const [, year, month = '', day = ''] = /^(\d{4})([-/.]\d{1,2})([-/.]\d{1,2})?$/.exec(date.trim()) ?? []
  if (year === undefined) return undefined
  const parts = [month, day].filter(part => part !== '').map(part => part.slice(1).padStart(2, '0'))
  const meant = [year, ...parts].join('-')
  return isCalendarDate(meant) ? meant : undefined
}

/** Whether a text is an ISO 8601 calendar date that exists: a year, a year and a month, or a day. */
export function isCalendarDate(date: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? []
  if (year === undefined) return false
  const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return found.getUTCMonth() === Number(month) - 1 && found.getUTCDate() === Number(day)
}

/** Whether these are one date, or two of the same precision. CSL processors accept no other ranges. */
export function isDateParts(parts: readonly (readonly number[])[]): boolean {
  const [from, to] = parts
  return from !== undefined && parts.length <= 2 && parts.every(isDatePart) && (to ?? from).length === from.length
}

/** Returns the date in the form that `findDate` reads, or unchanged where that form cannot hold all of it. */
export function writeDate(date: CslDate): string | CslDate {
  const {'date-parts': parts, ...rest} = date
  if (!parts || Object.keys(rest).length) return date
  const written = spellParts(parts)
  return JSON.stringify(findDate(written)?.['date-parts']) === JSON.stringify(parts) ? written : date
}

/** The date as a reader sees it: `2016-07-06`, `2016-07/2016-09`, `c. 1850`, or the author's own words; `undefined` where it is empty. */
export function findDateWords({'date-parts': parts, circa, literal, raw}: CslDate): string | undefined {
  const spelled = parts?.some(part => part.length > 0) ? spellParts(parts) : (literal ?? raw)
  return spelled && (circa ? `c. ${spelled}` : spelled)
}

/** `date-parts` in ISO form, two with a `/` between them. */
export function spellParts(parts: readonly (readonly number[])[]): string {
  return parts.map(part => part.map(pad).join('-')).join('/')
}

function pad(number: number, index: number): string {
  return `${number < 0 ? '-' : ''}${String(Math.abs(number)).padStart(index ? 2 : 4, '0')}`
}

function datePart(text: string): number[] | undefined {
  const match = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim())
  if (!match) return undefined
  // `|| 0` turns the -0 of the year `-0000` into 0.
  return match.slice(1).flatMap(number => (number === undefined ? [] : [Number(number) || 0]))
}

/** Whether these are a year, a year and a month, or a day that exists. */
function isDatePart(part: readonly number[]): boolean {
  const [year, month = 1, day = 1] = part
  if (part.length > 3 || year === undefined || !part.every(Number.isInteger) || Math.abs(year) > 99_999) return false
  if (month < 1 || month > 12 || day < 1) return false
  const last = new Date(Date.UTC(2000, month, 0))
  // Leap years are computed here, because `Date` reads the years 0 to 99 as 1900 to 1999.
  if (month === 2 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))) return day <= 28
  return day <= last.getUTCDate()
}
