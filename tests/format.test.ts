import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {annotate, format, parse, strip, toFootnotes} from '../src/index.ts'
import {source} from './support/arbitraries.ts'

const corpus = readFileSync(
  join(import.meta.dirname, '../corpus/how-america-should-deal-with-the-taliban/document.md'),
  'utf8'
)

describe('format', () => {
  test.each([
    [':claim[The rates will rise soon]', ':claim[The rates will rise soon]{#rates-rise-soon}'],
    [':claim[a]{kind=fact #c1}', ':claim[a]{#c1 kind=fact}'],
    [':claim[a]{kind=fact}', ':claim[a]{#a kind=fact}'],
    [':claim[b c]{#b-c} :claim[B, c!]', ':claim[b c]{#b-c} :claim[B, c!]{#b-c-2}'],
    [':::evidence{}\nIt was so\n:::', ':::evidence{#it-was-so}\nIt was so\n:::'],
    ['::source[The Report of 2021]', '::source[The Report of 2021]{#report-2021}'],
    [':claim[a]{supports="c2"  foo=1 #c1}', ':claim[a]{#c1 supports="c2" foo=1}'],
    [':claim[a]{#c1   kind=fact }', ':claim[a]{#c1   kind=fact }'],
    [':claim[a]{part=c1} :claim{#c2}b:end{#c2}', ':claim[a]{part=c1} :claim{#c2}b:end{#c2}'],
    [':claim[😀]', ':claim[😀]{#claim}'],
    [':claim[x] {so}', ':claim[x]{#x} {so}'],
    [':claim[a]{kind=fact foo=1 #c1}', ':claim[a]{#c1 kind=fact foo=1}'],
    [':claim[a]{kind=fact supports="b,c" #c1}', ':claim[a]{#c1 kind=fact supports="b,c"}']
  ])('%j', (source, expected) => {
    expect(format(source)).toEqual({value: expected, diagnostics: []})
  })

  test.each([
    ['a quote that never closes', ':claim[x]{#c1 kind="fact}'],
    ['a brace that never closes', ':claim[x]{#c1 kind=fact'],
    ['a blank before the list', ':claim[x] {#c1}'],
    ['a line ending before the list', ':claim[x]\n{#c1}'],
    ['a list inside the brackets', ':claim[x {#c1}]'],
    ['a bracket that closes too early', ':claim[x ] y]{#c1}'],
    ['two lists', ':claim[x]{kind=fact}{#c1}'],
    ['a value of several words', ':claim[x]{by=a b #c1 cue=x}'],
    ['an id with a dot', ':claim[x]{kind=fact #c.1}'],
    ['a brace that begins no list', ':claim[x]{"#c1"}']
  ])('leaves %s alone, and says so', (_, source) => {
    const {value, diagnostics} = format(source)
    expect(value).toBe(source)
    expect(diagnostics.map(({code, place}) => [code, place?.start.column])).toEqual([['not-formatted', 1]])
    expect(diagnostics[0]!.message).toMatch(/^This claim is left as it is, expected one that reads cleanly: ./)
  })

  test('leaves only the annotation alone that a mistake touches', () => {
    const {value, diagnostics} = format(':claim[a :claim[b] {#c1} c]{kind=fact #c2} :claim[d]')
    expect(value).toBe(':claim[a :claim[b] {#c1} c]{#c2 kind=fact} :claim[d]{#d}')
    expect(diagnostics).toHaveLength(1)
  })

  test('once is enough, and nothing but marks changes', () => {
    fc.assert(
      fc.property(source, source => {
        const once = format(source).value
        expect(format(once).value).toBe(once)
        expect(strip(once).value).toBe(strip(source).value)
        expect(parse(once).value.text).toBe(parse(source).value.text)
      }),
      {numRuns: 500}
    )
  })

  test('the corpus is in order', () => {
    expect(format(corpus)).toEqual({value: corpus, diagnostics: []})
  })
})

