import {execFile} from 'node:child_process'
import {expect, test} from 'vitest'
import manifest from '../package.json' with {type: 'json'}
import {shrink} from '../tools/fuzz/shrink.ts'
import {surface} from '../tools/fuzz/surface.ts'
import targets from '../tools/fuzz/targets/index.ts'
import planted from './support/planted-targets.ts'

/** Entries with code, and the file that each is made of, by where its types are. */
const entries = Object.entries(manifest.exports).flatMap(([subpath, entry]) =>
  typeof entry === 'object' && !subpath.includes('*')
    ? [[subpath, entry.types.replace('./dist/types/', '../src/').replace('.d.ts', '.ts')] as const]
    : []
)
const names = targets.map(({name}) => name)

test('every entry of the package is listed', () => {
  expect(Object.keys(surface).toSorted()).toEqual(entries.map(([subpath]) => subpath).toSorted())
})

test.each(entries)('every export of %s is fuzzed, or there is a reason why not', async (subpath, file) => {
  expect(Object.keys(surface[subpath]!).toSorted()).toEqual(Object.keys(await import(file)).toSorted())
  for (const [name, coverage] of Object.entries(surface[subpath]!)) {
    if ('not' in coverage) expect(coverage.not, name).not.toBe('')
    else expect(names, name).toEqual(expect.arrayContaining([...coverage]))
  }
})

test('targets have names of their own', () => {
  expect(new Set(names).size).toBe(names.length)
})

/** Runs the fuzzer as a person would. */
function fuzz(...args: string[]): Promise<{code: number; out: string}> {
  return new Promise(done => {
    execFile(process.execPath, ['tools/run.mjs', 'fuzz', 'long', ...args], (error, out, said) =>
      done({code: error ? Number(error.code) : 0, out: out + said})
    )
  })
}

test('a run of some seconds finds nothing in the smallest functions', async () => {
  const {code, out} = await fuzz('--minutes', '0.05', '--only', 'edits,fold')
  expect(out).toMatch(/edits +[1-9]/)
  expect(out).toMatch(/executions, 0 finds/)
  expect(code).toBe(0)
})

test('faults that are planted are found, made small, and found again by their case', async () => {
  const args = ['--targets', 'tests/support/planted-targets.ts', '--seed', '3']
  const {code, out} = await fuzz(...args, '--minutes', '0.1')
  expect(code).toBe(1)
  expect(out).toContain("throws TypeError: Cannot read properties of undefined (reading 'name')")
  expect(out).toContain("{ source: ':clam[' }")
  expect(out).toContain('two claims are too many')
  expect(out).toContain('{ json: { claims: [ 0, 0 ] } }')
  expect(out).toMatch(/exits: ends the process \(3\)/)
  expect(out).not.toContain('sound:')

  const [, again] = /npm run fuzz:long -- (--seed 3 --only throws --case \d+)/.exec(out)!
  const repeated = await fuzz(...args.slice(0, 2), ...again!.split(' '))
  expect(repeated.code).toBe(1)
  expect(repeated.out).toContain('Found by throws: TypeError')
}, 120_000)

test('what is no number or no target is told', async () => {
  expect(await fuzz('--minutes', 'ten')).toEqual({code: 2, out: '--minutes is `ten`, expected a number\n'})
  const {code, out} = await fuzz('--only', 'constructor', '--targets', 'tests/support/planted-targets.ts')
  expect(code).toBe(2)
  expect(out).toContain(
    `There is no target \`constructor\`, expected some of ${planted.map(({name}) => name).join(', ')}`
  )
})

test.each([
  [
    'a text',
    {source: 'some words and :clam[x] and more'},
    ({source}: {source: string}) => source.includes(':clam['),
    {source: ':clam['}
  ],
  ['a number', {n: 77}, ({n}: {n: number}) => n > 6, {n: 10}],
  [
    'lists in objects',
    {json: {a: [1, 2, {b: 'x'}], c: 2}},
    ({json}: {json: {a?: unknown[]}}) => JSON.stringify(json.a ?? '').includes('b'),
    {json: {a: [{b: ''}]}}
  ],
  [
    'half a character',
    {source: 'a\ud83d\ude00b'},
    ({source}: {source: string}) => /\ud83d/.test(source),
    {source: '\ud83d'}
  ]
])('shrinks %s', async (_, input, fails, smallest) => {
  expect(
    await shrink<object>(
      input,
      async smaller => fails(smaller as never),
      () => true
    )
  ).toEqual(smallest)
})
