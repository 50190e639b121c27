import {Cite} from '@citation-js/core'
import fc from 'fast-check'
import {type DefaultTreeAdapterTypes, parseFragment} from 'parse5'
import {describe, expect, test} from 'vitest'
import {cite, references, styles} from '../src/cite/index.ts'
import {parse} from '../src/index.ts'
import {type CslDate, type Document, emptyDocument, type Source, type Statement} from '../src/model/index.ts'

const {value: document} = parse(`---
id: doc
title: A digest
restates: c21
URL: https://example.org/doc
sources:
  - {id: c21, type: article-magazine, title: On talks & deals, author: [{family: Curtis, given: Lisa}], issued: 2021-09-20, container-title: Foreign Affairs, URL: "https://example.org/c21"}
entities:
  - {id: fb, type: person, name: Edmund Fitton-Brown}
---
:claim[They agreed]{#c1 by=fb at=s16}; :claim[so I say]{#c2}`)

describe('a claim as', () => {
  test.each([
    [
      'apa',
      'Curtis, L. (2021, September 20). On talks & deals. Foreign Affairs. https://example.org/c21 [Claim doc#c1, s16, asserted by Edmund Fitton-Brown, in https://example.org/doc].'
    ],
    [
      'chicago',
      'Curtis, Lisa. 2021. “On Talks & Deals.” Foreign Affairs, September 20, 2021. https://example.org/c21. [Claim doc#c1, s16, asserted by Edmund Fitton-Brown, in https://example.org/doc].'
    ],
    [
      'mla',
      'Curtis, Lisa. “On Talks & Deals.” Foreign Affairs, 20 Sept. 2021, https://example.org/c21. [Claim doc#c1, s16, asserted by Edmund Fitton-Brown, in https://example.org/doc].'
    ]
  ] as const)('%s', async (style, expected) => {
    expect(await cite(document, 'c1', {style})).toBe(expected)
  })

  test('bibtex', async () => {
    expect(await cite(document, 'c1', {style: 'bibtex'})).toMatchInlineSnapshot(`
      "@article{doc-c1,
      	author = {Curtis, Lisa},
      	journal = {Foreign Affairs},
      	year = {2021},
      	month = {9},
      	note = {Claim doc\\#c1, s16, asserted by Edmund Fitton-Brown, in https://example.org/doc},
      	title = {On talks \\& deals},
      	url = {https://example.org/c21},
      }"
    `)
  })

  test('csl-json', async () => {
    const [item] = JSON.parse(await cite(document, 'c1', {style: 'csl-json'}))
    expect(item).toMatchObject({
      id: 'doc#c1',
      type: 'article-magazine',
      custom: {claim: {id: 'doc#c1', words: 'They agreed', locator: 's16', by: ['fb']}}
    })
  })

  test('html', async () => {
    expect(await cite(document, 'c1', {format: 'html'})).toContain('<i>Foreign Affairs</i>')
  })
})

