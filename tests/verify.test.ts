import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {anchor, quoteFinder, verify} from '../src/quotes/index.ts'
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
    const verification = verify(text, quote)
    expect([verification.grade, verification.span && words(text, verification.span)]).toEqual([grade, found])
    expect(verification.normalisations).toEqual(normalisations)
  })

  test.each([
    ['The index rose by 3', 'The index rose by 3.5 percent.'],
    ['500 people came to see', 'In all 1,500 people came to see it.'],
    ['500 people came to see', 'In all 1 500 people came to see it.'],
    ['500 people came to see', 'In all 1’500 people came to see it.'],
    [',500 people came', 'In all 1,500 people came to see it.'],
    ['It grew to 1', 'It grew to 1,000 in May.'],
    ['5 degrees at noon', 'It was −5 degrees at noon.'],
    ['5 degrees at noon', 'It was -5 degrees at noon.'],
    ['5 degrees at noon', 'It was –5 degrees at noon.'],
    ['It was — 5 degrees', 'It was −5 degrees at noon.'],
    ['5 percent of it', 'He got .5 percent of it.'],
    ['grew by 5', 'It grew by 5% a year.'],
    ['grew by 5', 'It grew by 5 % a year.'],
    ['grew by 5', 'It grew by 5–7 percent.'],
    ['grew by 5', 'It grew by 5m a year.'],
    ['a wave of 3', 'It sent a wave of 3 × 10⁵ hertz.'],
    ['a wave of 3', 'It sent a wave of 3e-5 hertz.'],
    ['ran at 5 km', 'It ran at 5 km/h.'],
    ['5 a share', 'It cost $5 a share.'],
    ['came on the 5', 'They came on the 5th of May.'],
    ['five percent of it', 'He got twenty-five percent of it.'],
    ['rose by two', 'It rose by two-thirds.'],
    ['violent protest', 'It was a non-violent protest.'],
    ['The bank can', 'The bank can’t pay.'],
    ['The bank can', "The bank can't pay."],
    ['The bank is', 'The bank isn’t solvent.'],
    ['the U', 'He left the U.S. Treasury.'],
    ['0 - 5', 'It is 0 - -5 in all.'],
    ['in room 521', 'It is in room 5㉑ there.'],
    ['ten metres³ of it', 'He sold ten metres² of it.'],
    ['ten metres of it', 'He sold ten metres² of it.'],
    ['ten metres', 'He sold ten metres² of it.'],
    ['no 5 went', 'The nº 5 went on.'],
    ['It is not \ude00', 'It is not 😀'],
    [
      'people say that … agree to the terms of sale',
      'Many people say that Mr. Smith did not agree to the terms of sale.'
    ],
    ['The … protect the villages', 'The army did not, in practice, protect the villages.'],
    ['The … protect the villages', 'The well-armed men did not, in practice, protect the villages.'],
    ['In May the army … protect the villages', 'In May the army, alas, did not, in fact, protect the villages.'],
    ['The army … protect the villages', 'The army, which did not, in practice, protect the villages, fled.'],
    ['The army did … protect the villages', 'The army did (not) protect the villages.'],
    [
      'The army agreed. It did … protect the villages',
      'The army agreed. It did not, so we hear, protect the villages.'
    ],
    ['The bank said … agree to the terms', 'The bank said so. It would never agree to the terms.'],
    ['the towns … agree to the terms', 'Even the towns refuse to agree to the terms.'],
    ['the towns … agree to the terms', 'Even the towns fail to agree to the terms.'],
    ['the towns … agree to the terms', 'Even the towns barely agree to the terms.'],
    ['It is … that the earth is flat', 'It is false that the earth is flat.'],
    ['the men found … that was safe', 'So the men found nowhere that was safe.'],
    ['the men chose … tea in the end', 'So the men chose coffee rather than tea in the end.'],
    ['Growth was [12] percent in May', 'Growth was 9 percent in May.'],
    ['Growth was [twelve] percent in May', 'Growth was 9 percent in May.'],
    ['the rates will [not] rise', 'So the rates will surely rise.'],
    ['the rates will [surely] rise', 'So the rates will not rise.'],
    ['It was … 5 degrees at noon', 'It was, he said, −5 degrees at noon.'],
    ['It cost $3', 'It cost $3 million.'],
    ['They lost two', 'They lost two hundred ships.'],
    ['million ships were lost', 'Some 3 million ships were lost.'],
    ['It lost 5 … people', 'It lost 5 million people.'],
    ['grew by 2', 'It grew by 2 and a half percent.'],
    ['ran for 5', 'It ran for 5 km.'],
    ['They met at 10', 'They met at 10 a.m.'],
    ['It cost 5', 'It cost 5 € in May.'],
    ['5 in May', 'It cost € 5 in May.'],
    ['5 degrees', 'It was − 5 degrees.'],
    ['5 degrees', 'It was minus 5 degrees.'],
    ['It was 5', 'It was 5 ± 2 in May.'],
    ['grew by 4', 'It grew by 4×.'],
    ['from 2019', 'It ran from 2019—2020.'],
    ['grew by 1', 'It grew by 1，000 in May.'],
    ['grew by 1', 'It grew by 1·5 in May.'],
    ['at 10', 'It came at 10∶30.'],
    ['grew by 1', 'It grew by 1\n000 in May.'],
    ['grew by 1', 'It grew by 1\u2008000 in May.'],
    ['grew by 1', 'It grew by 1,\u200b000 in May.'],
    ['grew by 1', 'It grew by 1.\u00ad5 in May.'],
    ['5 in May', 'It grew to ≠5 in May.'],
    ['5 in May', 'It grew to −\u20605 in May.'],
    ['King Louis', 'King Louis XIV spoke.'],
    ['The bank can', 'The bank can not pay.'],
    ['The bank can', 'The bank can′t pay.'],
    ['The bank can', 'The bank can\u200b’t pay.'],
    ['The bank … pay the men', 'The bank couldn′t pay the men.'],
    ['The bank … pay the men', 'The bank couldnt pay the men.'],
    ['The bank … pay the men', 'The bank did n\u200bot pay the men.'],
    ['The bank … pay the men', 'The bank neglected to pay the men.'],
    ['The bank … pay the men', 'The bank was too poor to pay the men.'],
    ['[Most] of the men were paid', 'Few of the men were paid.'],
    ['The index rose by 3', 'The index rose by 3 percent.'],
    ['The index rose by 3', 'The index rose by 3 per cent.'],
    ['The index rose by three', 'The index rose by three basis points.'],
    ['The boat went 3', 'The boat went 3 nautical miles.'],
    ['The boat went 3 square', 'The boat went 3 square miles.'],
    ['It was 5 degrees', 'It was 5 degrees below zero.'],
    ['It was 5 degrees', 'It was 5 degrees Celsius.'],
    ['They drove 60 miles', 'They drove 60 miles per hour.'],
    ['He is 5 feet', 'He is 5 feet 2 inches tall.'],
    ['grew by 3', 'It grew by 3 – 5 in May.'],
    ['5 in May', 'It grew by 3 – 5 in May.'],
    ['grew by 3', 'It grew by 3 to 5 in May.'],
    ['It is 10', 'It is 10 − 5.'],
    ['It is 10', 'It is 10 x 5.'],
    ['It cost Rs', 'It cost Rs. 5 then.'],
    ['5 then', 'It cost Rs. 5 then.'],
    ['5 then', 'It cost EUR 5 then.'],
    ['fell by twenty', 'It fell by twenty five.'],
    ['five men', 'So twenty five men came.'],
    ['a hundred', 'So a hundred and five men came.'],
    ['five men', 'So a hundred and five men came.'],
    ['rose by one', 'It rose by one and a half.'],
    ['Some 3', 'Some 3 out of 4 came.'],
    ['died in 44', 'He died in 44 BC.'],
    ['It grew by 3 … in May', 'It grew by 3 percent in May.'],
    ['It grew by … percent in May', 'It grew by 3 percent in May.'],
    ['The army did … protect the villages', 'The army did, in no way, protect the villages.'],
    ['The army did … protect the villages', 'The army did (by no means) protect the villages.'],
    ['The army did … protect the villages', 'The army did – at no time – protect the villages.'],
    ['The army did … protect the villages', 'The army did, never, alas, protect the villages.'],
    ['the rates will [rise] soon enough', 'So the rates will fall soon enough.'],
    ['Growth was [XII] percent in May', 'Growth was 9 percent in May.']
  ])('%j is absent from %j, which has another meaning', (quote, text) => {
    expect(verify(text, quote).grade).toBe('absent')
    const found = anchor(text, quote)
    if (found.type === 'anchored') expect(found.via).toBe('fuzzy')
  })

  test.each([
    ['agree to it', 'They did not agree to it.', 'not'],
    ['agree to it', 'They didn’t agree to it.', 'didn’t'],
    ['agree to it', 'They refused to agree to it.', 'refused to'],
    ['evidence that it grew', 'There is no evidence that it grew.', 'no'],
    ['The bank will', 'The bank will never pay.', 'never'],
    ['The bank is', 'The bank is hardly solvent.', 'hardly'],
    ['The bank did', 'The bank did in no way pay.', 'in no'],
    ['The bank will pay', 'The bank will pay nothing.', 'nothing']
  ])('%j is cut from its negation in %j', (quote, text, negation) => {
    const {grade, candidates} = verify(text, quote)
    expect([grade, candidates[0]?.differences]).toEqual(['absent', [{quote: '', text: negation, changes: 'negation'}]])
    expect(words(text, candidates[0]!.span)).toMatch(quote)
  })

  test.each([
    ['The index rose by 3.5', 'The index rose by 3.5, he said.', 'exact'],
    ['The index rose by 3.5 percent', 'The index rose by 3.5 percent.', 'exact'],
    ['rose from 3.5', 'It rose from 3.5 to 5 percent.', 'exact'],
    ['rose by 3', 'It rose by 3 — 5 of them fell.', 'exact'],
    ['In 2010', 'In 2010 five men came.', 'exact'],
    ['two', 'So two and five men came.', 'exact'],
    ['saw 3', 'They saw 3 ships.', 'exact'],
    ['the army … fled the villages', 'So the army, which nobody had seen, fled the villages.', 'elided'],
    ['the army … fled the villages', 'So the army, failing to win, fled the villages.', 'elided'],
    ['It was −5 degrees', 'It was -5 degrees at noon.', 'typographic'],
    ['rose by 3', 'It rose by 3, then by 5.', 'exact'],
    ['rose by 3', 'It rose by 3[12] and by 5.', 'exact'],
    ['the treaty', 'Then the treaty¹ says so.', 'exact'],
    ['the treaty says so', 'Then the treaty¹ says so.', 'typographic'],
    ['out of date.', 'It is out of date.²³ More', 'exact'],
    ['500 people came', 'In 2010 500 people came.', 'exact'],
    ['now', 'It is now—or never.', 'exact'],
    ['the U.S. Treasury', 'He left the U.S. Treasury.', 'exact'],
    ['Mr. Smith … the terms of sale', 'Then Mr. Smith read out the terms of sale.', 'elided'],
    ['The army … protects the villages', 'The army (not the navy) protects the villages.', 'elided'],
    ['The army … protects the villages', 'The army — not the navy — protects the villages.', 'elided'],
    ['The army came … it fled', 'The army came. It did not fight. Then it fled.', 'elided'],
    ['It was … −5 degrees at noon', 'It was, he said, -5 degrees at noon.', 'elided'],
    ['It grew to 5.', 'It grew to 5. Then it fell.', 'exact'],
    ['It grew to 5', 'It grew to 5. Then it fell.', 'exact'],
    ['It cost $3 million', 'It cost $3 million, he said.', 'exact'],
    ['left the U.S.', 'He left the U.S. in May.', 'exact'],
    ['left the U.S', 'He left the U.S.', 'exact'],
    ['Curtis', 'That is Curtis’s argument.', 'exact'],
    ['the bank', "It is the bank's own.", 'exact'],
    ['the banks', 'It is the banks’ own.', 'exact'],
    ['rose by 1', 'It rose by 1\t200', 'exact'],
    ['Many stayed', 'Many stayed. Not all did.', 'exact'],
    ['With Obama', 'With Obama I agree.', 'exact'],
    ['he [would] agree to it', 'He said that he will agree to it.', 'elided'],
    ['in 2020', 'It was (in 2020) a bank.', 'exact']
  ])('%j is found in %j', (quote, text, grade) => {
    expect(verify(text, quote).grade).toBe(grade)
  })

  test('prefix and suffix choose a place at word boundaries', () => {
    const {grade, span} = verify('It rose. The primrose went. It rose.', 'rose', {prefix: 'The prim', suffix: ' went'})
    expect([grade, span]).toEqual(['ambiguous', undefined])
  })

  test('returns the parts of an elided quotation', () => {
    const {parts} = verify(text, 'the growth of nine percent … is likely to go on')
    expect(parts!.map(part => words(text, part))).toEqual(['the growth of nine percent', 'is likely to go on'])
  })

  test('chooses a place by prefix and suffix', () => {
    expect(verify(text, 'The plan is sound').candidates).toHaveLength(2)
    const {grade, span} = verify(text, 'The plan is sound', {suffix: ', he wrote'})
    expect([grade, span?.start]).toEqual(['exact', text.lastIndexOf('The plan')])
  })

  test('returns the most similar words for an absent quotation, and the differences', () => {
    const {candidates} = verify(text, 'the growth of twelve percent in Asia')
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
  'town.',
  '😀',
  'e\u0301t'
]
const prose = fc.array(fc.constantFrom(...vocabulary), {minLength: 3, maxLength: 20}).map(list => list.join(' '))

test('a quotation that verifies has the words of the text, and any run of words verifies', () => {
  fc.assert(
    fc.property(prose, prose, fc.nat(20), fc.nat(20), (text, other, a, b) => {
      const check = quoteFinder(text).verify
      const list = text.split(' ')
      const quote = list
        .slice(Math.min(a, b), Math.max(a, b) + 1)
        .join(' ')
        .trim()
      const before = list.slice(0, Math.min(a, b)).join(' ')
      const after = list.slice(Math.max(a, b) + 1).join(' ')
      const isCut = (/(?:did|is)$/.test(quote) && /^\s*not/.test(after)) || /(?:not|won’t)\s*$/.test(before)
      if (/^[\p{L}\p{N}]/u.test(quote) && !isCut) expect(['exact', 'ambiguous']).toContain(check(quote).grade)
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

test('a quotation that was folded before verifies too', () => {
  fc.assert(
    fc.property(prose, text => {
      const {grade} = verify(text, text)
      if (text.trim() !== '' && fold(text).text !== '') expect(['exact', 'ambiguous']).toContain(grade)
      const refolded = verify(text, fold(text).text).grade
      if (/[\p{L}\p{N}]/u.test(text) && !/\[1\]|\u0301/.test(text)) expect(refolded).not.toBe('absent')
    }),
    {numRuns: 500}
  )
})

/** Words that only hold as a whole, and what may stand between them. */
const whole = [
  ...[
    '3',
    '3.5',
    '1,000',
    '1 000',
    '1’000',
    '−5',
    '-5',
    '.5',
    '5%',
    '5 %',
    '$5',
    '5m',
    '5–7',
    '3e-5',
    '5²',
    '5th',
    '½',
    '10:30',
    '1\n000',
    '1,\u200b000',
    '$3 million',
    '5 km',
    '1∶30',
    '≠5',
    '2—3'
  ],
  ...[
    'can’t',
    "don't",
    'Ann’s',
    'well-known',
    'non-violent',
    'twenty-five',
    'U.S',
    'AT&T',
    'km/h',
    'metres²',
    'co\u00adop',
    'e\u0301te'
  ],
  ...['not', 'never', 'without', 'refuse', 'bank', 'rose', 'The', '𝐀𝐁']
]
const token = fc.constantFrom(...whole)
const gap = fc.constantFrom(' ', ', ', '. ', ' (', ') ', ' “', '” ', '—', ' — ', '\n', '[1] ', '… ', '; ')
const saying = fc.array(fc.tuple(token, gap), {minLength: 3, maxLength: 10})

test('a quotation has up to a hundred elisions', () => {
  const text = Array.from({length: 102}, (_, i) => `item ${i} is here`).join(' ')
  const quote = (count: number): string => Array.from({length: count}, (_, i) => `item ${i} is`).join(' … ')
  expect(verify(text, quote(101)).grade).toBe('elided')
  expect(verify(text, quote(102)).grade).toBe('absent')
})

test('a quotation has the same grade and place, whether it is the first one or one of many', () => {
  const piece = fc.constantFrom(
    'rates',
    'rose',
    'Rates',
    ' ',
    ' ',
    ' ',
    '-',
    '’s',
    '¹',
    '²',
    'é',
    'e\u0301',
    '5',
    '.',
    '\u00ad',
    '[1]',
    '中文',
    '('
  )
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 16}), fc.nat(15), fc.integer({min: 1, max: 4}), (list, at, count) => {
      const text = list.join('')
      const quote = list.slice(at, at + count).join('')
      const finder = quoteFinder(text)
      for (let asked = 0; asked < 20; asked++) finder.verify('x y')
      expect(finder.verify(quote)).toEqual(verify(text, quote))
      expect(finder.anchor(quote)).toEqual(anchor(text, quote))
    }),
    {numRuns: 2000}
  )
})

test('a quotation that verifies does not begin or end inside a number or a word', () => {
  fc.assert(
    fc.property(saying, fc.nat(80), fc.nat(80), (list, a, b) => {
      const text = list.flat().join('')
      const inside = new Set<number>()
      let at = 0
      // A number may go on over a blank (5 000), so only places inside one token are known for sure.
      for (const [word, gap] of list) {
        for (let i = 1; i < word.length; i++) if (!word.startsWith('’s', i)) inside.add(at + i)
        at += word.length + gap.length
      }
      const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]
      for (const quote of [text.slice(start, end), fold(text.slice(start, end)).text]) {
        const {grade, span, parts} = verify(text, quote)
        const found = anchor(text, quote)
        const spans = [...(parts ?? (span ? [span] : [])), ...(found.type === 'anchored' ? [found.span] : [])]
        for (const {start, end} of spans)
          expect([grade, inside.has(start), inside.has(end)]).toEqual([grade, false, false])
      }
    }),
    {numRuns: 3000}
  )
})

test('a quotation with a number or negation removed or added does not verify', () => {
  const guarded = fc.constantFrom(...['3.5', '1,000', '−5', '5%', '½', 'not', 'never', 'can’t', 'without', 'no'])
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('bank', 'rose', 'the', 'May', 'so'), guarded), {minLength: 2, maxLength: 6}),
      guarded,
      fc.nat(5),
      fc.nat(2),
      (list, other, at, how) => {
        const text = list.flat().concat('then').join(' ')
        const there = list[at % list.length]!
        const changed = [there[0], ...(how === 0 ? [] : how === 1 ? [other] : [there[1], other])]
        const quote = list
          .flatMap(pair => (pair === there ? changed : pair))
          .concat('then')
          .join(' ')
        fc.pre(quote !== text)
        expect(['absent', 'ambiguous']).toContain(verify(text, quote).grade)
      }
    ),
    {numRuns: 1000}
  )
})

