/** Part of `npm run bench`: times stand-offs of long texts, and compares how quotations are anchored with Hypothesis' method. */

import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {parse} from '../dist/index.js'
import {dehydrate, hydrate, quoteFinder} from '../dist/standoff.js'
import {article} from './articles.mjs'
import {matchQuote} from './match-quote.mjs'
import {measure, table} from './measure.mjs'

/** A million characters: Wikipedia articles where the shared data exist, or else generated articles. */
function longText() {
  const folder = resolve('../shared/data/corpora/ibm-ce-acl2014/wiki12_articles')
  try {
    return readdirSync(folder)
      .toSorted()
      .map(name => readFileSync(join(folder, name), 'utf8'))
      .join('\n\n')
      .slice(0, 1_000_000)
  } catch {
    return Array.from({length: 50}, (_, i) => parse(article(i + 1)).value.text).join('\n\n')
  }
}

const text = longText()

// A hundred pages of 500 words: a claim for every third sentence.
const pages = text.slice(0, 300_000)
const claims = [...pages.matchAll(/(?<=[.!?]\s)\p{Lu}[^.!?\n]{30,200}[.!?]/gu)]
  .filter((_, n) => n % 3 === 0)
  .map(({0: {length}, index}, n) => ({type: 'claim', id: `c${n}`, span: {start: index, end: index + length}}))
const document = {...parse('').value, text: pages, claims}
const standoff = dehydrate(document)
const straight = pages
  .replace(/[“”]/g, '"')
  .replace(/[‘’]/g, "'")
  .replace(/ [–—] /g, ' -- ')
const copies = {
  'hydrate, the very text': pages,
  'hydrate, quotes, wrapping and boilerplate': `Sign in.\n\n${straight.replace(/(.{60,72}) /g, '$1\n')}\n\nRead more.`,
  'hydrate, every tenth sentence edited': pages.replace(/\. (?=\p{Lu})/gu, (found, at) =>
    at % 10 ? found : ', whatever that is. '
  ),
  'hydrate, another text as long': text.slice(500_000, 800_000)
}
const contestants = Object.fromEntries(
  Object.entries(copies).map(([name, copy]) => [name, () => hydrate(standoff, copy)])
)
table(
  `a stand-off of ${standoff.sentences.length} sentences and ${claims.length} claims (100 pages), JSON of ${(JSON.stringify(standoff).length / 1000).toFixed(0)} KB`,
  measure({...contestants, dehydrate: () => dehydrate(document)}, {rounds: 5, runs: 1}),
  pages.length
)
for (const [name, copy] of Object.entries(copies)) {
  const {kept, moved, lost} = hydrate(standoff, copy).report.items.claims
  console.log(`  ${name.padEnd(44)} ${kept} kept, ${moved} moved, ${lost} lost`)
}

/** Changes that happen to a quotation between two editions. */
const changes = [
  ['verbatim', quote => quote],
  ['verbatim', quote => quote],
  [
    'typography',
    quote => quote.replaceAll(' ', '\u00a0').replaceAll("'", '’').replaceAll('"', '”').replaceAll('-', '–')
  ],
  ['wrapped', quote => quote.replace(/(.{20,30}) /g, '$1\n')],
  ['slips', quote => quote.replace(/\b(\p{Ll}{3})\p{Ll}(\p{Ll}{3,})/gu, (word, a, b, at) => (at % 3 ? word : a + b))],
  ['a word left out', quote => quote.replace(/ (?:the|of|a|and) /, ' ')],
  ['rewritten: must not be found', quote => quote.split(' ').toReversed().join(' ')],
  [
    'a number or a negation changed: likewise',
    quote =>
      /\d/.test(quote)
        ? quote.replace(/\d+/, '4711')
        : quote.replace(/ (is|are|was|were|has|have|had|can|will|would) /, ' $1 not ')
  ]
]
const quotes = [...text.matchAll(/(?<=[.!?]\s)\p{Lu}[^.!?\n]{60,160}(?=[.!?])/gu)]
const step = Math.floor(quotes.length / 1000)
const asked = Array.from({length: 1000}, (_, n) => {
  const {0: said, index} = quotes[n * step]
  const [kind, change] = changes[n % changes.length]
  return {
    kind,
    mustFail: kind.includes('not be found') || (kind.includes('likewise') && change(said) !== said),
    exact: change(said),
    prefix: text.slice(index - 32, index),
    suffix: text.slice(index + said.length, index + said.length + 32),
    at: index,
    length: said.length
  }
})
const ours = () => {
  const {anchor} = quoteFinder(text)
  return asked.map(({exact, prefix, suffix, at, length}) => {
    const position = {type: 'TextPositionSelector', start: at, end: at + length}
    const found = anchor([{type: 'TextQuoteSelector', exact, prefix, suffix}, position], {unit: 'utf-16'})
    return found.type === 'anchored' ? found.span : undefined
  })
}
const theirs = () => asked.map(({exact, prefix, suffix, at}) => matchQuote(text, exact, {prefix, suffix, hint: at}))
// Both get the exact place as a hint.
let hypothesis
let claimdown
table(
  `${asked.length} quotations of ${(text.length / 1e6).toFixed(1)} MB, with 32 characters around them and a hint`,
  measure(
    {
      "Hypothesis' match-quote": () => {
        hypothesis = theirs()
      },
      'claimdown anchor': () => {
        claimdown = ours()
      }
    },
    {rounds: 1, runs: 1, warmUp: 0}
  ),
  text.length
)
console.log(`\n  ${'placed right / wrong, of'.padEnd(44)}    match-quote      claimdown`)
for (const kind of new Set(asked.map(({kind}) => kind))) {
  const of = asked.map((one, n) => ({...one, n})).filter(one => one.kind === kind)
  const score = results => {
    const isNear = ({n, at, length}) => results[n] && Math.abs(results[n].start - at) < length / 2
    const right = of.filter(one => (one.mustFail ? !results[one.n] : isNear(one))).length
    const wrong = of.filter(one => results[one.n] && (one.mustFail || !isNear(one))).length
    return `${right} / ${wrong}`
  }
  console.log(
    `  ${`${kind}, ${of.length}`.padEnd(44)} ${score(hypothesis).padStart(14)} ${score(claimdown).padStart(14)}`
  )
}
