/**
 * `npm run eval`: what others wrote, read with this library. It needs `../shared`; nothing else does.
 * Prints a table, and exits with 1 when something that must hold does not.
 */

import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {annotate, parse, strip} from '../src/index.ts'
import {registered} from '../src/parse/vocabulary.ts'
import {hydrate, type Standoff} from '../src/standoff/index.ts'
import {markdown} from '../src/syntax/markdown.ts'
import {findPlainMarkdown} from '../src/syntax/plain.ts'
import {project} from '../src/syntax/text-map.ts'
import {findMisspelled} from '../tests/spelled.ts'

const shared = '../shared'
if (!existsSync(shared)) {
  console.log(
    'There is no ../shared here: the evaluation reads material that is not part of the project. Nothing was measured.'
  )
  process.exit(0)
}

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
const bytes = files.filter(source => strip(source) !== source).length
row('strip leaves them as they are', `${files.length} files`, bytes)

console.log('\nThe stand-off of the first document')
const folder = 'corpus/how-america-should-deal-with-the-taliban'
const article = readFileSync(join(shared, 'article/article.txt'), 'utf8')
const standoff = JSON.parse(readFileSync(join(folder, 'standoff.json'), 'utf8')) as Standoff
for (const [name, copy] of [
  ['the article', article],
  ['with Windows line endings', article.replaceAll('\n', '\r\n')],
  ['re-wrapped at 72 columns', article.replace(/(.{60,72}) /g, '$1\n')]
] as const) {
  const {value, diagnostics} = await hydrate(standoff, parse(copy).value.text)
  const written = annotate(copy, value)
  const counts = `${value.claims.length} claims, ${value.evidence.length} evidence, ${value.mentions.length} mentions`
  row(name, counts, diagnostics.length + written.diagnostics.length + (strip(written.value) === copy ? 0 : 1))
}
const other = await hydrate(standoff, parse(article.replace('20 years', '30 years')).value.text)
row('with one figure changed: refused', `${other.value.claims.length} claims`, other.value.claims.length)

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

/** Twenty stretches a file, spread evenly: each has a place, and the place has the stretch. */
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
