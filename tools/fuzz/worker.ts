/** The process that runs the cases. If it hangs or runs out of memory, the fuzzer starts another one. */

import {openSync, readFileSync, writeSync} from 'node:fs'
import {drawFrom, seedOf} from './draw.ts'
import {type Count, type Find, type Order, type Told, timeLimit} from './find.ts'
import {shrink} from './shrink.ts'
import {Broken, type Target} from './target.ts'

/** Waits for an order and carries it out. */
export function work(targets: readonly Target[]): void {
  process.once('message', (order: Order) => {
    const carriedOut = order.once ? runOnce(targets, order, order.once) : hunt(targets, order)
    void carriedOut.then(() => process.disconnect())
  })
}

function tell(told: Told): void {
  process.send!(told)
}

async function runOnce(
  targets: readonly Target[],
  {seed}: Order,
  {target: name, input, number = 0}: NonNullable<Order['once']>
): Promise<void> {
  const target = targets.find(({name: other}) => other === name)!
  const drawn = input ?? target.draw(drawFrom(seedOf(seed, name, number)))
  tell({type: 'drawn', input: drawn})
  await new Promise(setImmediate)
  const {find} = await attempt(target, drawn, number)
  tell({type: 'once', input: drawn, ...(find && {find})})
}

async function hunt(targets: readonly Target[], {from, seed, until, known: given, heartbeat}: Order): Promise<void> {
  const known = new Set(given)
  const counts: Record<string, Count> = {}
  for (const name of Object.keys(from)) counts[name] = {executions: 0, seconds: 0, slowest: 0, slowestCase: 0}
  const running = targets.filter(({name}) => Object.hasOwn(from, name))
  const file = openSync(heartbeat, 'w')
  let told = Date.now()

  const isFresh = (): boolean => running.some(({name}) => counts[name]!.executions === 0)
  while (Date.now() < until || isFresh()) {
    // Each target gets the same share of the time.
    const target = running.reduce((least, other) =>
      counts[other.name]!.seconds < counts[least.name]!.seconds ? other : least
    )
    const {name} = target
    const count = counts[name]!
    const number = from[name]! + count.executions
    writeSync(file, `${name} ${number}`.padEnd(80), 0)
    const input = target.draw(drawFrom(seedOf(seed, name, number)))
    const {find, seconds} = await attempt(target, input, number)
    count.executions++
    count.seconds += seconds + 0.0001
    if (seconds > count.slowest) Object.assign(count, {slowest: seconds, slowestCase: number})
    if (find && known.has(find.kind)) tell({type: 'again', kind: find.kind})
    else if (find) {
      known.add(find.kind)
      tell({type: 'find', find})
      await new Promise(setImmediate)
      const touch = (): void => void writeSync(file, `${name} ${number}`.padEnd(80), 0)
      tell({type: 'smaller', find: await smaller(target, find, until, touch)})
    }
    if (Date.now() - told > 500) {
      told = Date.now()
      tell({type: 'progress', counts})
      await new Promise(setImmediate)
    }
  }
  tell({type: 'progress', counts})
  tell({type: 'done'})
  await new Promise(resolve => setTimeout(resolve, 50))
}

async function smaller(target: Target, find: Find, until: number, touch: () => void): Promise<Find> {
  const end = Math.min(Date.now() + 15_000, until + 15_000)
  let best = find
  await shrink(
    find.input,
    async input => {
      touch()
      const {find: found} = await attempt(target, input, find.number)
      if (found?.kind !== find.kind) return false
      best = found
      return true
    },
    () => Date.now() < end
  )
  return best
}

interface Attempt {
  find?: Find
  /** Processor time in seconds. */
  seconds: number
}

async function attempt(target: Target, input: object, number: number): Promise<Attempt> {
  const {name} = target
  const {thrown, seconds} = await timed(target, input)
  if (thrown !== undefined) {
    const {kind, what} = described(thrown.error)
    return {
      find: {target: name, kind: thrown.error instanceof Broken ? `${name}: ${kind}` : kind, what, input, number},
      seconds
    }
  }
  if (seconds <= timeLimit) return {seconds}
  // Runs it again, because the machine may have been busy, or a model was loaded.
  const {seconds: again} = await timed(target, input)
  const least = Math.min(seconds, again)
  if (least <= timeLimit) return {seconds: least}
  return {
    find: {target: name, kind: `${name}: slow`, what: `takes ${least.toFixed(1)} s`, input, number},
    seconds: least
  }
}

async function timed(target: Target, input: object): Promise<{thrown?: {error: unknown}; seconds: number}> {
  const before = process.cpuUsage()
  const own = structuredClone(input)
  let thrown: {error: unknown} | undefined
  try {
    const done = target.run(own)
    if (done) await done
  } catch (error) {
    thrown = {error}
  }
  const {user, system} = process.cpuUsage(before)
  return {...(thrown && {thrown}), seconds: (user + system) / 1e6}
}

/** Returns what was thrown, and the kind of the fault: the law, or the message and the function that threw it. */
function described(error: unknown): {kind: string; what: string} {
  if (error instanceof Broken) return {kind: error.law, what: error.message}
  if (!(error instanceof Error)) return {kind: 'throws what is no Error', what: `throws ${String(error)}`}
  const place = placeOf(error.stack ?? '')
  const message = error.message.replace(/["'`“][^"'`”]*["'`”]|-?\d+(?:\.\d+)?/g, '…').slice(0, 80)
  return {
    kind: `${error.name}: ${message} in ${place}`,
    what: `throws ${error.name}: ${error.message.slice(0, 300)} in ${place}`
  }
}

/** Returns our function that threw, with its file. esbuild writes the name of each file above its code. */
function placeOf(stack: string): string {
  const frames = [...stack.matchAll(/at (?:async )?(?:(\S+) \()?(?:file:\/\/)?(\/[^():]+):(\d+):\d+/g)]
  for (const [, name = 'a function', file, line] of frames) {
    if (file !== ownFile) continue
    const above = ownLines()
      .slice(0, Number(line))
      .findLast(each => /^ *\/\/ (?:src|tools|tests|node_modules)\//.test(each))
    const source = above?.trim().slice(3) ?? file
    if (source.startsWith('src/')) return `${name} (${source})`
  }
  return frames[0]?.[1] ?? 'nowhere'
}

const ownFile = new URL(import.meta.url).pathname
let lines: string[] | undefined
function ownLines(): string[] {
  lines ??= readFileSync(ownFile, 'utf8').split('\n')
  return lines
}
