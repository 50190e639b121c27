import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type Dialect, dialects, fromDialects, parse, parseDialects} from '../src/index.ts'
import {source as anySource} from './support/arbitraries.ts'

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
    ],
    [
      'okf',
      '---\nsources: [{id: s}, {id: t}]\n---\nOne is so[^s][^t].\n\n[^s]: S\n\n[^t]: T',
      '---\nsources: [{id: s}, {id: t}]\n---\n:cite[One is so]{source="s; t"}[^s][^t].\n\n[^s]: S\n\n[^t]: T'
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

describe('parseDialects', () => {
  const source = 'Before.\n\n[Rates rose]{.claim #c1}, [so it was *said*]{.evidence #e1 supports=c9}.'

  test.each(['remark', 'fast'] as const)(
    'reads them with %s, and says where they stand in the source as given',
    engine => {
      const {value, map, diagnostics} = parseDialects(source, ['pandoc'], {engine})
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
    }
  )

  test('parse reads none', () => {
    expect(parse(source).value.claims).toEqual([])
  })

  test('several dialects at once, one inside the other', () => {
    const source =
      '---\nsources: [{id: s, type: report}]\n---\n::: {.claim #c1}\n[Two. Three]{.evidence #e1 because="A. B."}[^s].\n:::\n\n[^s]: S'
    const {value, map} = parseDialects(source, dialects)
    expect([...value.claims, ...value.evidence].map(({id}) => id)).toEqual(['c1', 'e1'])
    const {start, end} = map.findPlace(value.evidence[0]!.span)!
    expect(source.slice(start.offset, end.offset)).toBe('Two. Three')
  })

  test('options of a div that look like spans', () => {
    const source = ':::{claim}\n:label: [a]{.claim #c2}\n\nb\n:::'
    expect(parseDialects(source, ['myst', 'pandoc']).value.text).toContain('b')
  })

  test('tens of thousands of spans', () => {
    expect(parseDialects('[a]{.claim} '.repeat(20_000), ['pandoc']).value.claims).toHaveLength(20_000)
    expect(fromDialects('::: {.claim}\n'.repeat(20_000), ['pandoc']).diagnostics.length).toBeGreaterThan(20_000)
  })

  test('law: dialects never throw, and every place is in the source', () => {
    const marks = [
      '[a]{.claim #c1}',
      '::: {.claim #c2}\n',
      '\n:::\n',
      '::: claim #c3\n',
      ':::{claim}\n:label: c4\n',
      '[^s]',
      '\n\n[^s]: b\n',
      '`',
      '. '
    ]
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...marks), anySource), {maxLength: 6}), list => {
        const source = `---\nsources: [{id: s, type: report}]\n---\n${list.join('')}`
        for (const {place} of parseDialects(source, dialects, {engine: 'fast'}).diagnostics) {
          expect(place!.start.offset).toBeLessThanOrEqual(place!.end.offset)
          expect(place!.end.offset).toBeLessThanOrEqual(source.length)
        }
      }),
      {numRuns: 300}
    )
  })
})
