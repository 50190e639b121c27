/** Dates that no calendar has. */

import type {Breach, Rule} from '../rule.ts'

export const impossibleDate: Rule = {
  code: 'impossible-date',
  severity: 'warning',
  why: 'Whoever sorts by date, or asks what held when, is misled.',
  wrong: [':claim[a]{#c1 status=disputed date=2021-02-30}'],
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
  yield {pointer, message: `\`${date}\` is no date, expected one such as \`2021-09-20\`, \`2021-09\` or \`2021\``}
}

/** Year, month and day as far as known: ISO 8601 calendar dates. */
function isDate(date: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? []
  if (year === undefined) return false
  const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return found.getUTCMonth() === Number(month) - 1 && found.getUTCDate() === Number(day)
}
