import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {fold, normalisations} from '../src/text/fold.ts'

describe('fold', () => {
  test.each([
    ['plain words.', 'plain words.'],
    ['“Rates” won’t ‘rise’', `"Rates" won't 'rise'`],
    ["``x'' «y» „z“", '"x" "y" "z"'],
    ['now — or never', 'now-or never'],
    ['now--or 2010–2012', 'now-or 2010-2012'],
    ['it is −5 or -5 or –$5 degrees (-.5)', 'it is −5 or −5 or −$5 degrees (−.5)'],
    ['0 - 5, 0-5, 0 – 5', '0-5, 0-5, 0-5'],
    ['0 - -5, so—−5, so—-5, so--5', '0- −5, so-−5, so-−5, so-5'],
    ['— 5 of them, (—5) and — nine', '—5 of them, (—5) and-nine'],
    ['5㉑ 5㎡ 1㋀ nº 5 № 5', '5㉑ 5㎡ 1㋀ nº 5 № 5'],
    ['metres³ uranium²³⁵ (x)² so,³ “no”² on', 'metres³ uranium²³⁵ (x)² so, "no" on'],
    ['well… yes. . . no', 'well... yes... no'],
    ['  two \n\t lines\u00a0here ', 'two lines here'],
    ['co\u00adop\u200berate', 'cooperate'],
    ['ﬁne ｆｕｌｌ cafe\u0301', 'fine full café'],
    ['10² m² ½ is not 102', '10² m² ½ is not 102'],
    ['treaty¹ and law.²³ More', 'treaty and law. More'],
    ['said[12] so.[3][4] It[a] went[^note] on', 'said so. It went on'],
    ['killed [12] and re[a]d [T]he [sic]', 'killed [12] and re[a]d [T]he [sic]'],
    ['oath† and † alone', 'oath and † alone'],
    ['\u1112\u1161\u11ab', '한'],
    ['😀 a😀', '😀 a😀'],
    ['', ''],
    [' \n', '']
  ])('%j is %j', (original, folded) => {
    expect(fold(original).text).toBe(folded)
  })

  test('applies only the given normalisations', () => {
    expect(fold('“a”  b', ['quotes']).text).toBe('"a"  b')
    expect(fold('“a”  b', ['whitespace']).text).toBe('“a” b')
    expect(fold('“a”  b', []).text).toBe('“a”  b')
  })

  test('maps offsets back to the original', () => {
    const original = '  “So—he \u00adsaid”[12] ﬁn'
    const {text, toFolded, toStart, toEnd, toSpan} = fold(original)
    expect(text).toBe('"So-he said" fin')
    const at = text.indexOf('he')
    expect(original.slice(toStart(at), toEnd(at + 2))).toBe('he')
    expect(original.slice(toStart(0), toEnd(text.length))).toBe(original.slice(2))
    expect(toFolded(original.indexOf('said'))).toBe(text.indexOf('said'))
    // Half a ligature is all of it.
    const span = toSpan({start: text.length - 2, end: text.length - 1})
    expect(original.slice(span.start, span.end)).toBe('ﬁ')
  })
})

const alphabet = [
  ...['a', 'Bc', 'word', '12', ' ', '  ', '\n', '\n\n', '\t', '\u00a0', '\u2009', '\ufeff', '\u00ad', '\u200b'],
  ...[
    '-',
    '--',
    '–',
    '—',
    '−',
    '‐',
    "'",
    '’',
    '‘',
    '`',
    '"',
    '“',
    '”',
    '«',
    '.',
    '…',
    '. .',
    ',',
    '[12]',
    '[a]',
    '[',
    ']'
  ],
  ...[
    '²',
    '¹',
    '½',
    '†',
    'é',
    'e\u0301',
    '\u0301',
    'ﬁ',
    '①',
    '¨',
    '㎏',
    '㎡',
    '㉑',
    'º',
    '№',
    '$',
    '(',
    '５',
    '😀',
    '가',
    '\u11a8',
    '\u1112\u1161',
    'ſ',
    '\u0323',
    '‥'
  ]
]
const anyText = fc.array(fc.constantFrom(...alphabet), {maxLength: 25}).map(list => list.join(''))

test('folding again changes nothing, unless a removed character stood between two that combine', () => {
  const droppingNothing = normalisations.filter(name => name !== 'marks' && name !== 'invisible')
  fc.assert(
    fc.property(anyText, original => {
      const {text} = fold(original, droppingNothing)
      expect(fold(text, droppingNothing).text).toBe(text)
    }),
    {numRuns: 3000}
  )
})

test('offsets map in both directions', () => {
  fc.assert(
    fc.property(anyText, fc.subarray([...normalisations]), (original, by) => {
      const {text, toFolded, toStart, toEnd} = fold(original, by)
      let before = 0
      for (let offset = 0; offset <= original.length; offset++) {
        const folded = toFolded(offset)
        expect(folded).toBeGreaterThanOrEqual(before)
        before = folded
      }
      expect(before).toBe(text.length)
      for (let folded = 0; folded < text.length; folded++) {
        expect(toStart(folded)).toBeLessThan(toEnd(folded + 1))
        expect(toFolded(toStart(folded))).toBeLessThanOrEqual(folded)
        expect(toFolded(toEnd(folded + 1))).toBeGreaterThan(folded)
      }
    }),
    {numRuns: 2000}
  )
})

test('only footnote references lose letters or numbers', () => {
  const plain = fc.array(
    fc.constantFrom(...alphabet.filter(piece => !/[[\]²¹†\p{M}①㎏㎡㉑№ſ가\u1100-\u11ff]/u.test(piece))),
    {maxLength: 25}
  )
  fc.assert(
    fc.property(plain, list => {
      const original = list.join('')
      const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
      expect(letters(fold(original).text)).toBe(letters(original))
    }),
    {numRuns: 1000}
  )
})

test('of all characters, only digits and letters with several spellings become a digit or a word', () => {
  const found: string[] = []
  for (let code = 0x80; code < 0x110000; code++) {
    const character = String.fromCodePoint(code)
    const {text} = fold(`5${character}`, ['compatibility'])
    if (/^5.*\p{N}/u.test(text) && text !== `5${character}` && !/\p{Nd}/u.test(character)) found.push(character)
  }
  expect(found).toEqual([])
})

test('texts with the same folded form have the same signs, digits and exponents', () => {
  const gaps = fc.constantFrom(' ', '\n', '\u00a0', '', '\u200b')
  const signed = fc
    .tuple(fc.constantFrom('', '-', '−', '–'), fc.constantFrom('5', '12', '㉑', '5²', '5³', '½', '.5'))
    .map(([sign, figures]) => ({written: sign + figures, value: (sign && '−') + figures}))
  const between = fc.constantFrom(' and ', ' — ', '—', ', ', ' (', ' times ', ' ')
  fc.assert(
    fc.property(fc.array(fc.tuple(between, signed, gaps), {minLength: 1, maxLength: 6}), list => {
      const {text} = fold(list.map(([before, {written}, gap]) => `x${before}${written}${gap}y`).join(' '))
      expect(text.match(/−?(?:[\d½]+[²³]?|\.5|㉑)/gu)).toEqual(list.map(([, {value}]) => value))
    }),
    {numRuns: 1000}
  )
})
