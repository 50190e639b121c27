import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  type Annotations,
  annotate,
  type Budget,
  type Diagnostic,
  fromDialects,
  parse,
  strip,
  toFootnotes
} from '../src/index.ts'
import {type Claim, type Evidence, emptyDocument} from '../src/model/document.ts'
import {applySuggestions} from '../src/suggestions/index.ts'
import {blocks, plainSource, source} from './support/arbitraries.ts'
import {marked} from './support/marked.ts'

const claim = (id: string, span: {start: number; end: number}, rest: Partial<Claim> = {}): Claim => ({
  type: 'claim',
  id,
  span,
  ...rest
})

describe('annotate', () => {
  // The Markdown, the words to claim as the text has them, and the Markdown with them claimed.
  test.each([
    ['words', 'a b c', 'a ⟦c1:b⟧ c', 'a :claim[b]{#c1} c'],
    ['nested words', 'a b c', '⟦c1:a ⟦c2:b⟧⟧ c', ':claim[a :claim[b]{#c2}]{#c1} c'],
    ['words side by side', 'ab', '⟦c1:a⟧⟦c2:b⟧', ':claim[a]{#c1}:claim[b]{#c2}'],
    ['emphasised words', 'a **b** c', 'a ⟦c1:b⟧ c', 'a **:claim[b]{#c1}** c'],
    ['words and emphasis', 'a **b** c', '⟦c1:a b⟧ c', ':claim[a **b**]{#c1} c'],
    ['words over a soft break', '> a\n> b', '⟦c1:a b⟧', '> :claim[a\n> b]{#c1}'],
    ['references and escapes', 'AT&amp;T \\*x\\*', '⟦c1:AT&T *x*⟧', ':claim[AT&amp;T \\*x\\*]{#c1}'],
    ['a link', 'see [a b](u).', 'see ⟦c1:a b⟧.', 'see [:claim[a b]{#c1}](u).'],
    ['a cell', '| a | b |\r\n|---|---|\r\n', '⟦c1:a⟧\tb', '| :claim[a]{#c1} | b |\r\n|---|---|\r\n'],
    ['two paragraphs', 'a\n\nb\n\nc', '⟦c1:a\n\nb⟧\n\nc', ':::claim{#c1}\na\n\nb\n:::\n\nc'],
    [
      'a block that holds a span',
      'a b\r\n\r\nc',
      '⟦c1:⟦c2:a⟧ b\n\nc⟧',
      ':::claim{#c1}\r\n:claim[a]{#c2} b\r\n\r\nc\r\n:::'
    ],
    ['words in a footnote', 'a[^1]\n\n[^1]: b c', 'a\n\nb ⟦c1:c⟧', 'a[^1]\n\n[^1]: b :claim[c]{#c1}'],
    ['a byte-order mark', '\uFEFFa b', 'a ⟦c1:b⟧', '\uFEFFa :claim[b]{#c1}'],
    ['an indented heading', '  a\n===\n\nb', '⟦c1:a⟧\n\nb', '  :claim[a]{#c1}\n===\n\nb'],
    ['indented blocks', '  a\n===\n\n  b', '⟦c1:a\n\nb⟧', ':::claim{#c1}\n  a\n===\n\n  b\n:::'],
    ['an address', 'see <https://a.b/c>', 'see ⟦c1:https://a.b/c⟧', 'see :claim[<https://a.b/c>]{#c1}'],
    ['a reference', 'a [b] c\n\n[b]: u', 'a ⟦c1:b⟧ c', 'a :claim[[b]]{#c1} c\n\n[b]: u'],
    [
      'blocks that hold two blocks',
      'a\n\nb\n\nc\n\nd',
      '⟦c1:⟦c2:a\n\nb⟧\n\n⟦c3:c\n\nd⟧⟧',
      '::::claim{#c1}\n:::claim{#c2}\na\n\nb\n:::\n\n:::claim{#c3}\nc\n\nd\n:::\n::::'
    ],
    ['a byte-order mark before a block', '\uFEFF    a', '⟦c1:a⟧', '\uFEFF:::claim{#c1}\n    a\n:::']
  ])('%s', (_, source, drawn, expected) => {
    const {text, spans} = marked(drawn)
    expect(parse(source).value.text).toBe(text)
    const {value, diagnostics} = annotate(source, {claims: Object.entries(spans).map(([id, span]) => claim(id, span))})
    expect(diagnostics).toEqual([])
    expect(value).toBe(expected)
    expect(strip(value).value).toBe(source)
  })

  // Claims that brackets cannot hold, by their spans in the text.
  test.each([
    [
      'claims that cross',
      'a b c',
      [
        [0, 3],
        [2, 5]
      ],
      ':claim[a :claim{#c1}b]{#c0} c:end{#c1}'
    ],
    ['half an emphasis', 'a *b c*', [[0, 3]], ':claim{#c0}a *b:end{#c0} c*'],
    ['half a paragraph', 'a b\n\nc', [[2, 6]], 'a :claim{#c0}b\n\nc:end{#c0}'],
    ['list items', '- a b\n- c', [[2, 5]], '- a :claim{#c0}b\n- c:end{#c0}'],
    ['paragraphs in a quote', '> a\n>\n> b\n\nc', [[0, 4]], '> :claim{#c0}a\n>\n> b:end{#c0}\n\nc'],
    ['a lone bracket', 'a ] b', [[0, 5]], ':claim{#c0}a ] b:end{#c0}'],
    ['words that end with code', 'a\n\nb `c`', [[0, 6]], ':::claim{#c0}\na\n\nb `c`\n:::'],
    ['words that end with code, and more', 'a `b` c\n\nd `e` f', [[2, 10]], 'a :claim{#c0}`b` c\n\nd `e`:end{#c0} f']
  ] as [string, string, [number, number][], string][])('%s', (_, source, spans, expected) => {
    const claims = spans.map(([start, end], i) => claim(`c${i}`, {start, end}))
    const {value, diagnostics} = annotate(source, {claims})
    expect(diagnostics).toEqual([])
    expect(value).toBe(expected)
    expect(strip(value).value).toBe(source)
    expect(parse(value).value.claims).toEqual(claims)
  })

  test('a discontinuous claim, and relations that say something of themselves', () => {
    const source = 'a b c d\n\ne'
    const whole = {
      claims: [
        claim(
          'c1',
          {start: 0, end: 5},
          {
            parts: [
              {start: 0, end: 1},
              {start: 4, end: 5}
            ]
          }
        )
      ],
      evidence: [{type: 'evidence' as const, id: 'e1', span: {start: 6, end: 7}}],
      relations: [
        {
          type: 'relation' as const,
          kind: 'supports' as const,
          id: 'r1',
          from: 'e1',
          linked: ['e2'],
          to: 'c1',
          confidence: 0.5
        },
        {type: 'relation' as const, kind: 'undercuts' as const, from: 'x9', to: 'r1', because: 'It "does" not.'}
      ]
    }
    const {value, diagnostics} = annotate(source, whole)
    expect(diagnostics).toEqual([])
    expect(value).toBe(
      ':claim[a]{#c1} b :claim[c]{part=c1} :evidence[d]{#e1}\n\n::relation{#r1 from="e1 e2" to=c1 kind=supports confidence=0.5}\n\ne\n\n::relation{from=x9 to=r1 kind=undercuts because="It &#34;does&#34; not."}'
    )
    expect(strip(value).value).toBe(source)
    const back = parse(value)
    expect(back.diagnostics).toEqual([])
    expect(back.value).toMatchObject(whole)
  })

  test.each([
    ['letters in code', '`a b`', '⟦x:a⟧ b', {c1: [0, 1]}, 'code'],
    ['letters in a code block', '    a b', '⟦x:a⟧ b', {c1: [0, 1]}, 'letters in code'],
    [
      'a paragraph with the break after it',
      'a b\n\nc',
      'a ⟦x:b⟧\n\nc',
      {c1: [2, 5]},
      'it ends between two paragraphs or cells'
    ],
    [
      'a paragraph with the break before it',
      'a\n\nb c',
      'a\n\n⟦x:b⟧ c',
      {c1: [1, 4]},
      'it starts between two paragraphs or cells'
    ],
    [
      'a cell with what divides it from the next',
      '| a | b |\n|---|---|',
      '⟦x:a⟧\tb',
      {c1: [0, 2]},
      'ends between two paragraphs or cells'
    ],
    ['a footnote and its body', 'a[^1]\n\n[^1]: b', '⟦x:a⟧\n\nb', {c1: [0, 4]}, 'footnote'],
    ['a block that would swallow its end', '```\na\r', '⟦x:a⟧', {c1: [0, 1]}, 'code'],
    ['nothing', 'a', '⟦x:a⟧', {c1: [1, 1]}, 'no words'],
    ['past the end', 'a', '⟦x:a⟧', {c1: [0, 9]}, 'outside'],
    ['half a character', '😀b', '⟦x:😀b⟧', {c1: [1, 3]}, 'cuts a character']
  ] as [string, string, string, Record<string, [number, number]>, string][])(
    'refuses %s',
    (_, source, drawn, extra, why) => {
      const {spans} = marked(drawn)
      const claims = [
        ...Object.entries(spans),
        ...Object.entries(extra).map(([id, [start, end]]): [string, {start: number; end: number}] => [id, {start, end}])
      ]
        .filter(([id]) => id.startsWith('c'))
        .map(([id, span]) => claim(id, span))
      const {value, diagnostics} = annotate(source, {claims})
      expect(diagnostics.map(({code, message}) => [code, message.includes(why)])).toEqual([['cannot-annotate', true]])
      expect(strip(value).value).toBe(source)
    }
  )

  // The spans of claims, of which the first are refused; the others are written as if they were alone.
  test.each([
    ['half an address', '<https://a.b/c>\n\nword two', [[0, 9]], [[20, 23]]],
    ['letters in code', '`a b` c', [[0, 1]], [[4, 5]]],
    ['a discontinuous claim, one part in code', '```\nfour\n```\n\nOne two.', [[0, 2, 6, 9]], [[10, 13]]],
    ['a discontinuous claim that crosses', 'a b c d e', [[2, 5, 8, 9]], [[0, 3]]]
  ] as [string, string, number[][], number[][]][])('%s takes nothing with it', (_, source, wrong, right) => {
    const toClaim = (id: string, [start, end, from, to]: number[]): Claim =>
      claim(
        id,
        {start: start!, end: to ?? end!},
        to === undefined
          ? {}
          : {
              parts: [
                {start: start!, end: end!},
                {start: from!, end: to}
              ]
            }
      )
    const good = right.map((span, i) => toClaim(`c${i}`, span))
    const bad = wrong.map((span, i) => toClaim(`x${i}`, span))
    const {value, diagnostics} = annotate(source, {claims: [...bad, ...good]})
    expect(value).toBe(annotate(source, {claims: good}).value)
    expect(diagnostics.map(({ids}) => ids?.[0])).toEqual(bad.map(({id}) => id))
    for (const {message, reason} of diagnostics) expect(message.endsWith(`was not written: ${reason}`)).toBe(true)
  })

  test.each<[string, Partial<Claim> | Annotations, string]>([
    ['an entity', {about: ['x', 'y z']}, '`y z`'],
    ['an addressee', {addressees: ['y,z']}, '`y,z`'],
    ['a holder', {by: ['a>b', 'c']}, '`a>b`'],
    ['a source', {sources: [{id: 's; t'}]}, '`s; t`'],
    ['a target', {relations: [{type: 'relation', kind: 'supports', from: 'c1', to: 'y z'}]}, '`y z`'],
    [
      'a premise',
      {relations: [{type: 'relation', id: 'r1', kind: 'supports', from: 'c1', linked: ['e 2'], to: 'c2'}]},
      '`e 2`'
    ],
    ['an argument', {annotations: [{type: 'annotation', id: 'T1', label: 'X', args: [{of: 'a b'}]}]}, '`a b`'],
    [
      'an argument with a colon',
      {annotations: [{type: 'annotation', id: 'T1', label: 'X', args: [{of: 'a:b'}]}]},
      '`a:b`'
    ],
    ['a role', {annotations: [{type: 'annotation', id: 'T1', label: 'X', args: [{role: 'a b', of: 'c'}]}]}, '`a b:c`'],
    ['a cited source', {citations: [{type: 'citation', span: {start: 0, end: 1}, sources: [{id: 'a b'}]}]}, '`a b`']
  ])('refuses %s whose id would be divided', (_, more, named) => {
    const isList = 'relations' in more || 'annotations' in more || 'citations' in more
    const one = claim('c1', {start: 0, end: 1}, isList ? {} : (more as Partial<Claim>))
    const {value, diagnostics} = annotate('a b', {claims: [one], ...(isList && more)})
    expect(diagnostics.map(({reason}) => reason)).toEqual([expect.stringContaining(named)])
    expect(parse(value).value).toMatchObject({
      claims: isList && !('relations' in more && _ === 'a target') ? [one] : []
    })
  })

  test.each<[string, Annotations]>([
    ['words in code', {claims: [claim('c1', {start: 4, end: 5})]}],
    ['no words', {claims: [claim('c1', {start: 0, end: 0})]}],
    ['two of them', {claims: [claim('c1', {start: 4, end: 5}), claim('c2', {start: 6, end: 7})]}]
  ])('what cannot be changed stays as it was: %s', (_, annotations) => {
    const source = ':claim[a b]{#c1 kind=fact} `c d` :claim[e]{#c2}'
    const {value, diagnostics} = annotate(source, annotations)
    expect(value).toBe(source)
    expect(diagnostics.map(({ids}) => ids![0])).toEqual(annotations.claims!.map(({id}) => id))
  })

  test('what cannot be changed stays, and what can is changed', () => {
    const claims = [claim('c1', {start: 4, end: 5}), claim('c2', {start: 8, end: 9}, {kind: 'fact'})]
    const {value} = annotate(':claim[a b]{#c1} `c d` :claim[e]{#c2}', {claims})
    expect(value).toBe(':claim[a b]{#c1} `c d` :claim[e]{#c2 kind=fact}')
  })

  test('a claim whose words are a line break stays, since the text would change without it', () => {
    const source = ':claim[\n]{#c2}'
    expect(annotate(source, {claims: [claim('c2', {start: 0, end: 0})]}).value).toBe(source)
  })

  test('an empty list of parts is none', () => {
    const claims = [claim('c1', {start: 0, end: 1}, {parts: []})]
    expect(annotate('a b', {claims}).value).toBe(':claim[a]{#c1} b')
  })

  test('says what crosses what as data', () => {
    const span = (start: number, end: number) => ({start, end})
    const mention = (start: number, end: number, entity: string) =>
      ({span: span(start, end), type: 'place', entity, via: 'author'}) as const
    const {diagnostics} = annotate('a b c', {mentions: [mention(0, 3, 'x'), mention(2, 5, 'y')]})
    expect(diagnostics).toMatchObject([
      {ids: ['y', 'x'], reason: 'it crosses The mention of `x`, expected one to hold the other'}
    ])
  })

  test('the words of an implicit claim are those that it had', () => {
    const words = fc.array(
      fc.constantFrom('a', ' ', '  ', '\t', '\n', '\r', '\u00a0', '[', ']', '\\', '*', '&', '`', ':', '<', '😀'),
      {
        minLength: 1
      }
    )
    fc.assert(
      fc.property(words, letters => {
        const said = claim('c', {start: 1, end: 1}, {words: letters.join('')})
        expect(parse(annotate('x', {claims: [said]}).value).value.claims).toEqual([said])
      })
    )
  })

  test.each([
    ['nested', (i: number, n: number) => claim(`c${i}`, {start: 2 * i, end: 4 * n - 1 - 2 * i})],
    ['crossing', (i: number, n: number) => claim(`c${i}`, {start: 2 * i, end: 2 * (i + n) - 1})],
    ['implicit', (i: number) => claim(`c${i}`, {start: 0, end: 0}, {words: 'not said'})]
  ])('a thousand %s claims are written', (_, toClaim) => {
    const claims = Array.from({length: 1000}, (_, i) => toClaim(i, 1000))
    const {value, diagnostics} = annotate('a '.repeat(2000).trim(), {claims})
    expect(diagnostics).toEqual([])
    expect(parse(value).value.claims).toHaveLength(1000)
  })

  test.each<[string, (source: string, budget?: Budget) => {value: string; diagnostics: Diagnostic[]}]>([
    ['annotate', (source, budget) => annotate(source, {claims: [claim('c', {start: 0, end: 1})]}, budget)],
    ['toFootnotes', toFootnotes],
    ['fromDialects', (source, budget) => fromDialects(source, ['pandoc'], budget)],
    ['applySuggestions', (source, budget) => applySuggestions(source, {claims: [{id: 'c', quote: 'a'}]}, budget)]
  ])('%s leaves Markdown beyond its budget as it is, and says so', (_, change) => {
    const source = '[a]{.claim #c1} :claim[b]{#c2}\n'
    expect(change(source).value).not.toBe(source)
    expect(change(source, {limit: 31, marks: 100}).value).not.toBe(source)
    for (const [budget, code] of [
      [{limit: 30}, 'too-long'],
      [{marks: 5}, 'limit']
    ] as const) {
      const {value, diagnostics} = change(source, budget)
      expect(value).toBe(source)
      expect(diagnostics).toMatchObject([{code, severity: 'error', place: {start: {offset: 0}}}])
    }
    const many = '*a* '.repeat(200_000)
    expect(change(many)).toMatchObject({value: many, diagnostics: [{code: 'limit'}]})
    expect(() => change(undefined as unknown as string)).toThrow(TypeError)
  })

  test('writes every attribute so that it is read back', () => {
    const full: Claim = claim(
      'c1',
      {start: 0, end: 1},
      {
        kind: 'policy',
        by: ['x', 'y'],
        joint: ['z', 'w'],
        at: 's1, s2',
        sources: [{id: 'z', label: 'paragraph', locator: '12', suffix: 'passim'}],
        certainty: 'possible',
        status: 'superseded',
        date: '2021-09-20',
        because: 'It said "a | b" & more',
        supersededBy: 'c2',
        about: ['x']
      }
    )
    const relations = [
      {type: 'relation', kind: 'supports', from: 'c1', to: 'c2'},
      {type: 'relation', kind: 'supports', from: 'c1', to: 'd#c3'},
      {type: 'relation', kind: 'undercuts', from: 'c1', to: 'c4'}
    ] as const
    for (const source of ['a', '| a |\n|---|']) {
      const {value, diagnostics} = annotate(source, {claims: [full], relations: [...relations]})
      expect(diagnostics).toEqual([])
      const back = parse(value)
      expect(back.diagnostics).toEqual([])
      expect(back.value.claims).toEqual([full])
      expect(back.value.relations).toEqual(relations)
    }
  })
})

