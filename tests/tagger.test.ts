import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {amountOf} from '../src/entities/numbers.ts'
import {bitReader, bitWriter} from '../src/entities/trained/bits.ts'
import {hashOf} from '../src/entities/trained/hash.ts'
import {hashTable, readKeys, writeKeys} from '../src/entities/trained/hash-table.ts'
import {viterbi} from '../src/entities/trained/labelling.ts'
import {
  labelCount,
  labelOf,
  mayEnd,
  mayFollow,
  mayStart,
  placeOf,
  transitions,
  typeOf
} from '../src/entities/trained/labels.ts'
import {readLexicon} from '../src/entities/trained/lexicon.ts'
import {lexiconData} from '../src/entities/trained/lexicon-data.ts'
import {tokens} from '../src/entities/trained/tokens.ts'
import {readWeights, writeWeights} from '../src/entities/trained/weights.ts'
import {train} from '../tools/train/crf.ts'

describe('tokens', () => {
  /** Tokens between bars; `|>` begins a sentence. */
  const shown = (text: string): string => {
    const {count, start, end, first} = tokens(text)
    return Array.from({length: count}, (_, i) => `${first[i] ? '>' : ''}${text.slice(start[i], end[i])}`).join('|')
  }
  test.each([
    ['words and marks', 'Rates rose, he said.', '>Rates|rose|,|he|said|.'],
    ['possessives', 'Khan’s and the states’ U.S.', '>Khan|’s|and|the|states|’|U.S.'],
    ['words with apostrophes', "don't O'Brien", ">don't|O'Brien"],
    ['compounds', 'al Qaeda–linked, anti-Taliban', '>al|Qaeda|–|linked|,|anti|-|Taliban'],
    ['abbreviations', 'Dr. Khan of Apple Inc. left at 3 p.m. sharp.', '>Dr.|Khan|of|Apple|Inc.|left|at|3|p.m.|sharp|.'],
    ['initials', 'J. R. Smith, J.Smith', '>J.|R.|Smith|,|J.|Smith'],
    ['numbers', '$3.5 for 1,200 in 2019.', '>$|3.5|for|1,200|in|2019|.'],
    [
      'addresses',
      'see https://example.org/a?b=c. Or a.b@example.org!',
      '>see|https://example.org/a?b=c|.|>Or|a.b@example.org|!'
    ],
    ['handles', '@someone #Kabul', '>@|someone|#|Kabul'],
    ['joined by &', 'AT&T, R & B', '>AT&T|,|R|&|B'],
    ['runs of a mark', 'Well... no!!!', '>Well|...|>no|!!!'],
    ['sentences', 'He “left.” She came? Yes.', '>He|“|left|.|”|>She|came|?|>Yes|.'],
    ['a blank line', 'One\n\nTwo', '>One|>Two'],
    ['a wrapped line', `${'word '.repeat(12)}\nTwo`, `>${'word|'.repeat(12)}Two`],
    ['astral characters', 'a😀b', '>a|😀|b'],
    ['white space alone', ' \n\t', '']
  ])('%s', (_, text, expected) => expect(shown(text)).toBe(expected))

  test('law: in order, without white space, and nothing else is left out', () => {
    const piece = fc.constantFrom(
      'Dr.',
      'U.S.',
      "'s",
      '’',
      '.',
      '\n',
      ' ',
      '😀',
      '\ud83d',
      'a@b.c',
      '://',
      'É',
      '1,2',
      '\u00ad',
      '中文',
      '&',
      '-',
      '\0'
    )
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const text = pieces.join('')
        const {count, start, end} = tokens(text)
        let at = 0
        for (let i = 0; i < count; i++) {
          expect(text.slice(at, start[i])).toMatch(/^[\s\u00ad]*$/)
          expect(end[i]!).toBeGreaterThan(start[i]!)
          at = end[i]!
        }
        expect(text.slice(at)).toMatch(/^[\s\u00ad]*$/)
      })
    )
  })
})