test('who asserts it is left out where that is the author', async () => {
  expect(await cite(document, 'c2')).toMatch(/ \[Claim doc#c2, in https:\/\/example\.org\/doc\]\.$/)
})

test('a document that restates nothing is the work itself', async () => {
  const {value} = parse(
    '---\nid: d\ntitle: Of things\nauthor: [{family: Doe, given: Jane}]\nissued: 2020-05\nURL: https://example.org/d\n---\n:claim[x]{#c1}'
  )
  expect(await cite(value, 'c1')).toBe('Doe, J. (2020, May). Of things. https://example.org/d [Claim d#c1].')
})

test.each(styles)('%s takes a document that says nothing of itself', async style => {
  expect(await cite(parse(':claim[x]{#c1}').value, 'c1', {style})).toContain('c1')
})

test('the work’s own note stays', async () => {
  const {value} = parse(
    '---\nrestates: w\nsources: [{id: w, type: report, title: T, note: Draft.}]\n---\n:claim[x]{#c1}'
  )
  expect(JSON.parse(await cite(value, 'c1', {style: 'csl-json'}))[0].note).toBe('Draft. Claim document#c1')
  expect(await cite(value, 'c1')).toBe('T. (n.d.). [Claim document#c1].')
})

test('what is not there', async () => {
  await expect(cite(document, 'c9')).rejects.toThrow(/no claim `c9`, expected one such as `c\d`/)
  await expect(cite(document, 'c1', {style: 'vancouver' as never})).rejects.toThrow(RangeError)
})

/** A document that restates one work, with one claim, `c`. */
const restating = (work: Partial<Source>, claim: Partial<Statement> = {}, id = 'd'): Document => ({
  ...emptyDocument('It rose.'),
  meta: {id, restates: 'w'},
  claims: [{type: 'claim', id: 'c', span: {start: 0, end: 8}, ...claim}],
  sources: [{id: 'w', type: 'article-magazine', title: 'T', ...work}]
})

describe('what became of a claim', () => {
  const retracted = restating({}, {status: 'retracted', date: '2022-05'})
  test.each(styles)('is in %s', async style =>
    expect(await cite(retracted, 'c', {style})).toContain('retracted 2022-05')
  )
  test.each(['apa', 'chicago', 'mla'] as const)('is in the HTML of %s', async style =>
    expect(await cite(retracted, 'c', {style, format: 'html'})).toContain('(retracted 2022-05)')
  )
  test.each([
    [{status: 'disputed'}, 'T. (n.d.). [Claim d#c (disputed)].'],
    [{status: 'superseded', supersededBy: 'c9'}, 'T. (n.d.). [Claim d#c (superseded by c9)].'],
    [{status: 'asserted', date: '2022'}, 'T. (n.d.). [Claim d#c].']
  ] as const)('%j', async (claim, expected) => expect(await cite(restating({}, claim), 'c')).toBe(expected))
  test('is data in CSL-JSON', async () => {
    const [{custom}] = JSON.parse(await cite(retracted, 'c', {style: 'csl-json'}))
    expect(custom.claim).toMatchObject({status: 'retracted', date: '2022-05'})
  })
})

describe('a date', () => {
  test.each<[CslDate | number, string]>([
    [{'date-parts': [[2021], [2022, 5]]}, '2021–2022'],
    [{'date-parts': [[2021, 9, 20], [2022]]}, '2021–2022'],
    [{'date-parts': [[2021, 13, 4]]}, '2021'],
    [{'date-parts': [[2021, 9, 1.5]]}, '2021, September'],
    [{'date-parts': [[]]}, 'n.d.'],
    [{'date-parts': []}, 'n.d.'],
    [{'date-parts': 7 as never}, 'n.d.'],
    [{'date-parts': [null, 'x'] as never}, 'n.d.'],
    [7, 'n.d.'],
    [{raw: '2021/2022-05'}, '2021–2022'],
    [{raw: 'in May'}, 'in May'],
    [{circa: true}, 'n.d.']
  ])('%j', async (issued, expected) => {
    expect(await cite(restating({issued: issued as CslDate}), 'c')).toBe(`T. (${expected}). [Claim d#c].`)
    expect(await cite(restating({issued: issued as CslDate}), 'c', {style: 'bibtex'})).toContain('title = {T}')
  })
})

describe('content cannot write mark-up', () => {
  const elements = (node: DefaultTreeAdapterTypes.ParentNode): DefaultTreeAdapterTypes.Element[] =>
    node.childNodes.flatMap(child => ('tagName' in child ? [child, ...elements(child)] : []))
  /** Each element with its attributes. */
  const shapeOf = (html: string): Set<string> =>
    new Set(
      elements(parseFragment(html)).map(({tagName, attrs}) => [tagName, ...attrs.map(({name}) => name)].join(' '))
    )
  const expected = ['div class', 'div data-csl-entry-id class', 'i', 'b', 'sup', 'sub', 'span style', 'span class']

  test.each(['apa', 'chicago', 'mla'] as const)('%s', async style => {
    const evil = 'x"><script>alert(1)</script>'
    const document = restating(
      {id: 'w', title: evil, author: [{literal: evil}], URL: evil, DOI: evil},
      {by: [evil]},
      evil
    )
    const html = await cite(document, 'c', {style, format: 'html'})
    const script = await cite(restating({URL: 'javascript:alert(1)'}), 'c', {style, format: 'html'})
    expect(elements(parseFragment(script)).flatMap(({attrs}) => attrs.filter(({name}) => name === 'href'))).toEqual([])
    expect(shapeOf(html)).toEqual(
      new Set(['div class', 'div data-csl-entry-id class', 'i'].filter(shape => html.includes('<i>') || shape !== 'i'))
    )
    const entry = elements(parseFragment(html)).find(({attrs}) => attrs.some(({name}) => name === 'data-csl-entry-id'))
    expect(entry?.attrs.find(({name}) => name === 'data-csl-entry-id')?.value).toBe(`${evil}#c`)
    expect(await cite(document, 'c', {style})).not.toContain('data-csl')
  })

  test.each<[string, Partial<Source>]>([
    ['an author', {author: [{literal: 'Evil}}, note = {\\input{/etc/passwd}'}]}],
    ['a name in parts', {author: [{family: 'E}, note = {x', given: '\\input{x} and B, C'}]}],
    ['an address', {URL: 'https://e.org/}, note = {\\input{x}}'}],
    ['a DOI', {DOI: '10.1/}, note = {\\input{x}}'}],
    ['a title', {title: '\\} , note = {x} <i>open $x^2$ ~'}],
    ['a title with a comment and a line', {title: 'Up 5 %\n$x_1$ & {{{ \\'}],
    ['a title that closes what is not open', {title: '}}} @book{k,'}],
    ['an address that is a script', {URL: 'javascript:alert(1)}, note = {\\input{x}}'}],
    ['a page', {page: '1}, note = {x'}],
    ['a line', {publisher: 'a\n\n}\n@book{k, title = {x}}'}]
  ])('%s in BibTeX', async (_, work) => {
    const bibtex = await cite(restating(work), 'c', {style: 'bibtex'})
    expect(bibtex).not.toMatch(/\\input/)
    const {data} = new Cite(bibtex) as unknown as {data: Source[]}
    expect(data).toHaveLength(1)
    expect(data[0]!.note).toBe('Claim d#c')
  })

  const piece = fc.constantFrom(
    ...[
      'a',
      'B',
      ' ',
      '"',
      "'",
      '<',
      '>',
      '&',
      '&amp;',
      '<i>',
      '</i>',
      '<b x="y">',
      '<script>',
      '</span>',
      '<span class="nocase">'
    ],
    ...[
      '{',
      '}',
      '\\',
      '\\input{x}',
      '%',
      '#',
      '$',
      '_',
      '^',
      '~',
      ',',
      '=',
      '@',
      ' and ',
      ':',
      '\n',
      '\t',
      '--',
      '``',
      'é',
      '中',
      '😀',
      '\ud800',
      '\u2028',
      '\0'
    ]
  )
  const text = fc.array(piece, {maxLength: 12}).map(pieces => pieces.join(''))
  const name = fc.oneof(
    fc.record({literal: text}),
    fc.record({family: text, given: text, suffix: text}, {requiredKeys: []})
  )
  const date = fc.record(
    {
      'date-parts': fc.array(
        fc.array(fc.oneof(fc.integer({min: -1, max: 32}), fc.constantFrom(2021, Number.NaN, 1.5, 1e21))),
        {maxLength: 3}
      ),
      season: fc.oneof(fc.integer(), text),
      circa: fc.oneof(fc.boolean(), text),
      literal: text,
      raw: fc.oneof(text, fc.constantFrom('2021/2022-05', '2021-05-03'))
    },
    {requiredKeys: []}
  )
  const work = fc.record(
    {
      ...{
        title: text,
        'container-title': text,
        publisher: text,
        URL: text,
        DOI: text,
        note: text,
        genre: text,
        'event-title': text
      },
      ...{
        volume: fc.oneof(text, fc.integer()),
        page: fc.oneof(text, fc.integer()),
        number: text,
        language: text,
        ISBN: text,
        keyword: text
      },
      ...{
        author: fc.array(name, {maxLength: 3}),
        editor: fc.array(name, {maxLength: 2}),
        issued: date,
        accessed: date,
        'event-date': date
      },
      type: fc.constantFrom(
        'article-magazine',
        'book',
        'chapter',
        'webpage',
        'speech',
        'report',
        'thesis',
        'legal_case'
      )
    },
    {requiredKeys: []}
  ) as fc.Arbitrary<Partial<Source>>

  test('law: HTML has only the elements of a citation, and a citation always comes', async () => {
    await fc.assert(
      fc.asyncProperty(work, text, fc.constantFrom('apa', 'chicago', 'mla'), async (work, id, style) => {
        const html = await cite(restating(work, {at: id}, id), 'c', {style, format: 'html'})
        for (const shape of shapeOf(html)) expect(expected).toContain(shape)
        expect(await cite(restating(work, {}, id), 'c', {style})).toContain('[Claim ')
        await references([{...work, id: 'w', type: 'book'}], [[{id: 'w'}]], {style})
      }),
      {numRuns: 60}
    )
  })

  test('law: BibTeX is one entry, its fields say what went in, and its braces pair', async () => {
    // Without tags, which are rich text in CSL, what is read back is what was written but for white space.
    const plain = text.map(text => text.replace(/[<>]/g, ''))
    const spaced = (text: string): string =>
      text
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .replace(/\p{Cs}/gu, '\ufffd')
        .trim()
    await fc.assert(
      fc.asyncProperty(work, plain, plain, async (work, title, author) => {
        const bibtex = await cite(restating({...work, title: `t${title}`, author: [{literal: `x${author}`}]}), 'c', {
          style: 'bibtex'
        })
        let depth = 0
        for (const [brace] of bibtex.matchAll(/[{}]/g)) {
          depth += brace === '{' ? 1 : -1
          expect(depth).toBeGreaterThanOrEqual(0)
        }
        expect(depth).toBe(0)
        expect(bibtex).not.toMatch(/\\input/)
        const {data} = new Cite(bibtex) as unknown as {data: Source[]}
        expect(data).toHaveLength(1)
        expect(spaced(data[0]!.title!)).toBe(spaced(`t${title}`))
        expect(data[0]!.author).toHaveLength(1)
        expect(data[0]!.note).toMatch(/Claim d#c$/)
      }),
      {numRuns: 200}
    )
  })
})

describe.each(['apa', 'chicago', 'mla'] as const)('names that every object inherits, in %s', style => {
  test.each(['constructor', 'hasOwnProperty', 'toString', '__proto__'])('%s', async name => {
    const document = {
      ...emptyDocument('x'),
      meta: {title: name, author: [{family: name}]},
      claims: [{type: 'claim', id: 'c1', span: {start: 0, end: 1}} as const]
    }
    expect(await cite(document, 'c1', {style})).toMatch(new RegExp(`^${name}\\..*\\[Claim document#c1\\]\\.$`, 'i'))
    const works: Source[] = [
      {id: 'toString', type: 'book', title: name},
      {id: 'u', type: 'book', author: [{family: name}]}
    ]
    const {citations, bibliography} = await references(
      works,
      [[{id: 'toString'}], [{id: 'u', label: 'page', locator: '4'}]],
      {style}
    )
    expect([citations.length, bibliography.length]).toEqual([2, 2])
    expect(`${citations.join()}${bibliography.join()}`).not.toContain('\u2060')
    // The processor is kept; works that come later print as ever.
    expect(
      (await references([{id: 'v', type: 'book', title: 'Rates'}], [[{id: 'v'}]], {style})).bibliography.join()
    ).toContain('Rates')
  })
})
