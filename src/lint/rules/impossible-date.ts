/** Dates that no calendar has. */

import {expecting} from '../../base/message.ts'
import type {Breach, Rule} from '../rule.ts'

export const impossibleDate: Rule<'impossible-date'> = {
  code: 'impossible-date',
  severity: 'warning',
  why: 'A program that sorts by date, or asks what was true on a day, gets a wrong result.',
  wrong: [':claim[a]{#c1 status=disputed date=2021-02-30}', ':claim[a]{#c1 status=disputed date=2021-2-3}'],
  right: [':claim[a]{#c1 status=disputed date=2021-02}'],

  *check({claims, evidence, relations}) {
    for (const [list, items] of [
      ['claims', claims],
      ['evidence', evidence],
      ['relations', relations]
    ] as const) {
      for (const [index, {date}] of items.entries()) yield* breaches(date, `/${list}/${index}/date`)
    }
  }
}

function* breaches(date: string | undefined, pointer: string): Generator<Breach> {
  if (date === undefined || isDate(date)) return
  const meant = findMeant(date)
  const {words, data} = expecting(meant, [], 'one such as `2021-09-20`, `2021-09` or `2021`')
  yield {
    pointer,
    message: `\`${date}\` is no date, expected ${words}`,
    actual: date,
    ...data,
    ...(meant && {changes: [{pointer, value: meant}]})
  }
}

/** `2021-9-5` and `2021/09/05`: what begins with its year can be read in one way only. */
function findMeant(date: string): string | undefined {
  const [, year, month = '', day = ''] = /^(\d{4})([-/.]\d{1,2})([-/.]\d{1,2})?$/.exec(date.trim()) ?? []
  if (year === undefined) return undefined
  const meant = [year, ...[month, day].filter(part => part !== '').map(part => part.slice(1).padStart(2, '0'))].join(
    '-'
  )
  return isDate(meant) ? meant : undefined
}

/** Year, month and day as far as known: ISO 8601 calendar dates. */
function isDate(date: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? []
  if (year === undefined) return false
  const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return found.getUTCMonth() === Number(month) - 1 && found.getUTCDate() === Number(day)
}
