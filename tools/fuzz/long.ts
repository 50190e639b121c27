/**
 * Fuzzes every public function and every reader: `npm run fuzz:long -- --minutes 60 --seed 7 --only parse,verify`.
 *
 * A case depends only on the seed, the name of the target and the number of the case, so it can be run again. A find is printed with
 * the command for this. The cases run in worker processes. A worker that hangs or runs out of memory is ended and replaced, and
 * its case is a find. Each target gets the same share of the time. The exit code is 1 when there are finds.
 */

import {type ChildProcess, fork} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs'
import {resolve} from 'node:path'
import {inspect, parseArgs} from 'node:util'
import {build} from 'esbuild'
import {type Count, type Find, hangLimit, type Order, type Told} from './find.ts'
import {shrink} from './shrink.ts'

const {values: options} = parseArgs({
  options: {
    minutes: {type: 'string', default: '60'},
    seed: {type: 'string', default: '1'},
    only: {type: 'string'},
    jobs: {type: 'string', default: '1'},
    case: {type: 'string'},
    targets: {type: 'string', default: 'tools/fuzz/targets/index.ts'}
  }
})
for (const name of ['minutes', 'seed', 'jobs', 'case'] as const)
  if (!/^\d+(?:\.\d+)?$/.test(options[name] ?? '0')) fail(`--${name} is \`${options[name]}\`, expected a number`)
const seed = Number(options.seed)

mkdirSync('node_modules/.cache', {recursive: true})
const folder = mkdtempSync(resolve('node_modules/.cache/fuzz-'))
process.on('exit', () => rmSync(folder, {recursive: true}))
const worker = await bundled(options.targets)
const all = (await import(await bundled(options.targets, 'names'))).default as string[]
const names = options.only?.split(',') ?? all
const until = Date.now() + Number(options.minutes) * 60_000
for (const name of names)
  if (!all.includes(name)) fail(`There is no target \`${name}\`, expected some of ${all.join(', ')}`)

/** The finds by their kind. */
const finds = new Map<string, Find & {times: number}>()
const counts = new Map<string, Count>(
  names.map(name => [name, {executions: 0, seconds: 0, slowest: 0, slowestCase: 0}])
)

if (options.case !== undefined) {
  const {find, input} = await once({target: names[0]!, number: Number(options.case)})
  console.log(shown(input))
  if (find) found(find)
} else {
  const jobs = Math.max(1, Math.min(Number(options.jobs), names.length))
  const shares = Array.from({length: jobs}, (_, job) => names.filter((_, index) => index % jobs === job))
  const progress = setInterval(() => console.log(summary()), 60_000)
  await Promise.all(shares.map(hunt))
  clearInterval(progress)
  console.log(table())
  console.log(summary())
  for (const find of finds.values()) console.log(report(find))
}
process.exitCode = finds.size ? 1 : 0

/** Runs some of the targets until the time is over, in one worker after the other. */
async function hunt(share: readonly string[], job: number): Promise<void> {
  const heartbeat = `${folder}/heartbeat-${job}`
  const skipped = new Map<string, number>()
  while (Date.now() < until) {
    const base = new Map(share.map(name => [name, {...counts.get(name)!}]))
    const from = Object.fromEntries(share.map(name => [name, counts.get(name)!.executions + (skipped.get(name) ?? 0)]))
    const ended = await run({from, seed, until, known: [...finds.keys()], heartbeat}, told => {
      if (told.type === 'find') found(told.find)
      else if (told.type === 'smaller') {
        const smaller = {...finds.get(told.find.kind)!, ...told.find}
        finds.set(told.find.kind, smaller)
        console.log(report(smaller))
      } else if (told.type === 'again') finds.get(told.kind)!.times++
      else if (told.type === 'progress')
        for (const [name, count] of Object.entries(told.counts)) {
          const before = base.get(name)!
          counts.set(name, {
            ...(count.slowest > before.slowest ? count : before),
            executions: before.executions + count.executions,
            seconds: before.seconds + count.seconds
          })
        }
    })
    if (ended === 'done') return
    const [target = '', at = '0'] = readFileSync(heartbeat, 'utf8').trim().split(' ')
    const number = Number(at)
    if (!names.includes(target)) fail(`A worker ended before its first case (${ended})`)
    // Cases that the last worker did not report are not run again.
    skipped.set(target, Math.max(skipped.get(target) ?? 0, number + 1 - counts.get(target)!.executions))
    await examine(target, number, ended)
  }
}

