import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {writeFrontMatter} from '../src/front-matter/write.ts'
import {
  annotate,
  applyEdits,
  compatibleEdits,
  declare,
  diagnose,
  fixAll,
  format,
  fromDialects,
  parse,
  splitFrontMatter,
  strip,
  toFootnotes
} from '../src/index.ts'
import {readCitationItems, writeCitationItems} from '../src/model/citation-items.ts'
import {fromJson, toJson} from '../src/model/index.ts'
import {deepest} from '../src/syntax/block-depth.ts'
import {limits} from '../src/syntax/linear/limits.ts'
import {plainSource, source} from './support/arbitraries.ts'
import {marked} from './support/marked.ts'

describe('spans', () => {
  test.each([
    [
      'a span',
      '😀 :claim[Rates rose]{#c1}; :evidence[the bank *said* so]{#e1 supports=c1}.',
      '😀 ⟦c1:Rates rose⟧; ⟦e1:the bank said so⟧.'
    ],
    ['nested spans', ':claim[a :claim[b]{#c2} c]{#c1}', '⟦c1:a ⟦c2:b⟧ c⟧'],
    ['identical spans', ':claim[:claim[a]{#c2}]{#c1}', '⟦c1:⟦c2:a⟧⟧'],
    ['brackets that match', ':claim["[T]he deal [sic]"]{#c1}', '⟦c1:"[T]he deal [sic]"⟧'],
    ['a span over a soft break', '> a :claim[b\n> c]{#c1}', 'a ⟦c1:b c⟧'],
    ['a span in a list', '- :claim[a]{#c1}\n- b', '⟦c1:a⟧\nb'],
    ['a span in a table', '| :claim[a]{#c1} | b |\n|---|---|', '⟦c1:a⟧\tb'],
    ['a span in a heading', '# :claim[a *b*]{#c1}', '⟦c1:a b⟧'],
    ['a span in a footnote', 'a[^1]\n\n[^1]: :claim[b]{#c1}', 'a\n\n⟦c1:b⟧'],
    ['emphasis around a span', '**:claim[a]{#c1} b**', '⟦c1:a⟧ b'],
    ['a block', 'a\n\n:::claim{#c1}\nb\n\n- c\n:::\n\nd', 'a\n\n⟦c1:b\n\nc⟧\n\nd'],
    ['a span in a block', ':::evidence{#e1}\n:claim[a]{#c1} b\n:::', '⟦e1:⟦c1:a⟧ b⟧'],
    ['attributes over two lines', ':claim[a]{#c1\nkind=fact}', '⟦c1:a⟧'],
    ['a milestone', 'a :claim{#c1}b c:end{#c1} d', 'a ⟦c1:b c⟧ d'],
    ['a milestone over paragraphs', 'a :claim{#c1}b\n\nc:end{#c1} d', 'a ⟦c1:b\n\nc⟧ d'],
    ['a milestone at the start of a paragraph', 'a\n\n:claim{#c1}b\n\n> c:end{#c1}', 'a\n\n⟦c1:b\n\nc⟧'],
    ['a milestone over list items', '- :evidence{#e1}a\n- b:end{#e1} c', '⟦e1:a\nb⟧ c'],
    ['a milestone around a span', ':claim{#c1}a :claim[b]{#c2}:end{#c1}', '⟦c1:a ⟦c2:b⟧⟧'],
    ['Windows line endings', 'a\r\n\r\n:::claim{#c1}\r\nb\r\n:::\r\n', 'a\n\n⟦c1:b⟧']
  ])('%s', (_, source, drawn) => {
    const {value, diagnostics} = parse(source)
    const {text, spans} = marked(drawn)
    expect(value.text).toBe(text)
    expect(Object.fromEntries([...value.claims, ...value.evidence].map(({id, span}) => [id, span]))).toEqual(spans)
    expect(diagnostics).toEqual([])
  })
})

test('milestones that cross', () => {
  const {value, diagnostics} = parse('a :claim{#c1}b :claim{#c2}c:end{#c1} d:end{#c2}')
  expect(diagnostics).toEqual([])
  expect(value.claims.map(({id, span}) => [id, value.text.slice(span.start, span.end)])).toEqual([
    ['c1', 'b c'],
    ['c2', 'c d']
  ])
})

