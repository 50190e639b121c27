/**
 * The third part of `npm run bench -- hostile`. Measures how the time of each public function grows with the number of items, and how much memory
 * the worst inputs need.
 *
 * Each row has the CPU time for n, 2n, 4n and 8n items, the minimum of some runs, and the exponent of the last doubling: 1 is linear, 2 is quadratic.
 * A row is not linear when its exponent is above 1.3 and stays above it at the next doubling. The script fails for such a row unless `known` lists it.
 * Words after the name of the script choose rows: `npm run bench -- growth link knowledge`.
 */

import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {cite} from '../dist/cite.js'
import {findNumbers, knowledge, link, namedThings, recognise} from '../dist/entities.js'
import {brat, rows as rowsOf, xaif} from '../dist/formats.js'
import {
  annotate,
  declare,
  evaluate,
  fixAll,
  format,
  fromDialects,
  lint,
  parse,
  strip,
  toFootnotes
} from '../dist/index.js'
import {fromJson, toJson} from '../dist/model.js'
import {quoteFinder} from '../dist/quotes.js'
import {dehydrate, htmlText, hydrate, rebase} from '../dist/standoff.js'
import {applySuggestions} from '../dist/suggestions.js'

const list = (length, item) => Array.from({length}, (_, index) => item(index))
const lines = (length, line, between = ' ') => list(length, line).join(between)
const empty = parse('').value

const page = n => htmlText(lines(n, i => `<p id="p${i}">Paragraph ${i} says it.</p>`, '\n'))
const anchorAll = (n, selectorOf) => {
  const html = page(n)
  return () => {
    const {anchor} = quoteFinder(html)
    return list(n, i => anchor(selectorOf(i)))
  }
}
const claims = (n, attributes = () => '') =>
  lines(n, i => `:claim[Rates rose ${i} times]{#c${i}${attributes(i)}}.`, '\n\n')
const chain = n => claims(n, i => ` supports=c${i + 1}`)
const people = (n, nameOf) => list(n, i => ({id: `p${i}`, type: 'person', name: nameOf(i)}))
const mentionsOf = (text, word) =>
  [...text.matchAll(word)].map(({0: found, index}) => ({
    span: {start: index, end: index + found.length},
    type: 'person',
    via: 'x'
  }))
const sentences = n => lines(n, i => `Sentence number ${i} is about rates.`)

/** A document that takes little time to make. */
const documentOf = source => parse(source, {engine: 'fast', limit: 1e9, marks: 1e9}).value

function circle(n) {
  const value = documentOf(chain(n))
  value.relations.at(-1).to = 'c0'
  return value
}

function reading(input, read) {
  return () => read(input)
}