describe('strip', () => {
  test.each([
    ['a :claim[b *c*]{#c1 kind=fact} d', 'a b *c* d'],
    ['a\n\n::claim[x]{#c1}\n\nb', 'a\n\nb'],
    ['::source[x]{#s}\n\na', 'a'],
    ['a\n\n::claim[x]{#c1}\n\n::claim[y]{#c2}\n', 'a\n'],
    [':::claim{#c1}\na\n:::\n\nb', 'a\n\nb'],
    [':::claim{#c1}\na', 'a'],
    ['> :::claim{#c1}\n> a\n> :::', '> a'],
    ['---\nid: x\n---\n:claim[a]{#c1}', '---\nid: x\n---\na'],
    ['a\r\n\r\n::claim[x]{#c1}\r\n\r\nb', 'a\r\n\r\nb'],
    ['a\r\n::claim[x]{#c1}\r\n', 'a\r\n'],
    ['> a\n>\n> ::claim[x]{#c1}\n>\n> b', '> a\n>\n> b'],
    ['10:30 :note[x]{y}', '10:30 :note[x]{y}'],
    // A fence that keeps blocks apart leaves a blank line; one beside which nothing joins leaves nothing.
    ['a\n:::claim{#c1}\nb\n:::\nc', 'a\n\nb\n\nc'],
    ['a\r\n:::claim{#c1}\r\nb\r\n:::\r\n\r\nc', 'a\r\n\r\nb\r\n\r\nc'],
    ['a\n:::claim{#c1}\nb\n:::\n:::claim{#c2}\nc\n:::', 'a\n\nb\n\nc'],
    ['# a\n:::claim{#c1}\nb\n:::\n\nc', '# a\nb\n\nc'],
    ['> a\n> :::claim{#c1}\n> b\n> :::\n> c', '> a\n>\n> b\n>\n> c'],
    ['a\n:::claim{#c1}\n---\n:::', 'a\n\n---'],
    ['a\n::claim[x]{#c1}\nb', 'a\n\nb'],
    ['a\n\n::claim[x]{#c1}\nb', 'a\n\nb'],
    ['a\n:::claim{#c1}\n    :claim[b]{#c2}\n:::', 'a\n\n    :claim[b]{#c2}']
  ])('%j', (source, expected) => {
    expect(strip(source)).toEqual({value: expected, diagnostics: []})
  })

  test.each([
    [':cl:end{#c1}aim[x]{#c2}', 'x'],
    ['::claim[a]{#c1}:end{#c2}', ''],
    [':end{#c1}:::claim{#c2}\n\nb', '\nb'],
    ['a\n\n:::claim{#b}\n:clai\n:::\nm[x]{#c}', 'a\n\n:clai\n\nm[x]{#c}']
  ])('%j leaves an annotation, which is taken out too', (source, expected) => {
    expect(strip(source).value).toBe(expected)
    expect(strip(expected)).toEqual({value: expected, diagnostics: []})
  })

  test.each([
    [':claim{#c1}# a:end{#c1}', '# a', '# a'],
    [':::claim{#c1}\n```\na\n:::\n*b*', '```\na\n\n*b*', 'b*']
  ])('%j reads otherwise without its annotations, which is said', (source, expected, from) => {
    const {value, diagnostics} = strip(source)
    expect(value).toBe(expected)
    expect(diagnostics).toMatchObject([{code: 'other-reading', severity: 'warning'}])
    expect(source.slice(diagnostics[0]!.place!.start.offset)).toContain(from)
  })

  test('the chosen ones alone', () => {
    const source = ':claim[a]{#c1} :evidence[b]{#e1}'
    expect(strip(source, {which: ({name}) => name === 'claim'}).value).toBe('a :evidence[b]{#e1}')
    expect(strip(source, {which: ({id}) => id === 'e1'}).value).toBe(':claim[a]{#c1} b')
  })

  test.each<[string, Budget]>([
    ['too-long', {limit: 10}],
    ['limit', {marks: 5}]
  ])('Markdown beyond the budget stays as it is: %s', (code, budget) => {
    const source = ':claim[a]{#c1} b'
    expect(strip(source, budget)).toMatchObject({value: source, diagnostics: [{code, place: {start: {offset: 0}}}]})
    const many = '*a* '.repeat(200_000)
    expect(strip(many)).toMatchObject({value: many, diagnostics: [{code: 'limit'}]})
  })

  test('annotations torn apart without end take no time', () => {
    const torn = (times: number): string => `${':e'.repeat(times)}${'nd{#c}'.repeat(times)}`
    expect(strip(torn(20)).value).toBe('')
    expect(strip(torn(1000)).value).toBe(torn(980))
  })
})

