import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {differences} from '../src/quotes/differences.ts'
import {type Anchored, anchor, htmlText, type Selector, verify} from '../src/quotes/index.ts'
import {fold} from '../src/text/fold.ts'
import {words} from '../src/text/span.ts'
import {marked} from './support/marked.ts'

/** What is selected, or why nothing is. */
function said(text: string, selector: Parameters<typeof anchor>[1], options?: Parameters<typeof anchor>[2]): string {
  const found = anchor(text, selector, options)
  return found.type === 'anchored' ? words(text, found.span) : found.reason
}

const text =
  'Rates rose in May. “It can’t last,” Ann said — and it didn’t. Rates rose in June. The bank’s growth was nine percent in Asia; it was twelve percent in Europe. Most members have not agreed to the plan.'

describe('a quotation', () => {
  test.each([
    ['to the letter', 'nine percent in Asia', 'nine percent in Asia', 'exact'],
    ['with straight quotes', '"It can\'t last,"', '“It can’t last,”', 'folded'],
    ['with other white space and dashes', 'Ann  said--and\nit', 'Ann said — and it', 'folded'],
    ['with a slip', 'The bank’s grwoth was nine percent', 'The bank’s growth was nine percent', 'fuzzy'],
    ['with a small word left out', 'it was twelve percent Europe', 'it was twelve percent in Europe', 'fuzzy'],
    ['with a small letter at its start', 'most members have not agreed', 'Most members have not agreed', 'fuzzy']
  ])('%s', (_, quote, expected, via) => {
    const found = anchor(text, quote) as Anchored
    expect([found.type, found.via]).toEqual(['anchored', via])
    expect(words(text, found.span)).toBe(expected)
  })

  test.each([
    ['another number', 'it was nine percent in Europe', 'changed', 'number'],
    ['its negation', 'Most members have agreed to the plan', 'changed', 'negation'],
    ['its negation, contracted', 'It can last, Ann said', 'changed', 'negation'],
    ['another name', 'The bank’s growth was nine percent in Africa', 'changed', 'name'],
    ['another quantity', 'Some members have not agreed to the plan', 'changed', 'degree'],
    ['nothing of the kind', 'Cloves grow on the islands of Zanzibar', 'absent', undefined],
    ['words twice there', 'Rates rose in', 'ambiguous', undefined],
    ['part of a word', 'ates rose in May', 'changed', 'name'],
    ['no words', ' ', 'absent', undefined]
  ])('that is %s', (_, quote, reason, changes) => {
    const found = anchor(text, quote)
    expect(found.type === 'orphan' ? found.reason : words(text, found.span)).toBe(reason)
    if (changes)
      expect(found.type === 'orphan' && found.candidates[0]!.differences.map(({changes}) => changes)).toContain(changes)
  })

  test('that occurs twice is placed by its prefix and suffix, then by a position', () => {
    const quote = (prefix: string, suffix: string): Selector => ({
      type: 'TextQuoteSelector',
      exact: 'Rates rose',
      prefix,
      suffix
    })
    const second = text.lastIndexOf('Rates')
    expect((anchor(text, quote('', ' in May')) as Anchored).span.start).toBe(0)
    expect((anchor(text, quote('it didn’t. ', ' in ')) as Anchored).span.start).toBe(second)
    const here = {type: 'TextPositionSelector', start: second + 3, end: second + 9}
    expect((anchor(text, [quote('', ''), here]) as Anchored).span.start).toBe(second)
    expect(anchor(text, quote('', '')).type).toBe('orphan')
  })

  test('is placed in its surroundings, even if other words are more similar (Hypothesis gets this wrong)', () => {
    const edited =
      'The committee met on Monday and it approved a budget of sorts for roads. Later the council approved the budget for roads.'
    const selector: Selector = {
      type: 'TextQuoteSelector',
      exact: 'approved the budget for roads',
      prefix: 'met on Monday and it ',
      suffix: '. Later the'
    }
    const found = anchor(edited, selector)
    expect(found).toMatchObject({type: 'anchored', via: 'fuzzy'})
    expect(words(edited, (found as Anchored).span)).toBe('approved a budget of sorts for roads')
    // Without the surroundings, the verbatim copy is all that there is; and a verbatim one in other surroundings scores low.
    expect(said(edited, 'approved the budget for roads')).toBe('approved the budget for roads')
    const elsewhere = anchor(edited.slice(edited.indexOf('Later')), selector) as Anchored
    expect([elsewhere.via, elsewhere.score < 0.75]).toEqual(['exact', true])
  })

  test('is not placed elsewhere when the words in its own place have changed', () => {
    const edited =
      'The bank’s growth was twelve percent in Asia, it said. Rain fell. Once, growth was nine percent in Asia too.'
    const selector: Selector = {
      type: 'TextQuoteSelector',
      exact: 'growth was nine percent in Asia',
      prefix: 'The bank’s ',
      suffix: ', it said.'
    }
    expect(said(edited, selector)).toBe('changed')
    expect(said(edited, 'growth was nine percent in Asia')).toBe('growth was nine percent in Asia')
  })

  test('may start inside a word if its prefix says so', () => {
    expect(said('undeniable', {type: 'TextQuoteSelector', exact: 'deni', prefix: 'un', suffix: 'able'})).toBe('deni')
  })
})

