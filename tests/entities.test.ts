// @ts-expect-error it ships no types
import edtf from 'edtf'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import winkModel from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import {compromise} from '../src/entities/compromise.ts'
import {compromiseView} from '../src/entities/compromise-view.ts'
import {
  findDeclared,
  findNames,
  findNumbers,
  knowledge,
  link,
  namedThings,
  type Recogniser,
  recognise,
  standardRecognisers,
  wink
} from '../src/entities/index.ts'
import {occurrences} from '../src/entities/occurrences.ts'
import {consistent} from '../src/entities/trained/consistency.ts'
import type {Entity, Mention} from '../src/model/document.ts'
import {marked} from './support/marked.ts'

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
    expect(shown(text, findDeclared(text, entities))).toEqual(expected)
  })

  test('a surname that two people share is nobody’s', () => {
    const two: Entity[] = [
      {id: 'a', type: 'person', name: 'Ann Lee'},
      {id: 'b', type: 'person', name: 'Bob Lee'}
    ]
    expect(shown('x', findDeclared('Ann Lee and Bob Lee: Lee', two))).toHaveLength(2)
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
    const found = shown(text, findDeclared(text, hostile)).map(line => line.slice(line.indexOf(':') + 1))
    expect(found).toEqual(expect.arrayContaining(['a+b', 'A-B', '9/11', 'constructor', '__proto__', 'x|y']))
  })
})

