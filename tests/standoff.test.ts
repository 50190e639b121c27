import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {htmlText} from '../src/html/html-text.ts'
import {annotate, type Document, parse, type Span, words} from '../src/index.ts'
import {fromJson, toJson} from '../src/model/index.ts'
import {dehydrate, hydrate, isStandoff, rebase, type Standoff} from '../src/standoff/index.ts'
import {withoutMarkup} from '../src/standoff/markup.ts'
import {codePoints} from '../src/text/code-points.ts'
import {fold} from '../src/text/fold.ts'
import {composed} from '../src/text/rewritten.ts'
import {alterations} from './support/alterations.ts'
import {source} from './support/arbitraries.ts'

/** As a file would hold it. */
const written = (document: Document): Standoff => JSON.parse(JSON.stringify(dehydrate(document))) as Standoff

const annotated = `---
id: cloves
entities: [{id: zanzibar, type: place, name: The Spice Island of Zanzibar}]
---
Rain came late to the islands in 1997. :claim[“:entity[Zanzibar]{ref=zanzibar} exports cloves — and little else,” says the harbour
master]{#c1 kind=fact}. Nobody asked him twice.

:claim{#c2 because="it is in a big blue book"}The ledgers agree with him. They list twelve ships, and eleven… carried cloves.:end{#c2} A twelfth carried rope.

::claim[A harbour that exports cloves and little else is poor]{#c3 supports=c2}

:evidence[Most fishermen don’t remember it that way]{#e1 kind=testimony attacks=c1 because="they list twelve ships"}, though their fathers might. Once again, the
harbour master shook his head and closed the big blue book.
`
const {value: document} = parse(annotated)
const {text} = document

describe('a stand-off', () => {
  test('gives the same document on the original text', () => {
    expect(hydrate(written(document), text)).toEqual({
      value: document,
      diagnostics: [],
      report: {
        exact: true,
        sentences: {all: 8, found: 8},
        items: {
          sections: {kept: 0, moved: 0, lost: 0},
          claims: {kept: 3, moved: 0, lost: 0},
          evidence: {kept: 1, moved: 0, lost: 0},
          mentions: {kept: 1, moved: 0, lost: 0},
          citations: {kept: 0, moved: 0, lost: 0},
          annotations: {kept: 0, moved: 0, lost: 0},
          relations: {kept: 2, moved: 0, lost: 0}
        }
      }
    })
  })

  test('places items by sentence', () => {
    const {sentences, document: placed, of} = written(document)
    expect(sentences.map(({length}) => length).reduce((sum, length) => sum + length)).toBe(of.length)
    expect(placed.claims.map(({id, span}) => [id, span])).toEqual([
      ['c1', {start: [1, 0], end: [1, 66]}],
      ['c2', {start: [3, 0], end: [4, 53]}],
      ['c3', {start: [5, 23], end: [5, 23]}]
    ])
  })

  test.each(alterations)('finds everything in a copy with $name', ({as, alter}) => {
    const copy = alter(text)
    const {value, diagnostics} = hydrate(
      written(document),
      as === 'html' ? htmlText(copy).text : parse(copy).value.text
    )
    expect(diagnostics).toEqual([])
    expect(value.claims.map(claim => [claim.id, said(value, claim)])).toEqual(
      document.claims.map(claim => [claim.id, said(document, claim)])
    )
    expect(said(value, value.evidence[0]!)).toBe(said(document, document.evidence[0]!))
    expect(said(value, value.mentions[0]!)).toBe('Zanzibar')
    expect(value.relations).toEqual(document.relations)
  })
})

test.each([
  ['a heading that ran into its paragraph', 'Most fishermen', 'What They Say Most fishermen'],
  ['a figure of a note after the stop before it', 'carried rope.', 'carried rope.12'],
  ['no space before it', 'carried rope.\n\n', 'carried rope.'],
  ['a caption after it without a stop', 'fathers might.', 'fathers might. Picture by Ann']
])('a sentence is found despite %s', (_, from, to) => {
  const copy = text.replace(from, to)
  expect(copy).not.toBe(text)
  const {value} = hydrate(written(document), copy)
  expect(said(value, value.evidence[0]!)).toBe(said(document, document.evidence[0]!))
})

