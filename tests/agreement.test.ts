import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  cohenKappa,
  compare,
  differences,
  fleissKappa,
  krippendorffAlpha,
  merge,
  type PairAgreement,
  type Unit,
  unitizingAlpha
} from '../src/agreement/index.ts'
import {annotate, parse} from '../src/index.ts'
import {type Claim, type Document, type Evidence, emptyDocument} from '../src/model/index.ts'
import {byDefinition} from './support/unitizing-by-definition.ts'

describe('coefficients, on the worked examples of their papers', () => {
  /** A table of two annotators: how often the first gave the row's label and the second the column's. */
  const pairs = (table: readonly (readonly number[])[]): [string, string][] =>
    table.flatMap((row, a) => row.flatMap((number, b) => Array(number).fill([`${a}`, `${b}`])))

  test('Cohen 1960, table 1', () => {
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12]
    ]
    expect(cohenKappa(pairs(table))).toBeCloseTo(0.492, 3)
  })

  test('Fleiss 1971: kappa of ten subjects and fourteen raters', () => {
    const counts = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7]
    ]
    const units = counts.map(row => row.flatMap((number, label) => Array(number).fill(`${label}`)))
    expect(fleissKappa(units)).toBeCloseTo(0.21, 3)
  })

  test('Krippendorff 2011, example C: four observers, twelve units, values left out', () => {
    const observers = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.']
    const units = [...observers[0]!].map((_, unit) =>
      observers.map(values => (values[unit] === '.' ? undefined : values[unit]))
    )
    expect(krippendorffAlpha(units)).toBeCloseTo(0.743, 3)
  })
})

describe('alpha for unitizing', () => {
  /** `1×7 2×6 _×17`: values with the number of letters that have them, `_` for a gap. */
  const units = (spelled: string): Unit[] => {
    let at = 0
    return spelled.split(' ').flatMap(part => {
      const [value, number] = part.split('×')
      const start = at
      at += Number(number)
      return value === '_' ? [] : [{start, end: at, value: value!}]
    })
  }
  // Krippendorff 2019, figure 12.11.
  const alex = units('1×7 2×6 _×17 5×2 6×5 6×7 7×16')
  const paul = units('1×7 3×6 5×8 _×11 6×12')
  const suzan = units('1×7 4×6 5×8 _×11 6×5 6×4 6×3')

  test('Krippendorff 2019, figure 12.11', () => {
    const {nominal, binary, coding, values} = unitizingAlpha(60, [alex, paul, suzan])
    expect(nominal).toBeCloseTo(0.51, 3)
    // The book prints 0.413.
    expect(binary).toBeCloseTo(0.4136, 4)
    expect(coding).toBeCloseTo(0.724, 3)
    expect(values).toMatchObject([
      {value: '1', alpha: 1, coverage: 1},
      {value: '2', alpha: 0},
      {value: '3', alpha: 0},
      {value: '4', alpha: 0},
      {value: '5', alpha: 1},
      {value: '6', alpha: 1},
      {value: '7', coverage: 0}
    ])
    expect(values[4]!.coverage).toBeCloseTo(8 / 18, 10)
  })

  describe('the definition, counted over all pairs of characters', () => {
    const stretch = fc.record({
      gap: fc.constantFrom(0, 0, 1, 2, 3),
      length: fc.integer({min: 1, max: 4}),
      value: fc.constantFrom('a', 'b', 'c')
    })
    const length = 14
    const annotator = fc.array(stretch, {maxLength: 4}).map(list => {
      let end = 0
      return list
        .map(({gap, length, value}): Unit => {
          const start = end + gap
          end = start + length
          return {start, end, value}
        })
        .filter(({end}) => end <= length)
    })

    test('alpha for unitizing is one minus observed disagreement, divided by that of characters paired at random', () => {
      fc.assert(
        fc.property(fc.array(annotator, {minLength: 2, maxLength: 5}), annotators => {
          const {nominal, binary, coding, values} = unitizingAlpha(length, annotators)
          const found = {nominal, binary, coding, ...Object.fromEntries(values.map(({value, alpha}) => [value, alpha]))}
          const wanted = byDefinition(length, annotators)
          for (const name of ['nominal', 'binary', 'coding', 'a', 'b', 'c'])
            expectSame(found[name as keyof typeof found], wanted.get(name))
        })
      )
    })
  })
})

function expectSame(found: number | undefined, wanted: number | undefined): void {
  if (found === undefined || wanted === undefined) expect(found).toBe(wanted)
  else expect(Math.abs(found - wanted)).toBeLessThan(1e-12)
}