test('parts of a claim, wherever they stand', () => {
  const {value, diagnostics} = parse(':claim[again]{part=c1} a :claim[b]{#c1 kind=fact} c :claim[d]{part=c1} e')
  expect(diagnostics).toEqual([])
  expect(value.claims).toEqual([
    {
      type: 'claim',
      id: 'c1',
      kind: 'fact',
      span: {start: 0, end: 13},
      parts: [
        {start: 0, end: 5},
        {start: 8, end: 9},
        {start: 12, end: 13}
      ]
    }
  ])
})

test('a relation of its own', () => {
  const {value, diagnostics} = parse(
    '::relation{#r1 from="e1 e2" to=c1 kind=supports confidence=0.8 by="x>y" date=2021-09 because="It follows."}\n\n::relation{from=c2 to=r1 kind=undercuts}'
  )
  expect(diagnostics).toEqual([])
  expect(value.text).toBe('')
  expect(value.relations).toEqual([
    {
      type: 'relation',
      id: 'r1',
      kind: 'supports',
      from: 'e1',
      linked: ['e2'],
      to: 'c1',
      confidence: 0.8,
      by: ['x', 'y'],
      date: '2021-09',
      because: 'It follows.'
    },
    {type: 'relation', kind: 'undercuts', from: 'c2', to: 'r1'}
  ])
})

describe('attributes', () => {
  const read = (attributes: string): unknown => {
    const {value, diagnostics} = parse(`:claim[a]{#c1 ${attributes}}`)
    expect(diagnostics).toEqual([])
    const {type, id, span, ...rest} = value.claims[0]!
    return {...rest, ...(value.relations.length && {relations: value.relations.map(({kind, to}) => `${kind} ${to}`)})}
  }
  test.each([
    ['kind=policy', {kind: 'policy'}],
    ['by=a', {by: ['a']}],
    ['by="a>b"', {by: ['a', 'b']}],
    ['by="a b c"', {by: ['a'], joint: ['b', 'c']}],
    ['by="a > b c"', {by: ['a', 'b'], joint: ['c']}],
    ['at="s41, s42"', {at: 's41, s42'}],
    [
      'source="un-2021, para. 12; sigar-2021, p. 4"',
      {
        sources: [
          {id: 'un-2021', label: 'paragraph', locator: '12'},
          {id: 'sigar-2021', label: 'page', locator: '4'}
        ]
      }
    ],
    [
      'source="un-2021, 4-7, emphasis added"',
      {sources: [{id: 'un-2021', label: 'page', locator: '4-7', suffix: 'emphasis added'}]}
    ],
    ['source="un-2021, passim"', {sources: [{id: 'un-2021', suffix: 'passim'}]}],
    ['supports="c2 c3" attacks=other#c4', {relations: ['supports c2', 'supports c3', 'attacks other#c4']}],
    [
      'certainty=possible status=superseded date=2021-09-20 because="It was wrong." superseded-by=c2',
      {certainty: 'possible', status: 'superseded', date: '2021-09-20', because: 'It was wrong.', supersededBy: 'c2'}
    ],
    ['about="x y"', {about: ['x', 'y']}],
    ['because="a &quot;b&quot; &amp; c"', {because: 'a "b" & c'}]
  ])('%s', (attributes, expected) => {
    expect(read(attributes)).toEqual(expected)
  })

  test('relations know their claim wherever its id stands', () => {
    expect(parse(':claim[a]{supports=c2 #c1}').value.relations).toEqual([
      {type: 'relation', kind: 'supports', from: 'c1', to: 'c2'}
    ])
  })
})