describe('the places of many names', () => {
  /** What they are, by one expression: longest first, at the edges of words. */
  const expected = (text: string, names: readonly string[]): string[] => {
    const alternatives = names
      .toSorted((a, b) => b.length - a.length)
      .map(name => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s+'))
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}_@])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}_])`, 'gu')
    return [...text.matchAll(pattern)].map(({0: found, index}) => `${index} ${found}`)
  }
  const piece = fc.constantFrom('a', 'ab', 'A', 'é', '中', '😀', '1', '_', '@', '.', '-', '(', ' ', ' ', '\u00a0', '\n')

  test('law: they are what an expression of all finds', () => {
    const name = fc
      .array(piece, {minLength: 1, maxLength: 4})
      .map(pieces => pieces.join('').replace(/\s+/g, ' ').trim())
      .filter(name => name !== '')
    fc.assert(
      fc.property(
        fc.uniqueArray(name, {minLength: 1, maxLength: 6}),
        fc.array(piece, {maxLength: 20}),
        (names, pieces) => {
          const text = pieces.join('')
          const found = [...occurrences(text, names)].map(
            ({span: {start, end}}) => `${start} ${text.slice(start, end)}`
          )
          expect(found).toEqual(expected(text, names))
        }
      ),
      {numRuns: 2000}
    )
  })

  test('a name of any length is no reason to throw', () => {
    const name = 'A'.repeat(33_000)
    const entities: Entity[] = [
      {id: 'a', type: 'person', name},
      {id: 'b', type: 'person', name: 'Ann'}
    ]
    const found = recognise(`${name} and Ann`, {entities, undeclared: false})
    expect(found.map(({entity}) => entity)).toEqual(['b'])
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
  test('authored wins over declared wins over trained', () => {
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
      ['Ann Smith', 'person', 'trained'],
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

describe('trained', () => {
  test.each([
    '⟦person:Zalmay Khalilzad⟧ met ⟦person1:Scott Morrison⟧ in ⟦place:New Delhi⟧.',
    'President ⟦person:Ashraf Ghani⟧ fled ⟦place:Kabul⟧.',
    'Officials of the ⟦organization:FBI⟧ and of the ⟦organization1:European Union⟧ came to ⟦place:Islamabad⟧.',
    '⟦person:Hamid Karzai⟧’s brother spoke with ⟦organization:NATO⟧.'
  ])('%s', drawn => {
    const {text, spans} = marked(drawn)
    const expected = Object.entries(spans).map(([name, span]) => [
      name.replace(/\d$/, ''),
      text.slice(span.start, span.end)
    ])
    expect(findNames(text).map(({span, type}) => [type, text.slice(span.start, span.end)])).toEqual(expected)
  })

  test('a score is a probability, and the same at every call', () => {
    const text = 'Joe Biden met Ann Smith in Paris.'
    const found = findNames(text)
    for (const {score, via} of found) {
      expect(via).toBe('trained')
      expect(score).toBeGreaterThan(0.5)
      expect(score).toBeLessThanOrEqual(1)
    }
    expect(findNames(text)).toEqual(found)
  })

  test('what a text says once explains it later', () => {
    const name = (words: string, type: 'person' | 'place', score: number, from = 0) => ({
      span: {start: text.indexOf(words, from), end: text.indexOf(words, from) + words.length},
      type,
      score
    })
    const text = 'Dana Brin spoke. Then Brin left, and Brin’s brother. Brin!'
    const nothing = {isWord: () => false, isCountry: () => false}
    const found = consistent(text, [name('Dana Brin', 'person', 0.9), name('Brin', 'place', 0.4, 18)], nothing)
    expect(found.map(({span, type}) => `${type}:${text.slice(span.start, span.end)}`)).toEqual([
      'person:Dana Brin',
      'person:Brin',
      'person:Brin',
      'person:Brin'
    ])
    // A name that is a word as well explains nothing.
    expect(consistent(text, [name('Dana Brin', 'person', 0.9)], {...nothing, isWord: () => true})).toHaveLength(1)
  })

  test('what is around a paragraph does not change it', () => {
    const text = 'Ann Smith moved to Paris.'
    const names = (all: string): string[] => findNames(all).map(({span}) => all.slice(span.start, span.end))
    expect(names(`${text}\n\n${text}`)).toEqual([...names(text), ...names(text)])
  })
})

describe('numbers', () => {
  const written = {date: '2021-10-05'}
  test.each([
    ['December 2019', '2019-12'],
    ['20 September 2021', '2021-09-20'],
    ['September 20–22, 2021', '2021-09-20/2021-09-22'],
    ['2021-09-20', '2021-09-20'],
    ['12/31/2020', '2020-12-31'],
    ['4/5/2020', '2020'],
    ['1996–2001', '1996/2001'],
    ['1996–01', undefined],
    ['1990s', '199X'],
    ['21st century', '20XX'],
    ['summer of 2021', '2021-22'],
    ['Sept. 11', 'XXXX-09-11'],
    ['last decade', '2011/2021'],
    ['this year', '2021'],
    ['last month', '2021-09'],
    ['last week', '2021-09-27/2021-10-03'],
    ['yesterday', '2021-10-04'],
    ['next Friday', '2021-10-08'],
    ['last August', '2021-08']
  ])('the date %s', (text, value) => {
    const [found] = findNumbers(`It was ${text}, they said.`, written).filter(({type}) => type === 'date')
    expect(found?.value).toEqual(value && {type: 'date', edtf: value})
    if (value) expect(edtf(value).edtf).toBe(value)
    if (value) expect(`It was ${text}, they said.`.slice(found!.span.start, found!.span.end)).toBe(text)
  })

  test.each([
    ['$5 million', {type: 'money', amount: 5e6, currency: 'USD'}],
    ['£3.5bn', {type: 'money', amount: 3.5e9, currency: 'GBP'}],
    ['US$20–30 million', {type: 'money', amount: 2e7, to: 3e7, currency: 'USD'}],
    ['A$5', {type: 'money', amount: 5, currency: 'AUD'}],
    ['a hundred dollars', {type: 'money', amount: 100, currency: 'USD'}],
    ['50 cents', {type: 'money', amount: 0.5, currency: 'USD'}],
    ['EUR 1,200', {type: 'money', amount: 1200, currency: 'EUR'}],
    ['70 percent', {type: 'percent', amount: 70}],
    ['5–7%', {type: 'percent', amount: 5, to: 7}],
    ['twenty-five per cent', {type: 'percent', amount: 25}],
    ['20 years', {type: 'quantity', amount: 20, unit: 'year'}],
    ['two and a half years', {type: 'quantity', amount: 2.5, unit: 'year'}],
    ['1,200 square miles', {type: 'quantity', amount: 1200, unit: 'square-mile'}],
    ['a dozen days', {type: 'quantity', amount: 12, unit: 'day'}],
    ['3 km/h', {type: 'quantity', amount: 3, unit: 'kilometer-per-hour'}],
    ['two ha', {type: 'quantity', amount: 2, unit: 'hectare'}],
    ['5 kms', {type: 'quantity', amount: 5, unit: 'kilometer'}],
    ['5 lbs', {type: 'quantity', amount: 5, unit: 'pound'}]
  ])('the measure %s', (text, value) => {
    const all = `It was ${text}, they said.`
    expect(findNumbers(all).map(found => [all.slice(found.span.start, found.span.end), found.value])).toEqual([
      [text, value]
    ])
  })

  test.each([
    'room 101',
    'one one',
    'at 10:30',
    'version 1.2.3',
    'one of them',
    'B2B',
    'in 3000',
    'may march on',
    'the 99th century',
    '2021-13-40',
    '#2021',
    'the second',
    'One has to ask.',
    'two has',
    'five mphs',
    // More than a number holds: JSON has no infinity.
    `${'9'.repeat(310)}%`,
    `$1-${'9'.repeat(310)}`,
    `${'9'.repeat(310)} km`
  ])('%s is none', text => expect(findNumbers(text).filter(({value}) => value)).toEqual([]))

  test('a relative date has no value when nobody said when the text was written', () => {
    expect(findNumbers('last week')).toEqual([{span: {start: 0, end: 9}, type: 'date', via: 'numbers'}])
  })
})

describe('recognisers are values', () => {
  const shout: Recogniser = {
    name: 'shout',
    recognise: text =>
      [...text.matchAll(/\b[A-Z]{3,}\b/g)].map(({0: word, index}) => ({
        span: {start: index, end: index + word.length},
        type: 'work',
        via: 'shout',
        score: 0.5
      }))
  }
  test('in the order given, the surer first', () => {
    const text = 'Ann Smith read DUNE in Paris.'
    const found = recognise(text, {recognisers: [shout, ...standardRecognisers]})
    expect(shown(text, found)).toEqual(['person:Ann Smith', 'work:DUNE', 'place:Paris'])
  })

  test('spans that are none are left out', () => {
    const spans = [
      [-1, 2],
      [0, 99],
      [2, 2],
      [3, 1],
      [0.5, 2],
      [Number.NaN, 2]
    ] as const
    const broken: Recogniser = {
      name: 'broken',
      recognise: () => spans.map(([start, end]) => ({span: {start, end}, type: 'person', via: 'broken'}))
    }
    expect(recognise('Words.', {recognisers: [broken]})).toEqual([])
  })

  test('one sees what surer ones found, and the entities', () => {
    let seen: unknown
    const spy: Recogniser = {
      name: 'spy',
      recognise(_, context) {
        seen = context
        return []
      }
    }
    const kabul: Entity = {id: 'kabul', type: 'place', name: 'Kabul'}
    recognise('Kabul fell.', {entities: [kabul], recognisers: [spy], date: '2021-10-05'})
    expect(seen).toEqual({
      entities: [kabul],
      date: '2021-10-05',
      mentions: [{span: {start: 0, end: 5}, type: 'place', entity: 'kabul', via: 'declared'}]
    })
  })

  test('wink-nlp, by adding up its tokens', () => {
    const text = 'It cost  $5 million in May 2021, 70 percent more.\n\nOn Tuesday 😀 it fell, and 10\u00a0years ago.'
    const found = recognise(text, {recognisers: [wink(winkNLP(winkModel))]})
    expect(shown(text, found)).toEqual(
      expect.arrayContaining(['money:$5 million', 'date:May 2021', 'percent:70 percent', 'date:Tuesday'])
    )
  })

  test('compromise sees our mentions', () => {
    const text = 'President Ghani left Kabul. In May he spoke with al-Qaeda.'
    const at = (name: string): Mention['span'] => ({start: text.indexOf(name), end: text.indexOf(name) + name.length})
    const view = compromiseView(text, [
      {span: at('Ghani'), type: 'person', via: 'authored'},
      {span: at('Kabul'), type: 'place', via: 'authored'},
      {span: at('al-Qaeda'), type: 'organization', via: 'authored'}
    ])
    expect(view.people().out('array')).toEqual(['Ghani'])
    expect(view.places().out('array')).toEqual(['Kabul.'])
    expect(view.organizations().out('array')).toHaveLength(1)
    expect(view.match('#Month').out('array')).toEqual(['May'])
  })
})

describe('one thing, one id', () => {
  const mention = (text: string, name: string, type: Mention['type'], nth = 0): Mention => {
    let start = -1
    for (let i = 0; i <= nth; i++) start = text.indexOf(name, start + 1)
    return {span: {start, end: start + name.length}, type, via: 'trained', score: 0.9}
  }

  test('surnames, acronyms and repetitions', () => {
    const text = 'Ashraf Ghani ran the Central Bank (CB). Ghani left; the CB stayed. In 2021 Ghani was gone.'
    const things = namedThings(text, [
      mention(text, 'Ashraf Ghani', 'person'),
      mention(text, 'Central Bank', 'organization'),
      mention(text, 'CB', 'organization'),
      mention(text, 'Ghani', 'person', 1),
      mention(text, 'CB', 'organization', 1),
      {span: {start: text.indexOf('2021'), end: text.indexOf('2021') + 4}, type: 'date', via: 'numbers'},
      mention(text, 'Ghani', 'place', 2)
    ])
    expect(things).toEqual([
      {entity: {id: 'ashraf-ghani', type: 'person', name: 'Ashraf Ghani', aliases: ['Ghani']}, mentions: [0, 3, 6]},
      {entity: {id: 'central-bank', type: 'organization', name: 'Central Bank', aliases: ['CB']}, mentions: [1, 2, 4]}
    ])
  })

  test('a surname that two people share stays alone, and ids stay free', () => {
    const text = 'Ann Lee, Bob Lee, Lee'
    const names = ['Ann Lee', 'Bob Lee'].map(name => mention(text, name, 'person'))
    const things = namedThings(text, [...names, mention(text, 'Lee', 'person', 2)], ['ann-lee'])
    expect(things.map(({entity}) => entity.id)).toEqual(['ann-lee-2', 'bob-lee', 'lee'])
  })
})

test('many names that make the same id get ids of their own', () => {
  const names = Array.from({length: 300}, (_, i) => String.fromCodePoint(0x4e00 + i))
  const mentions = names.map((_, i): Mention => ({span: {start: i, end: i + 1}, type: 'person', via: 'x'}))
  const ids = namedThings(names.join(''), mentions, ['entity-2']).map(({entity}) => entity.id)
  expect(ids.slice(0, 3)).toEqual(['entity', 'entity-3', 'entity-4'])
  expect(new Set(ids).size).toBe(300)
})

describe('link', () => {
  const ghani: Entity = {id: 'ghani', type: 'person', name: 'Ashraf Ghani'}
  const baradar: Entity = {id: 'baradar', type: 'person', name: 'Abdul Ghani'}
  const kabul: Entity = {id: 'kabul', type: 'place', name: 'Kabul', aliases: ['the capital']}
  const source = (text: string, entities: Entity[]): {text: string; entities: Entity[]; mentions: Mention[]} => ({
    text,
    entities,
    mentions: findDeclared(text, entities)
  })
  const known = knowledge([
    source('President Ashraf Ghani ruled from Kabul.', [ghani, kabul]),
    source('Abdul Ghani spoke in Doha.', [baradar])
  ])
  const linked = (text: string, mentions: Mention[]): (string | undefined)[] =>
    link(text, mentions, known).map(({entity}) => entity)
  const at = (text: string, name: string, type: Mention['type']): Mention => ({
    span: {start: text.indexOf(name), end: text.indexOf(name) + name.length},
    type,
    via: 'trained'
  })

  test('a whole name of the right type is taken', () => {
    const text = 'Ashraf Ghani came.'
    expect(linked(text, [at(text, 'Ashraf Ghani', 'person')])).toEqual(['ghani'])
  })
  test('a surname alone is never a fact; its candidates say why', () => {
    const text = 'Then Ghani left Kabul.'
    const [mention] = link(text, [at(text, 'Ghani', 'person'), at(text, 'Kabul', 'place')], known)
    expect(mention!.entity).toBeUndefined()
    expect(mention!.candidates).toEqual([
      {entity: 'ghani', score: 0.6, reasons: ['the surname of Ashraf Ghani', 'a person', 'the text also names kabul']},
      {entity: 'baradar', score: 0.55, reasons: ['the surname of Abdul Ghani', 'a person']}
    ])
  })
  test('another type is no match', () => {
    const text = 'Kabul, a film'
    expect(linked(text, [at(text, 'Kabul', 'work')])).toEqual([undefined])
  })
  test('an unknown name has no candidates', () => {
    const text = 'Paris'
    expect(link(text, [at(text, 'Paris', 'place')], known)).toEqual([at(text, 'Paris', 'place')])
  })
  test('company counts: the closer candidate comes first', () => {
    const text = 'Ghani'
    const [alone] = link(text, [at(text, 'Ghani', 'person')], known)
    expect(alone!.candidates!.map(({score}) => score)).toEqual([0.55, 0.55])
  })

  test('of a name that many share, the likeliest are candidates', () => {
    const many = Array.from({length: 100}, (_, i) =>
      source(`Ann Lee met Person${i}.`, [
        {id: `lee${i}`, type: i === 50 ? 'person' : 'place', name: 'Ann Lee'},
        {id: `other${i}`, type: 'person', name: `Person${i}`}
      ])
    )
    const text = 'Ann Lee, Person7'
    const [mention] = link(text, [at(text, 'Ann Lee', 'person'), at(text, 'Person7', 'person')], knowledge(many))
    expect(mention!.entity).toBe('lee50')
    const [unsure] = link(
      'Lee',
      [at('Lee', 'Lee', 'place')],
      knowledge(
        many.map(({text, ...rest}) => ({
          ...rest,
          text,
          entities: rest.entities.map(entity => ({...entity, aliases: ['Lee']}))
        }))
      )
    )
    expect(unsure!.candidates).toHaveLength(20)
  })

  test('an entity of several documents has the names of all', () => {
    const kabul = {id: 'a', type: 'place' as const, name: 'Kabul', wikidata: 'Q5838'}
    const merged = knowledge([
      source('A', [{...kabul, aliases: ['the capital']}]),
      source('B', [{...kabul, id: 'b', aliases: ['Cabool']}])
    ])
    expect(merged.find('Cabool').map(({entity}) => entity)).toEqual([{...kabul, aliases: ['the capital', 'Cabool']}])
  })
})