describe('laws', () => {
  const pick = (source: string, numbers: readonly number[]): Annotations => {
    const {length} = parse(source).value.text
    const claims: Claim[] = []
    const evidence: Evidence[] = []
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      const start = numbers[i]! % (length + 1)
      const span = {start, end: Math.min(length, start + 1 + (numbers[i + 1]! % 12))}
      if (i % 4) evidence.push({type: 'evidence', id: `e${i}`, span})
      else claims.push(claim(`c${i}`, span, i === 0 ? {span: {start, end: start}, words: 'not *said*'} : {}))
    }
    return {claims, evidence}
  }

  test('strip(annotate(s, a)) is s, and what was written is read back', () => {
    fc.assert(
      fc.property(plainSource, fc.array(fc.nat(), {maxLength: 10}), (source, numbers) => {
        const annotations = pick(source, numbers)
        const {value, diagnostics} = annotate(source, annotations)
        expect(strip(value).value).toBe(source)
        const back = parse(value).value
        expect(back.text).toBe(parse(source).value.text)
        const all = [...annotations.claims!, ...annotations.evidence!]
        expect(back.claims.length + back.evidence.length + diagnostics.length).toBe(all.length)
        for (const {id, span} of [...back.claims, ...back.evidence]) {
          const wanted = all.find(other => other.id === id)!
          if (!('words' in wanted)) expect(span).toEqual(wanted.span)
        }
      }),
      {numRuns: 1000}
    )
  })

  test.each([
    ['of the whole syntax', source],
    ['of blocks', blocks]
  ])('strip(strip(s)) is strip(s), and its text is that of s or another one is told: %s', (_, sources) => {
    fc.assert(
      fc.property(sources, source => {
        const {value, diagnostics} = strip(source)
        expect(strip(value)).toEqual({value, diagnostics: []})
        const [before, after] = [parse(source).value.text, parse(value).value.text]
        if (diagnostics.length) expect(after).not.toBe(before)
        else expect(after).toBe(before)
      }),
      {numRuns: 600}
    )
  })

  /** Claims with one or two parts, by numbers; those of `apart` share no words. */
  const pickParts = (length: number, numbers: readonly number[], isApart: boolean): Claim[] => {
    const claims: Claim[] = []
    let from = 0
    for (let i = 0; i + 2 < numbers.length; i += 3) {
      const [at, size, gap] = [numbers[i]!, numbers[i + 1]!, numbers[i + 2]!] as const
      const start = isApart ? from + (at % 6) : at % (length + 1)
      const end = start + 1 + (size % 9)
      const second = {start: end + 1 + (gap % 4), end: end + 2 + (gap % 7)}
      const hasParts = gap % 3 === 0 && second.end > second.start
      const whole = {start, end: hasParts ? second.end : end}
      from = whole.end
      if (whole.end > length) continue
      claims.push(claim(`c${i}`, whole, hasParts ? {parts: [{start, end}, second]} : {}))
    }
    return claims
  }

  test('a claim is written whole, or nothing of it is', () => {
    fc.assert(
      fc.property(plainSource, fc.array(fc.nat(), {maxLength: 15}), (source, numbers) => {
        const claims = pickParts(parse(source).value.text.length, numbers, false)
        const {value, diagnostics} = annotate(source, {claims})
        const refused = new Set(diagnostics.map(({ids}) => ids![0]))
        expect(strip(value).value).toBe(source)
        const back = parse(value)
        expect(back.value.claims.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
          claims.filter(({id}) => !refused.has(id)).toSorted((a, b) => a.id.localeCompare(b.id))
        )
        expect(back.diagnostics.filter(({code}) => code === 'dangling-part')).toEqual([])
      }),
      {numRuns: 300}
    )
  })

  test('what is refused among claims that share no words is refused alone too', () => {
    fc.assert(
      fc.property(plainSource, fc.array(fc.nat(), {maxLength: 15}), (source, numbers) => {
        const claims = pickParts(parse(source).value.text.length, numbers, true)
        const {diagnostics} = annotate(source, {claims})
        const refused = new Set(diagnostics.map(({ids}) => ids![0]))
        const written = claims.filter(({id}) => !refused.has(id))
        for (const one of claims) {
          if (!refused.has(one.id)) continue
          expect(annotate(source, {claims: [...written, one]}).diagnostics.map(({ids}) => ids![0])).toHaveLength(1)
        }
      }),
      {numRuns: 150}
    )
  })

  test('nothing to annotate changes nothing', () => {
    fc.assert(
      fc.property(source, source => {
        expect(annotate(source, emptyDocument()).value).toBe(source)
      })
    )
  })
})