describe('other annotations', () => {
  test('an implicit claim has its words and its place, and is no text', () => {
    const {value} = parse('a\n\n::claim[hidden *thing*]{#c1 supports=c2}\n\n:claim[b]{#c2}')
    expect(value.text).toBe('a\n\nb')
    expect(value.claims[0]).toEqual({type: 'claim', id: 'c1', span: {start: 1, end: 1}, words: 'hidden thing'})
  })

  test('entities, citations and sources', () => {
    const {value, diagnostics} = parse(
      '---\nentities: [{id: ghani, type: person, name: Ashraf Ghani}]\n---\n:entity[Mr. Ghani]{ref=ghani} of :entity[Kabul]{type=place wikidata=Q5838}, see :cite[there]{claim="doc#c1"} and :source[A *report*]{#r type=report}.\n\n::source[A speech]{#s type=speech}'
    )
    expect(diagnostics).toEqual([])
    expect(value.mentions).toEqual([
      {span: {start: 0, end: 9}, type: 'person', entity: 'ghani', via: 'authored'},
      {span: {start: 13, end: 18}, type: 'place', entity: 'Q5838', via: 'authored'}
    ])
    expect(value.entities).toContainEqual({id: 'Q5838', type: 'place', name: 'Kabul', wikidata: 'Q5838'})
    expect(value.citations).toEqual([{type: 'citation', span: {start: 24, end: 29}, claim: 'doc#c1'}])
    expect(value.sources.map(({id, type, title}) => [id, type, title])).toEqual([
      ['r', 'report', 'A report'],
      ['s', 'speech', 'A speech']
    ])
    expect(value.text).toBe('Mr. Ghani of Kabul, see there and A report.')
  })

  test('front matter', () => {
    const {value, diagnostics} = parse(`---
type: Article
id: doc
title: A title
issued: 2021-09-20
author: [{family: Curtis, given: Lisa}, A. N. Institute]
stance: kept
sources:
  - {id: a, type: report, title: A, author: Somebody, issued: 2021-09/2021-10, resource: "https://x.org", usage_count: 3}
entities:
  - {id: e, type: group, name: E, aliases: [F, 1]}
---
`)
    expect(diagnostics).toEqual([])
    expect(value.meta).toEqual({
      type: 'Article',
      id: 'doc',
      title: 'A title',
      issued: {'date-parts': [[2021, 9, 20]]},
      author: [{family: 'Curtis', given: 'Lisa'}, {literal: 'A. N. Institute'}],
      custom: {stance: 'kept'}
    })
    expect(value.sources).toEqual([
      {
        id: 'a',
        type: 'report',
        title: 'A',
        author: [{literal: 'Somebody'}],
        issued: {
          'date-parts': [
            [2021, 9],
            [2021, 10]
          ]
        },
        URL: 'https://x.org',
        custom: {usage_count: 3}
      }
    ])
    expect(value.entities).toEqual([{id: 'e', type: 'group', name: 'E', aliases: ['F', '1']}])
    expect(parse(writeFrontMatter(value)).value).toEqual(value)
  })
})

describe('prose is left alone', () => {
  test.each([
    'at 10:30 and 5:16',
    'n:th',
    'doi:10.1/x',
    ':smile:',
    'Kanehsatà:ke',
    'key:value',
    ':claim',
    ':claim words',
    '::claim',
    ':::claim',
    ':note[a]{b=c}',
    '::youtube[x]',
    ':::warning\na\n:::',
    ':claim[never closed',
    ':claim[a\\]'
  ])('%s', source => {
    const {value} = parse(source)
    expect(value.text.replaceAll('\n', ' ')).toBe(source.replaceAll('\n', ' ').replace('\\]', ']'))
    expect([...value.claims, ...value.evidence, ...value.sources]).toEqual([])
  })
})

test.each(['---\npublished: true\ntags: [a]\n---\nb', ':kbd[x]{.key}', 'a :note[b [c]]{d=e} f', '::youtube[x]{#id}'])(
  '%s is somebody else’s',
  source => {
    expect(parse(source).diagnostics).toEqual([])
  }
)

