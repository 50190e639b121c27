/**
 * `npm run bench -- corpus-modules`: what it costs to import each `claimdown/corpus/ID`, beside `JSON.parse` of the same bytes. Each time is taken in a
 * process of its own, since a program imports a module once. The time of an import of a module without content is subtracted. The processes of
 * all contestants take turns, and the medians are printed. The goal is less than 2 times `JSON.parse`.
 */

import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const rounds = Number(process.argv[2] ?? 41)
const goal = 2
const folder = mkdtempSync(join(tmpdir(), 'corpus-modules-'))

/** Runs code in a process of its own, and returns how long its last line takes, in milliseconds. */
function timed(before, line) {
  const code = `${before}; const since = performance.now(); ${line}; console.log(performance.now() - since)`
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], {encoding: 'utf8'}))
}

const importOf = path => `await import(${JSON.stringify(path)})`
const median = list => list.toSorted((a, b) => a - b)[list.length >> 1]

function written(name, content) {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

// All modules are files of one package, so that the loader has the same work for each.
written('package.json', '{"type": "module"}')
// A module without content, twice: the first import starts the loader, as whatever a program has imported before.
const [starting, empty] = ['starting.js', 'empty.js'].map(name =>
  written(name, 'export default JSON.parse(\'{"a":1}\')\n')
)

execFileSync(process.execPath, ['tools/corpus-modules.mjs'])
for (const name of readdirSync('dist/corpus').filter(name => name.endsWith('.js'))) {
  const module = written(name, readFileSync(join('dist/corpus', name)))
  const {default: document} = await import(module)
  const json = JSON.stringify(document)
  const [data, literal] = [written('data.json', json), written(`literal-${name}`, `export default ${json}\n`)]
  const contestants = {
    parse: () =>
      timed(
        `import {readFileSync} from 'node:fs'; JSON.parse('{}'); const json = readFileSync(${JSON.stringify(data)}, 'utf8')`,
        'JSON.parse(json)'
      ),
    empty: () => timed(importOf(starting), importOf(empty)),
    module: () => timed(importOf(starting), importOf(module)),
    literal: () => timed(importOf(starting), importOf(literal))
  }
  const times = Object.fromEntries(Object.keys(contestants).map(contestant => [contestant, []]))
  for (let round = 0; round < rounds; round++)
    for (const [contestant, take] of Object.entries(contestants)) times[contestant].push(take())
  const parse = median(times.parse)
  const ratioOf = contestant => (median(times[contestant]) - median(times.empty)) / parse
  const met = ratioOf('module') < goal ? '' : `, the goal of ${goal} × is missed`
  console.log(
    `${name.padEnd(44)} ${(json.length / 1000).toFixed(0).padStart(3)} kB  JSON.parse ${parse.toFixed(2)} ms; the module ${ratioOf('module').toFixed(2)} ×${met}; an object literal ${ratioOf('literal').toFixed(2)} ×`
  )
}
rmSync(folder, {recursive: true})
