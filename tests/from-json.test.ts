import {readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {emptyDocument, fromJson, toJson} from '../src/model/index.ts'
// @ts-expect-error: a script without types
import {schema, schemas} from '../tools/schema.mjs'

test.each(Object.keys(schemas))(
  '%s is what the types say',
  file => {
    expect(readFileSync(file, 'utf8')).toBe(schema(file))
  },
  60_000
)

/** Every schema in a schema, with its pointer. */
function* schemasIn(whole: object, pointer = ''): Generator<[pointer: string, schema: Record<string, unknown>]> {
  if (!Array.isArray(whole)) yield [pointer, whole as Record<string, unknown>]
  for (const [key, value] of Object.entries(whole))
    if (typeof value === 'object' && value !== null) yield* schemasIn(value, `${pointer}/${key}`)
}

describe.each(Object.keys(schemas))('%s is fit for strict validators', file => {
  const whole: {definitions: object} = JSON.parse(readFileSync(file, 'utf8'))

  test('nothing stands beside a reference, and each leads to a definition', () => {
    for (const [pointer, {$ref, ...beside}] of schemasIn(whole)) {
      if (typeof $ref !== 'string') continue
      expect(Object.keys(beside), pointer).toEqual([])
      expect(Object.keys(whole.definitions), pointer).toContain(decodeURIComponent($ref.replace('#/definitions/', '')))
    }
  })

  test('a required field is described, a list of fixed items has a length', () => {
    for (const [pointer, {required, properties, items, minItems, maxItems}] of schemasIn(whole)) {
      if (Array.isArray(required))
        expect(Object.keys(properties as object), pointer).toEqual(expect.arrayContaining(required))
      if (Array.isArray(items)) expect([minItems, maxItems], pointer).toEqual([items.length, items.length])
    }
  })
})

test('an empty list of parts is none', () => {
  const span = {start: 0, end: 1}
  const annotations = [{type: 'annotation', id: 'T1', label: 'x', span, parts: []}]
  const {value, diagnostics} = fromJson({
    ...emptyDocument('ab'),
    claims: [{type: 'claim', id: 'c', span, parts: []}],
    annotations
  })
  expect(diagnostics).toEqual([])
  expect(value).toMatchObject({claims: [{type: 'claim', id: 'c', span}], annotations: [{id: 'T1', span}]})
  expect(value.claims[0]).not.toHaveProperty('parts')
})

test('a field that only looks like spans is none', () => {
  for (const list of ['relations', 'sources', 'entities', 'mentions', 'citations', 'sections'])
    for (const parts of [true, {}, [5], 'a', 0]) {
      const base = {
        relations: {type: 'relation', kind: 'supports', from: 'a', to: 'b'},
        sources: {id: 's', type: 'book'},
        entities: {id: 'e', type: 'person', name: 'E'},
        mentions: {span: {start: 0, end: 1}, type: 'date', via: ''},
        citations: {type: 'citation', span: {start: 0, end: 1}},
        sections: {type: 'section', title: '', depth: 1, span: {start: 0, end: 1}}
      }[list]
      const {value, diagnostics} = fromJson({...emptyDocument('ab'), [list]: [{...base, parts}]})
      expect(diagnostics.map(({code}) => code)).toEqual(['unknown-field'])
      expect(toJson(value)[list as 'relations']).toEqual([{...base, parts}])
    }
})

const good = {...emptyDocument('😀 a b'), claims: [{type: 'claim', id: 'c1', span: {start: 2, end: 3}}]}

test('spans come in code points', () => {
  expect(fromJson(good).value.claims[0]!.span).toEqual({start: 3, end: 4})
  expect(fromJson(good).diagnostics).toEqual([])
})

test.each([
  [
    'a number for an id',
    {claims: [{type: 'claim', id: 3, span: {start: 0, end: 1}}]},
    '/claims/0/id',
    'This is of type `number`, expected `string`'
  ],
  ...Object.entries({
    claims: {type: 'claim', id: '', span: {start: 0, end: 1}},
    evidence: {type: 'evidence', id: '', span: {start: 0, end: 1}},
    relations: {type: 'relation', id: '', kind: 'supports', from: 'a', to: 'c1'},
    sources: {id: '', type: 'book'},
    entities: {id: '', type: 'person', name: 'E'}
  }).map(([list, item]): [string, object, string, string] => [
    `an empty id in \`${list}\``,
    {[list]: [item]},
    `/${list}/0/id`,
    'This text is empty, expected at least one character'
  ]),
  [
    'an empty name of an entity',
    {entities: [{id: 'a', type: 'person', name: ''}]},
    '/entities/0/name',
    'This text is empty, expected at least one character'
  ],
  [
    'an empty id in a citation item of a claim',
    {claims: [{type: 'claim', id: 'c', span: {start: 0, end: 1}, sources: [{id: ''}]}]},
    '/claims/0/sources/0/id',
    'This text is empty, expected at least one character'
  ],
  [
    'an empty id in a citation item of a citation',
    {citations: [{type: 'citation', span: {start: 0, end: 1}, sources: [{id: 'a'}, {id: ''}]}]},
    '/citations/0/sources/1/id',
    'This text is empty, expected at least one character'
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
    'Span 0–6 is not inside the text, expected one within its 5 code points'
  ],
  [
    'an unknown kind',
    {claims: [{type: 'claim', id: 'c', span: {start: 0, end: 1}, kind: 'x'}]},
    '/claims/0/kind',
    'This value is "x", expected one of ["fact","value","policy","cause","prediction"]'
  ],
  ['no list', {relations: 3}, '/relations', 'This is of type `number`, expected `array`'],
  ['another version', {textVersion: 2}, '/textVersion', 'This value is 2, expected 1'],
  [
    'a number that is none',
    {claims: [{type: 'claim', id: 'c', span: {start: 0, end: Number.NaN}}]},
    '/claims/0/span/end',
    'This is the number NaN, expected JSON; it was left out'
  ],
  [
    'a number without end',
    {claims: [{type: 'claim', id: 'c', span: {start: 0, end: 1e12}}]},
    '/claims/0/span',
    'Span 0–1000000000000 is not inside the text, expected one within its 5 code points'
  ],
  [
    'a part past the end',
    {
      claims: [
        {
          type: 'claim',
          id: 'c',
          span: {start: 0, end: 9},
          parts: [
            {start: 0, end: 1},
            {start: 2, end: 9}
          ]
        }
      ]
    },
    '/claims/0/span',
    'Span 0–9 is not inside the text, expected one within its 5 code points'
  ],
  [
    'parts in another order',
    {
      claims: [
        {
          type: 'claim',
          id: 'c',
          span: {start: 0, end: 5},
          parts: [
            {start: 2, end: 5},
            {start: 0, end: 1}
          ]
        }
      ]
    },
    '/claims/0/parts/1',
    'Part 2 is not in order, expected parts in the order of the text'
  ],
  [
    'a span that is not that of its parts',
    {
      claims: [
        {
          type: 'claim',
          id: 'c',
          span: {start: 0, end: 5},
          parts: [
            {start: 0, end: 1},
            {start: 2, end: 3}
          ]
        }
      ]
    },
    '/claims/0/span',
    'Span 0–5 does not cover the parts exactly, expected one from the start of the first to the end of the last'
  ],
  [
    'more than all confidence',
    {relations: [{type: 'relation', kind: 'supports', from: 'a', to: 'c1', confidence: 1.5}]},
    '/relations/0/confidence',
    'This number is too large, expected at most 1'
  ],
  [
    'a score below nothing',
    {mentions: [{span: {start: 0, end: 1}, type: 'person', via: 'x', score: -0.1}]},
    '/mentions/0/score',
    'This number is negative, expected zero or more'
  ]
] as [string, object, string, string][])('%s', (_, wrong, pointer, message) => {
  const {value, diagnostics} = fromJson({...good, ...wrong})
  expect(diagnostics.map(({pointer, message}) => [pointer, message])).toContainEqual([pointer, message])
  const list = pointer.split('/')[1] as 'claims'
  if (pointer.split('/')[2] === '0') expect(value[list]).toEqual([])
  expect(value.text).toBe('😀 a b')
  if ('claims' in wrong) expect(value.claims).toEqual([])
  else expect(value.claims).toHaveLength(1)
})

test('an unknown field is told and kept', () => {
  const {value, diagnostics} = fromJson({...good, claims: [{...good.claims[0], mood: 'sad'}]})
  expect(diagnostics).toMatchObject([{code: 'unknown-field', severity: 'warning', pointer: '/claims/0/mood'}])
  expect(value.claims[0]).toHaveProperty('mood', 'sad')
})

test('a wrong field of `meta` is left out, and the others stay', () => {
  const {value, diagnostics} = fromJson({...good, meta: {title: 3, id: 'it'}})
  expect(diagnostics).toMatchObject([{code: 'schema', pointer: '/meta/title', actual: 'number', expected: ['string']}])
  expect(value.meta).toEqual({id: 'it'})
})

const nested = (levels: number): unknown => {
  let value: unknown = 'x'
  for (let level = 0; level < levels; level++) value = [value]
  return value
}
const circle: Record<string, unknown> = {}
circle.again = circle
let doubled: unknown = 'x'
for (let level = 0; level < 60; level++) doubled = [doubled, doubled]

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'This is of type `undefined`, expected `object`'],
  ['a big integer', 10n, 'This is a bigint, expected JSON; it was left out'],
  [
    'half a surrogate pair for a name',
    {...good, '\ud800': 1},
    expect.stringContaining('Unknown field `\ud800`, expected ') as unknown as string
  ],
  [
    'JSON nested deep',
    nested(100_000),
    'This is a value nested more than 500 levels deep, expected JSON; it was left out'
  ],
  [
    'a field nested deep',
    {...good, meta: {custom: {deep: nested(6000)}}},
    'This is a value nested more than 500 levels deep, expected JSON; it was left out'
  ],
  [
    'a circle',
    {...good, meta: {custom: {circle}}},
    'This is a cycle: the value contains itself, expected JSON; it was left out'
  ],
  ['a map', {...good, meta: {custom: {map: new Map()}}}, 'This is a Map, expected JSON; it was left out'],
  [
    'what doubles sixty times',
    {...good, meta: {custom: {doubled}}},
    'This is an object after 100000 repetitions of objects, expected JSON; it was left out'
  ],
  ['200,000 wrong items', {...good, claims: Array(200_000).fill(3)}, 'This is of type `number`, expected `object`'],
  [
    '200,000 wrong items in one',
    {...good, claims: [{...good.claims[0], sources: Array(200_000).fill(3)}]},
    'This is of type `number`, expected `object`'
  ]
])('%s is told', (_, value, message) => {
  const {value: document, diagnostics} = fromJson(value)
  expect(diagnostics.map(({message}) => message)).toContainEqual(message)
  expect(fromJson(JSON.parse(JSON.stringify(toJson(document)))).diagnostics).toEqual([])
})

