/** Dates that do not exist. */

import {expecting} from '../../base/message.ts'
import {findMeantDate, isCalendarDate} from '../../model/csl-date.ts'
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
  if (date === undefined || isCalendarDate(date)) return
  const meant = findMeantDate(date)
  const {words, data} = expecting(meant, [], 'one such as `2021-09-20`, `2021-09` or `2021`')
  yield {
    pointer,
    message: `\`${date}\` is not a date, expected ${words}`,
    actual: date,
    ...data,
    ...(meant && {changes: [{pointer, value: meant}]})
  }
}