test.each([
  ['It is false that Bob agreed to it.'],
  ['Allegedly, Bob agreed to it.'],
  ['Ann denies: Bob agreed to it.'],
  ['Never has Bob agreed to it.'],
  ['Not Bob agreed to it.'],
  ['Bob agreed to it. (But never in writing', true],
  ['Bob agreed to it, or so they say.'],
  ['Bob agreed to it']
])('in %j, a sentence is found only if it is not part of a longer one', (copy, stands = false) => {
  const {value} = parse('Ann sat down. :claim[Bob agreed to it.]{#c1} Nobody saw it.')
  for (const given of [`Ann sat down. ${copy} Nobody saw it.`, copy])
    expect(hydrate(written(value), given).value.claims.length, given).toBe(stands ? 1 : 0)
})

test('a sentence may end in an abbreviation', () => {
  const {value} = parse('Ann sat down. :claim[Bob left the U.S.]{#c1}\n\nNobody saw it.')
  expect(hydrate(written(value), 'Ann sat down. Bob left the U.S. Army. Nobody saw it.').value.claims).toEqual([])
  expect(
    hydrate(written(value), 'Ann sat down. Bob left the U.S.\n\nBy Ann. Nobody saw it.').value.claims
  ).toHaveLength(1)
})

test('a pull quote is not taken for the sentence', () => {
  const [quoted] = text.match(/Most fishermen.*might\./)!
  const copy = text.replace(quoted, `Subscribe!\n\n${quoted}\n\nSubscribe!\n\n${quoted}`)
  const {value} = hydrate(written(document), copy)
  expect(value.evidence[0]!.span.start).toBe(copy.lastIndexOf('Most fishermen'))
})

describe('mark-up in a copy is ignored', () => {
  const bare = (text: string, span: {span: Span; parts?: Span[]}): string =>
    (span.parts ?? [span.span]).map(part => fold(withoutMarkup(words(text, part)).text).text).join(' ')

  test.each([
    ['HTML', alterations.find(({as}) => as === 'html')!.alter(text)],
    [
      'HTML with references and no line breaks',
      `<div>${text.replaceAll('’', '&rsquo;').replaceAll('“', '&#8220;').replaceAll('—', '&mdash;').replace(/\n+/g, '</div><div>')}</div>`
    ],
    [
      'Markdown',
      text
        .replace('cloves', '**cloves**')
        .replace('ledgers', '[ledgers](https://example.org/a_b)')
        .replace('remember', '_remember_')
        .replace('ships', 'ships[^1]')
        .replace('Once', '\n\n## A heading\n\n> Once')
        .replace('1997.', '1997\\.')
    ],
    [
      'Markdown with annotations of its own',
      text.replace('The ledgers', ':evidence[The ledgers').replace('with him', 'with him]{#e7 supports=c1}')
    ]
  ])('%s', (_, copy) => {
    const {value, diagnostics} = hydrate(written(document), copy)
    expect(diagnostics).toEqual([])
    expect(value.text).toBe(copy)
    for (const [index, claim] of value.claims.entries())
      expect(bare(copy, claim)).toBe(said(document, document.claims[index]!))
    expect(value.claims.map(({words}) => words)).toEqual(document.claims.map(({words}) => words))
    expect(bare(copy, value.evidence[0]!)).toBe(said(document, document.evidence[0]!))
  })
})