test('a closer quotation scores higher', () => {
  const quotes = [
    'Ships of the northern fleet carried cloves and rope to the harbour',
    'Ships of the northern fleet carried cloves and rope to the harbor',
    'Ships of the northern fleet carryed cloves and rop to the harbor',
    'Ships of the nothern fleet carryed cloves an rop to the harbor',
    'Ships of a nothern fleet carryed clove an rop to a harbor'
  ]
  const there = `It was spring. ${quotes[0]}. Nobody saw them.`
  const scores = quotes.map(quote => (anchor(there, quote) as Anchored).score)
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  expect(new Set(scores).size).toBe(quotes.length)
})

test('each wrong letter lowers the score', () => {
  const sentence =
    'ships carried sacks of cloves across the harbour while fishermen watched from boats that nobody had painted for years'
  const there = `It was spring. The ${sentence}. Nobody saw it, and the ledgers are silent.`
  const inner = [...sentence.matchAll(/(?<=[a-z]{2})[a-z](?=[a-z]{2})/g)].map(({index}) => index)
  fc.assert(
    fc.property(fc.shuffledSubarray(inner, {minLength: 2, maxLength: 14}), places => {
      let quote = sentence
      let before = 1
      for (const at of places) {
        quote = `${quote.slice(0, at)}#${quote.slice(at + 1)}`
        const found = anchor(there, quote)
        const {score, span} = found.type === 'anchored' ? found : found.candidates[0]!
        expect(score).toBeLessThan(before)
        expect(words(there, span)).toBe(sentence)
        before = score
      }
    }),
    {numRuns: 200}
  )
})

test('closer surroundings score higher', () => {
  const there = 'It was spring, and so ships sailed to the harbour that nobody saw.'
  const scores = ['and so ', 'and now ', 'but never ', 'xyz'].map(
    prefix =>
      (anchor(there, {type: 'TextQuoteSelector', exact: 'ships sailed to the harbour', prefix}) as Anchored).score
  )
  expect(scores).toEqual([...new Set(scores)].toSorted((a, b) => b - a))
})

const vocabulary = [
  'The',
  'ship',
  'never',
  'carried',
  'twelve',
  '12',
  'sacks',
  'of',
  'cloves',
  'to',
  'Zanzibar',
  'in',
  'May',
  'not',
  'most',
  'legal',
  'illegal',
  'harbour',
  'ﬁne',
  '“so”',
  '—',
  '😀',
  'wouldn’t',
  'brought'
]
const sentence = fc
  .array(fc.constantFrom(...vocabulary), {minLength: 4, maxLength: 12})
  .map(list => `${list.join(' ')}.`)

