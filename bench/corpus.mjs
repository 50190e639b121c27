/**
 * `npm run bench -- corpus`: a corpus of 10,000 generated documents with 100 claims each: what it takes to make it and its indexes, and how long
 * look-ups take beside a filter over an array. `-- corpus 1000` takes fewer documents.
 */

import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {Corpus} from '../dist/corpus.js'
import {random} from '../tools/support/random.ts'

const perDocument = 100
const kinds = ['fact', 'value', 'policy', 'cause', 'prediction']
const draw = random(7)
/** A whole number below `size`; small ones are frequent, as words and names of texts are (Zipf's law). */
const skewed = size => Math.min(size - 1, Math.floor(size ** draw() - 1 + draw()))
const even = size => Math.floor(draw() * size)

const syllables = ['ba', 'co', 'di', 'fu', 'ge', 'ho', 'ka', 'li', 'mo', 'nu', 'pe', 'ra', 'si', 'to', 'va', 'zu']
const vocabulary = Array.from({length: 20_000}, (_, number) => {
  let word = ''
  for (let rest = number + 16; rest > 0; rest >>= 4) word += syllables[rest & 15]
  return word
})
const people = Array.from({length: 2000}, (_, number) => ({
  id: `p${number}`,
  type: 'person',
  name: `${capital(vocabulary[number * 3])} ${capital(vocabulary[number * 5 + 1])}`,
  // Half are known by their item, half are joined by name.
  ...(number % 2 && {wikidata: `Q${number + 1}`})
}))

/** A document whose claims each name one of its twenty people first. */
function generated(number) {
  const entities = [...new Set(Array.from({length: 20}, () => people[skewed(people.length)]))]
  const document = {
    type: 'document',
    textVersion: 1,
    meta: {
      id: `d${number}`,
      title: `Document ${number}`,
      author: [{literal: 'An Author'}],
      issued: {'date-parts': [[2000 + (number % 25)]]}
    },
    text: '',
    sections: [],
    claims: [],
    evidence: [],
    sources: [{id: 's0', type: 'report', title: 'Report'}],
    relations: [],
    entities,
    mentions: [],
    citations: [],
    annotations: []
  }
  const sentences = []
  let start = 0
  for (let claim = 0; claim < perDocument; claim++) {
    const named = entities[even(entities.length)]
    const said = Array.from({length: 10}, () => vocabulary[skewed(vocabulary.length)]).join(' ')
    const sentence = `${named.name} ${said}.`
    const id = `c${claim + 1}`
    const holder = entities[even(entities.length)].id
    const span = {start, end: start + sentence.length - 1}
    document.claims.push({
      type: 'claim',
      id,
      span,
      kind: kinds[skewed(kinds.length)],
      ...(claim % 2 && {by: [holder]}),
      ...(claim % 3 === 0 && {sources: [{id: 's0'}]})
    })
    document.mentions.push({
      span: {start, end: start + named.name.length},
      type: 'person',
      entity: named.id,
      via: 'declared'
    })
    if (claim > 0) document.relations.push({type: 'relation', kind: 'supports', from: id, to: `c${even(claim) + 1}`})
    sentences.push(sentence)
    start += sentence.length + 1
  }
  document.text = sentences.join(' ')
  return document
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1)
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
const heap = () => {
  collect()
  const {heapUsed, arrayBuffers} = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

/** Prints how long something takes, once, and by how much the memory grew. */
function once(name, make) {
  const before = heap()
  const since = performance.now()
  const made = make()
  const time = performance.now() - since
  console.log(`  ${name.padEnd(44)} ${time.toFixed(0).padStart(8)} ms ${(heap() - before).toFixed(0).padStart(7)} MB`)
  return made
}

const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]

/** How long calls take that are drawn: the median and the 95th percentile, in milliseconds. */
function times(call, queries) {
  const taken = queries.map(query => {
    const since = performance.now()
    call(query)
    return performance.now() - since
  })
  const sorted = taken.toSorted((a, b) => a - b)
  return {median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95)}
}