describe('a copy with other words', () => {
  const lost = (copy: string): string[] => hydrate(written(document), copy).diagnostics.map(({message}) => message)

  test('loses the items of an edited sentence and names them', () => {
    expect(lost(text.replace('fishermen', 'sailors'))).toEqual([
      'Evidence `e1` was not placed: sentence 7 of 8 is not in this text',
      'Relation `e1 attacks c1` was left out: `e1` was not placed'
    ])
  })

  test.each([
    ['a number', '1997', '1998', []],
    ['a number in words', 'eleven', 'twelve', ['c2']],
    ['a negation', 'don’t', 'do', ['e1']],
    // c3 is implicit, and borrows words of the sentence.
    ['one letter', 'cloves —', 'clove —', ['c1', 'c3']]
  ])('%s: what says %s does not go where %s stands', (_, from, to, names) => {
    const {value} = hydrate(written(document), text.replace(from, to))
    const kept = [...value.claims, ...value.evidence].map(({id}) => id)
    expect(['c1', 'c2', 'c3', 'e1'].filter(id => !kept.includes(id))).toEqual(names)
  })

  test('gets no annotations if it has none of the sentences', () => {
    const {value, diagnostics} = hydrate(written(document), 'Rates rose. Nobody minded.')
    expect(diagnostics[0]).toMatchObject({
      code: 'other-text',
      message:
        'None of the 8 sentences of the stand-off is in this text of 26 characters, expected a copy of the one with 385; no annotation was placed'
    })
    expect([value.claims, value.evidence, value.mentions, value.relations]).toEqual([[], [], [], []])
  })

  test('gives parts to a claim whose sentences other words separate', () => {
    const {value} = hydrate(written(document), text.replace('They list', 'Turn to page nine.\n\nThey list'))
    const claim = value.claims.find(({id}) => id === 'c2')!
    expect(claim.parts?.map(part => words(value.text, part))).toEqual([
      'The ledgers agree with him.',
      'They list twelve ships, and eleven… carried cloves.'
    ])
  })

  test('reports what has moved', () => {
    const [first, ...rest] = text.split('\n\n')
    const {report, value} = hydrate(written(document), [...rest, first].join('\n\n'))
    expect(report.items.claims).toEqual({kept: 2, moved: 1, lost: 0})
    expect(said(value, value.claims[0]!)).toBe(said(document, document.claims[0]!))
  })

  test('leaves a field empty if its words of the text are missing', () => {
    const {value, diagnostics} = hydrate(written(document), text.replace('They list', 'These list'))
    expect(value.relations.find(({from}) => from === 'e1')?.because).toBe(undefined)
    expect(value.evidence[0]!.because).toBe('')
    expect(diagnostics.map(({code}) => code)).toContain('lost-field')
  })
})

describe('what a stranger can learn', () => {
  const standoff = written(document)
  const wordsOf = (value: string): string[] => value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

  test('no field except names has three consecutive words of the text', () => {
    const all = wordsOf(text)
    const trigrams = new Set(all.map((_, i) => all.slice(i, i + 3).join(' ')))
    const strings = JSON.stringify(standoff, (key, value) => (key === 'name' ? undefined : value)).match(
      /"(?:[^"\\]|\\.)*"/g
    )!
    for (const string of strings) {
      const found = wordsOf(string)
      for (let i = 0; i + 3 <= found.length; i++) expect(trigrams).not.toContain(found.slice(i, i + 3).join(' '))
    }
    // Not for want of trying: the document itself says so in three of its fields.
    expect(document.claims[2]!.words).toContain('exports cloves and little else')
    expect(standoff.withheld).toHaveLength(3)
    expect(hydrate(standoff, text).value.claims[2]!.words).toBe(document.claims[2]!.words)
  })

  /** What somebody finds out who has the file, knows the rules, and guesses. */
  function attack(guesses: readonly string[]): string[] {
    return guesses.filter(
      guess => hydrate({...standoff, of: {...standoff.of, sha256: ''}}, guess).report.sentences.found > 0
    )
  }

  test('a complete guess is confirmed, and so is a template whose blanks can be tried', () => {
    expect(attack(['Nobody asked him twice.', 'Nobody asked him.', 'Rain came early.'])).toEqual([
      'Nobody asked him twice.'
    ])
    const years = Array.from({length: 60}, (_, i) => `Rain came late to the islands in ${1960 + i}.`)
    expect(attack(years)).toEqual(['Rain came late to the islands in 1997.'])
  })

  test('an incomplete guess is not confirmed, however close', () => {
    const dictionary = [
      'fishermen',
      'sailors',
      'harbour',
      'master',
      'remember',
      'ledgers',
      'cloves',
      'rope',
      'ships',
      'the',
      'a',
      'carried',
      'twelfth'
    ]
    const guesses = dictionary.flatMap(a => dictionary.flatMap(b => dictionary.map(c => `${a} ${b} ${c}.`)))
    expect(attack(guesses)).toEqual([])
    expect(attack(['Most fishermen don’t remember it, though their fathers might.'])).toEqual([])
  })

  test('each text has its own salt, so that one table does not serve for two', () => {
    expect(written(document).salt).toBe(standoff.salt)
    const other = written({...document, text: `${text} More.`})
    expect(other.salt).not.toBe(standoff.salt)
    expect(other.sentences[0]!.print).not.toBe(standoff.sentences[0]!.print)
    expect(dehydrate(document, {salt: 'mine'}).salt).toBe('mine')
  })
})