test('anchored words have the same numbers, negations, names and degrees, and exact quotations are found', () => {
  const numbersIn = (value: string): string[] =>
    fold(value).text.match(/\b(?:\d+|twelve|not|never|most|wouldn't|Zanzibar|May)\b/g) ?? []
  fc.assert(
    fc.property(
      fc.array(sentence, {minLength: 2, maxLength: 8}),
      fc.nat(7),
      fc.nat(11),
      fc.constantFrom(...vocabulary, ''),
      (list, which, at, by) => {
        const text = list.join(' ')
        const original = list[which % list.length]!
        const verbatim = anchor(text, original)
        expect(verbatim.type === 'anchored' ? words(text, verbatim.span) : verbatim.reason).toBe(
          verbatim.type === 'anchored' ? original : 'ambiguous'
        )
        const changed = original
          .split(' ')
          .with(at % original.split(' ').length, by)
          .join(' ')
        const found = anchor(text, changed)
        if (found.type === 'anchored')
          expect(numbersIn(words(text, found.span)).toSorted()).toEqual(numbersIn(changed).toSorted())
      }
    ),
    {numRuns: 500}
  )
})

describe('a quotation of more than 10,000 characters', () => {
  const sentences = (count: number): string =>
    Array.from({length: count}, (_, i) => `Sentence number ${i} is about rates.`).join(' ')
  const long = sentences(400)

  test('is found if the text has its words', () => {
    expect(anchor(long, long)).toMatchObject({type: 'anchored', via: 'exact'})
    expect(anchor(long, long.replaceAll(' ', '\n'))).toMatchObject({type: 'anchored', via: 'folded'})
    const selector = {type: 'TextQuoteSelector', exact: long, prefix: 'other words', suffix: 'other words'}
    expect(anchor(`It is so. ${long} It is so.`, selector)).toMatchObject({type: 'anchored', via: 'exact'})
  })

  test('is not searched with differences, and the answer says so', () => {
    const edited = (text: string): string => text.replace('number 9 is', 'number 9 was')
    const quote = edited(long)
    expect(anchor(long, quote)).toEqual({type: 'orphan', reason: 'too-long', candidates: []})
    expect(verify(long, quote)).toMatchObject({grade: 'absent', candidates: []})
    expect(anchor(long, edited(sentences(200)))).toMatchObject({type: 'anchored', via: 'fuzzy'})
  })
})

test('of a prefix and a suffix, the nearest 1,000 characters count', () => {
  const selector = (prefix: string): Selector => ({type: 'TextQuoteSelector', exact: 'Rates rose', prefix})
  const there = 'Prices fell. '.repeat(90)
  const text = `Rates rose. ${there}Rates rose`
  const second = {start: text.length - 10, end: text.length}
  expect(anchor(text, selector(there))).toMatchObject({span: second, score: 1})
  expect(anchor(text, selector(`${'x'.repeat(5000)}${there}`))).toMatchObject({span: second, score: 1})
})

test.each([
  ['a footnote reference that the text joins to a word', 'no[a]a$5 aaaaa', 'a$5 aaaaa', 'no[a]', ''],
  ['a dash that would be read as a sign', '—2', '2', '—', ''],
  ['a dash before a dash and a number', '---1', '--1', '-', ''],
  ['dots that end the prefix', 'a. . b', 'b', '. . ', ''],
  ['a quotation mark of two halves', "x '' y", 'x', '', " '"],
  ['a place inside a word as well', 'See an idea, a plan', 'a', ' ', ''],
  ['a place after its negation as well', 'They did not agree. We agree', 'agree', ' ', '']
])(
  'with the very prefix and suffix of the text, a quotation that verifies is anchored there: %s',
  (_, text, exact, prefix, suffix) => {
    const verified = verify(text, exact, {prefix, suffix})
    expect(verified).toMatchObject({grade: 'exact'})
    expect(anchor(text, {type: 'TextQuoteSelector', exact, prefix, suffix})).toMatchObject({
      type: 'anchored',
      via: 'exact',
      span: verified.span
    })
  }
)

test('any quotation that verifies as exact is anchored at the same place, with the text before and after it', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    ' ',
    ' ',
    '.',
    '—',
    '-',
    '2',
    '[a]',
    '$5',
    '…',
    '“',
    "'",
    '¹',
    '†',
    '\u00ad',
    'é',
    'not',
    '\n'
  )
  fc.assert(
    fc.property(
      fc.array(piece, {maxLength: 14}),
      fc.nat(13),
      fc.nat(4),
      fc.nat(3),
      fc.nat(3),
      (list, at, count, before, after) => {
        const text = list.join('')
        const exact = list.slice(at, at + count).join('')
        const prefix = list.slice(Math.max(0, at - before), at).join('')
        const suffix = list.slice(at + count, at + count + after).join('')
        if (exact === '' || exact !== exact.trim()) return
        const start = list.slice(0, at).join('').length
        const {grade, span} = verify(text, exact, {prefix, suffix})
        if (grade !== 'exact' || span!.start !== start) return
        const found = anchor(text, {type: 'TextQuoteSelector', exact, prefix, suffix})
        expect(found.type === 'anchored' ? found.span : found.reason).toEqual(span)
      }
    ),
    {numRuns: 3000}
  )
})

