/** The coefficients of agreement against implementations by others: npm's krippendorff always, those in Python where Debian's packages are installed. */

import {describe, expect, test} from 'vitest'
import {verdicts} from '../tools/support/agreement-judges.ts'
import {annotationTables} from '../tools/support/annotation-tables.ts'

const tables = annotationTables(20, 20_210_920)
const all = verdicts(tables)

describe('coefficients of agreement give the values of other implementations', () => {
  for (const {judge, compared} of all) {
    const name = `${judge.coefficient} and ${judge.name}`
    if (!compared) {
      console.warn(`Skipped: ${name}, because ${judge.from} is not installed`)
      test.skip(`${name}: ${judge.from} is not installed`, () => {})
      continue
    }
    test(name, () => {
      const {cases, difference, bothUndefined, byConvention, unexplained} = compared
      expect(unexplained).toEqual([])
      expect(difference).toBeLessThan(1e-12)
      expect(cases).toBeGreaterThan(tables.length / 2)
      expect(cases + bothUndefined + byConvention).toBe(tables.length)
    })
  }

  test('npm krippendorff is one of them', () => {
    expect(all.find(({judge}) => judge.name === 'npm alpha')?.compared).toBeDefined()
  })
})

test('the tables have every number of annotators from two to six, and missing values', () => {
  expect(new Set(tables.map(({units}) => units[0]!.length))).toEqual(new Set([2, 3, 4, 5, 6]))
  expect(tables.some(({units}) => units.flat().includes(undefined))).toBe(true)
})
