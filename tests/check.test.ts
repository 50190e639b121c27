import {readFileSync} from 'node:fs'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {check, emptyDocument} from '../src/model/index.ts'
// @ts-expect-error: a script without types
import {schema, schemas} from '../tools/schema.mjs'

test.each(Object.keys(schemas))(
  '%s is what the types say',
  file => {
    expect(readFileSync(file, 'utf8')).toBe(schema(file))
  },
  60_000
)

const good = {...emptyDocument('😀 a b'), claims: [{type: 'claim', id: 'c1', span: {start: 2, end: 3}}]}

test('spans come in code points', () => {
  expect(check(good).value.claims[0]!.span).toEqual({start: 3, end: 4})
  expect(check(good).diagnostics).toEqual([])
})

test.each([
  [
    'a number for an id',
    {claims: [{type: 'claim', id: 3, span: {start: 0, end: 1}}]},
    '/claims/0/id',
    'This is of type `number`, expected `string`'
  ],
  ['a missing field', {claims: [{type: 'claim', id: 'c'}]}, '/claims/0', 'Field `span` is missing, expected it here'],
  [
    'half a character',
    {claims: [{type: 'claim', id: 'c', span: {start: 0.5, end: 1}}]},
    '/claims/0/span/start',
    'This is of type `number`, expected `integer`'
  ],
  [
    'a negative span',
    {claims: [{type: 'claim', id: 'c', span: {start: -1, end: 1}}]},
    '/claims/0/span/start',
    'This number is negative, expected zero or more'
  ],
  [
    'a span past the end',
    {claims: [{type: 'claim', id: 'c', span: {start: 0, end: 6}}]},
    '/claims/0/span',
    'Span 0–6 does not lie in the text, expected one within its 5 code points'
  ],
  [
    'an unknown kind',
    {claims: [{type: 'claim', id: 'c', span: {start: 0, end: 1}, kind: 'x'}]},
    '/claims/0/kind',
    'This value is unknown, expected one of ["fact","value","policy","cause","prediction"]'
  ],
  ['no list', {relations: 3}, '/relations', 'This is of type `number`, expected `array`'],
  ['another version', {textVersion: 2}, '/textVersion', 'This value is another, expected 1']
])('%s', (_, wrong, pointer, message) => {
  const {value, diagnostics} = check({...good, ...wrong})
  expect(diagnostics.map(({pointer, message}) => [pointer, message])).toContainEqual([pointer, message])
  expect(value.text).toBe('😀 a b')
  if ('claims' in wrong) expect(value.claims).toEqual([])
  else expect(value.claims).toHaveLength(1)
})

test('an unknown field is told and kept', () => {
  const {value, diagnostics} = check({...good, claims: [{...good.claims[0], mood: 'sad'}]})
  expect(diagnostics).toMatchObject([{code: 'unknown-field', severity: 'warning', pointer: '/claims/0/mood'}])
  expect(value.claims[0]).toHaveProperty('mood', 'sad')
})

test('whatever the value is, a document comes back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(check(value).value.type).toBe('document')
    })
  )
})
