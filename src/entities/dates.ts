/** Finds dates in a text and converts them to EDTF. */

import type {Span} from '../text/span.ts'

/** A day, month or year on the proleptic Gregorian calendar. */
export interface DateParts {
  year: number
  month?: number
  day?: number
}

export interface FoundDate {
  span: Span
  /**
   * Extended Date/Time Format, ISO 8601-2:2019 annex A (https://www.loc.gov/standards/datetime/): `2020-10`, `199X`, `2021-23` for an
   * autumn, `2001/2021`. Absent where the text gives no year and the day on which it was written is not known.
   */
  edtf?: string
}

/**
 * Returns the longest date that begins at `at`, a UTF-16 offset. Relative dates count from the day `written`; weeks begin on Monday.
 *
 * We know no library that converts decades, seasons and intervals in prose to EDTF. Libraries that read days add a time of day.
 */
export function findDate(text: string, at: number, written?: DateParts): FoundDate | undefined {
  let best: FoundDate | undefined
  for (const {pattern, edtfOf} of patterns) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match || at + match[0].length <= (best?.span.end ?? at)) continue
    const edtf = edtfOf((match.groups ?? {}) as Groups, written)
    if (edtf !== null) best = {span: {start: at, end: at + match[0].length}, ...(edtf && {edtf})}
  }
  return best
}

/** The parts of the date with which a text in ISO 8601 begins: `2021-09-20`, `2021-09` or `2021`; otherwise `undefined`. */
export function dateOf(iso: string): DateParts | undefined {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(iso)
  if (!match) return undefined
  const [, year, month, day] = match
  return {year: Number(year), ...(month && {month: Number(month)}), ...(day && {day: Number(day)})}
}

type Groups = Readonly<Record<string, string | undefined>>