describe('rebase', () => {
  test.each([
    ['rose by 3', 'The rate rose by 3 in May.', 'The rate rose by 3 million in June.'],
    ['rose by 3', 'The rate rose by 3 in May.', 'The rate rose by 3–5 in June.'],
    ['The bank can', 'The bank can go on.', 'The bank can not go on.'],
    ['violent protest', 'A violent protest came.', 'A non-violent protest came on.']
  ])('%s does not go into a number or before a negation', (words, before, after) => {
    const around = (sentence: string): string =>
      `Ann slept on her boat that night. ${sentence} Bob ate all of the bread that was left.`
    const {value} = parse(around(before).replace(words, `:claim[${words}]{#a}`))
    expect(rebase(value, around(after)).report.items.claims).toEqual({kept: 0, moved: 0, lost: 1})
    expect(rebase(value, around(before.replace('.', ' then.'))).report.items.claims.lost).toBe(0)
  })

  test('places an annotation in an edited sentence if its own words are the same', () => {
    const {value, diagnostics, report} = rebase(document, text.replace('though their', 'although their'))
    expect(said(value, value.evidence[0]!)).toBe(said(document, document.evidence[0]!))
    expect(report.items.evidence).toEqual({kept: 0, moved: 1, lost: 0})
    expect(diagnostics.map(({message}) => message)).toContain(
      'Evidence `e1` stands in a sentence that was edited, expected a look at what it says now'
    )
  })

  test.each([
    ['other words', text.replace('remember', 'recall')],
    [
      'words that stand there twice',
      text.replace(', though their', ' — Most fishermen don’t remember it that way, although their')
    ],
    ['words inside others', text.replace('that way, though', 'that ways, though')]
  ])('not on %s', (_, copy) => {
    expect(rebase(document, copy).report.items.evidence).toEqual({kept: 0, moved: 0, lost: 1})
  })
})

/** The folded words of a statement, as they stand in the folded text. */
function said({text}: Document, {span, parts}: {span: Span; parts?: Span[]}): string {
  const folded = fold(text)
  return (parts ?? [span])
    .map(({start, end}) => folded.text.slice(folded.toFolded(start), folded.toFolded(end)).trim())
    .join(' ')
}

test('hydrate ∘ dehydrate is the identity', () => {
  fc.assert(
    fc.property(source, source => {
      const {value} = parse(source)
      const standoff = written(value)
      expect(isStandoff(standoff)).toBe(true)
      const {value: back, diagnostics} = hydrate(standoff, value.text)
      expect({value: back, diagnostics}).toEqual({value: JSON.parse(JSON.stringify(value)), diagnostics: []})
    }),
    {numRuns: 300}
  )
})

const prose = fc
  .array(
    fc.constantFrom(
      ...[
        'Rain came late.',
        'The “big” book — blue — closed.',
        'He said no… twice.',
        'U.S. ships carried 12 tons of cloves.',
        '😀 smiled.',
        'Rope'
      ],
      ...[
        'No.',
        'It’s 1997.',
        'Naïve fishermen forgot,',
        'and said so.',
        '\n\n',
        '\n\n',
        'A ﬁne day!',
        '(Or not.)',
        'Why?'
      ]
    ),
    {minLength: 3, maxLength: 25}
  )
  .map(list =>
    list
      .join(' ')
      .replace(/ *\n\n */g, '\n\n')
      .trim()
  )

test('in an altered copy, placed words are the original words after folding', () => {
  const spanIn = (text: string): fc.Arbitrary<Span> => {
    const {toUtf16, toCodePoint} = codePoints(text)
    const place = fc.nat(toCodePoint(text.length)).map(toUtf16)
    return fc.tuple(place, place).map(([a, b]) => ({start: Math.min(a, b), end: Math.max(a, b)}))
  }
  // Half a ligature is none: a span that ends inside one has to take all of it.
  const wholeLetters = alterations.filter(({name}) => name !== 'ligatures and full width')
  const cases = prose.chain(text =>
    fc.tuple(
      fc.constant(text),
      fc.array(spanIn(text), {maxLength: 5}),
      fc.constantFrom(...wholeLetters),
      fc.nat(text.length)
    )
  )
  fc.assert(
    fc.property(cases, fc.constantFrom('', 'not ', '7', '  ', '\u00ad'), ([text, spans, {as, alter}, at], inserted) => {
      const claims = spans.map((span, index) => ({type: 'claim', id: `c${index}`, span}) as const)
      const before: Document = {...parse('').value, text, claims}
      const altered = alter(text.slice(0, at) + inserted + text.slice(at))
      const {value, diagnostics, report} = hydrate(written(before), as === 'html' ? htmlText(altered).text : altered)
      for (const claim of value.claims) {
        const original = claims.find(({id}) => id === claim.id)!
        const glued = (text: string): string => text.replace(/[\s*-]/g, '')
        expect(glued(said(value, claim))).toBe(glued(said(before, original)))
      }
      // Whoever is not there is told.
      const {kept, moved, lost} = report.items.claims
      expect(kept + moved).toBe(value.claims.length)
      expect(kept + moved + lost).toBe(claims.length)
      expect(diagnostics.filter(({code}) => code === 'lost')).toHaveLength(lost)
    }),
    {numRuns: 500}
  )
})

