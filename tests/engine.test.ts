import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {article} from '../bench/articles.mjs'
import {parse} from '../src/index.ts'
import {registered} from '../src/language/vocabulary.ts'
import {markdown} from '../src/syntax/markdown.ts'
import {findPlainMarkdown} from '../src/syntax/plain/plain-markdown.ts'
import {inlineMarks, source} from './support/arbitraries.ts'

interface Node {
  type: string
  name?: string
  value?: string
  position?: {start: {offset?: number}; end: {offset?: number}}
  children?: Node[]
}

/** A tree without the parts that no caller uses: lines and columns, and attributes that are also in the marks. */
const shape = ({type, name, value, position, children}: Node): unknown => [
  type,
  name,
  value,
  position!.start.offset,
  position!.end.offset,
  children?.map(shape)
]

/** Holds the fast engine to the default one. Returns whether the document was plain. */
function sameAsDefault(source: string): boolean {
  const plain = findPlainMarkdown(source, registered)
  if (plain) expect(shape(plain.tree as Node)).toEqual(shape(markdown(source, registered).tree as Node))
  const fast = parse(source, {engine: 'fast'})
  const slow = parse(source)
  expect(fast.value).toEqual(slow.value)
  expect(fast.diagnostics).toEqual(slow.diagnostics)
  for (let offset = 0; offset < source.length; offset += 3) {
    const place = {start: {offset}, end: {offset: Math.min(source.length, offset + 5)}}
    const span = slow.map.toSpan(place)
    expect(fast.map.toSpan(place)).toEqual(span)
    expect(fast.map.findPlace(span)).toEqual(slow.map.findPlace(span))
  }
  return plain !== undefined
}

describe('the fast engine', () => {
  test.each([
    ['paragraphs', 'One line\nand another. \n\nNext.\n'],
    ['headings', '# One\n\ntext\n\n### Three *new*\n'],
    ['a list, and a quote', '- one\n- :claim[two]{#c1}\n\n> three\n> four\n\nend'],
    ['marks within', 'a *b* **c d** `e f` [g h](https://x.y/z) &amp; \\* AT&T 10:30 snake_case'],
    ['nested directives', ':claim[a :evidence[b [sic] c]{#e1 source="s, p. 4"} d]{#c1 by="a>b"}.'],
    ['milestones, parts', ':claim{#c1}a\n\nb:end{#c1} :claim[c]{part=c1}'],
    ['blocks and leaves', ':::claim{#c1}\na\n\nb\n:::\n\n::claim[never *said*]{#c2}\n'],
    ['front matter', '---\nid: x\n---\n\n:claim[a]{#c1}']
  ])('reads %s itself', (_, source) => {
    expect(sameAsDefault(source)).toBe(true)
  })

  test.each([
    ['a table', '| a |\n|---|'],
    ['a table without bars at its sides', 'a|b\n:-|-:\n'],
    ['a table of one column', 'a\n:-\n'],
    ['a table in a quote', '> a|b\n> :-|-:\n'],
    ['a nested list', '- a\n  - b'],
    ['a reference', '[a]\n\n[a]: b'],
    ['HTML', 'a <b>c</b>'],
    ['indented code', 'a\n\n    b'],
    ['a hard break', 'a  \nb'],
    ['carriage returns', 'a\r\nb'],
    ['a bracket that never closes', ':claim[a{#c1}'],
    ['emphasis in a tangle', '*a **b* c**'],
    ['containers in containers', ':::claim{#c1}\na\n\n:::evidence{#e1}\nb\n:::\n:::'],
    ['a footnote', 'a[^1]\n\n[^1]: b']
  ])('hands %s to the default engine', (_, source) => {
    expect(sameAsDefault(source)).toBe(false)
  })

  test('reads the corpus and the articles of the benchmark itself', () => {
    const corpus = join(import.meta.dirname, '../corpus/how-america-should-deal-with-the-taliban/document.md')
    expect([readFileSync(corpus, 'utf8'), article(3), article(4)].map(sameAsDefault)).toEqual([true, true, true])
  })

  test('gives what the default engine gives', () => {
    const pieces = [
      ...[
        'a',
        'b c',
        ' ',
        '. ',
        '"',
        '(',
        ')',
        'a|b\n',
        ':-|-:\n',
        '|',
        ':-',
        '[x]',
        '[x](u)',
        '*a*',
        '**b**',
        '*',
        '_',
        'a_b',
        '`c`',
        '&amp;',
        '&',
        '\\*',
        '!'
      ],
      ...[
        '10:30',
        ':',
        '- ',
        '- a\n',
        '> ',
        '> a\n> b\n',
        '# ',
        '## h\n',
        '1. ',
        '\n',
        '\n\n',
        '\n\n',
        '  ',
        'é',
        '😀',
        '~'
      ],
      ...[
        ':claim[',
        ':claim[x]{#c1}',
        ':evidence[y z]{#e1 supports=c1}',
        ']{#c4}',
        ']',
        '[',
        '{#c1}',
        ':claim{#m1}',
        ':end{#m1}'
      ],
      ...[
        '\n\n::claim[hid]{#h1}\n\n',
        '\n\n:::claim{#b1}\n',
        '\n:::\n\n',
        '---\n',
        '===\n',
        '---\nid: x\n---\n',
        '{#a .b}',
        '-5'
      ]
    ]
    const plainish = fc.array(fc.constantFrom(...pieces), {maxLength: 12}).map(list => list.join(''))
    let plain = 0
    fc.assert(
      fc.property(fc.oneof({weight: 8, arbitrary: plainish}, source, inlineMarks), source => {
        if (sameAsDefault(source)) plain++
      }),
      {numRuns: 2000}
    )
    expect(plain).toBeGreaterThan(200)
  })

  test('no engine', () => {
    expect(() => parse('', {engine: 'constructor' as never})).toThrow(RangeError)
  })
})
