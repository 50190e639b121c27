import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {diagnose} from '../src/check/diagnose.ts'
import {fixAll} from '../src/check/fix.ts'
import {parse} from '../src/index.ts'
import {source} from './support/arbitraries.ts'

const errors = (source: string): number => diagnose(source).filter(({severity}) => severity === 'error').length

describe('fixes', () => {
  test.each([
    ['a bracket that closes too early', ':claim[a ] b]{#c1}', ':claim[a \\] b]{#c1}'],
    [
      'many in a line',
      ':clam[a]{#c1} and :clam[b]{#c2} :claim[c [ d]{#c3}',
      ':claim[a]{#c1} and :claim[b]{#c2} :claim[c \\[ d]{#c3}'
    ],
    ['one beside what cannot be put right', ':claim[x] :clam[a]{#c1} :claim[', ':claim[x] :claim[a]{#c1} :claim['],
    ['brackets of several claims', 'So :claim[a :claim[b [x]{#c} d.', 'So :claim[a :claim[b \\[x]{#c} d.'],
    ['a block’s name inside a line', 'a :clam[x]{#c1} b ::clam[x]', 'a :claim[x]{#c1} b ::clam[x]'],
    ['a block', ':::clam{#c1}\na\n:::', ':::claim{#c1}\na\n:::'],
    [
      'an id with a dot, with what it supports',
      ':claim[a]{#a.b supports=c} :claim[b]{#c}',
      ':claim[a]{#a-b supports=c} :claim[b]{#c}'
    ],
    ['numbers of what has no id', ':claim[a ] b]{#c1} :claim[x]', ':claim[a \\] b]{#c1} :claim[x]']
  ])('%s', (_, before, after) => {
    expect(fixAll(before).source).toBe(after)
  })

  test.each([
    ['a word that would open what never closes', ':claimno{#c1} and more'],
    ['an id that stands already', ':claim[a]{#c1} :clam[b]{#c1}'],
    ['one that would have no id', 'a :clam[x]'],
    ['an id that others name', ':claim[a]{#a.b} :claim[b]{#c supports=a}']
  ])('%s are left where they do harm', (_, source) => {
    const fixed = fixAll(source)
    expect(errors(fixed.source)).toBeLessThanOrEqual(errors(source))
    expect(fixed).toEqual({source, count: 0, untried: 0})
  })

  test('thousands of them', () => {
    const {source, count} = fixAll(Array.from({length: 3000}, (_, i) => `:clam[a]{#c${i}} `).join(''))
    expect(count).toBe(3000)
    expect(parse(source).value.claims).toHaveLength(3000)
  })

  test('thousands that do harm come to an end', () => {
    expect(fixAll(':clam[x] '.repeat(3000)).count).toBe(0)
  })

  test.each([':clam[', ':clam[x] ', ':claim(x){#c} ', ']{#a.b} '])('many %j take a bounded time', unit => {
    for (const size of [1500, 6000, 20_000]) {
      const start = process.cpuUsage()
      const {untried} = fixAll(unit.repeat(size / unit.length))
      const {user, system} = process.cpuUsage(start)
      expect((user + system) / 1e6).toBeLessThan(6)
      if (unit === ':clam[' && size > 1500) expect(untried).toBeGreaterThan(0)
    }
  })

  test.each([
    ['too-long', {limit: 10}],
    ['limit', {marks: 3}]
  ] as const)('%s: Markdown beyond the limits is left as it is', (code, budget) => {
    const source = ':clam[a]{#c1}'
    expect(diagnose(source, budget).map(one => one.code)).toEqual([code])
    expect(fixAll(source, budget)).toEqual({source, count: 0, untried: 0})
    expect(fixAll(source, {limit: 100, marks: 100}).count).toBe(1)
  })

  /** Letters and digits outside of what could be marks, which no fix may touch. */
  const prose = (source: string): string =>
    parse(source).value.text.replace(/:+[A-Za-z][\w-]*(?=[[{])|\{[^{}\n]*\}?|[^\p{L}\p{N}]/gu, '')

  const nearly = fc.constantFrom(
    ...[':clam[', ':claimno{#c1}', '::clam[x]', ':::clam{#b1}\n', ':evidnce[', ']{#a.b}', ']{#a #b}', ']{kin=fact #k}'],
    ...['] b]{#c4}', ' [ b]{#c5}', ']{#c1 kind=fakt}', ':claim[a ', ']{#e1 supports=c1 date=2021-9-5}']
  )
  const broken = fc.array(fc.oneof(nearly, source), {maxLength: 6}).map(list => list.join(' '))

  test('law: fixing twice is fixing once, no error comes and no word goes', () => {
    fc.assert(
      fc.property(broken, source => {
        const once = fixAll(source)
        expect(fixAll(once.source)).toMatchObject({source: once.source, count: 0})
        expect(errors(once.source)).toBeLessThanOrEqual(errors(source))
        expect(prose(once.source)).toBe(prose(source))
      }),
      {numRuns: 300}
    )
  })
})
