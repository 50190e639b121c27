import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {output} from '../src/cli/output.ts'
import {type Outcome, runIn, type Setting} from './support/command-line.ts'
import {memoryFiles} from './support/memory-files.ts'

/** The control characters that text for people may contain: our colours and line endings. */
const withColors = /\x1b\[(?:1|2|22|31|32|33|36|39)m|\n/g
const isActing = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u

describe('output', () => {
  const said = (setting: Setting): {print(text: string): string; write(data: string): string} => {
    let out = ''
    const {print, write} = output({
      out: text => {
        out += text
      },
      error: () => {},
      ...setting
    })
    const taken = (): string => {
      const all = out
      out = ''
      return all
    }
    return {
      print: text => {
        print(text)
        return taken()
      },
      write: data => {
        write(data)
        return taken()
      }
    }
  }

  test.each([
    ['Escape, a bell', 'a\x1b[2J\x07b', 'a␛[2J␇b'],
    ['C1, delete', 'a\x9b2J\x7fb', 'a<U+009B>2J␡b'],
    ['another direction', 'a\u202eb\u2066c\u200fd', 'a<U+202E>b<U+2066>c<U+200F>d'],
    ['half a character', 'a\ud800b\udc00', 'a<U+D800>b<U+DC00>'],
    ['a line that is overwritten', 'a\rb\tc\n', 'a␍b␉c\n'],
    ['whole characters, joiners, other scripts', '😀 नमस्ते 👩‍💻 שלום\n', '😀 नमस्ते 👩‍💻 שלום\n'],
    ['a colour that is not ours', '\x1b[8mhidden\x1b[38;5;1m', '␛[8mhidden␛[38;5;1m'],
    ['a colour of ours', '\x1b[1mbold\x1b[22m', '\x1b[1mbold\x1b[22m']
  ])('%s', (_, text, seen) => {
    expect(said({isTerminal: true, isColored: true}).print(text)).toBe(seen)
    expect(said({isTerminal: false, isColored: true}).print(text)).toBe(seen)
    expect(said({isTerminal: false, isColored: false}).print(text)).toBe(seen.replaceAll('\x1b', '␛'))
  })

  test('data is as it is in a file or a pipe, and shown on a terminal', () => {
    const data = 'a\x1b[1m\u202e\ud800\t\r\n\n'
    expect(said({isTerminal: false, isColored: true}).write(data)).toBe(data)
    expect(said({isTerminal: true, isColored: true}).write(data)).toBe('a␛[1m<U+202E><U+D800>\t\r\n\n')
  })
})

/** Documents whose every value may act on a terminal, each character in one of the ways in which it can be spelled. */
const nasty = fc.constantFrom(
  ...[
    '\x1b[2J',
    '\x1b]0;x\x07',
    '\x9b2J',
    '\u202e',
    '\u2066',
    '\b',
    '\r',
    '\u2028',
    '\ud800',
    '\x7f',
    'word',
    '&#27;[2J',
    '&#x202e;'
  ]
)
const inYaml = (value: string): string =>
  JSON.stringify(value).replace(/[\x7f-\x9f]/g, c => `\\x${c.charCodeAt(0).toString(16)}`)
const document = fc
  .record({id: nasty, title: nasty, name: nasty, author: nasty, words: nasty, kind: nasty, source: nasty, to: nasty})
  .map(
    ({id, title, name, author, words, kind, source, to}) => `---
id: ${inYaml(`d${id}`)}
title: ${inYaml(title)}
author: [{literal: ${inYaml(author)}}]
sources: [{id: bank, type: report, title: ${inYaml(source)}}]
entities: [{id: fed, type: organization, name: ${inYaml(name)}}]
unknown: ${inYaml(kind)}
---
:claim[Rates ${words} rose]{#c1 kind="${kind}" by=fed source="bank, ${to}"} in Berlin with Angela Merkel.
:evidence[Trade ${words} fell]{#e1 supports="c1 ${to}" by="${name}"} and :clam[x]{#c3 ${kind}}.
`
  )

const suggestions = (quote: string): string =>
  JSON.stringify({claims: [{id: `s${quote}`, quote, kind: quote}], relations: [{from: quote, kind: quote, to: 'c1'}]})

const commandLines: string[][] = [
  ['check', 'd.md', '--hints'],
  ['check', 'd.md', '--rules', '\x1b[2J=off'],
  ['fmt', 'd.md'],
  ['overview', 'd.md', '--out', 'rows'],
  ['show', 'd.md'],
  ['show', 'd.md#c1'],
  ['show', 'd.md#\x1b[2J'],
  ['holders', 'd.md'],
  ['holders', 'd.md#\x1b[2J'],
  ['evaluate', 'd.md', '--all'],
  ['evaluate', 'd.md#c1'],
  ['entities', 'd.md'],
  ['cite', 'd.md#c1'],
  ['cite', 'd.md#c1', '--style', 'bibtex'],
  ['verify', 'd.md', 'Rates rose \x1b[2J'],
  ['annotate', 'd.md', '--from', 's.json'],
  ['convert', 'd.md', '--to', 'footnotes'],
  ['convert', 'd.md', '--to', 'xaif'],
  ['export', 'd.md'],
  ['dehydrate', 'd.md'],
  ['rebase', 'd.md', 'other.md'],
  ['hydrate', 'standoff.json', 'other.md'],
  ['\x1b[2J'],
  ['check', '--\u202e'],
  ['check', '\x1b]0;x\x07.md']
]

const cases = fc.record({source: document, quote: nasty})

async function inTheirWorld(
  source: string,
  quote: string,
  args: readonly string[],
  setting: Setting
): Promise<Outcome> {
  const contents = {'d.md': source, 's.json': suggestions(quote), 'other.md': `Rates ${quote} fell.\n`}
  const files = memoryFiles(contents)
  if (args[0] === 'hydrate') await runIn(files, ['dehydrate', 'd.md', '--out', 'standoff.json'])
  return runIn(files, args, setting)
}

test.each(commandLines)(
  '%s %s: no document acts on the terminal',
  async (...args) => {
    await fc.assert(
      fc.asyncProperty(cases, fc.boolean(), async ({source, quote}, isColored) => {
        const {out, error} = await inTheirWorld(source, quote, args, {isTerminal: true, isColored})
        for (const said of [out, error]) {
          const rest = said.replace(isColored ? withColors : /\r?\n|\t/g, '').replace(/\r?\n|\t/g, '')
          expect(isActing.exec(rest)).toBe(null)
        }
      }),
      {numRuns: 8}
    )
  },
  120_000
)

test('JSON is the same bytes for a pipe, whatever the colours', async () => {
  const [source] = fc.sample(document, 1)
  const plain = await inTheirWorld(source!, 'x', ['show', 'd.md', '--json'], {isTerminal: false, isColored: false})
  const colored = await inTheirWorld(source!, 'x', ['show', 'd.md', '--json'], {isTerminal: false, isColored: true})
  expect(colored.out).toBe(plain.out)
  expect(JSON.parse(plain.out)).toHaveProperty('documents')
})

describe('a file that fails hides no other', () => {
  const good = ':claim[Rates rose]{kind=fact} in Berlin.\n'
  const world = {
    'good.md': good,
    'binary.md': new Uint8Array([1, 0, 2]),
    'also.md': good,
    // What a fault of ours would do: `get` of this one throws what is no Error.
    'fault.md': good
  }
  const run = (...args: string[]): Promise<Outcome> => {
    const files = memoryFiles(world)
    return runIn(
      {
        ...files,
        read: async (path, options) => {
          if (path === 'fault.md') throw 'a string'
          return files.read(path, options)
        }
      },
      args
    )
  }
  const paths = ['good.md', 'missing.md', 'binary.md', 'also.md', 'fault.md']

  test.each([['check', '--hints'], ['fmt'], ['overview'], ['export'], ['entities']])('%s', async (...args) => {
    const {code, out, error} = await run(...args, ...paths)
    const all = (out + error).replace(/\s+/g, ' ')
    expect(code).toBe(2)
    expect(all).toContain('good')
    expect(all).toContain('also')
    expect(all).toContain('Cannot read missing.md')
    expect(all).toContain('binary.md is a binary file')
    expect(all).toContain('claimdown failed (a string)')
    expect(all).toContain('please report it')
    expect((await run(...args, 'good.md', 'fault.md')).code).toBe(1)
  })

  test.each([
    ['show', 'fault.md'],
    ['cite', 'fault.md#c1'],
    ['convert', 'fault.md'],
    ['annotate', 'fault.md', '--from', 'good.md']
  ])('%s %s: what is thrown stays inside', async (...args) => {
    const {code, error} = await run(...args)
    expect(code).toBe(1)
    expect(error).toContain('please report it')
  })

  test('a date that the styles cannot read', async () => {
    const files = memoryFiles({'a.md': '---\nid: a\nissued: 2021/2022-05\n---\n:claim[x]{#c1}\n'})
    for (const style of ['apa', 'bibtex', 'mla']) {
      const {code, error} = await runIn(files, ['cite', 'a.md#c1', '--style', style])
      expect(code === 0 ? '' : error).toMatch(/^$|please report it/)
    }
  })
})