test('hydrate, edit, dehydrate: nothing is lost', () => {
  const hydrated = hydrate(written(document), text).value
  const edited = annotate(text, {
    claims: [...hydrated.claims.filter(({words}) => !words), {type: 'claim', id: 'c9', span: {start: 0, end: 37}}]
  })
  const again = parse(edited.value).value
  const back = hydrate(written(again), text).value
  expect(back.claims).toEqual(again.claims)
  expect(back.claims.map(({id}) => id).toSorted()).toEqual(['c1', 'c2', 'c9'])
})

test.each([
  null,
  1,
  [],
  {},
  {type: 'standoff'},
  {...written(document), version: 1},
  {...written(document), sentences: [{length: -1, folded: 1, print: ''}]},
  {...written(document), document: {claims: 'none'}}
])('%j is not a stand-off', value => {
  expect(isStandoff(value)).toBe(false)
})

test.each([
  [
    'a place beyond the sentences',
    (it: Standoff) => Object.assign(it.document.claims[0]!, {span: {start: [99, 0], end: [99, 4]}})
  ],
  [
    'a place beyond its sentence',
    (it: Standoff) => Object.assign(it.document.claims[0]!, {span: {start: [1, 0], end: [1, 9999]}})
  ],
  [
    'an end before its start',
    (it: Standoff) => Object.assign(it.document.claims[0]!, {span: {start: [1, 9], end: [1, 2]}})
  ],
  ['nothing for a place', (it: Standoff) => Reflect.deleteProperty(it.document.claims[0]!, 'span')],
  ['no place at all', (it: Standoff) => Object.assign(it.document.claims[0]!, {span: 'here'})],
  ['a number for parts', (it: Standoff) => Object.assign(it.document.claims[0]!, {parts: 5})],
  ['a third number that leaves the sentence', (it: Standoff) => it.document.claims[0]!.span.end.push(90 as never)],
  ['a third number that passes words', (it: Standoff) => it.document.claims[0]!.span.end.push(-9 as never)],
  ['an id that is none', (it: Standoff) => Object.assign(it.document.claims[0]!, {id: null})],
  ['nothing for an item', (it: Standoff) => Object.assign(it.document.claims, [null])],
  [
    'a sentence that is far away',
    (it: Standoff) => Object.assign(it.document.claims[0]!, {span: {start: [0, 0], end: [1e12, 0]}})
  ]
])('a stand-off with %s loses that one and keeps the others', (_, spoil) => {
  const standoff = written(document)
  spoil(standoff)
  const {value, report} = hydrate(standoff, text)
  expect(report.items.claims.lost).toBe(1)
  expect(value.claims.map(({id}) => id)).toEqual(['c2', 'c3'])
})

describe('a span inside a character', () => {
  const document = (text: string, span: Span): Document => ({
    ...parse('').value,
    text,
    claims: [{type: 'claim', id: 'c', span}]
  })
  test.each([
    ['a letter and its accent', 'The cafe\u0301 closed.', {start: 4, end: 8}, 1, 'The caf\u00e9 closed.'],
    [
      'a letter and an accent that no letter has',
      'So q\u0307\u0323 it is.',
      {start: 5, end: 9},
      1,
      'So q\u0323\u0307 it is.'
    ],
    ['the call of a footnote', 'It closed[^note] then.', {start: 3, end: 13}, 1, 'It closed then.'],
    ['a surrogate pair', 'He 😀 smiled.', {start: 4, end: 12}, 0, 'He  😀 smiled.']
  ])('of %s', (_, text, span, there, copy) => {
    const before = document(text, span)
    const again = hydrate(dehydrate(before), text)
    expect(again.value.claims.map(one => words(text, one.span))).toEqual(there ? [words(text, span)] : [])
    for (const {value, diagnostics} of [hydrate(dehydrate(before), copy), rebase(before, copy)]) {
      expect(value.claims).toEqual([])
      expect(diagnostics.map(({code, ids}) => [code, ids])).toEqual([['lost', ['c']]])
    }
  })
})