describe('annotators of one text', () => {
  const first = parse(
    ':claim[Fares rose]{#c1 kind=fact supports=c2}, so :claim[riders left]{#c2 kind=fact by=ann}. :evidence[Ann saw it on 3 May]{#e1 kind=event supports=c2}.'
  ).value
  const second = parse(
    ':claim[Fares rose]{#a kind=cause supports=b}, :claim[so riders left]{#b kind=fact by=ann}. :evidence[Ann saw it on 3 May]{#x kind=event supports=a}.'
  ).value
  const third = parse(
    ':claim[Fares rose]{#c1 kind=fact supports=c2}, so :claim[riders left]{#c2 kind=fact by="ann bob"}. Ann saw it on 3 May.'
  ).value
  const pair = (a: Document, b: Document): PairAgreement => compare([a, b]).pairs[0]!

  test('spans: the same letters, and at least half of them', () => {
    expect(pair(first, second).spans).toEqual([
      {what: 'claims', counts: [2, 2], same: 1, half: 2, f1Same: 0.5, f1Half: 1},
      {what: 'evidence', counts: [1, 1], same: 1, half: 1, f1Same: 1, f1Half: 1},
      {what: 'both', counts: [3, 3], same: 2, half: 3, f1Same: 2 / 3, f1Half: 1}
    ])
    expect(pair(first, third).spans[1]).toEqual({
      what: 'evidence',
      counts: [1, 0],
      same: 0,
      half: 0,
      f1Same: 0,
      f1Half: 0
    })
  })

  test('labels, with a table of who said what', () => {
    const [, kinds] = pair(first, second).labels
    expect(kinds).toEqual({
      label: 'kind of claim',
      number: 2,
      observed: 0.5,
      kappa: 0,
      confusion: [
        {first: 'fact', second: 'cause', number: 1},
        {first: 'fact', second: 'fact', number: 1}
      ]
    })
    const holder = pair(first, third).labels.find(({label}) => label === 'holder')
    expect(holder?.confusion).toContainEqual({first: 'ann', second: 'ann bob', number: 1})
  })

  test('relations: between statements that both have, and over all', () => {
    expect(pair(first, second).relations).toEqual([
      {kind: 'all', counts: [2, 2], same: 1, f1: 0.5, f1Strict: 0.5},
      {kind: 'any', counts: [2, 2], same: 1, f1: 0.5, f1Strict: 0.5},
      {kind: 'supports', counts: [2, 2], same: 1, f1: 0.5, f1Strict: 0.5}
    ])
    expect(pair(first, third).relations[0]).toEqual({kind: 'all', counts: [1, 1], same: 1, f1: 1, f1Strict: 2 / 3})
  })

  test('all three together', () => {
    const {labels, units, pairs} = compare([first, second, third])
    expect(pairs.map(({between}) => between)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2]
    ])
    expect(labels[0]).toEqual({label: 'claim or evidence', number: 2, krippendorff: 1})
    expect(units.binary).toBeLessThan(1)
  })

  test('the innermost statement has the letters', () => {
    const {value} = parse(':evidence[Ann said :claim[fares rose]{#c1} then]{#e1}')
    expect(compare([value, value]).units.values.map(({value, alpha}) => [value, alpha])).toEqual([
      ['claim', 1],
      ['evidence', 1]
    ])
  })

  test('differences, side by side', () => {
    expect(differences([first, second]).map(({what, ids, has}) => [what, ids.join('/'), ...has])).toEqual([
      ['kind of claim', 'c1/a', 'fact', 'cause'],
      ['words', 'c2/b', 'riders left', 'so riders left'],
      ['relations', 'e1/x', 'supports c2', 'supports c1']
    ])
    expect(differences([first, third]).map(({what, ids, has}) => [what, ids, ...has])).toEqual([
      ['holder', ['c2', 'c2'], 'ann', 'ann bob'],
      ['statement', ['e1', undefined], 'Ann saw it on 3 May', undefined]
    ])
  })

  test('an implicit claim is told', () => {
    const {value} = parse('x\n\n::claim[Fares matter.]{#c1}')
    expect(differences([value, parse('x').value])).toMatchObject([
      {what: 'implicit', has: ['Fares matter.', undefined]}
    ])
  })

  test('merged: what all have, and what is to be decided', () => {
    const merged = merge([first, second])
    expect(merged.claims).toEqual([{type: 'claim', id: 'c1', span: {start: 0, end: 10}}])
    expect(merged.evidence).toEqual([{type: 'evidence', id: 'e1', span: {start: 28, end: 47}, kind: 'event'}])
    expect(merged.relations).toEqual([])
    expect(merged.annotations?.map(({label, args, value}) => [label, args?.[0]?.of, value])).toEqual([
      ['undecided', 'c1', 'kind of claim: “fact” | “cause”'],
      ['undecided', undefined, 'words: “riders left” | “so riders left”'],
      ['undecided', 'e1', 'relations: “supports c2” | “supports c1”']
    ])
    const {value, diagnostics} = annotate('Fares rose, so riders left. Ann saw it on 3 May.', merged)
    expect(diagnostics).toEqual([])
    expect(parse(value).value).toMatchObject({claims: merged.claims, evidence: merged.evidence})
  })

  test.each([
    ['one document', () => compare([first])],
    ['two texts', () => compare([first, parse('x').value])],
    ['two texts, merged', () => merge([first, parse('x').value])],
    ['one annotator', () => unitizingAlpha(1, [[]])],
    ['units beyond the text', () => unitizingAlpha(1, [[{start: 0, end: 2, value: 'a'}], []])],
    [
      'units that overlap',
      () =>
        unitizingAlpha(3, [
          [
            {start: 0, end: 2, value: 'a'},
            {start: 1, end: 3, value: 'b'}
          ],
          []
        ])
    ],
    ['raters that differ in number', () => fleissKappa([['a', 'b'], ['a']])]
  ])('a mistake of the caller: %s', (_, call) => {
    expect(call).toThrow(RangeError)
  })

  test.each([
    ['nothing at all', '', ''],
    ['nothing annotated', 'a', 'a'],
    ['one of them empty', ':claim[a]{#c1}', 'a']
  ])('%s has no coefficients, and throws nothing', (_, a, b) => {
    const {pairs, labels} = compare([parse(a).value, parse(b).value])
    expect(pairs[0]!.labels.every(({kappa}) => kappa === undefined)).toBe(true)
    expect(labels.every(({fleiss}) => fleiss === undefined)).toBe(true)
  })
})

