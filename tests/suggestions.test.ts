import {type Schema, Validator} from '@cfworker/json-schema'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import schema from '../schemas/suggestions.json' with {type: 'json'}
import {parse, strip, words} from '../src/index.ts'
import {verify} from '../src/quotes/index.ts'
import {applySuggestions} from '../src/suggestions/index.ts'
import {source as anySource, pieces} from './support/arbitraries.ts'

const front = `---
id: rates
sources: [{id: bank, type: report}]
entities: [{id: ann, type: person, name: Ann}]
---
`
const body = `Rates *rose* in May, and they “won’t fall” this year, says Ann. The bank
counts nine percent in Asia, which is a lot, and twelve percent in Europe.

Rates *rose* in June. :claim[Nobody minds]{#c1}.
`
const claim = (id: string, quote: string, more: object = {}): object => ({
  id,
  quote,
  prefix: null,
  suffix: null,
  kind: null,
  by: null,
  source: null,
  ...more
})
const given = (claims: object[], evidence: object[] = [], relations: object[] = []): object => ({
  claims,
  evidence,
  relations
})
const messages = (suggestions: unknown): string[] =>
  applySuggestions(front + body, suggestions).diagnostics.map(({message}) => message)

test('suggestions are written where their words are, with what they say', () => {
  const {value, diagnostics, accepted} = applySuggestions(
    front + body,
    given(
      [
        claim('a', 'they "won\'t fall" this year', {kind: 'prediction', by: 'ann'}),
        claim('b', 'Rates rose', {prefix: 'a lot, and twelve percent in Europe. '})
      ],
      [
        claim('e1', 'The bank counts nine percent in Asia … and twelve percent in Europe', {
          kind: 'statistic',
          source: 'bank, p. 3'
        })
      ],
      [
        {from: 'e1', kind: 'supports', to: 'b'},
        {from: 'c1', kind: 'attacks', to: 'a'}
      ]
    )
  )
  expect(diagnostics).toEqual([])
  expect(
    value
  ).toBe(`${front}Rates *rose* in May, and :claim[they “won’t fall” this year]{#a kind=prediction by=ann}, says Ann. :evidence[The bank
counts nine percent in Asia]{#e1 kind=statistic source="bank, p. 3" supports=b}, which is a lot, :evidence[and twelve percent in Europe]{part=e1}.

:claim[Rates *rose*]{#b} in June. :claim[Nobody minds]{#c1}.

::relation{from=c1 to=a kind=attacks}
`)
  expect(accepted.claims.map(({id, grade}) => [id, grade])).toEqual([
    ['a', 'typographic'],
    ['b', 'exact']
  ])
  expect(accepted.evidence.map(({id, grade}) => [id, grade])).toEqual([['e1', 'elided']])
  expect(accepted.relations).toBe(2)
})

test('no annotation begins or ends inside a number or a contraction', () => {
  const source = 'The index rose by 3.5 percent. It was −5 degrees. The bank can’t pay.'
  const {value, refused} = applySuggestions(
    source,
    given([claim('a', 'The index rose by 3'), claim('b', '5 degrees'), claim('c', 'The bank can')])
  )
  expect(value).toBe(source)
  expect(refused.claims).toBe(3)
})

test('quotations with the marks of Markdown are read like the document', () => {
  const {value, diagnostics} = applySuggestions(front + body, given([claim('a', 'Rates *rose* in **May**')]))
  expect(diagnostics).toEqual([])
  expect(value).toContain(':claim[Rates *rose* in May]{#a}')
})