describe('footnotes', () => {
  test('a claim with its grounds and sources', () => {
    const {value, diagnostics} = toFootnotes(
      '---\nsources: [{id: bank, type: report, title: On *rates*, author: [{family: Lee}], issued: 2021}]\n---\n' +
        ':claim[Rates rose]{#c1 kind=fact by=bank}, since :evidence[prices did]{#e1 source="bank, p. 4" supports=c1}.\n\n' +
        '::claim[Prices move rates]{#c2 supports=c1}\n'
    )
    expect(diagnostics).toEqual([])
    expect(value.split('---\n')[2]).toBe(
      'Rates rose[^c1], since prices did[^e1].\n\n' +
        '[^c1]: **c1** Claim of fact, by Lee. Supported by: “prices did”[^e1]; “Prices move rates” (implicit).\n\n' +
        '[^e1]: **e1** Evidence. Source: Lee, *On \\*rates\\**, 2021, p. 4.\n'
    )
  })

  test.each([
    ['::claim[a]{#c1}', '**c1** Claim (implicit): “a”.\n'],
    [
      'x\n\n::claim[a]{#c1}\n\n::claim[b]{#c2 supports=c1}',
      'x\n\n**c1** Claim (implicit): “a”. Supported by: “b” (implicit).\n\n**c2** Claim (implicit): “b”.\n'
    ],
    [':claim[x]{#c1}\n\n::claim[a]{#c2 supports=c1}', 'x[^c1]\n\n[^c1]: **c1** Claim. Supported by: “a” (implicit).\n']
  ])('implicit claims without a note: %j', (source, expected) => {
    expect(toFootnotes(source)).toEqual({value: expected, diagnostics: []})
  })

  test.each([
    ['2016-07-06', '2016-07-06'],
    ['2016-07', '2016-07'],
    ['-0044-03-15', '-0044-03-15'],
    ['2016-07/2016-09', '2016-07/2016-09'],
    ['about *2016*', 'about \\*2016\\*'],
    ['{date-parts: [[2016, 7, 6], [2017, 1, 2]]}', '2016-07-06/2017-01-02'],
    ['{date-parts: [[1850]], circa: true}', 'c. 1850'],
    ['{raw: 2016-7-6}', '2016-7-6']
  ])('the date %s', (issued, expected) => {
    const source = `---\nsources: [{id: s, type: report, title: T, issued: ${issued.startsWith('{') ? issued : `"${issued}"`}}]\n---\n:claim[a]{#c source=s}\n`
    expect(toFootnotes(source).value).toContain(`Source: *T*, ${expected}.\n`)
  })

  test('a mark stands before an annotation that is taken out', () => {
    const {value} = toFootnotes(
      '<div>\n\n\n[b]: u\n\n\n===\n\t[link](u)]{part=c1}:] ::\\*\u00ad\r]{#c2 kind=fact}\r\n::::claim[hid]{#c9}'
    )
    expect(value).not.toContain('::::claim')
  })

  test('one id many times', () => {
    const {value} = toFootnotes(':claim[x]{#a supports=a} '.repeat(1000))
    expect(value.match(/^\[\^a\]: /gm)).toHaveLength(1)
  })

  test('keeps footnotes that are there, and marks stand behind links and code', () => {
    const {value} = toFootnotes(':claim[a [b](u)]{#c1} :claim[`x`]{#c2}[^c1]\n\n[^c1]: note')
    expect(value).toMatch(/^a \[b\]\(u\)\[\^c1-\] `x`\[\^c2\]\[\^c1\]/)
  })

  test('the text goes on as it was', () => {
    fc.assert(
      fc.property(source, source => {
        const {value, diagnostics} = toFootnotes(source)
        // Without its annotations the Markdown may read otherwise; then nothing is written.
        const isOther = diagnostics.some(({code}) => code === 'other-reading')
        if (isOther) expect(value).toBe(strip(source).value)
        const {text} = parse(isOther ? strip(source).value : source).value
        const body = parse(value).value.text
        if (!source.includes('[^')) expect(body.startsWith(text.trimEnd())).toBe(true)
      }),
      {numRuns: 500}
    )
  })

  test('the corpus, with a note for each statement that has words', () => {
    const {value, diagnostics} = toFootnotes(corpus)
    const {claims, evidence} = parse(corpus).value
    const spoken = [...claims, ...evidence].filter(statement => !('words' in statement))
    expect(value.match(/^\[\^[\w-]+\]: /gm)).toHaveLength(spoken.length - diagnostics.length)
    expect(diagnostics).toEqual([])
  })
})

describe('annotate changes, moves and removes', () => {
  const before =
    '> :claim[Rates]{#c1 kind=fact supports=c2} rose\t:claim[today]{#c2}.\r\n\r\n::relation{#r1 from=c2 to=c1 kind=attacks}'
  const claim = {type: 'claim' as const, id: 'c1'}

  test.each([
    [
      'changed',
      {claims: [{...claim, span: {start: 0, end: 5}, kind: 'value' as const}]},
      {},
      '> :claim[Rates]{#c1 kind=value supports=c2} rose\t:claim[today]{#c2}.\r\n\r\n::relation{#r1 from=c2 to=c1 kind=attacks}'
    ],
    [
      'moved',
      {claims: [{...claim, span: {start: 0, end: 10}}]},
      {},
      '> :claim[Rates rose]{#c1 supports=c2}\t:claim[today]{#c2}.\r\n\r\n::relation{#r1 from=c2 to=c1 kind=attacks}'
    ],
    ['removed', {}, {remove: ['c1', 'r1']}, '> Rates rose\t:claim[today]{#c2}.'],
    [
      'one removed, one added',
      {evidence: [{type: 'evidence' as const, id: 'e1', span: {start: 6, end: 10}}]},
      {remove: ['c1']},
      '> Rates :evidence[rose]{#e1}\t:claim[today]{#c2}.\r\n\r\n::relation{#r1 from=c2 to=c1 kind=attacks}'
    ]
  ])('%s', (_, annotations, options, expected) => {
    const {value, diagnostics} = annotate(before, annotations, options)
    expect(diagnostics).toEqual([])
    expect(value).toBe(expected)
  })

  test('a milestone gets brackets where they can stand again', () => {
    const {value} = annotate('a :claim{#c1}b\n\nc:end{#c1} d', {claims: [{...claim, span: {start: 2, end: 3}}]})
    expect(value).toBe('a :claim[b]{#c1}\n\nc d')
  })
})
