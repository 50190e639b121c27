/**
 * Reads Markdown of other people with this library: `npm run eval -- markdown`. It needs the data in `../shared`.
 * Prints a table. Exits with 1 when a law does not hold.
 */

import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse, strip} from '../../src/index.ts'
import {registered} from '../../src/language/vocabulary.ts'
import {markdown} from '../../src/syntax/markdown.ts'
import {findPlainMarkdown} from '../../src/syntax/plain/plain-markdown.ts'
import {project} from '../../src/syntax/text-map.ts'
import {findMisspelled} from '../../tests/support/spelled.ts'

const shared = '../shared'

let failed = 0
const row = (what: string, counts: string, faults: number): void => {
  failed += faults
  console.log(`  ${what.padEnd(34)} ${counts.padEnd(52)} ${faults ? `${faults} WRONG` : 'all hold'}`)
}

console.log('\nText and places')
const spec = readFileSync(join(shared, 'data/corpora/gfm-spec/test/spec.txt'), 'utf8')
const examples = [...spec.matchAll(/^`{32} example[^\n]*\n(.*?)^\.\n/gms)].map(([, source]) =>
  source!.replaceAll('→', '\t')
)
spelled('GFM specification, LF', examples)
spelled(
  'GFM specification, CRLF',
  examples.map(source => source.replaceAll('\n', '\r\n'))
)

const wild = join(shared, 'data/corpora/wild-markdown')
const files = readdirSync(wild, {recursive: true, encoding: 'utf8'})
  .filter(name => /\.(?:md|mdx|markdown)$/.test(name))
  .map(name => readFileSync(join(wild, name), 'utf8'))
spelled('wild Markdown', files)
stretches('wild Markdown, stretches and back', files)

console.log('\nThe fast engine')
for (const [name, sources] of [
  ['GFM specification', examples],
  ['wild Markdown', files]
] as const) {
  const plain = sources.filter(source => findPlainMarkdown(source, registered))
  const other = sources.filter(source => {
    const [fast, slow] = [parse(source, {engine: 'fast'}), parse(source)]
    return JSON.stringify([fast.value, fast.diagnostics]) !== JSON.stringify([slow.value, slow.diagnostics])
  })
  row(name, `${sources.length} read, ${plain.length} of them plain`, other.length)
}

console.log('\nThe guard')
const accidents = files.filter(source => annotations(source) > 0).length
row('wild Markdown without annotations', `${files.length} files, ${accidents} of them read as annotated`, accidents)
const bytes = files.filter(source => strip(source).value !== source).length
row('strip leaves them as they are', `${files.length} files`, bytes)

process.exitCode = failed ? 1 : 0

function spelled(name: string, sources: readonly string[]): void {
  const results = sources.map(findMisspelled)
  const nodes = results.reduce((sum, {nodes}) => sum + nodes, 0)
  row(
    name,
    `${sources.length} texts, ${nodes.toLocaleString('en')} text nodes`,
    results.filter(({fault}) => fault).length
  )
}

/** Takes twenty spans of each file, spread evenly. Each must have a place in the Markdown, and this place must lead back to the span. */
function stretches(name: string, sources: readonly string[]): void {
  let tried = 0
  let wrong = 0
  for (const source of sources) {
    const {map} = project(markdown(source, registered))
    for (let i = 0; i < 20; i++) {
      const start = Math.floor((map.text.length * i) / 20)
      const place = map.findPlace({start, end: Math.min(map.text.length, start + 1 + i * 7)})
      if (!place) continue
      tried++
      const back = map.toSpan(place)
      if (back.start > start || map.toSpan(map.findPlace(back)!).end !== back.end) wrong++
    }
  }
  row(name, `${tried.toLocaleString('en')} stretches`, wrong)
}

function annotations(source: string): number {
  const {claims, evidence, mentions, citations} = parse(source).value
  return claims.length + evidence.length + mentions.length + citations.length
}