describe('refused, and told', () => {
  test.each([
    [
      'words that are not there',
      given([claim('a', 'Cloves grow in Zanzibar')]),
      'Claim `a` was refused: its words do not stand in the document'
    ],
    [
      'another number',
      given([claim('a', 'The bank counts twelve percent in Asia')]),
      'Claim `a` was refused: its words do not stand in the document, which says “The bank counts nine percent in Asia”, with “nine” for “twelve”'
    ],
    [
      'the opposite',
      given([], [claim('e', 'they will fall this year')]),
      "Evidence `e` was refused: its words do not stand in the document, which says “they “won’t fall” this year”, with “won't” for “will”"
    ],
    [
      'words that stand there twice',
      given([claim('a', 'Rates rose')]),
      'Claim `a` was refused: its words stand 2 times in the document, expected a `prefix` or `suffix` that tells which'
    ],
    [
      'what is annotated already',
      given([claim('a', 'Nobody minds')]),
      'Claim `a` was refused: its words are claim `c1` already'
    ],
    [
      'a second suggestion of one id',
      given([claim('a', 'The bank'), claim('a', 'says Ann')]),
      'Claim `a` was refused: another suggestion has this id, expected one of its own'
    ],
    [
      'a holder that nobody declared',
      given([claim('a', 'The bank', {by: 'bob'})]),
      'The holder `bob` of Claim `a` was left out: the document declares no such entity or source'
    ],
    [
      'a source that nobody declared',
      given([claim('a', 'The bank', {source: 'bank; book'})]),
      'The source `bank; book` of Claim `a` was left out: the document declares no such source'
    ],
    [
      'a relation to nothing',
      given([], [], [{from: 'c1', kind: 'supports', to: 'x'}]),
      'Relation `c1 supports x` was refused: `x` is neither in the document nor among what was accepted'
    ],
    [
      'a relation to itself',
      given([], [], [{from: 'c1', kind: 'supports', to: 'c1'}]),
      'Relation `c1 supports c1` was refused: it relates a statement to itself'
    ],
    [
      'an unknown kind',
      given([claim('a', 'The bank', {kind: 'rumour'})]),
      /^Suggestion \/claims\/0 was refused: `kind` does not match the schema: this value is .*, expected one of \["fact"/
    ],
    [
      'an unknown field',
      given([claim('a', 'The bank', {certainty: 'sure'})]),
      'Suggestion /claims/0 was refused: it has the unknown field `certainty`, expected `id`, `quote`, `prefix`, `suffix`, `by`, `source` or `kind`'
    ],
    ['no list', {claims: 'none'}, '`claims` is no list, expected one'],
    ['no object', 'claims', 'These are no suggestions, expected an object with `claims`, `evidence` and `relations`']
  ])('%s', (_, suggestions, message) => {
    expect(messages(suggestions)).toEqual([typeof message === 'string' ? message : expect.stringMatching(message)])
  })

  test('a relation goes with the suggestion that it names, though the document has one of that id', () => {
    const suggestions = given(
      [claim('c1', 'Cloves grow')],
      [claim('e1', 'nine percent in Asia')],
      [{from: 'e1', kind: 'supports', to: 'c1'}]
    )
    expect(messages(suggestions)[1]).toBe(
      'Relation `e1 supports c1` was refused: `c1` is neither in the document nor among what was accepted'
    )
  })

  test('what Markdown cannot carry, with the relations that speak of it', () => {
    const source = 'A `code span here` ends.\n\n~~~\nfenced words\n~~~\n'
    const {value, diagnostics, refused} = applySuggestions(
      source,
      given([claim('a', 'span here'), claim('b', 'A')], [], [{from: 'a', kind: 'supports', to: 'b'}])
    )
    expect(value).toBe(source.replace('A ', ':claim[A]{#b} '))
    expect(diagnostics.map(({message}) => message)).toEqual([
      expect.stringMatching(/^Claim `a` was not written: /),
      'Relation `a supports b` was refused: `a` is neither in the document nor among what was accepted'
    ])
    expect(refused).toEqual({claims: 1, evidence: 0, relations: 1})
  })
})

test('an id that is taken gives way, and relations follow', () => {
  const {value, diagnostics} = applySuggestions(
    front + body,
    given([claim('c1', 'says Ann'), claim('no way', 'this year')], [], [{from: 'c1', kind: 'supports', to: 'no way'}])
  )
  expect(diagnostics.map(({code, severity}) => [code, severity])).toEqual([
    ['renamed', 'hint'],
    ['renamed', 'hint']
  ])
  expect(parse(value).value.relations).toEqual([{type: 'relation', kind: 'supports', from: 'c2', to: 'c3'}])
})

test('once more, the same suggestions change nothing', () => {
  const suggestions = given(
    [claim('a', 'in Asia'), claim('b', 'in Europe')],
    [],
    [{from: 'a', kind: 'attacks', to: 'b'}]
  )
  const {value} = applySuggestions(front + body, suggestions)
  const again = applySuggestions(value, suggestions)
  expect(again.value).toBe(value)
  expect(again.refused).toEqual({claims: 2, evidence: 0, relations: 1})
})

test('missing fields are null, and the schema asks for all of them', () => {
  expect(messages({claims: [{id: 'a', quote: 'The bank'}]})).toEqual([])
  const validator = new Validator(schema as Schema, '7')
  expect(validator.validate(given([claim('a', 'x')])).valid).toBe(true)
  expect(validator.validate({claims: [{id: 'a', quote: 'x'}], evidence: [], relations: []}).valid).toBe(false)
})

test('the schema is one that language models take: an object, every field required, no others allowed', () => {
  expect(schema.type).toBe('object')
  for (const one of [schema, ...Object.values(schema.definitions)]) {
    if (!('properties' in one)) continue
    expect(one.additionalProperties).toBe(false)
    expect(one.required.toSorted()).toEqual(Object.keys(one.properties).toSorted())
  }
})

test('whatever is suggested, the text stays, every word written verifies, and nothing throws', () => {
  const quote = fc.oneof(
    fc.array(fc.constantFrom(...pieces), {maxLength: 4}).map(list => list.join('')),
    fc.constantFrom(
      'Rates rose',
      'nine percent in Asia',
      'word',
      'two words',
      'Kabul',
      '…',
      '[T]wo words',
      'constructor'
    )
  )
  const statement = fc.record({
    id: fc.constantFrom('a', 'c1', 'c3', 'constructor', '__proto__', 'no way', ''),
    quote,
    kind: fc.constantFrom(null, 'fact', 'statistic', 'odd'),
    by: fc.constantFrom(null, 'x', 'a>b'),
    source: fc.constantFrom(null, 's, p. 4', ';')
  })
  const relation = fc.record({
    from: fc.constantFrom('a', 'c1', '__proto__'),
    kind: fc.constantFrom('supports', 'odd'),
    to: fc.constantFrom('a', 'c1', 'x')
  })
  const suggestions = fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record({
        claims: fc.array(statement, {maxLength: 4}),
        evidence: fc.array(statement, {maxLength: 3}),
        relations: fc.array(relation, {maxLength: 3})
      })
    },
    {weight: 1, arbitrary: fc.jsonValue()}
  )
  fc.assert(
    fc.property(anySource, suggestions, (source, suggestions) => {
      const before = parse(source).value
      const {value, accepted} = applySuggestions(source, suggestions)
      const after = parse(value).value
      expect(after.text).toBe(before.text)
      expect(strip(value).value).toBe(strip(source).value)
      for (const {id} of [...before.claims, ...before.evidence, ...accepted.claims, ...accepted.evidence])
        expect([...after.claims, ...after.evidence].map(({id}) => id)).toContain(id)
      for (const {span, grade} of [...accepted.claims, ...accepted.evidence])
        if (grade !== 'elided')
          expect(['exact', 'ambiguous']).toContain(verify(after.text, words(after.text, span)).grade)
    }),
    {numRuns: 300}
  )
})

test('beyond the budget every suggestion counts as refused', () => {
  const {refused, accepted} = applySuggestions(
    body,
    given([claim('a', 'Rates'), {id: 'b'}], [], [{from: 'a', kind: 'supports', to: 'c1'}]),
    {
      limit: 10
    }
  )
  expect(accepted).toEqual({claims: [], evidence: [], relations: 0})
  expect(refused).toEqual({claims: 2, evidence: 0, relations: 1})
})