describe('what is stored', () => {
  test('law: bits come back', () => {
    const item = fc.oneof(
      fc.record({value: fc.nat(2 ** 24 - 1), width: fc.constant(24), rice: fc.constant(false)}),
      fc.record({value: fc.nat(500), width: fc.nat(6), rice: fc.constant(true)})
    )
    fc.assert(
      fc.property(fc.array(item), items => {
        const writer = bitWriter()
        for (const {value, width, rice} of items) rice ? writer.rice(value, width) : writer.bits(value, width)
        const reader = bitReader(writer.text())
        for (const {value, width, rice} of items) expect(rice ? reader.rice(width) : reader.bits(width)).toBe(value)
      })
    )
  })

  test('law: keys come back, each is found, and no other is', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(2 ** 26 - 1), {maxLength: 300}), fc.nat(2 ** 26 - 1), (given, other) => {
        const sorted = given.toSorted((a, b) => a - b)
        const writer = bitWriter()
        writeKeys(writer, sorted, 26)
        const keys = readKeys(bitReader(writer.text()))
        expect([...keys]).toEqual(sorted)
        const table = hashTable(keys)
        for (const [i, key] of sorted.entries()) expect(table.find(key)).toBe(i)
        expect(table.find(other)).toBe(sorted.indexOf(other))
      })
    )
  })

  test('law: weights come back', () => {
    const row = fc.array(fc.oneof(fc.constant(0), fc.integer({min: -127, max: 127})), {
      minLength: labelCount,
      maxLength: labelCount
    })
    fc.assert(
      fc.property(fc.array(row, {maxLength: 20}), rows => {
        const features = rows.map((_, i) => i * 1000 + 7)
        const pairs = new Float32Array(labelCount * labelCount)
        for (const pair of transitions) pairs[pair] = pair / 100
        const calibration = Array.from({length: 11}, (_, i) => i / 10)
        const back = readWeights(
          writeWeights({features, rows: Int8Array.from(rows.flat()), step: 0.06, transitions: pairs, calibration})
        )
        expect([...back.rows]).toEqual(rows.flat())
        expect(back.step).toBe(0.06)
        expect(back.calibration).toEqual(calibration)
        for (const pair of transitions) expect(back.transitions[pair]).toBeCloseTo(pairs[pair]!, 3)
      })
    )
  })

  test('the lexicon knows words by the company they keep', () => {
    const lexicon = readLexicon(lexiconData)
    const cluster = (word: string): number => lexicon.cluster(hashOf(word))
    expect(cluster('thursday')).toBe(cluster('tuesday'))
    expect(cluster('kabul')).not.toBe(cluster('thursday'))
    expect(lexicon.share(hashOf('the'))).toBe(7)
    expect(lexicon.lists(hashOf('afghanistan')) & 1).toBe(1)
  })
})

describe('the best labels', () => {
  const score = (scores: Float32Array, pairs: Float32Array, labels: readonly number[]): number =>
    labels.reduce(
      (sum, label, at) =>
        sum + scores[at * labelCount + label]! + (at ? pairs[labels[at - 1]! * labelCount + label]! : 0),
      0
    )

  test('law: Viterbi finds what trying all finds', () => {
    const small = fc.integer({min: -20, max: 20})
    fc.assert(
      fc.property(
        fc.array(small, {minLength: 3 * labelCount, maxLength: 3 * labelCount}),
        fc.array(small, {minLength: transitions.length, maxLength: transitions.length}),
        (given, ways) => {
          const scores = Float32Array.from(given)
          const pairs = new Float32Array(labelCount * labelCount).fill(Number.NEGATIVE_INFINITY)
          transitions.forEach((pair, i) => {
            pairs[pair] = ways[i]!
          })
          let best = Number.NEGATIVE_INFINITY
          for (let a = 0; a < labelCount; a++) {
            for (let b = 0; b < labelCount; b++) {
              for (let c = 0; c < labelCount; c++) {
                if (mayStart(a) && mayFollow(a, b) && mayFollow(b, c) && mayEnd(c))
                  best = Math.max(best, score(scores, pairs, [a, b, c]))
              }
            }
          }
          const labels = [...viterbi(scores, pairs)]
          expect(
            mayStart(labels[0]!) &&
              mayFollow(labels[0]!, labels[1]!) &&
              mayFollow(labels[1]!, labels[2]!) &&
              mayEnd(labels[2]!)
          ).toBe(true)
          expect(score(scores, pairs, labels)).toBe(best)
        }
      ),
      {numRuns: 50}
    )
  })

  test('training learns what separates', () => {
    const outside = 0
    const person = labelOf(0, 3)
    // Feature 0 says nothing, 1 stands on names, 2 beside them.
    const sentence = (labels: number[]): Parameters<typeof train>[0][number] => ({
      labels: Uint8Array.from(labels),
      identity: labels.map(() => new Int32Array()),
      rest: labels.map(label => Int32Array.from(label === outside ? [0, 2] : [0, 1]))
    })
    const {rows} = train([sentence([outside, person]), sentence([person, outside, outside])], 3, {
      epochs: 40,
      rate: 0.2,
      caution: 0.001,
      identityDropout: 0,
      seed: 1
    })
    const weight = (feature: number, label: number): number => rows[feature * labelCount + label]!
    expect(weight(1, person)).toBeGreaterThan(weight(1, outside) + 1)
    expect(weight(2, outside)).toBeGreaterThan(weight(2, person) + 1)
    expect(typeOf(person)).toBe(0)
    expect(placeOf(person)).toBe(3)
  })
})

test.each([
  ['5', 5],
  ['1,200', 1200],
  ['2.5 million', 2_500_000],
  ['twenty-three', 23],
  ['a hundred and six', 106],
  ['two hundred thousand', 200_000],
  ['a dozen', 12],
  ['half a million', 500_000],
  ['three million two hundred thousand', 3_200_000]
])('%s is %d', (spelled, amount) => expect(amountOf(spelled)).toBe(amount))