/** name → [smallest number of items, number → function that is timed]. */
const rows = {
  parse: [1000, n => reading(chain(n), parse)],
  'parse, fast engine': [1000, n => reading(chain(n), source => parse(source, {engine: 'fast'}))],
  strip: [1000, n => reading(chain(n), source => strip(source))],
  'format, claims of the same words': [
    1000,
    n =>
      reading(
        lines(n, () => ':claim[The rates rose]'),
        source => format(source)
      )
  ],
  'declare, many entities': [
    1000,
    n => () =>
      declare(
        `---\nentities:\n${lines(n, i => `  - {id: a${i}, type: place, name: A${i}}`, '\n')}\n---\n`,
        people(n, i => `N ${i}`)
      )
  ],
  'annotate, side by side': [
    1000,
    n => {
      const source = sentences(n)
      const found = mentionsOf(source, /Sentence number \d+/g)
      const annotations = {claims: found.map(({span}, i) => ({type: 'claim', id: `c${i}`, span}))}
      return () => annotate(source, annotations)
    }
  ],
  'annotate, nested': [
    125,
    n => {
      const source = `${'a '.repeat(n)}b${' a'.repeat(n)}`
      const annotations = {
        claims: list(n, i => ({type: 'claim', id: `c${i}`, span: {start: 2 * i, end: source.length - 2 * i}}))
      }
      return () => annotate(source, annotations)
    }
  ],
  'annotate, implicit claims': [
    1000,
    n => {
      const annotations = {
        claims: list(n, i => ({type: 'claim', id: `c${i}`, span: {start: 1, end: 1}, words: `It is ${i}`}))
      }
      return () => annotate('a\n', annotations)
    }
  ],
  toFootnotes: [1000, n => reading(chain(n), source => toFootnotes(source))],
  'toFootnotes, one id repeated': [
    1000,
    n => reading(':claim[x]{#a supports=a} '.repeat(n), source => toFootnotes(source))
  ],
  'toFootnotes, emphasis that never closes': [4000, n => reading('*a '.repeat(n), source => toFootnotes(source))],
  'fromDialects, spans': [1000, n => reading('[a]{.claim #c} '.repeat(n), source => fromDialects(source, ['pandoc']))],
  'fromDialects, blanks in the head of a div': [
    8000,
    n => reading(`::: {.claim ${' '.repeat(n)}x\nA.\n:::\n`, source => fromDialects(source, ['pandoc']))
  ],
  'fromDialects, colons in the head of a div': [
    8000,
    n => reading(`::: {.claim} ${': '.repeat(n)}x\nA.\n:::\n`, source => fromDialects(source, ['pandoc', 'myst']))
  ],
  'fixAll, misspelt names': [
    250,
    n =>
      reading(
        lines(n, () => ':clam[x]'),
        source => fixAll(source)
      )
  ],
  'parse, many keys of front matter': [1000, n => reading(`---\n${lines(n, i => `a${i}: b`, '\n')}\n---\n`, parse)],
  'lint, a chain': [2000, n => reading(documentOf(chain(n)), document => lint(document))],
  'lint, a circle': [2000, n => reading(circle(n), document => lint(document))],
  'lint, a repeated edge of a circle': [
    2000,
    n => {
      const document = circle(n)
      const edge = document.relations[0]
      return () => lint({...document, relations: [...document.relations, ...list(n, () => edge)]})
    }
  ],
  'lint, circles that share nodes': [
    2000,
    n => {
      const document = circle(n)
      const back = list(n, i => ({type: 'relation', kind: 'supports', from: `c${i}`, to: 'c0'}))
      return () => lint({...document, relations: [...document.relations, ...back]})
    }
  ],
  'lint, ids nearly known': [
    1000,
    n => reading(documentOf(claims(n, i => ` supports=unknown-claim-${i}`)), document => lint(document))
  ],
  'lint, ids nearly known and long': [
    1000,
    n => {
      const document = parse(':claim[a]{#c1}').value
      const id = 'a'.repeat(n)
      const relations = list(100, i => ({type: 'relation', kind: 'supports', from: 'c1', to: `${id}${i}`}))
      return () => lint({...document, claims: [...document.claims, {...document.claims[0], id: `${id}x`}], relations})
    }
  ],
  'lint, one id repeated': [2000, n => reading(documentOf(':claim[x]{#a} '.repeat(n)), document => lint(document))],
  'lint, an open mark with texts': [
    8000,
    n => {
      const document = parse('---\nsources: [{id: s, type: report}]\n---\n:claim[x]{#c1 source=s}').value
      const text = '“'.repeat(n)
      const [claim] = document.claims
      return () => lint({...document, text, claims: [{...claim, span: {start: 0, end: n}}]}, {texts: {s: 'a b c'}})
    }
  ],
  'lint, marks of many quotations with texts': [
    1000,
    n => {
      const document = parse('---\nsources: [{id: s, type: report}]\n---\n:claim[x]{#c1 source=s}').value
      const text = lines(n, i => `“number ${i} is here”`)
      const [claim] = document.claims
      const texts = {s: lines(n, i => `number ${i} is there`)}
      return () => lint({...document, text, claims: [{...claim, span: {start: 0, end: text.length}}]}, {texts})
    }
  ],
  'evaluate, a chain': [2000, n => reading(documentOf(chain(n)), document => evaluate(document))],
  'evaluate, a star': [2000, n => reading(documentOf(claims(n, () => ' attacks=c0')), document => evaluate(document))],
  'recognise, declared names sharing a prefix': [
    1000,
    n => {
      const entities = people(n, i => `Ann ${'B '.repeat(5)}${i}`)
      const text = lines(n, i => `Ann ${'B '.repeat(5)}${i} spoke.`)
      return () => recognise(text, {entities, undeclared: false})
    }
  ],
  'recognise, one name beginning another': [
    1000,
    n => {
      const entities = people(500, i => `A${' a'.repeat(i)}`)
      return () => recognise('A a '.repeat(n), {entities, undeclared: false})
    }
  ],
  'recognise, names and numbers': [
    1000,
    n =>
      reading(
        lines(n, i => `Ann Smith of Paris paid ${i} dollars.`),
        text => recognise(text)
      )
  ],
  findNumbers: [4000, n => reading('one hundred and five million '.repeat(n), text => findNumbers(text))],
  'link, one shared name': [
    1000,
    n => {
      const text = 'Ann Lee spoke. '.repeat(n)
      const mentions = mentionsOf(text, /Ann Lee/g)
      const known = knowledge(
        list(n, i => ({text: '', entities: [{id: `a${i}`, type: 'person', name: 'Ann Lee'}], mentions: []}))
      )
      return () => link(text, mentions, known)
    }
  ],
  'link, one entity of many documents': [
    1000,
    n => {
      const text = lines(n, i => `Ann Lee and Bob ${i} spoke.`)
      const mentions = [...mentionsOf(text, /Ann Lee/g), ...mentionsOf(text, /Bob \d+/g)]
      const known = knowledge(
        list(n, i => ({
          text: '',
          entities: [
            {id: 'a', type: 'person', name: 'Ann Lee'},
            {id: 'b', type: 'person', name: `Bob ${i}`}
          ],
          mentions: []
        }))
      )
      return () => link(text, mentions, known)
    }
  ],
  'knowledge of many documents': [
    1000,
    n => {
      const documents = list(n, i => ({
        text: `Ann Lee ${i}`,
        entities: people(10, j => `Ann Lee ${i} ${j}`),
        mentions: []
      }))
      return () => knowledge(documents)
    }
  ],
  'knowledge of one document': [
    4000,
    n => reading([{text: '', entities: people(n, i => `Ann ${i}`), mentions: []}], knowledge)
  ],
  'knowledge, one entity everywhere': [
    1000,
    n => {
      const documents = list(n, () => ({text: '', entities: people(10, j => `Ann ${j}`), mentions: []}))
      return () => knowledge(documents)
    }
  ],
  'namedThings, names that make the same id': [
    1000,
    n => {
      const text = lines(n, i => `Ann${'!'.repeat(1 + (i % 97))}${String.fromCodePoint(0x4e00 + i)}.`)
      const mentions = mentionsOf(text, /[^ ]+/g)
      return () => namedThings(text, mentions)
    }
  ],
  'namedThings, one surname': [
    4000,
    n => {
      const text = `${lines(n, i => `A${i} Lee`, '. ')}. Lee`
      const mentions = mentionsOf(text, /(?:A\d+ )?Lee/g)
      return () => namedThings(text, mentions)
    }
  ],
  'anchor by HTML id, many in one page': [1000, n => anchorAll(n, i => ({type: 'FragmentSelector', value: `p${i}`}))],
  'anchor by XPath, many in one page': [
    1000,
    n => anchorAll(n, i => ({type: 'XPathSelector', value: `/html/body/p[${i + 1}]`}))
  ],
  'anchor by CSS, many in one page': [1000, n => anchorAll(n, i => ({type: 'CssSelector', value: `#p${i}`}))],
  'anchor by CSS type, many in one page': [
    1000,
    n => anchorAll(n, i => ({type: 'CssSelector', value: `p:nth-of-type(${i + 1})`}))
  ],
  'anchor by CSS :has': [
    250,
    n => {
      const html = htmlText('<div>'.repeat(n))
      return () => quoteFinder(html).anchor({type: 'CssSelector', value: 'div:has(b)'})
    }
  ],
  'verify, exact quotations': [
    1000,
    n => {
      const text = sentences(n)
      return () => {
        const {verify} = quoteFinder(text)
        return list(n, i => verify(`Sentence number ${i} is about rates.`))
      }
    }
  ],
  'verify, quotations of two words': [
    1000,
    n => {
      const text = lines(n, i => `Word${i} rose again.`)
      return () => {
        const {verify} = quoteFinder(text)
        return list(n, i => verify(`Word${i} rose`))
      }
    }
  ],
  'verify, elisions': [
    32,
    n => {
      const text = lines(n, i => `word${i} left out`)
      const quote = lines(n, i => `word${i}`, ' … ')
      return () => quoteFinder(text).verify(quote)
    }
  ],
  'verify, elisions of one word': [
    32,
    n => reading('a b '.repeat(n), text => quoteFinder(text).verify('a … '.repeat(n)))
  ],
  'anchor, one long fuzzy quotation': [
    250,
    n => {
      const text = sentences(n)
      return () => quoteFinder(text).anchor({type: 'TextQuoteSelector', exact: text.replaceAll('rates', 'ratios')})
    }
  ],
  'dehydrate, hydrate': [
    1000,
    n => {
      const document = documentOf(claims(n))
      return () => hydrate(dehydrate(document), document.text)
    }
  ],
  'rebase of an edited text': [
    500,
    n => {
      const document = documentOf(claims(n))
      const text = document.text.replaceAll('3', 'three')
      return () => rebase(document, text)
    }
  ],
  applySuggestions: [
    500,
    n => {
      const source = sentences(n)
      const suggested = {claims: list(n, i => ({id: `c${i}`, quote: `Sentence number ${i} is about rates.`}))}
      return () => applySuggestions(source, suggested)
    }
  ],
  'brat, not ASCII': [
    1000,
    n => {
      const written = brat.write(parse(claims(n).replaceAll('Rates', '😀 Räten')).value)
      return () => brat.read(written)
    }
  ],
  'brat written': [1000, n => reading(documentOf(chain(n)), document => brat.write(document))],
  xaif: [1000, n => reading(documentOf(chain(n)), document => xaif.read(xaif.write(document)))],
  rows: [1000, n => reading(documentOf(chain(n)), document => [...rowsOf(document)])],
  'cite, CSL-JSON': [
    1000,
    n => reading(documentOf(chain(n)), document => cite(document, `c${n - 1}`, {style: 'csl-json'}))
  ],
  'JSON and back': [1000, n => reading(documentOf(chain(n)), document => fromJson(toJson(document)))],
  'JSON, wrong items': [1000, n => reading({...empty, claims: list(n, () => ({}))}, value => fromJson(value))]
}

