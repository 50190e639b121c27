import {describe, expect, test} from 'vitest'
import {type Dialect, fromDialects, parse} from '../src/index.ts'

describe('dialects become ours', () => {
  test.each<[Dialect, string, string]>([
    ['pandoc', '[Rates *rose*]{.claim #c1 kind=fact}.', ':claim[Rates *rose*]{#c1 kind=fact}.'],
    ['pandoc', 'a [b [sic] c]{#c1 .evidence source="s, p. 4"}', 'a :evidence[b [sic] c]{#c1 source="s, p. 4"}'],
    ['pandoc', '[a]{.claim #c1 supports="#c2 #c3"}', ':claim[a]{#c1 supports="c2 c3"}'],
    ['pandoc', '[a]{.claim #c1 grounds="#e1"}', ':claim[a]{#c1}\n\n::relation{from=e1 to=c1 kind=supports}'],
    ['pandoc', '::: {.claim #c1}\na\n:::', ':::claim{#c1}\na\n:::'],
    [
      'pandoc',
      '::: {.claim #c1}\na\n\n::: {.evidence #e1}\nb\n:::\n\n:::',
      '::::claim{#c1}\na\n\n:::evidence{#e1}\nb\n:::\n\n::::'
    ],
    ['pandoc', '::: {.note}\n::: {.claim #c1}\na\n:::\n:::', '::: {.note}\n:::claim{#c1}\na\n:::\n:::'],
    ['myst', ':::{claim}\n:label: c1\n:kind: fact\n\na\n:::', ':::claim{#c1 kind="fact"}\n\na\n:::'],
    ['stencila', '::: claim #c1\na\n:::', ':::claim{#c1}\na\n:::'],
    ['stencila', '::: claim {#c1 kind=fact}\na\n:::', ':::claim{#c1 kind=fact}\na\n:::'],
    [
      'okf',
      '---\nsources: [{id: s, resource: u}]\n---\nOne. Two is so[^s]. Three.\n\n[^s]: S',
      '---\nsources: [{id: s, resource: u}]\n---\nOne. :cite[Two is so]{source=s}[^s]. Three.\n\n[^s]: S'
    ]
  ])('%s %j', (dialect, source, expected) => {
    const {value, diagnostics} = fromDialects(source, [dialect])
    expect(value).toBe(expected)
    expect(diagnostics.map(({code}) => code)).toContain('dialect')
  })

  test.each<[Dialect, string]>([
    ['pandoc', '`[a]{.claim #c1}` and [b]{.aside} and \\[c]{.claim}'],
    ['pandoc', '```\n::: {.claim #c1}\n```'],
    ['pandoc', ':::{claim}\na\n:::'],
    ['myst', '::: {.claim #c1}\na\n:::'],
    ['stencila', '::: claims\na\n:::'],
    ['okf', 'a[^1]\n\n[^1]: b']
  ])('%s leaves %j', (dialect, source) => {
    const {value, diagnostics} = fromDialects(source, [dialect])
    expect(value).toBe(source)
    expect(diagnostics.filter(({code}) => code === 'dialect')).toEqual([])
  })

  test('what does not close, and footnotes of no source, are told', () => {
    expect(fromDialects('::: claim #c1\na', ['stencila']).diagnostics.map(({code}) => code)).toContain('unclosed-div')
    expect(fromDialects('a[^1]\n\n[^1]: b', ['okf']).diagnostics.map(({code}) => code)).toEqual(['footnote-source'])
  })

  test('no dialect', () => {
    expect(() => fromDialects('', ['djot' as never])).toThrow(RangeError)
  })
})

describe('parse with dialects', () => {
  const source = 'Before.\n\n[Rates rose]{.claim #c1}, [so it was *said*]{.evidence #e1 supports=c9}.'

  test('reads them, and says where they stand in the source as given', () => {
    const {value, map, diagnostics} = parse(source, {dialects: ['pandoc']})
    expect(value.claims).toEqual([{type: 'claim', id: 'c1', span: {start: 9, end: 19}}])
    const words = (id: string): string => {
      const {start, end} = map.findPlace([...value.claims, ...value.evidence].find(item => item.id === id)!.span)!
      return source.slice(start.offset, end.offset)
    }
    expect([words('c1'), words('e1')]).toEqual(['Rates rose', 'so it was *said'])
    const start = source.indexOf('so it')
    expect(map.toSpan({start: {offset: start}, end: {offset: start + 5}})).toEqual({start: 21, end: 26})
    expect(diagnostics.map(({place}) => source.slice(place!.start.offset, place!.end.offset))).toEqual([
      '[Rates rose]{.claim #c1}',
      '[so it was *said*]{.evidence #e1 supports=c9}'
    ])
  })

  test('reads none without the option', () => {
    expect(parse(source).value.claims).toEqual([])
  })
})