test('a section that starts in the white space before its sentence is kept', () => {
  const text = 'a aaaaaaa\n\naaa'
  const sections = [{type: 'section' as const, title: '', depth: 1 as const, span: {start: 10, end: 14}}]
  const before: Document = {...parse('').value, text, sections}
  expect(hydrate(dehydrate(before), text).value.sections).toEqual(sections)
})

test.each([
  ['relations', {type: 'relation', kind: 'attacks', from: 'c', to: 'c', parts: 'a'}],
  ['relations', {type: 'relation', kind: 'attacks', from: 'c', to: 'c', span: {}}],
  ['sections', {type: 'section', title: '', depth: 1, span: {start: [0, 0], end: [0, 2]}, parts: 0}],
  [
    'mentions',
    {
      type: 'person',
      entity: 'e',
      via: 'authored',
      span: {start: [0, 0], end: [0, 2]},
      parts: [{start: [0, 3], end: [9, 9]}]
    }
  ]
])('a field of %s that only the items of other lists have is no place: %j', (list, item) => {
  const standoff = dehydrate({...parse(':claim[It rose.]{#c}').value})
  const document = {...standoff.document, [list]: [item]} as Standoff['document']
  const {value} = hydrate({...standoff, document}, 'It rose.')
  const placed = value[list as 'mentions'] as {span?: Span}[]
  expect(placed.map(({span}) => span)).toEqual([
    list === 'relations' ? (item as {span?: Span}).span : {start: 0, end: 2}
  ])
})

test('a small stand-off cannot use much memory', () => {
  const small = written({...parse('').value, text: ' '})
  const claim = {type: 'claim', id: 'c', span: {start: [0, 0], end: [1e12, 0]}} as const
  small.document.claims.push(structuredClone(claim) as never)
  expect(hydrate(small, ' ').diagnostics).toMatchObject([
    {
      code: 'lost',
      reason: 'its place is in sentence 1000000000001 of 0',
      actual: 'Claim `c`',
      ids: ['c'],
      pointer: '/claims/0'
    }
  ])
  // Fields that repeat all of the text, over and over.
  const greedy = written(document)
  const all = {start: [0, 0], end: [7, greedy.sentences[7]!.folded]} as never
  greedy.document.meta.custom = {field: ''}
  greedy.withheld = [{pointer: '/meta/custom/field', pieces: Array(100_000).fill(all)}]
  expect(hydrate(JSON.parse(JSON.stringify(greedy)), text).diagnostics).toMatchObject([
    {code: 'lost-field', reason: 'its fields repeat the text too often'}
  ])
})

test.each<[string, unknown, string]>([
  ['a list for a field', {pointer: '/claims', pieces: ['x']}, '/claims'],
  ['an id', {pointer: '/claims/0/id', pieces: ['x']}, '/claims/0/id'],
  ['a prototype', {pointer: '/__proto__/x', pieces: ['x']}, '/__proto__/x'],
  ['a piece without a place', {pointer: '/meta/title', pieces: [{start: [0, 0]}]}, '/meta/title'],
  ['no field', {pieces: []}, '/withheld/0']
])('a withheld field that points to %s is left unchanged and reported', (_, withheld, pointer) => {
  const {value, diagnostics} = hydrate({...written(document), withheld: [withheld] as never}, text)
  expect(value.claims[0]).toEqual(document.claims[0])
  expect(diagnostics.filter(({code}) => code === 'lost-field')).toMatchObject([{pointer}])
})

