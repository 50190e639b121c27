/**
 * `npm run eval -- agreement first.md second.md [--differences]`: how far two annotations of one text agree.
 *
 * Spans by F1 (a span of the second that shares at least half of the words of both counts as found, and exactly when
 * it is the same); kinds and holders by observed agreement and Cohen's kappa over the pairs found; relations by F1 over
 * pairs of statements that both found. Cohen, "A Coefficient of Agreement for Nominal Scales", 1960.
 */

import {readFileSync} from 'node:fs'
import type {Claim, Document, Evidence} from '../../src/model/document.ts'
import {parse} from '../../src/parse/parse.ts'
import {overlaps, type Span} from '../../src/text/span.ts'

const [first, second] = process.argv
  .slice(2)
  .filter(argument => !argument.startsWith('--'))
  .map(path => parse(readFileSync(path, 'utf8')).value)
if (!first || !second) {
  console.error('Expected two annotated documents: npm run eval -- agreement first.md second.md')
  process.exit(2)
}
if (first.text !== second.text) {
  console.error('The two documents have different texts, expected one text annotated twice')
  process.exit(1)
}

type Statement = Claim | Evidence
const pairs = new Map<string, string>()
console.log(
  `\n  ${''.padEnd(20)} ${'first'.padStart(6)} ${'second'.padStart(6)} ${'same'.padStart(6)} ${'half'.padStart(6)} ${'F1 same'.padStart(8)} ${'F1 half'.padStart(8)}`
)
const claims = spans('claims', first.claims.filter(isSaid), second.claims.filter(isSaid))
const evidence = spans('evidence', first.evidence, second.evidence)
const all = spans(
  'either',
  [...first.claims.filter(isSaid), ...first.evidence],
  [...second.claims.filter(isSaid), ...second.evidence]
)
for (const [a, b] of all) pairs.set(a.id, b.id)

console.log(`\n  ${''.padEnd(20)} ${'pairs'.padStart(6)} ${'agree'.padStart(8)} ${'kappa'.padStart(8)}`)
nominal(
  'claim or evidence',
  all.map(([a, b]) => [a.type, b.type])
)
nominal(
  'kind of claim',
  claims.map(([a, b]) => [a.kind ?? '-', b.kind ?? '-'])
)
nominal(
  'kind of evidence',
  evidence.map(([a, b]) => [a.kind ?? '-', b.kind ?? '-'])
)
nominal(
  'holder',
  all.map(([a, b]) => [a.by?.join('>') ?? 'author', b.by?.join('>') ?? 'author'])
)
nominal(
  'place (at)',
  all.map(([a, b]) => [a.at ?? '-', b.at ?? '-'])
)

const found = new Set(pairs.values())
const translate = ({relations}: Document, map: (id: string) => string | undefined, kinds: boolean): Set<string> =>
  new Set(
    relations.flatMap(({from, to, kind}) => {
      const [a, b] = [map(from), map(to)]
      return a && b ? [`${a} ${kinds ? kind : ''} ${b}`] : []
    })
  )
console.log(
  `\n  ${''.padEnd(20)} ${'first'.padStart(6)} ${'second'.padStart(6)} ${'same'.padStart(6)} ${'F1'.padStart(8)}`
)
for (const [name, kinds] of [
  ['relations', true],
  ['relations, any kind', false]
] as const) {
  const mine = translate(first, id => pairs.get(id), kinds)
  const yours = translate(second, id => (found.has(id) ? id : undefined), kinds)
  const same = [...mine].filter(key => yours.has(key)).length
  console.log(
    `  ${name.padEnd(20)} ${cell(mine.size)} ${cell(yours.size)} ${cell(same)} ${((200 * same) / (mine.size + yours.size)).toFixed(1).padStart(8)}`
  )
}

if (process.argv.includes('--differences')) {
  console.log('\n  kinds that differ')
  for (const [a, b] of all) {
    if (a.kind !== b.kind)
      console.log(
        `  ${a.id.padEnd(5)} ${b.id.padEnd(5)} ${String(a.kind).padEnd(10)} ${String(b.kind).padEnd(10)} ${first.text.slice(a.span.start, a.span.end)}`
      )
  }
}

function isSaid({words}: Claim): boolean {
  return words === undefined
}

/** Pairs each statement of the first with the one of the second that shares most of it. */
function spans<Kind extends Statement>(name: string, mine: readonly Kind[], yours: readonly Kind[]): [Kind, Kind][] {
  const free = new Set(yours)
  const matches: [Kind, Kind][] = []
  const candidates = mine
    .flatMap(a => yours.filter(b => overlaps(a.span, b.span)).map(b => ({a, b, shared: jaccard(a.span, b.span)})))
    .filter(({shared}) => shared >= 0.5)
    .toSorted((x, y) => y.shared - x.shared)
  const done = new Set<Kind>()
  for (const {a, b} of candidates) {
    if (done.has(a) || !free.has(b)) continue
    done.add(a)
    free.delete(b)
    matches.push([a, b])
  }
  const same = matches.filter(([a, b]) => jaccard(a.span, b.span) === 1).length
  const f1 = (hits: number): string => ((200 * hits) / (mine.length + yours.length)).toFixed(1).padStart(8)
  console.log(
    `  ${name.padEnd(20)} ${cell(mine.length)} ${cell(yours.length)} ${cell(same)} ${cell(matches.length)} ${f1(same)} ${f1(matches.length)}`
  )
  return matches
}

function jaccard(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared / (a.end - a.start + b.end - b.start - shared)
}

function nominal(name: string, values: readonly (readonly [string, string])[]): void {
  const agree = values.filter(([a, b]) => a === b).length / values.length
  const share = (side: 0 | 1, label: string): number =>
    values.filter(pair => pair[side] === label).length / values.length
  const labels = new Set(values.flat())
  const chance = [...labels].reduce((sum, label) => sum + share(0, label) * share(1, label), 0)
  const kappa = chance === 1 ? 1 : (agree - chance) / (1 - chance)
  console.log(
    `  ${name.padEnd(20)} ${cell(values.length)} ${(100 * agree).toFixed(1).padStart(8)} ${kappa.toFixed(2).padStart(8)}`
  )
}

function cell(number: number): string {
  return String(number).padStart(6)
}
