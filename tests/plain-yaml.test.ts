import fc from 'fast-check'
import {expect, test} from 'vitest'
import {findPlainYaml} from '../src/front-matter/plain-yaml.ts'
import {readFrontMatter} from '../src/front-matter/read.ts'

/** The result of reading, with all reported and located places. */
function reading(yaml: string, plain: boolean): unknown {
  const log: unknown[] = []
  const notes = {
    report: (...said: unknown[]) => void log.push(said),
    locate: (part: object | string, from: number, to: number) => void log.push([part, from, to])
  }
  return [readFrontMatter(yaml, notes, plain), log]
}

const lines = [
  ...[
    'id: x\n',
    'title: Some words, and more: no\n',
    'title: a: b\n',
    'sources:\n',
    'entities:\n',
    '# c\n',
    '  # c\n',
    '\n'
  ],
  '  - {id: s0, type: report, title: Report 0, issued: 2010}\n',
  '  - {id: n0, type: place, name: Kabul, aliases: [the capital, K.]}\n',
  '  - {id: n, type: person, name: "O\'Neil, A"}\n',
  ...[
    '  - id: q\n',
    '    type: book\n',
    '    issued: 2021-09-20\n',
    '    author: [{family: Doe, given: Jane}]\n',
    '    name: y\n'
  ],
  ...['  - {id: a,type: b}\n', '  - {id: a, type: report, }\n', '  - x\n', '  -  id: z\n', '    wikidata: Q42\n'],
  ...[
    'tags: [a, b]\n',
    'issued: 2021-09\n',
    'issued: 2017/2021\n',
    'issued: 12\n',
    'date: 2020-01-01\n',
    'x: 9/11 attacks\n'
  ],
  ...[
    'x: true\n',
    'x: Null\n',
    'x: ~\n',
    'x: 1.5\n',
    'x: 0x1\n',
    'x: 007\n',
    'x: -1\n',
    'x:\n',
    'x: \n',
    'x: []\n',
    'x: {}\n'
  ],
  ...[
    'x: "q: r"\n',
    "x: 'it'\n",
    "x: it's so\n",
    'x: "a \\" b"\n',
    "x: 'a''b'\n",
    'x: a #b\n',
    'x: a#b\n',
    'x: a  \n',
    'x: é, [b] {c}\n'
  ],
  ...[
    'URL: https://x.org/a?b=c\n',
    'x: {a: [b, {c: d}]}\n',
    'x: [ a , b ]\n',
    'x: - y\n',
    'x: y: z\n',
    'x: &a b\n',
    'y: *a\n',
    'x: |\n  a\n'
  ]
]

test('plain front matter is read as the yaml package reads it', () => {
  let plain = 0
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...lines), {maxLength: 7}), fc.boolean(), (list, isOpen) => {
      const yaml = isOpen ? list.join('').replace(/\n$/, '') : list.join('')
      if (!findPlainYaml(yaml)) return
      plain++
      expect(reading(yaml, true)).toEqual(reading(yaml, false))
    }),
    {numRuns: 3000}
  )
  expect(plain).toBeGreaterThan(100)
})