test('a quotation that verifies is not cut from its unit, its sign, the rest of its number or its negation', () => {
  const wholes = [
    ...[
      '3 percent',
      'three per cent',
      '12 square kilometres',
      '5 degrees below zero',
      'minus 5',
      'twenty five',
      '3 – 5'
    ],
    ...[
      'two hundred and six',
      '3 to 5',
      'Rs. 5',
      'EUR 5',
      '60 miles per hour',
      '4 × 7',
      '$3 million',
      '1,000.5 tonnes'
    ],
    ...['did not agree', 'will never pay', 'cannot go', 'hardly moved', 'is not', 'pays nothing', 'can’t say']
  ]
  const list = fc.array(fc.tuple(fc.constantFrom('The bank', 'so', 'in May he', 'ships'), fc.constantFrom(...wholes)), {
    minLength: 1,
    maxLength: 4
  })
  fc.assert(
    fc.property(list, fc.nat(200), fc.nat(200), fc.boolean(), (list, a, b, isElided) => {
      const text = list.map(pair => `${pair.join(' ')}, then`).join(' ')
      const inside = new Set<number>()
      let at = 0
      for (const [before, whole] of list) {
        const start = at + before.length + 1
        const isInside = /\d|t[wh]/.test(whole)
        for (let i = 1; i < whole.length; i++) if (isInside && whole[i - 1] !== ' ') inside.add(start + i)
        at = start + whole.length + ', then '.length
      }
      const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]
      const quote = text.slice(start, end).trim()
      const {grade, span, parts} = verify(text, isElided ? `${text.slice(0, start)} … ${text.slice(end)}` : quote)
      // Beside an elision a part may end at a negation, which is then not left out.
      const leftOut = parts?.slice(1).map((part, index) => text.slice(parts[index]!.end, part.start)) ?? []
      const isLost = leftOut.some(omitted => /not|never|refused|hardly|nothing|can’t/.test(omitted))
      expect(isLost).toBe(false)
      if (span) expect(text.slice(0, span.start)).not.toMatch(/(?:not|never|hardly|can’t) $/)
      if (span) expect(text.slice(span.end)).not.toMatch(/^ (?:never|nothing)/)
      const spans = grade === 'elided' ? parts! : span ? [span] : []
      for (const {start, end} of spans)
        expect([words(text, {start, end}), inside.has(start) || inside.has(end)]).toEqual([expect.anything(), false])
    }),
    {numRuns: 1500}
  )
})

test('an elision does not omit a negation of the quoted words', () => {
  const denial = fc.constantFrom(
    ...['did not', 'didn’t', 'never', 'refused to', 'failed to', 'barely', 'would deny to', 'hardly', 'cannot']
  )
  const filler = fc.constantFrom(
    ...['', 'in practice, ', 'Mr. Smith ', 'well-armed men, ', 'in the U.S. ', 'as we know ', '(so it is said) ']
  )
  fc.assert(
    fc.property(filler, denial, filler, (before, denial, after) => {
      const text = `People say that the army ${before}${denial} ${after}protect the villages in the north.`
      expect(verify(text, 'the army … protect the villages').grade).toBe('absent')
    })
  )
})
