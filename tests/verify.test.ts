import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {verifier, verify} from '../src/quotes/index.ts'
import {fold} from '../src/text/fold.ts'
import {words} from '../src/text/span.ts'

const text = `The Bank said: “Rates won’t rise — not this year.” It did
not explain why. Ann, who runs the oﬃce, told us that the growth of nine percent in Asia, which nobody foresaw, is likely to go on for years.

Bob did not support the plan. The plan is sound. The plan is sound, he wrote later. Ten ships sailed; two ships
returned to the harbour.`

describe('verify', () => {
  test.each([
    ['Ann, who runs', 'exact', 'Ann, who runs', []],
    ['“Rates won’t rise — not this year.”', 'exact', '“Rates won’t rise — not this year.”', []],
    [
      '"Rates won\'t rise - not this year."',
      'typographic',
      '“Rates won’t rise — not this year.”',
      ['quotes', 'dashes']
    ],
    ['who runs the office', 'typographic', 'who runs the oﬃce', ['compatibility']],
    ['It did not explain', 'whitespace', 'It did\nnot explain', ['whitespace']],
    ["Rates won't  rise", 'whitespace', 'Rates won’t rise', ['quotes', 'whitespace']],
    ['Ann … told us that', 'elided', 'Ann, who runs the oﬃce, told us that', []],
    [
      'the growth of nine percent in Asia [...] is likely to go on',
      'elided',
      'the growth of nine percent in Asia, which nobody foresaw, is likely to go on',
      []
    ],
    ['[T]he growth of nine percent', 'elided', 'the growth of nine percent', []],
    ['[the director] told us that the growth', 'elided', 'told us that the growth', []],
    ['two ships returned [sic] to the harbour', 'elided', 'two ships\nreturned to the harbour', []],
    ['not this year… Ann, who runs', 'elided', 'not this year.” It did\nnot explain why. Ann, who runs', []],
    ['the growth of twelve percent', 'absent', undefined, []],
    ['Bob did … support the plan', 'absent', undefined, []],
    ['Bob did support the plan', 'absent', undefined, []],
    ['It did explain why', 'absent', undefined, []],
    ['who runs the Office', 'absent', undefined, []],
    ['en ships sailed', 'absent', undefined, []],
    ['growth … of … in', 'absent', undefined, []],
    ['', 'absent', undefined, []],
    ['…', 'absent', undefined, []],
    ['The plan is sound', 'ambiguous', undefined, []]
  ] as const)('%j is %s', (quote, grade, found, normalisations) => {
    const verification = verify(quote, text)
    expect([verification.grade, verification.span && words(text, verification.span)]).toEqual([grade, found])
    expect(verification.normalisations).toEqual(normalisations)
  })

  test('gives the stretches of an elided quotation', () => {
    const {parts} = verify('the growth of nine percent … is likely to go on', text)
    expect(parts!.map(part => words(text, part))).toEqual(['the growth of nine percent', 'is likely to go on'])
  })

  test('tells places apart by what stands around them', () => {
    expect(verify('The plan is sound', text).candidates).toHaveLength(2)
    const {grade, span} = verify('The plan is sound', text, {suffix: ', he wrote'})
    expect([grade, span?.start]).toEqual(['exact', text.lastIndexOf('The plan')])
  })

  test('shows what is most like an absent one, and what differs', () => {
    const {candidates} = verify('the growth of twelve percent in Asia', text)
    expect(words(text, candidates[0]!.span)).toBe('the growth of nine percent in Asia')
    expect(candidates[0]!.differences).toEqual([{quote: 'twelve', text: 'nine', changes: 'number'}])
  })
})

const vocabulary = [
  'The',
  'plan',
  'did',
  'not',
  'is',
  '“sound”',
  '—',
  'nine',
  '9',
  'ﬁne',
  'Ann',
  'won’t',
  '…',
  '\n',
  '  ',
  '[1]',
  'year.',
  '😀',
  'e\u0301t'
]
const prose = fc.array(fc.constantFrom(...vocabulary), {minLength: 3, maxLength: 20}).map(list => list.join(' '))

test('what verifies but for marks and white space has the words of the quotation, and any stretch of words verifies', () => {
  fc.assert(
    fc.property(prose, prose, fc.nat(20), fc.nat(20), (text, other, a, b) => {
      const check = verifier(text)
      const list = text.split(' ')
      const quote = list
        .slice(Math.min(a, b), Math.max(a, b) + 1)
        .join(' ')
        .trim()
      if (/^[\p{L}\p{N}]/u.test(quote)) expect(['exact', 'ambiguous']).toContain(check(quote).grade)
      for (const wanted of [quote, other, fold(other).text]) {
        const {grade, span} = check(wanted)
        if (grade === 'exact') expect(words(text, span!)).toBe(wanted.trim())
        if (grade === 'typographic' || grade === 'whitespace') {
          const inPlace = fold(text)
          expect(inPlace.text.slice(inPlace.toFolded(span!.start), inPlace.toFolded(span!.end)).trim()).toBe(
            fold(wanted).text
          )
        }
      }
    }),
    {numRuns: 1000}
  )
})

test('both sides are read alike: a quotation that is folded beforehand verifies as well', () => {
  fc.assert(
    fc.property(prose, text => {
      const {grade} = verify(text, text)
      if (text.trim() !== '' && fold(text).text !== '') expect(['exact', 'ambiguous']).toContain(grade)
      const refolded = verify(fold(text).text, text).grade
      if (/[\p{L}\p{N}]/u.test(text) && !/\[1\]|\u0301/.test(text)) expect(refolded).not.toBe('absent')
    }),
    {numRuns: 500}
  )
})