function compared(name, ours, naive, queries, goal) {
  const fast = times(ours, queries)
  const slow = times(naive, queries.slice(0, 20))
  const by = (slow.median / fast.median).toFixed(0)
  const met = fast.p95 < goal ? '' : `, the goal of ${goal} ms is missed`
  console.log(
    `  ${name.padEnd(22)} median ${fast.median.toFixed(3).padStart(8)} ms, p95 ${fast.p95.toFixed(3).padStart(8)} ms; filter ${slow.median.toFixed(1).padStart(7)} ms (${by} ×)${met}`
  )
}

const size = Number(process.argv[2] ?? 10_000)
const documents = once(`generate ${size} documents`, () => Array.from({length: size}, (_, number) => generated(number)))
const first = documents[0].meta.id
const everybody = people[0].id

console.log(`\na corpus of ${size} documents, ${size * perDocument} claims`)
const corpus = once('new Corpus', () => new Corpus(documents))
once('join entities', () => corpus.entities())
once('index by kind', () => corpus.claims({kind: 'fact'}).first())
once('index by document', () => corpus.claims({document: first}).first())
once('index by holder', () => corpus.claims({by: everybody}).first())
once('index by entity', () => corpus.claims({about: everybody}).first())
once('first look-up by address', () => corpus.statement(`${first}#c1`))
once('relations by their ends', () => corpus.grounds(`${first}#c1`))
once('holders', () => corpus.holders().length)

console.log('\nlook-ups, the first page of 20')
const flat = documents.flatMap(document => {
  const mentionAt = new Map(document.mentions.map(({span, entity}) => [span.start, entity]))
  return document.claims.map(claim => ({claim, document, about: mentionAt.get(claim.span.start)}))
})
const names = Array.from({length: 400}, () => people[skewed(people.length)].id)
compared(
  'entity',
  id => corpus.claims({about: id}).page(1).toArray(),
  id => flat.filter(({about}) => about === id).slice(0, 20),
  names,
  10
)
compared(
  'holder',
  id => corpus.claims({by: id}).page(1).toArray(),
  id => flat.filter(({claim}) => claim.by?.[0] === id).slice(0, 20),
  names,
  10
)
compared(
  'kind',
  kind => corpus.claims({kind}).page(1).toArray(),
  kind => flat.filter(({claim}) => claim.kind === kind).slice(0, 20),
  names.map((_, index) => kinds[index % kinds.length]),
  10
)
compared(
  'document',
  id => corpus.claims({document: id}).page(1).toArray(),
  id => flat.filter(({document}) => document.meta.id === id).slice(0, 20),
  names.map(() => `d${even(size)}`),
  10
)
compared(
  'entity, holder, kind',
  ([about, by]) => corpus.claims({about, by, kind: 'cause'}).page(1).toArray(),
  ([id, by]) =>
    flat.filter(({about, claim}) => about === id && claim.by?.[0] === by && claim.kind === 'cause').slice(0, 20),
  names.map(id => [id, people[skewed(people.length)].id]),
  10
)
compared(
  'entity, counted',
  id => corpus.claims({about: id}).count(),
  id => flat.filter(({about}) => about === id).length,
  names,
  10
)

const some = new Corpus(documents.slice(0, 1000))
const searched = flat.slice(0, 1000 * perDocument)
console.log(`\nfull text of ${searched.length} claims`)
once('index', () => some.searchIndex())
const words = ({claim: {span}, document: {text}}) => text.slice(span.start, span.end)
const queries = Array.from({length: 400}, () => {
  const drawn = words(searched[even(searched.length)]).split(' ').slice(2)
  return [drawn[even(drawn.length)], drawn[even(drawn.length)]]
})
compared(
  'two words, both',
  query => some.search(query.join(' ')),
  query => searched.filter(each => query.every(word => words(each).includes(word))).slice(0, 20),
  queries,
  20
)
compared(
  'two words, either',
  query => some.search(query.join(' '), {match: 'any'}),
  query => searched.filter(each => query.some(word => words(each).includes(word))).slice(0, 20),
  queries,
  20
)
