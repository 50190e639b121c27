import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {compromise, declared, recognise} from '../src/entities/index.ts'
import type {Entity, Mention} from '../src/model/document.ts'
import {marked} from './marked.ts'

const shown = (text: string, mentions: readonly Mention[]): string[] =>
  mentions.map(({span, type, entity}) => `${entity ?? type}:${text.slice(span.start, span.end)}`)

describe('declared', () => {
  const entities: Entity[] = [
    {id: 'ghani', type: 'person', name: 'Ashraf Ghani', aliases: ['President Ghani']},
    {id: 'baradar', type: 'person', name: 'Abdul Ghani Baradar'},
    {id: 'un', type: 'organization', name: 'United Nations', aliases: ['UN']},
    {id: 'unsc', type: 'organization', name: 'UN Security Council'},
    {id: 'bank', type: 'organization', name: 'Central Bank'},
    {id: 'qaeda', type: 'organization', name: 'al Qaeda'},
    {id: 'kabul', type: 'place', name: 'Kabul'},
    {id: 'us', type: 'place', name: 'United States', aliases: ['U.S.']}
  ]
  test.each([
    ['the longest match', 'The UN Security Council of the UN', ['unsc:UN Security Council', 'un:UN']],
    ['possessives', 'Kabul’s fall, the United States’ aims', ['kabul:Kabul', 'us:United States']],
    ['compounds', 'anti-al Qaeda, al Qaeda–linked', ['qaeda:al Qaeda', 'qaeda:al Qaeda']],
    ['full stops', 'in the U.S. U.S.-backed', ['us:U.S.', 'us:U.S.']],
    ['words inside words', 'Kabulis in KabulX, @Kabul', []],
    [
      'a surname, once the name was seen',
      'Baradar; Abdul Ghani Baradar; Baradar',
      ['baradar:Abdul Ghani Baradar', 'baradar:Baradar']
    ],
    ['an alias', 'President Ghani', ['ghani:President Ghani']],
    ['capitals in brackets', 'CB; the Central Bank (CB); the CB', ['bank:Central Bank', 'bank:CB', 'bank:CB']],
    ['a name over a line', 'Ashraf\nGhani', ['ghani:Ashraf\nGhani']]
  ])('%s', (_, text, expected) => {
    expect(shown(text, declared(text, entities))).toEqual(expected)
  })

  test('a surname that two people share is nobody’s', () => {
    const two: Entity[] = [
      {id: 'a', type: 'person', name: 'Ann Lee'},
      {id: 'b', type: 'person', name: 'Bob Lee'}
    ]
    expect(shown('x', declared('Ann Lee and Bob Lee: Lee', two))).toHaveLength(2)
  })

  test('names that hurt', () => {
    const hostile = [
      'a+b',
      '(x)',
      'C++',
      'A-B',
      '9/11',
      '$1',
      '\\d',
      '[',
      'constructor',
      '__proto__',
      '',
      ' ',
      'x|y'
    ].map((name, i): Entity => ({id: `h${i}`, type: 'work', name}))
    const text = 'a+b (x) C++ A-B 9/11 constructor __proto__ x|y'
    const found = shown(text, declared(text, hostile)).map(line => line.slice(line.indexOf(':') + 1))
    expect(found).toEqual(expect.arrayContaining(['a+b', 'A-B', '9/11', 'constructor', '__proto__', 'x|y']))
  })
})

describe('compromise', () => {
  test.each([
    'President ⟦person:Joe Biden⟧ spoke.',
    'They met in ⟦place:Paris⟧, ⟦place1:France⟧.',
    'It cost ⟦money:$5 million⟧.',
    'It fell by ⟦percent:70 percent⟧.',
    'It began in ⟦date:October 2020⟧, or in ⟦date1:2019⟧.',
    'It took ⟦quantity:eight years⟧.',
    'On ⟦date:20 September 2021⟧ it ended.'
  ])('%s', drawn => {
    const {text, spans} = marked(drawn)
    const found = compromise(text).map(({span, type}) => [type, text.slice(span.start, span.end)])
    for (const [name, span] of Object.entries(spans))
      expect(found).toContainEqual([name.replace(/\d$/, ''), text.slice(span.start, span.end)])
  })
})

describe('recognise', () => {
  test('authored wins over declared wins over compromise', () => {
    const text = 'Joe Biden met Ann Smith in Paris.'
    const authored: Mention[] = [{span: {start: 0, end: 9}, type: 'group', via: 'authored'}]
    const found = recognise(text, {
      authored,
      entities: [
        {id: 'biden', type: 'person', name: 'Biden'},
        {id: 'paris', type: 'place', name: 'Paris'}
      ]
    })
    expect(found.map(({span, type, via}) => [text.slice(span.start, span.end), type, via])).toEqual([
      ['Joe Biden', 'group', 'authored'],
      ['Ann Smith', 'person', 'compromise'],
      ['Paris', 'place', 'declared']
    ])
    expect(recognise(text, {undeclared: false})).toEqual([])
  })

  test('mentions lie in the text, are trimmed and do not overlap, on any text', () => {
    const piece = fc.constantFrom(
      'Joe Biden',
      ' ',
      '. ',
      'Kabul',
      "'s",
      '’',
      ', ',
      'France',
      '(',
      ')',
      '“',
      '😀',
      'U.S.',
      '$5 million',
      '70%',
      '2019',
      'in ',
      '\n\n',
      '\u00a0',
      '—',
      'the ',
      'Mr. ',
      'é',
      '\t',
      'London.',
      '3 May 2021',
      '#',
      '\0'
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 25}), pieces => {
        const text = pieces.join('')
        let end = 0
        for (const {span, via} of recognise(text, {entities: [{id: 'k', type: 'place', name: 'Kabul'}]})) {
          const found = text.slice(span.start, span.end)
          expect(span.start).toBeGreaterThanOrEqual(end)
          expect(found).not.toBe('')
          expect(found.trim()).toBe(found)
          if (via === 'declared') expect(found).toBe('Kabul')
          end = span.end
        }
      }),
      {numRuns: 300}
    )
  })
})
