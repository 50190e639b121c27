/** Common mistakes of authors. Each gives one diagnostic in the right place, and a fix if the correction is certain. */

import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {diagnose, fixAll, format, parse} from '../src/index.ts'
import type {Diagnostic} from '../src/model/reading.ts'
import {slips} from '../tools/docs/slips.ts'

/** The diagnostics that an author must look at. A hint without a fix is not a mistake. */
function faults(source: string): Diagnostic[] {
  return diagnose(source).filter(({severity, fix}) => severity !== 'hint' || fix)
}

function placed({place}: Diagnostic): string {
  const {start, end} = place!
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}

describe('one slip gives one diagnostic', () => {
  test.each(slips)('$slip', ({markdown, code, place, message, fixed}) => {
    const found = faults(markdown)
    expect(found.map(one => [one.code, placed(one), one.message])).toEqual([[code, place, message]])
    expect(fixAll(markdown).source).toBe(fixed ?? markdown)
    if (fixed !== undefined) expect(faults(fixed)).toEqual([])
  })

  test.each(slips)('$slip, with a byte-order mark and line endings of Windows', ({markdown, code}) => {
    expect(faults(`\uFEFF${markdown.replaceAll('\n', '\r\n')}`).map(one => one.code)).toEqual([code])
  })
})

test('a diagnostic of an id that is taken has the place of the first', () => {
  const [{related, relatedPlace}] = faults(':claim[a]{#c1}\n\n:claim[b]{#c1}') as [Diagnostic]
  expect([related, relatedPlace?.start.line]).toEqual(['/claims/0', 1])
})

test('in a quote, a block is closed with the mark of the quote', () => {
  expect(fixAll('> :::claim{#c1}\n> a\n').source).toBe('> :::claim{#c1}\n> a\n> :::\n')
})

test('what is declared in front matter that is read by guessing is not reported as missing', () => {
  const source =
    '---\nsources:\n  - id: bank\n    type: report\n  title: [A, "B\n---\n:evidence[a]{#e1 source=bank by=x}'
  expect(faults(source).map(({code}) => code)).not.toContain('dangling-reference')
})

test.each([':entity[x] {ref=a}', ':cite[x] {source=a}', ':annotation[x] {#a label=b}'])(
  '%j: a list that is not read is not missed as well',
  source => {
    expect(parse(source).diagnostics.map(({code}) => code)).toEqual(['unread-attributes'])
  }
)

test('a key of the top level is moved back to the margin', () => {
  const source = '---\nsources:\n- id: a\n  type: report\n entities: []\n---\n'
  expect(fixAll(source).source).toBe(source.replace(' entities', 'entities'))
})

test('a torn claim with parts is valid in JSON', () => {
  const {claims} = parse(':claim{#c1}a\n[^1]:a:end{#c1}:claim{part=c1}').value
  const [{span, parts = []}] = claims as [(typeof claims)[number]]
  expect(parts.length === 0 || (parts[0]!.start === span.start && parts.at(-1)!.end === span.end)).toBe(true)
})

describe('prose stays prose', () => {
  test.each([
    'The claim [see below] holds: {x} and :smile: at 10:30.',
    'a]{#b} [c]{.smallcaps} [d]{#e}',
    '# A heading {#id}\n\n![alt](u){width=50%}',
    'As I claim: [this](u) is so. Evidence [1]{2}.',
    ':::note\n\nWords.\n\n:::\n\n::: {.warning}\nWords.\n:::',
    '---\n\nAn essay: it begins with a rule.',
    '---\nNote: no front matter\n\nWords.',
    ':kbd[x]{.key} :ref{name=x} {{< shortcode id="x" >}}',
    '```\n:claim [x]{#c1}\n:::\n```\n\n`:claim [x]{#c1}`',
    '---\nlayout: post\ncolour: red\nentity: ACME\n---\nWords.',
    ':claim[a]{#c1} (then) {and more}',
    ':claim[a]{#c1}(see b) and :claim(a) or :smile:(x){y}',
    ":claim[a]{#c1 kind='fact'} :claim[b]{#2c}"
  ])('%j', source => {
    expect(faults(source)).toEqual([])
  })

  test.each(['claim', 'evidence', 'source', 'end'])('%s is a word', word => {
    expect(faults(`A ${word} [x] and ${word}: [y]. The ${word}[1] of {a}.`)).toEqual([])
  })
})

test.each([']{#a}', ':claim [x]{#a} ', ':claim[a]{id="', ':end{#a} ', ':claim[a] b] '])(
  'many %j take time in proportion',
  unit => {
    const start = performance.now()
    parse(unit.repeat(60_000 / unit.length))
    expect(performance.now() - start).toBeLessThan(20_000)
  }
)

test.each(['\ta: b\n', ' a: b\n', 'a: "b\n', 'a: b: c\n', 'a:b\n'])(
  'many %j in front matter take time in proportion',
  unit => {
    const start = performance.now()
    parse(`---\n${unit.repeat(60_000 / unit.length)}---\n`)
    expect(performance.now() - start).toBeLessThan(20_000)
  }
)

describe('law: format adds no second id, changes no text, and is done after once', () => {
  const sound = [
    ':claim[a b]{#c1}',
    ':claim[c]',
    ':evidence[d]{kind=event #e1}',
    '::source[S]{#s}',
    ':claim{#m}',
    ':end{#m}'
  ]
  const slipped = [
    '{#x1}',
    ' {#x2}',
    '\n{#x3}',
    '{#x4 kind="fact}',
    '{kind=“fact” #x5}',
    '{#x6',
    ' ] e]{#x7}',
    '{#x8}]',
    '(#x9)',
    'claim[f]{#x9}'
  ]
  const pieces = fc.constantFrom(
    ...sound,
    ...slipped,
    ':::claim{#b}\n',
    '\n:::\n',
    '\n\n',
    ' ',
    'word',
    ':claim[',
    ']',
    '{by=a b #y1}',
    '> '
  )
  const secondId = /\{[^{}\n]*#[^{}\n]*\}[ \t]*\n?[ \t>]*\{[^{}\n]*#/g

  test('generated documents', () => {
    fc.assert(
      fc.property(fc.array(pieces, {maxLength: 14}), list => {
        const source = list.join('')
        const {value, diagnostics} = format(source)
        expect(value.match(secondId)?.length ?? 0).toBe(source.match(secondId)?.length ?? 0)
        expect(parse(value).value.text).toBe(parse(source).value.text)
        expect(format(value)).toMatchObject({value})
        for (const {code, place} of diagnostics) expect([code, place !== undefined]).toEqual(['not-formatted', true])
      }),
      {numRuns: 500}
    )
  })
})

const lint = join(import.meta.dirname, 'lint')

test.each(readdirSync(lint))('format of %s keeps its text', name => {
  const source = readFileSync(join(lint, name), 'utf8')
  expect(parse(format(source).value).value.text).toBe(parse(source).value.text)
})
