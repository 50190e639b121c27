import {describe, expect, test} from 'vitest'
import {cite} from '../src/cite/index.ts'
import {brat, rows, xaif} from '../src/formats/index.ts'
import {parse, quotationOf, toFootnotes} from '../src/index.ts'
import {applySuggestions} from '../src/suggestions/index.ts'
import {runIn} from './support/command-line.ts'
import {memoryFiles} from './support/memory-files.ts'

const text = 'The fleet, he said, will sail at dawn.'

test.each([
  ['a span', {span: {start: 0, end: 9}}, 'The fleet'],
  [
    'parts',
    {
      span: {start: 0, end: 29},
      parts: [
        {start: 0, end: 9},
        {start: 20, end: 29}
      ]
    },
    'The fleet … will sail'
  ],
  [
    'parts that touch',
    {
      span: {start: 0, end: 9},
      parts: [
        {start: 0, end: 3},
        {start: 3, end: 9}
      ]
    },
    'The fleet'
  ],
  [
    'parts with a blank between',
    {
      span: {start: 0, end: 9},
      parts: [
        {start: 0, end: 3},
        {start: 4, end: 9}
      ]
    },
    'The fleet'
  ],
  [
    'parts that overlap',
    {
      span: {start: 0, end: 9},
      parts: [
        {start: 0, end: 7},
        {start: 2, end: 9}
      ]
    },
    'The fleet'
  ],
  [
    'a part inside another',
    {
      span: {start: 0, end: 9},
      parts: [
        {start: 0, end: 9},
        {start: 4, end: 6}
      ]
    },
    'The fleet'
  ],
  [
    'parts in another order',
    {
      span: {start: 0, end: 29},
      parts: [
        {start: 20, end: 29},
        {start: 0, end: 9}
      ]
    },
    'will sail … The fleet'
  ],
  [
    'parts with white space at their ends',
    {
      span: {start: 0, end: 29},
      parts: [
        {start: 0, end: 9},
        {start: 19, end: 30}
      ]
    },
    'The fleet … will sail'
  ],
  ['an implicit claim', {span: {start: 4, end: 4}, words: 'It is ready.'}, 'It is ready.'],
  ['an implicit claim of no words', {span: {start: 0, end: 9}, words: ''}, ''],
  ['an annotation without words', {}, '']
] as [string, Parameters<typeof quotationOf>[1], string][])('%s', (_, item, expected) => {
  expect(quotationOf({text}, item)).toBe(expected)
})

describe('the words of a claim in parts are the same in every output', () => {
  const source =
    '---\nid: d\n---\n:claim[The fleet]{#c1 supports=c2}, he said, :claim[will sail]{part=c1} at dawn. :evidence[It is ready]{#e1 supports=c1}. :claim[So it goes]{#c2}.\n'
  const attacked = source.replace('So it goes]{#c2', 'So it goes]{#c2 attacks=c1')
  const {value: document} = parse(source)
  const said = 'The fleet … will sail'
  const run = async (...args: string[]): Promise<string> =>
    (await runIn(memoryFiles({'d.md': source, 'attacked.md': attacked}), args)).out.replace(/\s+/g, ' ')

  test.each<[string, () => unknown]>([
    ['rows', () => [...rows(document)]],
    ['CSL-JSON', () => cite(document, 'c1', {style: 'csl-json'})],
    ['xAIF', () => xaif.write(document).AIF],
    ['footnotes', () => toFootnotes(source).value.split('[^c1]:')[1]],
    ['show', () => run('show', 'd.md')],
    ['show --json', () => run('show', 'd.md', '--json')],
    ['show, one claim', () => run('show', 'd.md#c1')],
    ['show, what bears on it', () => run('show', 'd.md#e1')],
    ['overview', () => run('overview', 'd.md')],
    ['evaluate', () => run('evaluate', 'attacked.md')],
    ['export', () => run('export', 'd.md')]
  ])('%s', async (_, output) => {
    const written = await output()
    const shown = typeof written === 'string' ? written : JSON.stringify(written)
    expect(shown).toContain(said)
    expect(shown).not.toMatch(/The fleet, he said, will sail(?! at dawn)/)
  })

  test('brat quotes the parts one after the other, as it asks for', () => {
    expect(brat.write(document).ann).toContain('\tClaim 0 9;20 29\tThe fleet will sail\n')
  })

  test.each([
    ['the words between are another claim', 'The fleet, he said, will sail', 1],
    ['the same parts are the same claim', 'The fleet … will sail', 0]
  ])('a suggestion: %s', (_, quote, accepted) => {
    const applied = applySuggestions(source, {claims: [{id: 'x', quote}]})
    expect(applied.accepted.claims).toHaveLength(accepted)
  })
})