describe('laws', () => {
  const words = Array.from({length: 12}, (_, index) => `w${index}`)
  const text = words.join(' ')
  const offset = (word: number): number => words.slice(0, word).join(' ').length + (word > 0 ? 1 : 0)
  const item = fc.record({
    from: fc.nat(11),
    length: fc.integer({min: 1, max: 4}),
    type: fc.constantFrom('claim', 'evidence'),
    kind: fc.constantFrom('fact', 'value', undefined),
    to: fc.nat(5)
  })
  const annotation = fc.array(item, {maxLength: 6}).map((items): Document => {
    const statements = items.map(({from, length, type, kind}, index) => {
      const last = Math.min(from + length, 12)
      return {
        type,
        id: `s${index}`,
        span: {start: offset(from), end: offset(last) - 1},
        ...(type === 'claim' && kind && {kind})
      }
    })
    return {
      ...emptyDocument(text),
      claims: statements.filter(({type}) => type === 'claim') as Claim[],
      evidence: statements.filter(({type}) => type === 'evidence') as Evidence[],
      relations: items
        .map(
          ({to}, index) =>
            ({type: 'relation', kind: 'supports', from: `s${index}`, to: `s${to % items.length}`}) as const
        )
        .filter(({from, to}) => from !== to)
    }
  })

  test('an annotation agrees with itself', () => {
    fc.assert(
      fc.property(annotation, document => {
        const {pairs, units} = compare([document, document])
        for (const {f1Same = 1, f1Half = 1} of pairs[0]!.spans) expect([f1Same, f1Half]).toEqual([1, 1])
        for (const {kappa = 1} of pairs[0]!.labels) expect(kappa).toBeCloseTo(1)
        expect(units.nominal ?? 1).toBeCloseTo(1)
        expect(differences([document, document]).filter(({what}) => what !== 'relations')).toEqual([])
        expect(merge([document, document]).claims).toHaveLength(document.claims.length)
      })
    )
  })

  test('two annotators agree as far whoever comes first', () => {
    fc.assert(
      fc.property(annotation, annotation, (a, b) => {
        const [there, back] = [compare([a, b]), compare([b, a])]
        expect(there.units.nominal ?? 2).toBeCloseTo(back.units.nominal ?? 2)
        expect(there.pairs[0]!.spans[2]!.counts.toReversed()).toEqual(back.pairs[0]!.spans[2]!.counts)
        for (const {f1Half = 0} of there.pairs[0]!.spans) expect(f1Half).toBeLessThanOrEqual(1)
        for (const {kappa = 0} of there.pairs[0]!.labels) expect(kappa).toBeLessThanOrEqual(1)
      })
    )
  })

  test('what is merged is in each of them, and every difference is marked', () => {
    fc.assert(
      fc.property(annotation, annotation, (a, b) => {
        const merged = merge([a, b])
        const keys = ({claims, evidence}: Document): string[] =>
          [...claims, ...evidence].map(({type, span}) => `${type} ${span.start} ${span.end}`)
        for (const key of keys(merged)) expect([keys(a).includes(key), keys(b).includes(key)]).toEqual([true, true])
        expect(merged.annotations).toHaveLength(differences([a, b]).length)
      })
    )
  })
})
