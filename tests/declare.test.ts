import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Entity} from '../src/model/document.ts'
import type {Budget} from '../src/parse/budget.ts'
import {parse} from '../src/parse/parse.ts'
import {declare} from '../src/write/declare.ts'

const kabul: Entity = {id: 'kabul', type: 'place', name: 'Kabul'}
const un: Entity = {id: 'un', type: 'organization', name: 'United Nations', aliases: ['UN']}

describe('entities into front matter', () => {
  test.each([
    ['none at all', 'Words.\n', '---\nentities:\n  - id: kabul\n    type: place\n    name: Kabul\n---\n\nWords.\n'],
    [
      'no list',
      '---\ntitle: T\n---\nWords.\n',
      '---\ntitle: T\nentities:\n  - id: kabul\n    type: place\n    name: Kabul\n---\nWords.\n'
    ],
    [
      'a list, in its indentation, before what follows',
      '---\nentities:\n- id: a\n  type: place\n  name: A # a comment\ntitle: T\n---\n',
      '---\nentities:\n- id: a\n  type: place\n  name: A # a comment\n- id: kabul\n  type: place\n  name: Kabul\ntitle: T\n---\n'
    ],
    [
      'a list in brackets',
      '---\nentities: [{id: a, type: place, name: A}]\n---\n',
      '---\nentities: [{id: a, type: place, name: A}, { id: kabul, type: place, name: Kabul }]\n---\n'
    ],
    [
      'nothing between the fences',
      '---\n---\n',
      '---\nentities:\n  - id: kabul\n    type: place\n    name: Kabul\n---\n'
    ],
    ['an empty one', '---\nentities: []\n---\n', '---\nentities: [{ id: kabul, type: place, name: Kabul }]\n---\n'],
    [
      'other line endings',
      '---\r\ntitle: T\r\n---\r\nWords.\r\n',
      '---\r\ntitle: T\r\nentities:\r\n  - id: kabul\r\n    type: place\r\n    name: Kabul\r\n---\r\nWords.\r\n'
    ]
  ])('%s', (_, source, expected) => {
    const {value, diagnostics} = declare(source, [kabul])
    expect(diagnostics).toEqual([])
    expect(value).toBe(expected)
    expect(parse(value).value.entities).toContainEqual(kabul)
    expect(parse(value).value.text).toBe(parse(source).value.text)
  })

  test.each([
    ['an id that is declared', '---\nentities: [{id: kabul, type: place, name: K}]\n---\n', 'repeated-id'],
    ['a list that is none', '---\nentities: x\n---\n', 'front-matter-value'],
    ['no YAML', '---\na: [\n---\n', 'yaml'],
    ['YAML with a mark of its end', '---\n:\n...\n---\n', 'yaml'],
    ['too many levels', `---\na: ${'['.repeat(3000)}\n---\n`, 'limit']
  ])('%s is left alone', (_, source, code) => {
    const {value, diagnostics} = declare(source, [kabul])
    expect(value).toBe(source)
    expect(diagnostics.map(found => found.code)).toEqual([code])
  })

  test.each<[string, Budget, string]>([
    ['too-long', {limit: 20}, '---\ntitle: T\n---\nWords.\n'],
    ['limit', {marks: 5}, '---\ntitle: T\n---\nWords.\n'],
    ['limit', {}, '*a* '.repeat(200_000)]
  ])('Markdown beyond the budget (%s, %j) is left alone', (code, budget, source) => {
    const {value, diagnostics} = declare(source, [kabul], budget)
    expect(value).toBe(source)
    expect(diagnostics).toMatchObject([{code, severity: 'error', place: {start: {offset: 0}}}])
  })

  test('keys and ids of keys of keys', () => {
    const hostile = `${'? '.repeat(40)}a\nentities:\n  - {id: {${'? {'.repeat(40)}${'}'.repeat(40)}}}\n`
    expect(declare(`---\n${hostile}---\n`, [kabul]).diagnostics).toEqual([])
  })

  test('a second declaration adds to the first', () => {
    const once = declare('---\ntitle: T\n---\nWords.\n', [kabul]).value
    expect(parse(declare(once, [un]).value).value.entities).toEqual([kabul, un])
  })

  test('law: names of every sort come back', () => {
    const name = fc
      .oneof(
        fc.constantFrom('a: b', '- x', '[y]', '{z}', "it's", '"q"', '# no', '😀', 'true', '12', '*', '&a', '|', 'null'),
        fc.string({minLength: 1})
      )
      .filter(text => text.trim() === text && !/[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u.test(text) && text !== '')
    const bases = fc.constantFrom(
      'Words.\n',
      '---\ntitle: T\n---\n',
      '---\nentities: []\n---\n',
      '---\nentities:\n    - id: a\n      type: place\n      name: A\n---\n'
    )
    fc.assert(
      fc.property(bases, name, (source, spelled) => {
        const entity = {id: 'new', type: 'person', name: spelled} as const
        const {value, diagnostics} = declare(source, [entity])
        expect(diagnostics).toEqual([])
        expect(parse(value).value.entities.at(-1)).toEqual(entity)
      })
    )
  })
})