test('dates are written as JSON writes them', () => {
  const {value, diagnostics} = fromJson({...good, meta: {custom: {on: new Date(0), never: undefined}}})
  expect(value.meta.custom).toEqual({on: '1970-01-01T00:00:00.000Z'})
  expect(diagnostics).toEqual([])
})

test('what JSON cannot say is not written, and does not crash the writer', () => {
  const meta = {custom: {circle, map: new Map(), doubled, deep: nested(6000), kept: 1}}
  expect(toJson({...emptyDocument('a'), meta}).meta.custom).toMatchObject({kept: 1, circle: {}})
})

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: false
} as fc.ObjectConstraints)

test('whatever the value is, a document comes back that is JSON', () => {
  const lists = fc.record({
    claims: fc.array(fc.oneof(fc.constant(good.claims[0]), anything)),
    relations: fc.oneof(fc.array(anything), anything),
    meta: fc.oneof(fc.record({custom: anything, title: anything}), anything)
  })
  fc.assert(
    fc.property(
      fc.oneof(
        anything,
        fc.jsonValue(),
        lists.map(lists => ({...good, ...lists}))
      ),
      value => {
        const {value: document} = fromJson(value)
        expect(document.type).toBe('document')
        expect(fromJson(JSON.parse(JSON.stringify(toJson(document)))).value).toEqual(document)
      }
    ),
    {numRuns: 500}
  )
})