/** name → function that runs in a separate process. */
const memoryRows = {
  'parse, items of a list up to the limit': () => parse('- a\n'.repeat(59_000)),
  'parse, items of a list beyond it': () => parse('- a\n'.repeat(500_000)),
  'link, one shared name, 8,000': () => rows['link, one shared name'][1](8000)(),
  'knowledge of 8,000 documents': () => rows['knowledge of many documents'][1](8000)(),
  'lint, a repeated edge of a circle, 8,000': () => rows['lint, a repeated edge of a circle'][1](8000)(),
  'lint, circles that share nodes, 8,000': () => rows['lint, circles that share nodes'][1](8000)()
}

/** Rows that are not linear yet, and why. */
const known = new Map()

const steepest = 1.3
/** Times below this, in milliseconds, are mostly noise. */
const least = 150
const mostMemory = 2500

const [first, ...others] = process.argv.slice(2)
if (first === '--memory') await inThisProcess(others.join(' '))
else await measureAll([first, ...others].filter(word => word !== undefined && !/^\d+$/.test(word)))

async function measureAll(chosen) {
  const isChosen = name => chosen.length === 0 || chosen.some(word => name.includes(word))
  const faults = []
  console.log(
    `\n${'CPU time in ms for n, 2n, 4n and 8n items'.padEnd(46)}      n        n       2n       4n       8n  exponent`
  )
  for (const [name, [from, prepare]] of Object.entries(rows)) {
    if (!isChosen(name)) continue
    const {times, exponent} = await growthOf(from, prepare)
    const isSteep = exponent > steepest
    if (isSteep && !known.has(name)) faults.push(name)
    const figures = [from, ...times.map(ms => ms.toFixed(0))].map(figure => `${figure}`.padStart(8))
    const remark = isSteep ? `  not linear${known.has(name) ? `: ${known.get(name)}` : ''}` : ''
    console.log(`${name.padEnd(44)} ${figures.join(' ')}  ${exponent.toFixed(1).padStart(8)}${remark}`)
  }
  console.log(`\n${'peak memory of a process of its own'.padEnd(44)}       MB`)
  for (const name of Object.keys(memoryRows)) {
    if (!isChosen(name)) continue
    const {stdout, status} = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--memory', name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore']
    })
    const megabytes = status === 0 ? Number(stdout) : Number.NaN
    const isTooMuch = !(megabytes <= mostMemory)
    if (isTooMuch) faults.push(name)
    const figure = status === 0 ? megabytes.toFixed(0) : 'failed'
    console.log(`${name.padEnd(44)} ${figure.padStart(8)}${isTooMuch ? '  too much' : ''}`)
  }
  if (faults.length) console.log(`\nNot linear, or too much memory: ${faults.join('; ')}`)
  process.exitCode = faults.length ? 1 : 0
}