describe('bad input', () => {
  test.each([
    ['YAML that does not parse', '---\na: [\n---\nb', 'yaml', 'b'],
    [
      'an alias bomb',
      `---\na: &a [x, x, x, x, x, x, x, x, x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`).join('\n')}\n---\nb`,
      'limit',
      'b'
    ],
    ['an alias of what it stands in', '---\nzzz: &a {b: *a}\n---\nb', 'yaml', 'b'],
    ['keys of keys of keys', `---\n${'? '.repeat(29)}a\n---\nb`, 'front-matter-value', 'b'],
    ['a name of no words', '---\nauthor: [{family: {toString: 1}}]\n---\nb', 'front-matter-value', 'b'],
    ['a date of no words', '---\nissued: {literal: {toString: 1}}\n---\nb', 'front-matter-value', 'b'],
    ['a date of no parts', '---\nissued: {date-parts: 7}\n---\nb', 'front-matter-value', 'b'],
    [
      'a source’s date of no parts',
      '---\nsources: [{id: s, type: report, issued: {date-parts: 7}}]\n---\nb',
      'front-matter-value',
      'b'
    ],
    ['a month that cannot be', '---\nissued: {date-parts: [[2021, 13]]}\n---\nb', 'impossible-date', 'b'],
    ['a range of a year and a month', '---\nissued: 2021/2022-05\n---\nb', 'impossible-date', 'b'],
    [
      'an alias of no words',
      '---\nentities: [{id: e, type: work, name: E, aliases: [{toString: 1}]}]\n---\nb',
      'front-matter-value',
      'b'
    ],
    ['a key of no words', '---\n[a]: 1\n---\nb', 'front-matter-value', 'b'],
    ['a number that JSON does not have', '---\nx: .inf\n---\nb', 'front-matter-value', 'b'],
    ['a repeated key in braces', '---\nx: {a: 1, a: 2}\n---\nb', 'repeated-key', 'b'],
    ['too much front matter', `---\nx: ${'a'.repeat(500_000)}\n---\nb`, 'limit', 'b'],
    ['a source of no type', ':source[b]{#s type=banana}', 'unknown-value', 'b'],
    ['front matter that is no mapping', '---\n- a\n---\nb', 'front-matter', 'b'],
    ['an attribute called __proto__', ':claim[b]{#c1 __proto__=x}', 'unknown-attribute', 'b'],
    ['an attribute called constructor', ':claim[b]{#c1 constructor=x}', 'unknown-attribute', 'b'],
    ['a repeated attribute', ':claim[b]{#c1 #c2}', 'repeated-attribute', 'b'],
    ['a class', ':claim[b]{#c1.x}', 'class-attribute', 'b'],
    ['an unknown value', ':claim[b]{#c1 kind=fakt}', 'unknown-value', 'b'],
    ['a date that cannot be', '---\nissued: 2021-02-30\n---\nb', 'impossible-date', 'b'],
    ['no id', ':claim[b]', 'missing-id', 'b'],
    ['no words', ':claim[]{#c1}b', 'empty-span', 'b'],
    ['a bracket that is text', ':claim[a ] b]{#c1}', 'bracket-residue', 'a  b]{#c1}'],
    ['a directive that never closes', ':claim[b', 'unclosed-directive', ':claim[b'],
    ['a near miss', ':clam[b]{#c1}', 'near-miss', ':clam[b]{#c1}'],
    ['a milestone that never closes', 'a :claim{#c1}b', 'unclosed-milestone', 'a b'],
    ['an end of nothing', 'a:end{#c1} b', 'stray-end', 'a b'],
    ['an end without an id', 'a:end{} b', 'stray-end', 'a b'],
    ['a milestone into a footnote', ':claim{#c1}a[^1]\n\n[^1]: b:end{#c1}', 'torn-span', 'a\n\nb'],
    ['a milestone out of a footnote', '[^1]: :claim{#c1}b\n\na[^1]:end{#c1}', 'torn-span', 'a\n\nb'],
    ['milestones around nothing', 'a :claim{#c1}:end{#c1}b', 'empty-span', 'a b'],
    ['a part of nothing', ':claim[b]{part=c9}', 'dangling-part', 'b'],
    ['a part with more to say', ':claim[a]{#c1} :claim[b]{part=c1 kind=fact}', 'attribute-of-part', 'a b'],
    ['half a relation', 'a\n\n::relation{from=c1}', 'incomplete-relation', 'a'],
    ['too much confidence', 'a\n\n::relation{from=c1 to=c2 kind=supports confidence=2}', 'unknown-value', 'a']
  ])('%s', (_, source, code, text) => {
    const {value, diagnostics} = parse(source)
    expect(diagnostics.map(({code}) => code)).toContain(code)
    expect(value.text).toBe(text)
    for (const {place, message} of diagnostics) {
      expect(place!.end.offset).toBeLessThanOrEqual(source.length)
      expect(message).toMatch(/^[^\n]*$/)
    }
  })

  test('more than the limit', () => {
    const {value, diagnostics} = parse('a'.repeat(20_000_000))
    expect(diagnostics.map(({code}) => code)).toEqual(['too-long'])
    expect(value.text).toBe('')
    expect(parse('abc', {limit: 2}).diagnostics).toHaveLength(1)
  })

  test.each([
    ['items', '- a\n'],
    ['paragraphs', 'a\n\n'],
    ['emphasis', '*a* '],
    ['links', '[a](b) '],
    ['dashes', '- - ']
  ])('more %s than the limit', (_, piece) => {
    const {value, diagnostics} = parse(piece.repeat(200_000))
    expect(diagnostics.map(({code}) => code)).toEqual(['limit'])
    expect(value.text).toBe('')
    expect(parse(piece.repeat(10), {marks: 5}).diagnostics).toHaveLength(1)
  })

  test.each([
    ['quotes', '>'.repeat(5000)],
    ['lists', '- '.repeat(400)],
    ['emphasis', '*'.repeat(4000)],
    ['brackets', '['.repeat(2000)],
    ['claims', ':claim['.repeat(500)],
    ['blocks', ':::claim{#c1}\n'.repeat(100)],
    ['YAML', `---\na: ${'['.repeat(3000)}\n---\n`],
    ['a label', `::claim[${'*'.repeat(3000)}`]
  ])('deep %s', (_, opening) => {
    expect(parse(`${opening}a`).value.type).toBe('document')
    expect(strip(`${opening}a`).value).toContain('a')
    const mirrored = opening.replace(/[^*[]/g, '').replaceAll('[', ']')
    expect(parse(`${opening}a${mirrored}`).value.type).toBe('document')
  })

  test.each([
    ['blocks that never close', ':::claim{#c1}\n'.repeat(5000), deepest + 1],
    ['quotes beyond the last column', `a\n\n${'> '.repeat(50)}b`, 3],
    ['a paragraph of lazy lines', `> a\n${'b\n'.repeat(3000)}`, limits.lazyLines + 1],
    ['brackets in front matter', `---\na: ${'['.repeat(100_000)}\n---`, 2],
    ['lists in front matter', `---\na:\n${'- '.repeat(50_000)}\n---`, 3],
    ['images in images', `a\n\n${'!['.repeat(40)}b${'](c)'.repeat(40)}`, 3]
  ])('%s are told, and what follows is kept', (_, source, line) => {
    const {value, diagnostics} = parse(`${source}\n\n:claim[d]{#c2}\n`)
    expect(diagnostics.filter(({code}) => code === 'limit').map(({place}) => place!.start.line)).toEqual([line])
    expect(value.claims.map(({id}) => id)).toEqual(['c2'])
  })

  test('what stays within the limits is not told', () => {
    const nested = parse(`${':::claim{#c1}\n'.repeat(deepest)}a\n${':::\n'.repeat(deepest)}`)
    expect(nested.value.claims).toHaveLength(deepest)
    expect(parse(':::claim{#c1}\na\n:::\n\n'.repeat(200)).value.claims).toHaveLength(200)
    for (const source of ['> '.repeat(22), `> a\n${'b\n'.repeat(900)}`, `${'!['.repeat(32)}a${'](b)'.repeat(32)}`])
      expect(parse(`${source}c`).diagnostics).toEqual([])
  })

  test('thousands of claims without an id', () => {
    const {value} = parse(':claim[a] '.repeat(3000))
    expect(new Set(value.claims.map(({id}) => id)).size).toBe(3000)
  })

  test('no string', () => {
    for (const read of [parse, annotate, strip, format, toFootnotes, splitFrontMatter, diagnose, fixAll])
      expect(() => (read as (source: string, more: object) => unknown)(undefined as never, {}), read.name).toThrow(
        TypeError
      )
    expect(() => declare(undefined as never, [])).toThrow(TypeError)
    expect(() => fromDialects(undefined as never, ['pandoc'])).toThrow(TypeError)
  })

  test.each([
    ['a bracket that closes too early', ':claim[a ] b]{#c1}', ':claim[a \\] b]{#c1}'],
    ['a bracket that never closes', ':claim[a [ b]{#c1}', ':claim[a \\[ b]{#c1}'],
    ['an id with a dot', ':claim[a]{#a.b}', ':claim[a]{#a-b}'],
    ['two ids', ':claim[a]{#a #b kind=fact}', ':claim[a]{#a kind=fact}'],
    ['a near miss', ':clam[a]{#c1}', ':claim[a]{#c1}'],
    ['a value that is nearly one', ':claim[a]{#c1 kind=facts}', ':claim[a]{#c1 kind=fact}']
  ])('%s has a fix, after which nothing is left to say', (_, source, fixed) => {
    const {diagnostics} = parse(source)
    expect(applyEdits(source, compatibleEdits(diagnostics.flatMap(({fix = []}) => fix)))).toBe(fixed)
    expect(parse(fixed).diagnostics).toEqual([])
  })

  test('names of Object.prototype as ids, values and front matter', () => {
    const {value} = parse(
      '---\n__proto__: {id: x}\nconstructor: y\nsources: [{id: __proto__, __proto__: 1}]\n---\n:claim[a]{#__proto__ supports=constructor by=toString}'
    )
    expect(value.claims[0]!.id).toBe('__proto__')
    expect(Object.keys(value.meta.custom!)).toEqual(['__proto__', 'constructor'])
    expect(({} as {id?: string}).id).toBeUndefined()
  })
})

describe('front matter of any shape', () => {
  const words = [
    'a',
    'T',
    '2021',
    '2021-09',
    '2021/2022-05',
    '[[2021, 9]]',
    '.nan',
    '-0',
    '1e999',
    '12345678901234567890'
  ]
  const marks = [
    ...[
      '? ',
      '- ',
      ': ',
      ', ',
      '{',
      '}',
      '[',
      ']',
      '&a ',
      '*a',
      '*b',
      '!!binary ',
      '!!set ',
      '!!timestamp ',
      '!x ',
      '<<: '
    ],
    ...[
      '"',
      "'",
      '|\n',
      '>\n',
      '# c\n',
      '\n',
      '\n',
      '\n  ',
      '\n    ',
      '\n- ',
      '\n  - ',
      'null',
      'true',
      '~',
      '%YAML 1.1\n'
    ]
  ]
  const keys = [
    ...['sources:', 'entities:', 'author:', 'issued:', 'title:', 'id:', 'type:', 'aliases:', 'wikidata:', 'family:'],
    ...['date-parts:', 'literal:', 'season:', 'circa:', 'custom:', 'accessed:', '__proto__:', 'toString:', 'x:'],
    ...['\nsources:\n  - {id: s, issued: ', '\nentities:\n  - {id: e, aliases: ', '\nauthor: [{family: ']
  ].map(key => `${key} `)
  const yaml = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...marks), fc.constantFrom(...keys)), {maxLength: 24})
    .map(list => list.join(''))

  test('law: the document is JSON, and its front matter is read again as it was written', () => {
    fc.assert(
      fc.property(yaml, yaml => {
        const start = performance.now()
        const {value} = parse(`---\n${yaml}\n---\nb`)
        expect(performance.now() - start).toBeLessThan(2000)
        expect(JSON.parse(JSON.stringify(value))).toEqual(value)
        const written = writeFrontMatter(value)
        expect(writeFrontMatter(parse(written).value)).toBe(written)
      }),
      {numRuns: 2000}
    )
  })

  test('what is no value of its field is kept beside it', () => {
    const {value} = parse('---\ntitle: [T]\nauthor: [A, {family: [x]}]\nissued: 7\nversion: 1.10\n---\n')
    expect(value.meta).toEqual({
      author: [{literal: 'A'}],
      issued: {literal: '7'},
      custom: {title: ['T'], version: 1.1}
    })
  })

  test('numbers in fields of words are as they were spelled', () => {
    const {value} = parse('---\nsources: [{id: s, type: book, edition: 1.10, volume: 007, issued: "-0044"}]\n---\n')
    expect(value.sources[0]).toMatchObject({edition: '1.10', volume: '007', issued: {'date-parts': [[-44]]}})
    expect(parse(writeFrontMatter(value)).value.sources).toEqual(value.sources)
  })

  test.each([39, 40, 41, 99])('%i levels in front matter are written as they were read', levels => {
    const nested = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
    const {value, diagnostics} = parse(
      `---\nc: ${nested}\nsources: [{id: s, type: book, x: ${nested.slice(10, -2)}}]\n---\n`
    )
    expect(diagnostics).toEqual([])
    expect(parse(writeFrontMatter(value))).toMatchObject({value, diagnostics: []})
  })

  test.each([
    [{}, undefined],
    [{'date-parts': []}, undefined],
    [{'date-parts': [[]], circa: true}, {circa: true}]
  ])('of the date %j, only what it says is written', (issued, expected) => {
    const source = {id: 's', type: 'book', title: 'T', accessed: issued} as const
    const {value, diagnostics} = parse(writeFrontMatter({meta: {id: 'd', issued}, sources: [source], entities: []}))
    expect(diagnostics).toEqual([])
    expect(value.meta).toEqual({id: 'd', ...(expected && {issued: expected})})
    expect(value.sources).toEqual([{id: 's', type: 'book', title: 'T', ...(expected && {accessed: expected})}])
  })

  test.each([2.587631751649405e136, 2 ** 60, -(2 ** 53), 1e21, 0.1])(
    'the number %d is read again as it was written',
    n => {
      const meta = {custom: {n}}
      expect(parse(writeFrontMatter({meta, sources: [], entities: []})).value.meta).toEqual(meta)
    }
  )

  test.each(['12345678901234567890', '0xFFFFFFFFFFFFFFFE'])(
    'the number %s, which loses digits, is kept as words',
    n => {
      expect(parse(`---\nn: ${n}\n---\n`).value.meta.custom).toEqual({n})
    }
  )

  test('front matter that nests deeper than is read is cut where it is written', () => {
    let x: unknown = 1
    for (let i = 0; i < 5000; i++) x = {x}
    const {diagnostics} = parse(writeFrontMatter({meta: {custom: {x}}, sources: [], entities: []}))
    expect(diagnostics).toEqual([])
  })
})

