/**
 * Fuzzes the laws with coverage guidance. An input that reaches a branch for the first time, or reaches one far more often than
 * before, is kept and mutated further. The method is that of AFL (Zalewski, "american fuzzy lop", technical details), with
 * the counters of istanbul-lib-instrument in our code and micromark's.
 *
 * `node tools/run.mjs fuzz guided 3600 7` runs for 3,600 seconds from seed 7. Failing inputs are printed, the shortest of each kind.
 */

import {writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {resolve} from 'node:path'
import {build} from 'esbuild'
import {createInstrumenter} from 'istanbul-lib-instrument'
import {random as randomFrom} from '../support/random.ts'

const [seconds = '3600', seed = '1'] = process.argv.slice(2)
const bundle = resolve('node_modules/.cache/fuzz.cjs')
const {outputFiles} = await build({
  entryPoints: ['tools/fuzz/laws.ts'],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  write: false,
  logLevel: 'warning'
})
const instrumenter = createInstrumenter({esModules: false, compact: true, produceSourceMap: false})
writeFileSync(bundle, instrumenter.instrumentSync(outputFiles[0].text, bundle))
const {fuzz, spell, alphabetSize} = createRequire(import.meta.url)(bundle)
const [counters] = Object.values(globalThis.__coverage__).map(({s, b}) => ({s, b: Object.values(b)}))
const statements = Object.keys(counters.s)

const draw = randomFrom(Number(seed))
const random = below => Math.floor(draw() * below)

/** The highest bucket (a power of two) that each counter has reached in a run. */
const reached = new Map()

/** Whether the last run reached anything new. Resets the counters to zero. */
function isNew() {
  let found = false
  const look = (key, count) => {
    const bucket = 32 - Math.clz32(count)
    if (bucket > (reached.get(key) ?? 0)) {
      reached.set(key, bucket)
      found = true
    }
  }
  for (const key of statements) {
    if (counters.s[key] === 0) continue
    look(key, counters.s[key])
    counters.s[key] = 0
  }
  for (const [index, branches] of counters.b.entries()) {
    for (let way = 0; way < branches.length; way++) {
      if (branches[way] === 0) continue
      look(-(index * 16 + way) - 1, branches[way])
      branches[way] = 0
    }
  }
  return found
}

const corpus = [[]]

function mutate() {
  const input = [...corpus[random(corpus.length)]]
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(input.length + 1)
    const kind = random(5)
    if (kind === 0) input.splice(at, 1 + random(4))
    else if (kind === 1) input.splice(at, 0, random(alphabetSize))
    else if (kind === 2) input[Math.min(at, input.length)] = random(alphabetSize)
    else if (kind === 3) input.splice(at, 0, ...input.slice(random(input.length + 1)).slice(0, 8))
    else input.splice(at, input.length, ...corpus[random(corpus.length)].slice(random(6)))
  }
  return input.slice(0, 60)
}

const faults = new Map()
const until = Date.now() + Number(seconds) * 1000
let executions = 0
let slowest = {time: 0, source: ''}
while (Date.now() < until) {
  const input = executions < alphabetSize ? [executions] : mutate()
  executions++
  const start = performance.now()
  try {
    fuzz(input)
  } catch (error) {
    const kind = `${error.name}: ${error.message}`.slice(0, 200)
    const known = faults.get(kind)
    if (!known) console.log(`${kind}\n  ${JSON.stringify(spell(input))}`)
    if (!known || known.length > input.length) faults.set(kind, input)
  }
  const time = performance.now() - start
  if (time > slowest.time && executions > 1000) slowest = {time, source: spell(input)}
  if (isNew()) corpus.push(input)
  if (executions % 20_000 === 0) console.log(report())
}
console.log(report())
console.log(`The slowest took ${slowest.time.toFixed(0)} ms: ${JSON.stringify(slowest.source)}`)
for (const [kind, input] of faults) console.log(`\n${kind}\n  ${JSON.stringify(spell(input))}`)
process.exitCode = faults.size ? 1 : 0

function report() {
  return `${executions} executions, ${corpus.length} inputs kept, ${reached.size} counters reached, ${faults.size} faults`
}
