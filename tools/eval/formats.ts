/**
 * Reads real annotated corpora, writes them back, and converts them to annotated Markdown and back: `npm run eval -- formats`. Prints every
 * difference. The data is in `../shared/data/corpora` and is not part of the project.
 */

import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {brat} from '../../src/formats/brat/brat.ts'
import type {Xaif} from '../../src/formats/xaif/data.ts'
import {xaif} from '../../src/formats/xaif/xaif.ts'
import {type Document, emptyDocument} from '../../src/model/document.ts'
import {parse} from '../../src/parse/parse.ts'
import {annotate} from '../../src/write/annotate.ts'
import {findEscaped} from '../../src/write/escape.ts'

const root = '../shared/data/corpora'

interface Tally {
  files: number
  spans: number
  relations: number
  /** Lines, nodes or records that were unchanged. */
  equal: number
  of: number
  throughMarkdown: number
  throughMarkdownOf: number
  named: Map<string, number>
}

const tallies = new Map<string, Tally>()

function tallyOf(corpus: string): Tally {
  let found = tallies.get(corpus)
  if (!found) {
    found = {
      files: 0,
      spans: 0,
      relations: 0,
      equal: 0,
      of: 0,
      throughMarkdown: 0,
      throughMarkdownOf: 0,
      named: new Map()
    }
    tallies.set(corpus, found)
  }
  return found
}

function name(tally: Tally, what: string, times = 1): void {
  tally.named.set(what, (tally.named.get(what) ?? 0) + times)
}

function filesUnder(folder: string, pattern: RegExp): string[] {
  return existsSync(folder)
    ? readdirSync(folder, {recursive: true, encoding: 'utf8'})
        .filter(file => pattern.test(file))
        .map(file => join(folder, file))
        .toSorted()
    : []
}

/** Counts the items of `wanted` that are in `found`. An item counts as often as it occurs in both. */
function inBoth(wanted: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>()
  for (const item of found) left.set(item, (left.get(item) ?? 0) + 1)
  return wanted.filter(item => {
    const number = left.get(item) ?? 0
    left.set(item, number - 1)
    return number > 0
  }).length
}

/** Returns one string for each item of a document that has a span or connects other items. */
function itemsOf({claims, evidence, mentions, relations, annotations = []}: Document): string[] {
  const sorted = annotations.map(({parts, ...rest}) => ({
    ...rest,
    ...(parts && {parts: parts.toSorted((a, b) => a.start - b.start)})
  }))
  return [...claims, ...evidence, ...mentions, ...relations, ...sorted].map(item =>
    JSON.stringify(item, Object.keys(item).concat('start', 'end', 'role', 'of', 'id', 'label', 'locator').toSorted())
  )
}

function throughMarkdown(document: Document, tally: Tally): void {
  const source = findEscaped(document.text)
  const items = itemsOf(document)
  if (source === undefined) {
    name(tally, 'text that Markdown cannot spell')
    return
  }
  tally.throughMarkdownOf += items.length
  const annotated = annotate(source, document)
  const back = parse(annotated.value).value
  const equal = inBoth(items, itemsOf(back))
  tally.throughMarkdown += equal
  const told = annotated.diagnostics.length
  if (told) name(tally, 'refused by annotate, each told', told)
  if (items.length - equal > told) name(tally, 'UNNAMED through Markdown', items.length - equal - told)
}

function evalBrat(corpus: string): void {
  const tally = tallyOf(corpus)
  for (const path of filesUnder(join(root, corpus), /\.(?:ann|a1)$/)) {
    const textPath = path.replace(/\.\w+$/, '.txt')
    let ann = readFileSync(path, 'utf8')
    if (path.endsWith('.a1')) ann += readFileSync(path.replace(/1$/, '2'), 'utf8')
    if (!existsSync(textPath)) {
      name(tally, 'no text beside it')
      continue
    }
    const text = readFileSync(textPath, 'utf8')
    const {value, diagnostics} = brat.read({text, ann})
    if (diagnostics.some(({code}) => code === 'not-brat')) {
      name(tally, 'refused: no brat')
      continue
    }
    tally.files++
    tally.spans += [...value.claims, ...value.evidence, ...(value.annotations ?? []).filter(({span}) => span)].length
    tally.relations += value.relations.length + (value.annotations ?? []).filter(({span}) => !span).length
    for (const {code} of diagnostics) name(tally, code)
    const canonical = (lines: string): string[] =>
      lines
        .split('\n')
        .map(line => line.trimEnd().replace(/[ \t]+/g, ' '))
        .filter(line => line !== '')
    const wanted = canonical(ann)
    const written = canonical(brat.write(value).ann)
    tally.of += wanted.length
    const equal = inBoth(wanted, written)
    tally.equal += equal
    if (wanted.length - equal > diagnostics.length) {
      name(tally, 'lines that differ', wanted.length - equal)
      if (process.argv.includes('--differences')) {
        const set = new Set(written)
        console.log(path, wanted.filter(line => !set.has(line)).slice(0, 3))
      }
    }
    throughMarkdown(value, tally)
  }
}

const kinds = new Map([
  ['fact', 'fact'],
  ['value', 'value'],
  ['policy', 'policy']
] as const)

