import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parse} from '../src/index.ts'
import {dehydrate, hydrate, isStandoff} from '../src/standoff/index.ts'
import {source} from './arbitraries.ts'

test('hydrate ∘ dehydrate is the identity', async () => {
  await fc.assert(
    fc.asyncProperty(source, async source => {
      const {value} = parse(source)
      const standoff = JSON.parse(JSON.stringify(await dehydrate(value)))
      expect(isStandoff(standoff)).toBe(true)
      expect(await hydrate(standoff, value.text)).toEqual({value: JSON.parse(JSON.stringify(value)), diagnostics: []})
    }),
    {numRuns: 200}
  )
})

test('no words stay behind', async () => {
  const {value} = parse('😀 :claim[Zanzibar exports cloves]{#c1 kind=fact supports=c2} :evidence[ledgers say so]{#e1}')
  const text = JSON.stringify(await dehydrate(value))
  for (const word of ['Zanzibar', 'exports', 'cloves', 'ledgers', 'say']) expect(text).not.toContain(word)
  expect(JSON.parse(text).document.claims[0].span).toEqual({start: 2, end: 25})
})

test('another text gets no annotation', async () => {
  const {value} = parse(':claim[a]{#c1} b')
  const reading = await hydrate(await dehydrate(value), 'a c')
  expect(reading.diagnostics.map(({code}) => code)).toEqual(['other-text'])
  expect(reading.value.claims).toEqual([])
})

test.each([
  null,
  1,
  [],
  {},
  {type: 'standoff'},
  {type: 'standoff', version: 2, of: {sha256: '', length: 0}, document: {}}
])('%j is no stand-off', value => {
  expect(isStandoff(value)).toBe(false)
})