/** Returns the minimum CPU time of some runs for each size, and the exponent of the last doubling. A high exponent is measured again. */
async function growthOf(from, prepare) {
  const sizes = [1, 2, 4, 8].map(times => times * from)
  const runs = sizes.map(size => prepare(size))
  await runs[0]()
  const times = []
  for (const run of runs) times.push(await timeOf(run, 3))
  const exponentOf = ([, , before, last]) => (last < least ? 1 : Math.log2(last / before))
  for (let again = 0; again < 3 && exponentOf(times) > steepest; again++)
    for (const at of [3, 2]) times[at] = Math.min(times[at], await timeOf(runs[at], 2))
  const exponent = exponentOf(times)
  if (exponent <= steepest) return {times, exponent}
  // Caches and garbage collection can make a single doubling look steep. Real growth is as steep at the next doubling.
  const further = await timeOf(prepare(16 * from), 2)
  return {times, exponent: Math.min(exponent, Math.log2(further / times[3]))}
}

/** Returns milliseconds. A run of half a second or more is not repeated. */
async function timeOf(run, most) {
  let shortest = Number.POSITIVE_INFINITY
  for (let i = 0; i < most && (i === 0 || shortest < 500); i++) {
    const before = process.cpuUsage()
    await run()
    const {user, system} = process.cpuUsage(before)
    shortest = Math.min(shortest, (user + system) / 1000)
  }
  return shortest
}

async function inThisProcess(name) {
  await memoryRows[name]()
  console.log(process.resourceUsage().maxRSS / 1024)
}
