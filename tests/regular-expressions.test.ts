/** Tests that every regular expression of the library takes linear time. */

import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
// @ts-expect-error: the same as `recheck`, without its binaries and threads, and without types
import recheck from 'recheck/lib/browser.js'
import ts from 'typescript'
import {describe, expect, test} from 'vitest'

const root = resolve(import.meta.dirname, '../src')

/** Expressions that may take longer, each with the reason why their input is short. */
const bounded: ReadonlyMap<string, string> = new Map([])

/** How often to repeat what may be slow: an exponential expression has to be noticed while it still ends. */
const lengths = [...Array.from({length: 25}, (_, n) => 4 * n), 128, 256, 512, 1024, 4096, 40_000]

/** Where each expression stands: `parse/spell.ts:14`. */
const expressions = new Map<string, {expression: RegExp; at: string}>()

const files = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter(
  name => name.endsWith('.ts') && !name.endsWith('.d.ts')
)
for (const name of files) {
  const file = ts.createSourceFile(name, readFileSync(join(root, name), 'utf8'), ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source, flags] = /^\/(.*)\/(\w*)$/s.exec(node.text)!
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1
      note(new RegExp(source!, flags), `${name}:${line}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
}

// Those that modules put together when they are loaded.
const Original = RegExp
globalThis.RegExp = new Proxy(Original, {
  construct(target, args: ConstructorParameters<RegExpConstructor>) {
    const expression = new target(...args)
    const caller = new Error().stack?.split('\n')[2] ?? ''
    const at = caller.split(`${root}/`)[1]?.replace(/:\d+\)?$/, '')
    if (at) note(expression, at)
    return expression
  }
})
for (const name of files) if (name !== 'cli/bin.ts') await import(join(root, name))
globalThis.RegExp = Original

function note(expression: RegExp, at: string): void {
  if (!bounded.has(`${expression}`)) expressions.set(`${expression}`, {expression, at})
}

test('they are all there', () => {
  const rooms = new Set([...expressions.values()].map(({at}) => at.split('/')[0]))
  expect([...rooms]).toEqual(expect.arrayContaining(['entities', 'parse', 'quotes', 'standoff', 'text']))
  expect([...expressions.values()].filter(({at}) => at.startsWith('entities/numbers')).length).toBeGreaterThan(5)
})

describe('linear', () => {
  test.each([...expressions.values()].map(({expression, at}) => [at, expression] as const))(
    '%s %s',
    (_, expression) => {
      expect(findAttack(expression)).toBe(undefined)
    }
  )
})

test.each([
  /\s+$/,
  /(?:\r\n|\r|\n)+$/,
  /<!--(?:.|\s){0,500}?-->/gu,
  /^(?:(.*?)\s+@)?@?([^,\s]*)$/su,
  // With what the automaton cannot tell of.
  /(?!a)\s*,?\s*;/
])('%s is not', expression => {
  expect(findAttack(expression)).not.toBe(undefined)
})

/** What an expression takes too long on: of an automaton where one can tell, and otherwise of trials. */
function findAttack(expression: RegExp): string | undefined {
  const {source, flags} = expression
  const anchored = flags.includes('y') ? `^(?:${source})` : source
  const found = checked(anchored, flags.replace('y', ''))
  if (found.status === 'vulnerable') return `${found.attack.pattern}: ${found.complexity.summary}`
  // An automaton takes a bound for a constant, and a large one is none.
  if (found.status === 'safe' && !/\{\d*,?\d{2,}\}/.test(source)) return undefined
  for (const [before, unit] of pumps(expression)) {
    for (const length of lengths) {
      const input = `${before}${unit.repeat(Math.ceil(length / unit.length))}\0`
      if (isSlow(expression, input)) return `${JSON.stringify(unit)} for ${length} units`
    }
  }
  return undefined
}

/** What an automaton says; of an expression that is too long for one, nothing. */
function checked(
  source: string,
  flags: string
): {status: string; attack: {pattern: string}; complexity: {summary: string}} {
  try {
    return recheck.checkSync(source, flags, {checker: 'automaton', timeout: 1500})
  } catch (error) {
    if (error instanceof RangeError) return {status: 'unknown', attack: {pattern: ''}, complexity: {summary: ''}}
    throw error
  }
}

/** Whether matching an input takes longer than a linear expression ever does, however busy the machine is. */
function isSlow(expression: RegExp, input: string): boolean {
  const searching = expression.sticky
    ? expression
    : new RegExp(expression.source, `${expression.flags.replace('g', '')}g`)
  return [1, 2, 3].every(() => {
    const start = performance.now()
    input.replace(searching, '')
    return performance.now() - start > 300
  })
}

/** What to repeat, and what to write before it: the words and characters that an expression names, one of each class, and two of these. */
function pumps({source}: RegExp): [before: string, unit: string][] {
  const plain = source.replace(/\\[ux][\da-f{}]*|\\[pP]\{\w+\}|\(\?<?\w*[=!:>]?/gi, ' ').replace(/\\([^\w\s])/g, '$1')
  const classes = [' ', '\n', 'a', 'A', '0', '.', '\0']
  const single = [...new Set([...classes, ...(plain.match(/[^\w\s]/g) ?? [])])].slice(0, 16)
  const words = [...new Set(plain.match(/[^\s\\()|*+?[\]{}]{2,}/g) ?? [])].slice(0, 20)
  const pairs = single.slice(0, 9).flatMap((one, index) => single.slice(0, index).map(other => one + other))
  return [
    ...[...single, ...words, ...pairs].map((unit): [string, string] => ['\0', unit]),
    ...words.flatMap(word => [' ', 'a'].map((unit): [string, string] => [word, unit]))
  ]
}