test.each(['a, p. 4', 'a 4 1', 'a 4 1, x', 'a, para. 4, 5 passim', 'a 4 1-2', 'see @a 4 5', 'a, passim 4'])(
  'the citation item %j is read again as it was written',
  written => {
    const items = readCitationItems(written)
    expect(readCitationItems(writeCitationItems(items))).toEqual(items)
  }
)

describe('laws', () => {
  test('parse → JSON → check gives the same document', () => {
    fc.assert(
      fc.property(source, source => {
        const {value} = parse(source)
        const back = fromJson(JSON.parse(JSON.stringify(toJson(value))))
        expect(back.value).toEqual(JSON.parse(JSON.stringify(value)))
        expect(back.diagnostics.filter(({code}) => code !== 'unknown-field')).toEqual([])
      }),
      {numRuns: 500}
    )
  })

  test('text without annotations has none, and no diagnostics but residue', () => {
    fc.assert(
      fc.property(plainSource, source => {
        const {claims, evidence, mentions} = parse(source).value
        expect([claims, evidence, mentions]).toEqual([[], [], []])
      })
    )
  })

  test('every diagnostic has a place in the Markdown', () => {
    fc.assert(
      fc.property(source, source => {
        for (const {place} of parse(source).diagnostics) {
          expect(place!.start.offset).toBeLessThanOrEqual(place!.end.offset)
          expect(place!.end.offset).toBeLessThanOrEqual(source.length)
        }
      }),
      {numRuns: 1000}
    )
  })
})

test('faults of YAML beyond the first ones are counted', () => {
  const {diagnostics} = parse(`---\n${'a: b: c\n'.repeat(30)}---\n`)
  const told = diagnostics.filter(({code}) => code === 'yaml').map(({message}) => message)
  expect(told.length).toBeLessThanOrEqual(21)
  expect(told.at(-1)).toMatch(/\d+ more faults from here on/)
})
