import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {findNearest} from '../src/base/nearest.ts'
import {codePoints} from '../src/text/code-points.ts'
import {lines} from '../src/text/lines.ts'
import {sentences} from '../src/text/sentences.ts'
import {crosses, trimmed} from '../src/text/span.ts'

describe('code points', () => {
  test.each([
    ['a😀b', [0, 1, 3, 4], [0, 1, 2, 3]],
    ['😀😀', [0, 2, 4], [0, 1, 2]],
    ['', [0], [0]],
    ['abc', [0, 3], [0, 3]]
  ])('%s', (text, utf16, points) => {
    const {toCodePoint, toUtf16} = codePoints(text)
    expect(utf16.map(toCodePoint)).toEqual(points)
    expect(points.map(toUtf16)).toEqual(utf16)
  })

  test('agree with counting, on any text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), text => {
        const {toCodePoint, toUtf16} = codePoints(text)
        let offset = 0
        for (const [index, letter] of [...text].entries()) {
          expect([toCodePoint(offset), toUtf16(index)]).toEqual([index, offset])
          offset += letter.length
        }
        expect([toCodePoint(offset), toUtf16([...text].length)]).toEqual([[...text].length, offset])
      })
    )
  })
})

test('lines end as CommonMark has it', () => {
  const point = lines('a\r\nb\rc\nd')
  expect([0, 3, 5, 7].map(point).map(({line, column}) => [line, column])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 1]
  ])
})

test.each([
  ['clam', 'claim'],
  ['Claim', 'claim'],
  ['evidense', 'evidence'],
  ['note', undefined],
  ['constructor', undefined]
])('the nearest of claim, evidence, entity to %s is %s', (word, nearest) => {
  expect(findNearest(word, ['claim', 'evidence', 'entity'])).toBe(nearest)
})

test('a word of more than a hundred letters has no nearest, since comparing takes the product of the lengths', () => {
  const word = 'a'.repeat(100)
  expect(findNearest(word, [`${word}b`])).toBe(`${word}b`)
  expect(findNearest(`${word}a`, [`${word}b`])).toBe(undefined)
})

test.each([
  ['One. Two? Three!', ['One.', 'Two?', 'Three!']],
  ['The U.S. Treasury acted. So did Mr. Smith.', ['The U.S. Treasury acted.', 'So did Mr. Smith.']],
  ['He said “no.” Then he left.', ['He said “no.”', 'Then he left.']],
  ['A heading\nA sentence.', ['A heading', 'A sentence.']],
  ['', []]
])('the sentences of %j', (text, expected) => {
  expect(sentences(text).map(({start, end}) => text.slice(start, end))).toEqual(expected)
})

test('spans', () => {
  expect(trimmed('  a b ', {start: 0, end: 6})).toEqual({start: 2, end: 5})
  expect(trimmed('   ', {start: 1, end: 3})).toEqual({start: 1, end: 1})
  expect(crosses({start: 0, end: 3}, {start: 2, end: 5})).toBe(true)
  expect(crosses({start: 0, end: 5}, {start: 2, end: 5})).toBe(false)
  expect(crosses({start: 0, end: 2}, {start: 2, end: 5})).toBe(false)
})

test('the sentences of a long text are those that each of its paragraphs has alone, and of one long line those of its parts', () => {
  const paragraph =
    'Gen. Miller spoke at 3.30 p.m. and left. “Why?” she asked; nobody knew (or would say). It cost $4.5 million! So they went on'
  const said = (text: string): string[] => sentences(text).map(({start, end}) => text.slice(start, end))
  const alone = said(`${paragraph}.`)
  for (const gap of ['.\n\n', '.\n', '. '])
    expect(said(`${Array.from({length: 200}, () => paragraph).join(gap)}.`)).toEqual(
      Array.from({length: 200}, () => alone).flat()
    )
  // A sentence longer than any window.
  const long = `Words ${'and words '.repeat(3000)}end.`
  expect(said(`One. ${long} Two.`)).toEqual(['One.', long, 'Two.'])
})