describe('differences', () => {
  test.each([
    ['nine in Asia', 'twelve in Asia', ['number']],
    ['the 3 May report', 'the 4 May report', ['number']],
    ['$5 more', '€5 more', ['number']],
    ['seventeen ships', 'seventy ships', ['number']],
    ['it is so', 'it is not so', ['negation']],
    ['it does so', "it doesn't so", ['negation']],
    ['a legal act', 'an illegal act', ['negation']],
    ['an increase of it', 'a decrease of it', ['negation']],
    ['a useful tool', 'a useless tool', ['negation']],
    ['they accepted it', 'they rejected it', ['negation']],
    ['then Ann left', 'then Bob left', ['name']],
    ['rates may rise', 'rates will rise', ['degree']],
    ['all of them', 'some of them', ['degree']],
    ['the old ship', 'the old shop', [undefined]],
    ['The ship', 'the ship', [undefined]],
    ['so the Turkey trade', 'so the turkey trade', ['name']],
    ['a, b', 'a b', []]
  ])('%j is not %j', (quote, there, changes) => {
    expect(differences(quote, there).map(({changes}) => changes)).toEqual(changes)
  })
})

describe('positions', () => {
  const {text, spans} = marked('😀 Rates ⟦c:rose⟧ in May.\nTrade ⟦d:fell⟧.\n')

  test.each([
    ['code points', {type: 'TextPositionSelector', start: 8, end: 12}, undefined, 'rose'],
    ['UTF-16', {type: 'TextPositionSelector', start: 9, end: 13}, {unit: 'utf-16'}, 'rose'],
    ['beyond the end', {type: 'TextPositionSelector', start: 8, end: 99}, undefined, 'outside'],
    ['backwards', {type: 'TextPositionSelector', start: 8, end: 2}, undefined, 'outside'],
    [
      'RFC 5147 characters',
      {type: 'FragmentSelector', value: 'char=8,12', conformsTo: 'http://tools.ietf.org/rfc/rfc5147'},
      undefined,
      'rose'
    ],
    [
      'RFC 5147 characters to the end',
      {type: 'FragmentSelector', value: 'char=21,;length=33'},
      undefined,
      'Trade fell.\n'
    ],
    ['RFC 5147 lines', {type: 'FragmentSelector', value: 'line=1,2'}, undefined, 'Trade fell.\n'],
    ['RFC 5147 beyond the end', {type: 'FragmentSelector', value: 'line=7,9'}, undefined, 'outside'],
    ['a text directive', {type: 'FragmentSelector', value: ':~:text=Rates-,rose%20in,-May'}, undefined, 'rose in'],
    [
      'a text directive with an end',
      {type: 'FragmentSelector', value: ':~:text=rose,Trade'},
      undefined,
      'rose in May.\nTrade'
    ],
    [
      'media',
      {type: 'FragmentSelector', value: 't=30,60', conformsTo: 'http://www.w3.org/TR/media-frags/'},
      undefined,
      'unsupported'
    ],
    ['an image', {type: 'SvgSelector', value: '<svg/>'}, undefined, 'unsupported'],
    ['XPath without a page', {type: 'XPathSelector', value: '/p[1]'}, undefined, 'unsupported'],
    [
      'a range of quotations',
      {
        type: 'RangeSelector',
        startSelector: {type: 'TextQuoteSelector', exact: 'rose'},
        endSelector: {type: 'TextQuoteSelector', exact: 'fell'}
      },
      undefined,
      'rose in May.\nTrade '
    ],
    [
      'a range whose end is not there',
      {
        type: 'RangeSelector',
        startSelector: {type: 'TextQuoteSelector', exact: 'rose'},
        endSelector: {type: 'TextQuoteSelector', exact: 'cloves'}
      },
      undefined,
      'absent'
    ],
    [
      'words within a place',
      {type: 'TextPositionSelector', start: 2, end: 19, refinedBy: {type: 'TextQuoteSelector', exact: 'in May'}},
      undefined,
      'in May'
    ]
  ] as [string, Selector, {unit: 'utf-16'} | undefined, string][])('%s', (_, selector, options, expected) => {
    expect(said(text, selector, options)).toBe(expected)
  })

  test('are those of the words', () => {
    expect((anchor(text, 'rose') as Anchored).span).toEqual(spans.c)
    expect((anchor(text, 'fell') as Anchored).span).toEqual(spans.d)
  })
})