/** Runs a case that ended its worker again, alone. If it ends the worker again, its input is made smaller. */
async function examine(target: string, number: number, ended: string): Promise<void> {
  const kind = `${target}: ${ended}`
  const known = finds.get(kind)
  if (known) {
    known.times++
    return
  }
  const {find, input, ended: again} = await once({target, number})
  if (find) return found(find)
  if (again === 'done') {
    console.log(`Case ${number} of ${target} ${ended} and did not do so again, alone.`)
    return
  }
  found({target, kind: `${target}: ${again}`, what: again, input, number})
  const end = Date.now() + 120_000
  const smaller = await shrink(
    input,
    async smaller => (await once({target, input: smaller, number: -1})).ended === again,
    () => Date.now() < end
  )
  Object.assign(finds.get(`${target}: ${again}`)!, {input: smaller})
}

async function once(case_: NonNullable<Order['once']>): Promise<{find?: Find; input: object; ended: string}> {
  let outcome: {find?: Find; input: object} = {input: case_.input ?? {}}
  const ended = await run({from: {}, seed, until: 0, known: [], heartbeat: '', once: case_}, told => {
    if (told.type === 'once' || told.type === 'drawn') outcome = told
  })
  return {...outcome, ended}
}

/** Starts a worker. Returns `done`, or what ended the worker. */
async function run(order: Order, hear: (told: Told) => void): Promise<string> {
  const child: ChildProcess = fork(worker, {
    execArgv: ['--max-old-space-size=1024', '--stack-trace-limit=50'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc']
  })
  let isDone = false
  let isHung = false
  let errors = ''
  child.stderr!.on('data', data => {
    errors = `${errors}${data}`.slice(-4000)
  })
  const started = Date.now()
  const watch = setInterval(() => {
    const since = order.once ? started : Math.max(started, lastChange(order.heartbeat))
    if (Date.now() - since < hangLimit * 1000) return
    isHung = true
    child.kill('SIGKILL')
  }, 1000)
  child.on('message', (told: Told) => {
    if (told.type === 'done' || told.type === 'once') isDone = true
    hear(told)
  })
  child.send(order)
  const [code, signal] = await new Promise<[number | null, string | null]>(done =>
    child.on('exit', (...how) => done(how))
  )
  clearInterval(watch)
  if (isDone) return 'done'
  if (isHung) return `hangs (more than ${hangLimit} s)`
  if (/heap out of memory|Allocation failed/.test(errors)) return 'runs out of memory'
  return `ends the process (${signal ?? code}): ${
    errors
      .trim()
      .split('\n')
      .findLast(line => /Error|Fatal/.test(line)) ?? ''
  }`.slice(0, 200)
}

function lastChange(path: string): number {
  try {
    return statSync(path).mtimeMs
  } catch {
    return 0
  }
}

/** Bundles a worker with these targets, or a script that lists their names, into one file. */
async function bundled(targets: string, what: 'worker' | 'names' = 'worker'): Promise<string> {
  const outfile = `${folder}/${what}.mjs`
  const own = resolve('tools/fuzz')
  await build({
    stdin: {
      contents:
        what === 'worker'
          ? `import targets from '${resolve(targets)}'\nimport {work} from '${own}/worker.ts'\nwork(targets)`
          : `import targets from '${resolve(targets)}'\nexport default targets.map(({name}) => name)`,
      resolveDir: process.cwd()
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning'
  })
  return outfile
}

function found(find: Find): void {
  finds.set(find.kind, {...find, times: 1})
  console.log(`Found by ${find.target}: ${find.kind} (case ${find.number})`)
}

function report({target, kind, what, input, number, times}: Find & {times: number}): string {
  const again = `npm run fuzz:long -- --seed ${seed} --only ${target} --case ${number}`
  return `\n${target}: ${kind.replace(`${target}: `, '')}\n  ${what}\n  ${shown(input)}\n  ${times === 1 ? 'once' : `${times} times`}; ${again}`
}

function shown(input: object): string {
  const text = inspect(input, {depth: 12, maxStringLength: 20_000, maxArrayLength: 200, breakLength: 140})
  return text.replace(
    /[\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\uFEFF]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

function summary(): string {
  const executions = [...counts.values()].reduce((sum, {executions}) => sum + executions, 0)
  return `${executions} executions, ${finds.size} finds`
}

function table(): string {
  const lines = [...counts].map(([name, {executions, seconds, slowest, slowestCase}]) => {
    const speed = seconds ? Math.round(executions / seconds) : 0
    return `${name.padEnd(22)}${String(executions).padStart(9)}${String(speed).padStart(9)}/s${slowest.toFixed(2).padStart(9)} s, case ${slowestCase}`
  })
  return [`${'target'.padEnd(22)}executions     speed    slowest`, ...lines].join('\n')
}

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}