test('an item that refers to a lost item is lost too, along a chain of any length', () => {
  const standoff = written(document)
  const [relation] = standoff.document.relations
  standoff.document.relations = [3, 2, 1].map(n => ({
    ...relation!,
    id: `r${n}`,
    from: n === 1 ? 'c1' : `r${n - 1}`,
    to: 'c2'
  }))
  standoff.document.annotations = [
    {type: 'annotation', label: 'note', args: [{of: 'r3'}]},
    {type: 'annotation', label: 'odd', args: null as never}
  ]
  Object.assign(standoff.document.claims[0]!, {span: null})
  const {diagnostics, report} = hydrate(standoff, text)
  expect(report.items.relations).toEqual({kept: 0, moved: 0, lost: 3})
  expect(report.items.annotations).toEqual({kept: 0, moved: 0, lost: 2})
  expect(diagnostics.map(({pointer, reason}) => [pointer, reason])).toEqual([
    ['/claims/0', 'in `span`: this is of type `null`, expected `object`'],
    ['/annotations/1', 'in `args`: this is of type `null`, expected `array`'],
    ['/relations/2', '`c1` was not placed'],
    ['/relations/1', '`r1` was not placed'],
    ['/relations/0', '`r2` was not placed'],
    ['/annotations/0', '`r3` was not placed']
  ])
})

test('a value that is not a stand-off places nothing and says why', () => {
  const {value, diagnostics} = hydrate({...written(document), salt: 3} as never, text)
  expect(value).toEqual({...parse('').value, text})
  expect(diagnostics).toMatchObject([
    {code: 'not-standoff', message: 'This is not a stand-off at /salt: this is of type `number`, expected `string`'}
  ])
})

test('a circular reference in the front matter is left out', () => {
  const circle: Record<string, unknown> = {kept: 'yes'}
  circle.again = [circle, new Map()]
  const given = {...document, meta: {...document.meta, custom: {circle}}}
  expect(written(given).document.meta.custom).toEqual({circle: {kept: 'yes', again: [null, null]}})
  expect(rebase(given, text).report.items.claims.kept).toBe(3)
})

test('a stand-off with wrong fingerprints is not treated as exact', () => {
  const standoff = written(document)
  standoff.sentences[1]!.length += 3
  standoff.sentences[2]!.length -= 3
  const {value, report} = hydrate(standoff, text)
  expect(report.exact).toBe(false)
  expect(value.claims).toEqual(document.claims)
})

test('hydrate does not throw on any altered stand-off', () => {
  const junk = fc.constantFrom<unknown>(
    null,
    0,
    -1,
    1.5,
    1e9,
    '',
    'constructor',
    [],
    [0],
    [0, 0],
    {},
    {start: [0, 0], end: [0, 3]},
    true
  )
  const paths: (string | number)[][] = []
  const walk = (value: unknown, path: (string | number)[]): void => {
    paths.push(path)
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
  }
  walk(written(document), [])
  const spoiled = fc.array(fc.tuple(fc.constantFrom(...paths.slice(1)), fc.option(junk, {nil: undefined})), {
    minLength: 1,
    maxLength: 3
  })
  let read = 0
  fc.assert(
    fc.property(spoiled, fc.boolean(), (changes, exact) => {
      const whole = written(document)
      for (const [path, value] of changes) {
        let holder = whole as unknown as Record<string, unknown> | undefined
        for (const key of path.slice(0, -1)) holder = holder?.[key] as typeof holder
        // A change before this one may have put a list or nothing there.
        if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) continue
        if (value === undefined) Reflect.deleteProperty(holder, path.at(-1)!)
        else Reflect.set(holder, path.at(-1)!, structuredClone(value))
      }
      const standoff: unknown = JSON.parse(JSON.stringify(whole))
      if (!isStandoff(standoff)) return
      read++
      const {value, diagnostics} = hydrate(standoff, exact ? text : alterations[0]!.alter(text))
      expect(value.text).not.toBe('')
      // Whatever comes of it can be written as JSON and held to the schema.
      expect(fromJson(JSON.parse(JSON.stringify(toJson(value)))).value.text).toBe(value.text)
      expect(diagnostics.every(({message}) => message.length > 10)).toBe(true)
    }),
    {numRuns: 3000}
  )
  expect(read).toBeGreaterThan(1000)
})