describe('a page', () => {
  const page = htmlText(
    '<!doctype html><title>T</title><body><nav><a href=/>Home</a></nav>\n<h1 id=top>Rates</h1><p class=lead>Rates <b>rose</b>\n in May.<sup><a href=#1>1</a></sup> An area of 5 m<sup>2</sup></p><script>track()</script><table><tr><td>a<td>b<tr><td>c</table><ul><li>One<li>Two<br>lines</ul><pre>x\n  y</pre>'
  )

  test('has the text that a reader sees, by the rule of Markdown', () => {
    expect(page.text).toBe(
      'Home\n\nRates\n\nRates rose in May. An area of 5 m²\n\na\tb\nc\n\nOne\nTwo\nlines\n\nx\n  y'
    )
  })

  test.each([
    ['XPath', {type: 'XPathSelector', value: '/html/body/p/b'}, 'rose'],
    ['XPath from the body', {type: 'XPathSelector', value: '/p[1]/b[1]'}, 'rose'],
    ['XPath by id', {type: 'XPathSelector', value: '//*[@id="top"]'}, 'Rates'],
    ['XPath to text', {type: 'XPathSelector', value: '/p[1]/text()[2]'}, 'in May.'],
    [
      'XPath with the rows of the tree that browsers make',
      {type: 'XPathSelector', value: '/table/tbody/tr[2]/td'},
      'c'
    ],
    ['XPath that leads nowhere', {type: 'XPathSelector', value: '/p[7]'}, 'absent'],
    ['CSS', {type: 'CssSelector', value: 'p.lead > b'}, 'rose'],
    ['CSS that is none', {type: 'CssSelector', value: 'p..x('}, 'absent'],
    ['an id', {type: 'FragmentSelector', value: 'top'}, 'Rates'],
    ['an id that is not there', {type: 'FragmentSelector', value: '#nowhere'}, 'absent'],
    [
      'Hypothesis’ range',
      {type: 'RangeSelector', startContainer: '/p[1]', startOffset: 6, endContainer: '/p[1]/b[1]', endOffset: 4},
      'rose'
    ],
    [
      'Hypothesis’ range outside its node',
      {type: 'RangeSelector', startContainer: '/p[1]', startOffset: 600, endContainer: '/p[1]', endOffset: 700},
      'outside'
    ],
    [
      'a range',
      {
        type: 'RangeSelector',
        startSelector: {type: 'CssSelector', value: 'b'},
        endSelector: {type: 'CssSelector', value: 'sup'}
      },
      'rose in May.'
    ],
    [
      'a quotation',
      {type: 'TextQuoteSelector', exact: 'Rates rose in May', prefix: '\n\t', suffix: '.'},
      'Rates rose in May'
    ],
    [
      'words in an element',
      {type: 'CssSelector', value: 'p', refinedBy: {type: 'TextQuoteSelector', exact: 'Rates'}},
      'Rates'
    ]
  ] as [string, Selector, string][])('%s', (_, selector, expected) => {
    const found = anchor(page, selector)
    expect(found.type === 'anchored' ? words(page.text, found.span).trim() : found.reason).toBe(expected)
  })

  test.each([
    'body > p:nth-child(1)',
    '#top > b',
    '#top b',
    'html > body > p:nth-of-type(1) > b',
    '#top > b:nth-child(2)'
  ])('finds the same element by %s with the index and with css-select', selector => {
    const source = '<p id="top">Rates <i>so</i> <b>rose</b> <b>fell</b></p><p>on</p>'
    const page = htmlText(source)
    expect(page.findByCss(selector)).toEqual(page.findByCss(`${selector}:not(u)`))
  })

  test('finds the first element that CSS steps without an id select, as css-select does', () => {
    const name = fc.constantFrom('div', 'p', 'b', 'template')
    const step = fc
      .tuple(
        fc.constantFrom('div', 'p', 'b', ''),
        fc.constantFrom('', ':nth-child', ':nth-of-type'),
        fc.integer({min: 1, max: 3})
      )
      .map(([name, kind, nth]) => (kind ? `${name}${kind}(${nth})` : name || 'div'))
    const tags = fc.array(fc.tuple(name, fc.boolean()), {maxLength: 25})
    fc.assert(
      fc.property(tags, fc.array(step, {minLength: 1, maxLength: 3}), (tags, steps) => {
        const page = htmlText(tags.map(([name, opens], at) => (opens ? `<${name}>${at}` : `</${name}>`)).join(''))
        const selector = steps.join(' > ')
        expect(page.findByCss(selector)).toEqual(page.findByCss(`${selector}:not(u)`))
      }),
      {numRuns: 1000}
    )
  })

  test.each([
    ['null', null],
    ['a number', 5],
    ['lists of nothing', [null, [5]]],
    ['no exact words', {type: 'TextQuoteSelector'}],
    ['surroundings that are no text', {type: 'TextQuoteSelector', exact: 'rose', prefix: [null]}],
    ['no XPath', {type: 'XPathSelector'}],
    ['an XPath that is no text', {type: 'XPathSelector', value: {}}],
    ['a CSS selector that is no text', {type: 'CssSelector', value: 5}],
    ['a range of what is no selector', {type: 'RangeSelector', startSelector: 0.5, endSelector: {}}],
    ['containers that are no text', {type: 'RangeSelector', startContainer: '', endContainer: {toString: null}}],
    ['a refinement that is none', {type: 'TextQuoteSelector', exact: 'rose', refinedBy: 5}]
  ])('answers `unsupported` to %s, and does not throw', (_, selector) => {
    for (const text of [page, page.text])
      expect(anchor(text, selector as never)).toMatchObject({type: 'orphan', reason: 'unsupported'})
  })

  test('reads a prefix or suffix of `null` as absent', () => {
    const selector = {type: 'TextQuoteSelector', exact: 'Rates rose', prefix: null, suffix: null}
    expect(anchor(page, selector as never).type).toBe('anchored')
  })

  test('limits the depth and the number of nested selectors', () => {
    let [refined, range, list]: unknown[] = [0, 0, 0].map(() => ({type: 'TextQuoteSelector', exact: 'Rates rose'}))
    for (let i = 0; i < 5000; i++) {
      refined = {type: 'TextQuoteSelector', exact: 'Rates rose', refinedBy: refined}
      range = {type: 'RangeSelector', startSelector: range, endSelector: range}
      list = [list]
    }
    for (const selector of [refined, range, list])
      expect(anchor(page, selector as never)).toMatchObject({type: 'orphan', reason: 'unsupported'})
    expect(page.findByCss(':is('.repeat(50_000))).toBeUndefined()
    expect(page.findByCss('p:has(b:has(i))')).toBeUndefined()
  })

  test('resolves a script to an empty span', () => {
    const {span} = anchor(page, {type: 'XPathSelector', value: '/script'}) as Anchored
    expect(span).toEqual({start: page.text.indexOf('a\tb'), end: page.text.indexOf('a\tb')})
  })

  test('counts positions as the DOM does', () => {
    const start = page.content.indexOf('rose')
    expect(anchor(page, {type: 'TextPositionSelector', start, end: start + 4})).toMatchObject({
      span: {start: page.text.indexOf('rose'), end: page.text.indexOf('rose') + 4}
    })
  })

  test('exists for any string, with all places inside it', () => {
    const tags = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<table>',
      '<td>',
      '<tr>',
      '<script>',
      '</script>',
      '<sup>',
      '</sup>',
      '<br>',
      '<pre>',
      '</pre>',
      '<!--',
      '-->',
      '<',
      '&amp;',
      '&',
      ' ',
      '\n',
      'word',
      '2',
      '😀',
      '<a href=#>',
      '</a>',
      '<svg>',
      '<template>'
    )
    fc.assert(
      fc.property(fc.array(tags, {maxLength: 30}), fc.nat(60), fc.nat(60), (list, a, b) => {
        const {text, content, toSpan} = htmlText(list.join(''))
        const span = toSpan({start: Math.min(a, b, content.length), end: Math.min(Math.max(a, b), content.length)})
        expect(span.start).toBeLessThanOrEqual(span.end)
        expect(span.end).toBeLessThanOrEqual(text.length)
      }),
      {numRuns: 500}
    )
  })
})
