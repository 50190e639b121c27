/** Part of `npm run bench`: times the recognition of names against compromise and wink-nlp. */

import {execFileSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {gzipSync} from 'node:zlib'
import {compromise} from '../dist/entities/compromise.js'
import {findNames, recognise} from '../dist/entities.js'
import {article} from './articles.mjs'
import {measure, table} from './measure.mjs'

/** Wikipedia articles where the shared data exist, or else generated articles. */
function texts() {
  const folder = resolve('../shared/data/corpora/ibm-ce-acl2014/wiki12_articles')
  try {
    return readdirSync(folder)
      .toSorted()
      .slice(0, 12)
      .map(name => readFileSync(join(folder, name), 'utf8'))
  } catch {
    return Array.from({length: 12}, (_, i) => article(i + 1))
  }
}

const given = texts()
const bytes = given.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
const over = find => () => given.map(text => find(text).length)
const contestants = {
  compromise: over(compromise),
  'claimdown recognise, names and numbers': over(recognise),
  'claimdown findNames, names only': over(findNames)
}
const wink = await Promise.all([import('wink-nlp'), import('wink-eng-lite-web-model')]).catch(() => undefined)
if (wink) {
  const nlp = wink[0].default(wink[1].default)
  contestants['wink-nlp, which has no names'] = over(text => nlp.readDoc(text).entities().out())
}
table(
  `text to typed mentions with offsets, ${given.length} articles, ${(bytes / 1000).toFixed(0)} KB`,
  measure(contestants, {rounds: 5, runs: 1}),
  bytes
)

const starts = Array.from({length: 5}, () => {
  const said = execFileSync(process.execPath, [
    '--input-type=module',
    '-e',
    `const before = performance.now(); const {recognise} = await import('./dist/entities.js'); recognise('Joe Biden met Ann Smith in Paris.'); console.log(performance.now() - before)`
  ])
  return Number(said)
}).toSorted((a, b) => a - b)
console.log(`\ncold start, import to the first mention: ${starts[2].toFixed(0)} ms, median of ${starts.length}`)
const weights = ['lexicon-data', 'weights-data'].map(
  name => gzipSync(readFileSync(`src/entities/trained/${name}.ts`), {level: 9}).length
)
console.log(`weight, gzipped: lexicon ${(weights[0] / 1e6).toFixed(2)} MB, weights ${(weights[1] / 1e6).toFixed(2)} MB`)