/** Reads a file of CDCP. Propositions cover the text; each reason or evidence leads from a range of propositions to one. */
function evalCdcp(): void {
  const tally = tallyOf('cdcp')
  for (const path of filesUnder(join(root, 'cdcp'), /\.ann\.json$/)) {
    const text = readFileSync(path.replace('.ann.json', '.txt'), 'utf8')
    const {prop_labels: labels, prop_offsets: offsets, reasons, evidences} = JSON.parse(readFileSync(path, 'utf8'))
    const document = emptyDocument(text)
    for (const [index, [from, to]] of offsets.entries()) {
      const found = text.slice(from, to)
      const start = from + found.length - found.trimStart().length
      const span = {start, end: start + found.trim().length}
      const kind = kinds.get(labels[index])
      if (labels[index] === 'testimony' || labels[index] === 'reference')
        document.evidence.push({
          type: 'evidence',
          id: `p${index}`,
          span,
          kind: labels[index] === 'testimony' ? 'testimony' : 'document'
        })
      else document.claims.push({type: 'claim', id: `p${index}`, span, ...(kind && {kind})})
    }
    for (const [[first, last], to] of [...reasons, ...evidences]) {
      const [from, ...linked] = Array.from({length: last - first + 1}, (_, i) => `p${first + i}`)
      document.relations.push({
        type: 'relation',
        kind: 'supports',
        from: from!,
        ...(linked.length && {linked}),
        to: `p${to}`
      })
    }
    tally.files++
    tally.spans += document.claims.length + document.evidence.length
    tally.relations += document.relations.length
    const back = brat.read(brat.write(document)).value
    const items = itemsOf(document)
    tally.of += items.length
    tally.equal += inBoth(items, itemsOf(back))
    throughMarkdown(document, tally)
  }
}

/** Returns a graph as strings: nodes, edges without their ids, and who said what. */
function partsOf(data: Record<string, unknown>): string[] {
  const graph = (data.AIF ?? data) as Record<string, Record<string, unknown>[] | null | undefined>
  const sorted = (item: object): string => JSON.stringify(item, Object.keys(item).toSorted())
  const {nodes, edges, ...lists} = graph
  const {AIF: _, text, ...others} = data.AIF ? data : {AIF: 0, text: ''}
  return [
    ...(nodes ?? []).map(node => `node ${sorted({...node, nodeID: String(node.nodeID)})}`),
    ...(edges ?? []).map(({fromID, toID}) => `edge ${fromID} ${toID}`),
    ...Object.entries(lists).flatMap(([list, items]) => (items ?? []).map(item => `${list} ${sorted(item)}`)),
    ...Object.entries(others)
      .filter(([, value]) => value !== '')
      .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
  ]
}

function evalAif(corpus: string): void {
  const tally = tallyOf(corpus)
  for (const path of filesUnder(join(root, corpus), /\.json$/)) {
    const data = JSON.parse(readFileSync(path, 'utf8'))
    const {value, diagnostics} = xaif.read(data)
    for (const {code} of diagnostics) name(tally, code)
    const isOther = !Array.isArray(data.AIF?.nodes ?? data.nodes) || data.metadata !== undefined
    if (isOther) {
      name(tally, 'SADFace, not AIF')
      continue
    }
    tally.files++
    tally.spans += value.claims.length
    tally.relations += value.relations.length + (value.annotations?.length ?? 0)
    const wanted = partsOf(data)
    const written = partsOf(JSON.parse(JSON.stringify(xaif.write(value))) as Xaif)
    tally.of += wanted.length
    const equal = inBoth(wanted, written)
    tally.equal += equal
    if (equal < wanted.length) {
      name(tally, 'parts that differ', wanted.length - equal)
      const set = new Set(written)
      if (process.argv.includes('--differences'))
        console.log(path, wanted.filter(part => !set.has(part)).slice(0, 4), written.slice(0, 3))
    }
    throughMarkdown(value, tally)
  }
}

for (const corpus of ['brat-example-data', 'dkpro-brat', 'bionlp-st-2013-cg', 'litbank']) evalBrat(corpus)
evalCdcp()
for (const corpus of ['xaif', 'arguebuf-python']) evalAif(corpus)

const percent = (part: number, whole: number): string =>
  whole ? `${((100 * part) / whole).toFixed(part === whole ? 0 : 2)} %` : '–'
console.log(
  `${'corpus'.padEnd(20)} ${'files'.padStart(6)} ${'spans'.padStart(7)} ${'others'.padStart(7)} ${'read → write'.padStart(22)} ${'through Markdown'.padStart(24)}`
)
for (const [corpus, tally] of tallies) {
  const {files, spans, relations, equal, of, throughMarkdown, throughMarkdownOf, named} = tally
  console.log(
    `${corpus.padEnd(20)} ${String(files).padStart(6)} ${String(spans).padStart(7)} ${String(relations).padStart(7)} ${`${equal}/${of} ${percent(equal, of)}`.padStart(22)} ${`${throughMarkdown}/${throughMarkdownOf} ${percent(throughMarkdown, throughMarkdownOf)}`.padStart(24)}`
  )
  for (const [what, times] of named) console.log(`  ${String(times).padStart(6)} × ${what}`)
}
process.exitCode = [...tallies.values()].some(({named}) => named.has('UNNAMED through Markdown')) ? 1 : 0
