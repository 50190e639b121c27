import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {beforeEach, expect, test, vi} from 'vitest'
import {annotate, diagnose, format, parse, strip, toFootnotes} from '../src/index.ts'
import claimdown from '../src/remark.ts'
import {applySuggestions} from '../src/suggestions/index.ts'
import {words} from '../src/text/span.ts'

/** How often Markdown was tokenised and its text written. */
const count = vi.hoisted(() => ({markdown: 0, project: 0}))

vi.mock('../src/syntax/markdown.ts', async load => {
  const real = await load<typeof import('../src/syntax/markdown.ts')>()
  const markdown: typeof real.markdown = (...args) => {
    count.markdown++
    return real.markdown(...args)
  }
  return {...real, markdown}
})

vi.mock('../src/syntax/text-map.ts', async load => {
  const real = await load<typeof import('../src/syntax/text-map.ts')>()
  const project: typeof real.project = (...args) => {
    count.project++
    return real.project(...args)
  }
  return {...real, project}
})

const source = readFileSync(
  join(import.meta.dirname, '../corpus/how-america-should-deal-with-the-taliban/document.md'),
  'utf8'
)
const bare = strip(source).value
const document = parse(source).value
const said = document.claims.filter(({words}) => words === undefined).slice(0, 20)
const suggestions = {claims: said.map(({id, span}) => ({id, quote: words(document.text, span)}))}

beforeEach(() => Object.assign(count, {markdown: 0, project: 0}))

test.each([
  ['parse', () => parse(source), 1, 1],
  ['diagnose', () => diagnose(source), 1, 1],
  ['strip', () => strip(source), 2, 2],
  ['format', () => format(source), 1, 1],
  // What is written is read once more, to verify it.
  ['annotate', () => annotate(bare, document), 2, 2],
  ['toFootnotes', () => toFootnotes(source), 2, 2],
  ['applySuggestions', () => applySuggestions(bare, suggestions), 3, 3],
  // The tree is at hand.
  [
    'claimdown/remark',
    () => {
      const file = new VFile(source)
      const processor = unified().use(remarkParse).use(claimdown)
      processor.runSync(processor.parse(file) as never, file)
      expect(file.data.claimdown).toEqual(document)
    },
    0,
    1
  ]
] as [string, () => unknown, number, number][])(
  '%s reads Markdown no more often than it has to',
  (_, run, tokenised, projected) => {
    run()
    expect(count).toEqual({markdown: tokenised, project: projected})
  }
)