test('with one value replaced, hydrate does not throw, and placed items have their own words', () => {
  const whole = written(document)
  const paths: (string | number)[][] = []
  const walk = (value: unknown, path: (string | number)[]): void => {
    paths.push(path)
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
  }
  walk(whole, [])
  const other = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(1e12, 1e308, -1, 0.5, Number.NaN, 7, 'c1', ['x'], {}))
  fc.assert(
    fc.property(fc.constantFrom(...paths.slice(1)), other, fc.boolean(), (path, value, exact) => {
      const standoff = structuredClone(whole)
      const holder = path
        .slice(0, -1)
        .reduce<unknown>((holder, key) => (holder as Record<string, unknown>)[key], standoff)
      ;(holder as Record<string, unknown>)[path.at(-1)!] = value
      const start = performance.now()
      const {value: back, report} = hydrate(standoff, exact ? text : alterations[0]!.alter(text))
      expect(performance.now() - start).toBeLessThan(5000)
      expect(
        fromJson(JSON.parse(JSON.stringify(toJson(back)))).diagnostics.filter(({code}) => code !== 'unknown-field')
      ).toEqual([])
      const {kept, moved} = report.items.claims
      expect(kept + moved).toBe(back.claims.length)
      if (path.includes('span') || path.includes('withheld')) return
      const originals = document.claims.map(claim => said(document, claim))
      for (const claim of back.claims) expect(originals).toContain(said(back, claim))
    }),
    {numRuns: 2000}
  )
})

test('among mark-up and removed characters, placed words are the original words', () => {
  const pieces = fc.constantFrom(
    ...[
      'Rain came late.',
      'The “big” book — blue — closed.',
      'He said no… twice.',
      'U.S. ships carried 12 tons.',
      '😀 smiled.',
      'Rope'
    ],
    ...[
      'It’s 1997.',
      '\n\n',
      '\n',
      'A ﬁne day!',
      '[1]',
      '\u00ad',
      '\ufeff',
      '²',
      '†',
      '``x``',
      '** bold **',
      '<p>',
      '- item',
      '> quoted'
    ],
    ...['\u200b', 'e\u0301', '. . .', "''", 'q\u0307\u0323', '[^n]', '²³', 'co\u00adop', '\u1112\u1161', '𝐀']
  )
  const marks = fc.constantFrom(
    ...[
      '[1]',
      '[^n]',
      '\u00ad',
      '\ufeff',
      '**',
      '`',
      '\n> ',
      '<p>',
      '\n\n',
      '\n',
      ' ',
      '  ',
      '²',
      '†',
      '…',
      '—',
      '😀',
      '\u0301'
    ],
    ...['```\n', '&amp;', '<!-- x -->', '-', '\r\n', '¹', '³', '[a]', '\u00a0', '\u2060', '\n:::\n', '~~', '\ufe0f']
  )
  const cases = fc.array(fc.tuple(pieces, fc.constantFrom(' ', '')), {minLength: 2, maxLength: 12}).chain(list => {
    const text = list.flat().join('')
    const place = fc.nat(text.length)
    return fc.tuple(
      fc.constant(text),
      fc.array(fc.tuple(place, place), {minLength: 1, maxLength: 5}),
      fc.array(fc.tuple(place, marks), {maxLength: 4})
    )
  })
  /** The folded words without white space, which may differ between sentences; where mark-up was looked through, without it. */
  const both = (text: string, {span, parts = [span]}: {span: Span; parts?: Span[]}): string[] => {
    const bare = withoutMarkup(text)
    return [fold(text), composed(bare, fold(bare.text))].map(({text, toFolded}) =>
      parts.map(({start, end}) => text.slice(toFolded(start), toFolded(end)).replaceAll(' ', '')).join('')
    )
  }
  /** The letters and accents themselves, without calls of footnotes and mark-up. */
  const letters = (text: string, {span, parts = [span]}: {span: Span; parts?: Span[]}): string =>
    parts
      .map(part => words(text, part))
      .join('')
      .replace(/<[^>]*>|&amp;|\[\W*\w\W*\]|[1¹²³†]|\ufe0f/g, '')
      .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
      .normalize('NFKD')
  fc.assert(
    fc.property(cases, fc.boolean(), ([text, places, inserted], again) => {
      let copy = text
      for (const [at, mark] of inserted.toSorted(([a], [b]) => b - a)) copy = copy.slice(0, at) + mark + copy.slice(at)
      const claims = places.map(([a, b], index) => ({
        type: 'claim' as const,
        id: `c${index}`,
        span: {start: Math.min(a, b), end: Math.max(a, b)}
      }))
      const before: Document = {...parse('').value, text, claims}
      const {value} = again ? rebase(before, copy) : hydrate(written(before), copy)
      for (const claim of value.claims) {
        const original = claims.find(({id}) => id === claim.id)!
        expect(both(copy, claim)).toContain(both(text, original)[0])
        expect(letters(copy, claim)).toBe(letters(text, original))
      }
    }),
    {numRuns: 1000}
  )
})