test.each([
  [
    'one after the other',
    [
      [1, 0, 2],
      [1, 2, 4]
    ],
    []
  ],
  [
    'one in another',
    [
      [1, 0, 4],
      [2, 1, 3],
      [2, 3, 4]
    ],
    []
  ],
  [
    'an empty one where another ends',
    [
      [1, 0, 2],
      [2, 2, 2],
      [1, 2, 4]
    ],
    []
  ],
  [
    'across another',
    [
      [1, 0, 3],
      [1, 2, 4]
    ],
    ['/sections/1']
  ],
  [
    'out of order',
    [
      [1, 2, 4],
      [1, 0, 2]
    ],
    ['/sections/1']
  ],
  [
    'a deeper one that ends later',
    [
      [1, 0, 3],
      [2, 1, 4]
    ],
    ['/sections/1']
  ]
] as [string, [number, number, number][], string[]][])('sections: %s', (_, drawn, wrong) => {
  const sections = drawn.map(([depth, start, end]) => ({
    type: 'section' as const,
    title: 'a',
    depth,
    span: {start, end}
  }))
  const {value, diagnostics} = fromJson({...emptyDocument('abcd'), sections})
  expect(diagnostics.map(({code, pointer}) => [code, pointer])).toEqual(
    wrong.map(pointer => ['section-order', pointer])
  )
  expect(value.sections).toHaveLength(drawn.length - wrong.length)
})
