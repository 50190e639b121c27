import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {splitFrontMatter} from '../src/index.ts'
import {registered} from '../src/language/vocabulary.ts'
import {markdown} from '../src/syntax/markdown.ts'

describe('splitFrontMatter', () => {
  test.each([
    ['a', '', 'a'],
    ['---\na: b\n---\nc', '---\na: b\n---\n', 'c'],
    ['---\n---', '---\n---', ''],
    ['\uFEFF---\r\na: b\r\n--- \t\r\nc', '\uFEFF---\r\na: b\r\n--- \t\r\n', 'c'],
    ['---\na: b', '', '---\na: b'],
    ['\n---\na: b\n---\n', '', '\n---\na: b\n---\n'],
    ['---\na\u2028---\nb', '', '---\na\u2028---\nb']
  ])('%j', (source, block, body) => {
    expect(splitFrontMatter(source)).toEqual({block, body})
  })

  test('law: splits where the parser ends the front matter', () => {
    const piece = fc.constantFrom(
      '---',
      '----',
      '--',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '\t',
      'a: b',
      '\u2028',
      '...',
      '\uFEFF',
      '> '
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 14}), pieces => {
        const source = pieces.join('')
        const first = markdown(source, registered).tree.children[0]
        const {block, body} = splitFrontMatter(source)
        expect(block + body).toBe(source)
        const end = first?.type === 'yaml' ? first.position!.end.offset! : 0
        expect(block.replace(/(?:\r\n|\r|\n)$/, '').length).toBe(end)
      }),
      {numRuns: 2000}
    )
  })
})