interface Pattern {
  pattern: RegExp
  /** The value; `undefined` when it is not known, `null` when the match is not a date. */
  edtfOf(groups: Groups, written: DateParts | undefined): string | undefined | null
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'.split('|')
const weekdays = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'.split('|')
const month = String.raw`(?<month>${months.join('|')}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?![a-z])))`
const day = String.raw`(?<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?`
const year = String.raw`(?<year>1[0-9]\d\d|20\d\d)`
const after = String.raw`(?![\p{L}\p{N}_]|[.,]\d|%)`
const expression = (...pieces: string[]): RegExp => new RegExp(pieces.join(''), 'uy')

const patterns: readonly Pattern[] = [
  // 2021-09-20
  {
    pattern: expression(String.raw`(?<year>\d{4})-(?<month>0[1-9]|1[0-2])(?:-(?<day>0[1-9]|[12]\d|3[01]))?`, after),
    edtfOf: groups => (isYear(groups.year) ? calendar(groups) : null)
  },
  // 20 September 2021, September 20–22, 2021, 20 September
  {
    pattern: expression(day, ' (?:of )?', month, '(?:,? ', year, ')?', after),
    edtfOf: calendar
  },
  {
    pattern: expression(
      month,
      ' ',
      day,
      String.raw`(?:[-–](?<last>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)?(?:,? `,
      year,
      ')?',
      after
    ),
    edtfOf: calendar
  },
  // October 2020; in "late October 2020", "late" is not part of the date
  {
    pattern: expression(month, '(?:,? (?:of )?', year, ')', after),
    edtfOf: calendar
  },
  {
    // "May" and "March" alone are mostly other words, and so are the short forms of months.
    pattern: expression(`(?<month>${months.filter(name => name !== 'May' && name !== 'March').join('|')})`, after),
    edtfOf: calendar
  },
  {
    pattern: expression(
      String.raw`(?<=\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id) )(?<month>May|March)(?= [a-z]|[.,;:)])`
    ),
    edtfOf: calendar
  },
  // the summer of 2021, spring 2020
  {
    pattern: expression('(?<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter) (?:of )?', year, after),
    edtfOf: ({season, year: of}) => `${of}-${seasons.get(season!.toLowerCase())}`
  },
  // 1996–2001
  {
    pattern: expression(year, String.raw`[-–—](?<to>1[0-9]\d\d|20\d\d|\d\d)`, after),
    edtfOf: ({year: from, to}) => {
      const until = to!.length === 2 ? from!.slice(0, 2) + to : to!
      return Number(until) > Number(from) ? `${from}/${until}` : null
    }
  },
  // the 1990s
  {
    pattern: expression(String.raw`(?<decade>1[0-9]\d0|20\d0)s`, after),
    edtfOf: ({decade}) => `${decade!.slice(0, 3)}X`
  },
  // the 21st century
  {
    pattern: expression(
      String.raw`(?<century>(?:\d{1,2}(?:st|nd|rd|th)|${'eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first'}))[- ]century`,
      after
    ),
    edtfOf: ({century}) => {
      const ordinal = /^\d/.test(century!) ? Number.parseInt(century!, 10) : 11 + ordinals.indexOf(century!)
      return ordinal > 0 && ordinal <= 30 ? `${String(ordinal - 1).padStart(2, '0')}XX` : null
    }
  },
  // 2021, but not in "2021 people"
  {
    pattern: expression(
      String.raw`(?<year>1[5-9]\d\d|20\d\d)(?! (?:percent|people|men|women|troops|soldiers|dollars|euros|pounds|miles|km|words|times)\b|:\d| ?[%°]|[-–—/]\d)`,
      after
    ),
    edtfOf: ({year: of}) => of
  },
  // 12/31/2020; its value is the year alone where both numbers could be the month
  {
    pattern: expression(String.raw`(?<first>\d{1,2})/(?<second>\d{1,2})/(?<year>\d{4})`, after),
    edtfOf: ({first, second, year: of}) => {
      const [a, b] = [Number(first), Number(second)]
      if (a < 1 || b < 1 || Math.min(a, b) > 12 || Math.max(a, b) > 31) return null
      if (a <= 12 && b <= 12 && a !== b) return isYear(of) ? of : null
      return calendar({year: of, month: months[Math.min(a, b) - 1], day: String(Math.max(a, b))})
    }
  },
  // last week, this year, next Tuesday, the past decade
  {
    pattern: expression(
      `(?<which>[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast|[Tt]his past) (?<unit>day|week|weekend|month|year|decade|century|spring|summer|autumn|fall|winter|${weekdays.join('|')}|${months.join('|')})`,
      after
    ),
    edtfOf: relative
  },
  {pattern: expression(`(?<weekday>${weekdays.join('|')})`, after), edtfOf: () => undefined},
  {
    pattern: expression('(?<near>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)', after),
    edtfOf: ({near}, written) => {
      const shift = {y: -1, t: 0}[near![0]!.toLowerCase()] ?? 0
      return written?.day ? iso(shifted(written, near!.toLowerCase() === 'tomorrow' ? 1 : shift)) : undefined
    }
  }
]

/** The codes of seasons, which EDTF writes in place of a month (ISO 8601-2, 4.8). */
const seasons: ReadonlyMap<string, number> = new Map([
  ['spring', 21],
  ['summer', 22],
  ['autumn', 23],
  ['fall', 23],
  ['winter', 24]
])
const ordinals =
  'eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first'.split(
    '|'
  )

function isYear(spelled: string | undefined): boolean {
  const value = Number(spelled)
  return value >= 1000 && value < 2100
}

function calendar({year: of, month: name, day: on, last}: Groups): string | undefined | null {
  const number = name === undefined ? undefined : /^\d/.test(name) ? Number(name) : monthNumber(name)
  if (on !== undefined && number !== undefined && Number(on) > daysIn(number, of === undefined ? 2000 : Number(of)))
    return null
  // EDTF writes an unknown year as XXXX. A month without a year says little, so it has no value.
  if (of === undefined)
    return on !== undefined && last === undefined && number !== undefined
      ? `XXXX-${pad(number)}-${pad(Number(on))}`
      : undefined
  const parts: DateParts = {
    year: Number(of),
    ...(number !== undefined && {month: number}),
    ...(on !== undefined && {day: Number(on)})
  }
  return last === undefined ? iso(parts) : `${iso(parts)}/${iso({...parts, day: Number(last)})}`
}

function relative({which, unit}: Groups, written: DateParts | undefined): string | undefined {
  if (!written) return undefined
  const step = /last|past/i.test(which!) ? -1 : /next/i.test(which!) ? 1 : 0
  const past = /past/i.test(which!)
  switch (unit) {
    case 'year':
      return past ? `${written.year - 1}/${written.year}` : String(written.year + step)
    case 'decade':
      return past || step === -1 ? `${written.year - 10}/${written.year}` : `${Math.floor(written.year / 10) + step}X`
    case 'century':
      return `${String(Math.floor(written.year / 100) + step).padStart(2, '0')}XX`
    case 'month': {
      if (written.month === undefined) return undefined
      const at = written.year * 12 + written.month - 1 + step
      return iso({year: Math.floor(at / 12), month: (at % 12) + 1})
    }
    case 'week': {
      if (written.day === undefined) return undefined
      const monday = shifted(written, step * 7 - weekdayOf(written))
      return `${iso(monday)}/${iso(shifted(monday, 6))}`
    }
    case 'day':
      return undefined
    default:
  }
  const season = seasons.get(unit!)
  if (season !== undefined) return step === 0 ? `${written.year}-${season}` : undefined
  const weekday = weekdays.indexOf(unit!)
  // "Last Tuesday" is the latest one before today, "next Tuesday" the first one after it. Some people mean a day one week away from these.
  if (weekday >= 0 && written.day !== undefined) {
    const away = (weekday - weekdayOf(written) + 7) % 7
    if (step < 0) return iso(shifted(written, away === 0 ? -7 : away - 7))
    if (step > 0) return iso(shifted(written, away === 0 ? 7 : away))
    return iso(shifted(written, weekday - weekdayOf(written)))
  }
  const named = months.indexOf(unit!) + 1
  if (named > 0 && written.month !== undefined) {
    const shift = step < 0 ? (named < written.month ? 0 : -1) : step > 0 ? (named > written.month ? 0 : 1) : 0
    return iso({year: written.year + shift, month: named})
  }
  return undefined
}

function monthNumber(name: string): number {
  return months.findIndex(full => full.startsWith(name.slice(0, 3))) + 1
}

function daysIn(number: number, of: number): number {
  return new Date(Date.UTC(of, number, 0)).getUTCDate()
}

/** The day of the week; Monday is 0. */
function weekdayOf({year: of, month: number = 1, day: on = 1}: DateParts): number {
  return (new Date(Date.UTC(of, number - 1, on)).getUTCDay() + 6) % 7
}

function shifted({year: of, month: number = 1, day: on = 1}: DateParts, days: number): DateParts {
  const moved = new Date(Date.UTC(of, number - 1, on + days))
  return {year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate()}
}

function iso({year: of, month: number, day: on}: DateParts): string {
  return [String(of).padStart(4, '0'), number && pad(number), on && pad(on)].filter(Boolean).join('-')
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
