/** Draws content for the fuzzer: valid and damaged Markdown, plain text, HTML and YAML. */

import {readdirSync, readFileSync} from 'node:fs'
import {lazy} from '../../src/base/lazy.ts'
import {explanations} from '../../src/check/explanations.ts'
import {rules} from '../../src/lint/lint.ts'
import {parse} from '../../src/parse/parse.ts'
import {pieces} from '../../tests/support/arbitraries.ts'
import {hostileStrings} from '../../tests/support/hostile-values.ts'
import type {Draw} from './draw.ts'

/** The longest content, in bytes of UTF-8. */
const longest = 19_000

const corpus = lazy(() => readFileSync('corpus/how-america-should-deal-with-the-taliban/document.md', 'utf8'))

/** The paragraphs of the corpus document. */
const paragraphs = lazy(() => corpus().split('---\n').slice(2).join('---\n').split('\n\n'))

/** The text of the corpus document, as a reader sees it. */
const corpusText = lazy(() => parse(corpus()).value.text)

/** Markdown from the project's own examples: conformance, rules, diagnostics, dialects. */
const examples = lazy(() => [
  ...readdirSync('tests/conformance', {withFileTypes: true})
    .filter(entry => entry.isDirectory())
    .map(({name}) => readFileSync(`tests/conformance/${name}/input.md`, 'utf8')),
  ...rules.flatMap(({wrong, right}) => [...wrong, ...right]),
  ...Object.values(explanations).flatMap(({example}) => ('input' in example ? [example.input] : [])),
  ...readFileSync('tests/lint/graph.md', 'utf8').split('\n\n'),
  ...readFileSync('tests/lint/language.md', 'utf8').split('\n\n')
])

const dialectPieces = [
  ...['[rates rose]{.claim #c1}', '[a]{.evidence #e1 supports=c1}', '::: {.claim #c1}\n', '::: claim #c1\n', ':::\n'],
  ...[
    '::::\n',
    ':::{claim}\n:label: c1\n',
    ':::{evidence}\n:label: e1\n:supports: c1\n',
    '[^bank]',
    '\n\n[^bank]: B, p. 2\n'
  ],
  ...['::: {.claim', ' supports="c1 c2"', ' supported-by=e1', '}', '{.claim}', '\n\n', 'A sentence.', '```{claim}\n']
]

const headers = [
  '---\nid: d\nsources: [{id: s, type: report}]\nentities: [{id: x, type: place, name: Kabul}]\n---\n',
  '---\nid: rates\ntitle: On rates\nauthor: [{family: Doe, given: Jane}]\nissued: 2024\nURL: https://example.org/\nrestates: s\nsources:\n  - {id: s, type: report, title: R, author: The Bank, issued: 2021-09/2022}\n---\n',
  '---\n[\n---\n',
  '---\n',
  '---\nentities:\n  - {id: fed, type: organization, name: The Fed, aliases: [Fed]}\n---\n'
]

/** Markdown of our dialect. */
export function markdown(draw: Draw): string {
  const body = draw.oneOf<string>(
    [5, () => draw.list(30, () => draw.pick(pieces)).join('')],
    [3, () => draw.list(3, () => draw.pick(examples())).join(draw.pick(['\n\n', '\n', ' ']))],
    [3, () => window(draw, paragraphs(), '\n\n', 4)],
    [1, () => draw.list(12, () => draw.pick(dialectPieces)).join(draw.pick(['', ' ', '\n\n']))],
    [1, () => run(draw, [...pieces, ...dialectPieces])],
    [1, () => `---\n${yaml(draw)}---\n${draw.pick(examples())}`]
  )
  const headed = draw.chance(0.25) ? draw.pick(headers) + body : body
  return draw.chance(0.6) ? mutated(draw, headed, pieces) : cut(headed)
}

/** Markdown with claims in other dialects. */
export function dialectMarkdown(draw: Draw): string {
  const body = draw
    .list(14, () => draw.pick(draw.chance(0.8) ? dialectPieces : pieces))
    .join(draw.pick(['', ' ', '\n', '\n\n']))
  return draw.chance(0.5) ? mutated(draw, body, dialectPieces) : cut(body)
}

const textPieces = [
  ...[
    'The bank said so.',
    'Rates will not rise',
    'rose by 3.5 percent',
    '−1,000.5 km²',
    'can’t',
    'cannot',
    'U.S.',
    'Mr. Smith'
  ],
  ...[
    '“and it won’t last”',
    "'single'",
    '[12]',
    '[a]',
    '…',
    '. . .',
    '...',
    ' — ',
    '–',
    '-',
    '\u00ad',
    '\n\n',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '  '
  ],
  ...[
    '$5 million',
    '€1.2bn',
    '20 Sept. 2021',
    'last week',
    'the 1990s',
    'Angela Merkel',
    'Kabul',
    'Central Bank (CB)',
    'CB',
    'twenty-three'
  ],
  ...[
    '½',
    '²',
    '¹',
    '†',
    'ﬁne',
    'nº 5',
    '521',
    '5㉑',
    'not',
    'no',
    'never',
    '(',
    ')',
    '[the bank]',
    '[T]he',
    '[sic]',
    '3:45 pm',
    '10–20'
  ],
  ...[
    'metres',
    '#',
    '*',
    '_',
    '`x`',
    '<b>',
    '&amp;',
    ':claim[x]{#c1}',
    '> ',
    '- ',
    '1. ',
    '    ',
    'é',
    'e\u0301',
    'नमस्ते',
    '漢字。',
    'שלום'
  ]
]

/** Plain text. */
export function text(draw: Draw): string {
  const words = (): string => {
    const from = draw.below(corpusText().length)
    return corpusText().slice(from, from + draw.below(400))
  }
  const base = draw.oneOf<string>(
    [4, () => draw.list(25, () => draw.pick(textPieces)).join(draw.pick(['', ' ', ' ']))],
    [3, words],
    [1, () => `${words()} ${draw.pick(textPieces)} ${words()}`],
    [1, () => run(draw, textPieces)]
  )
  return draw.chance(0.5) ? mutated(draw, base, textPieces) : cut(base)
}

/** A text and another edition of it. Words are added and removed, but no characters that could be mark-up. */
export function editions(draw: Draw): [before: string, after: string] {
  const before = text(draw)
  const words = before.split(/(?<= )/)
  for (let times = draw.below(4); times > 0; times--) {
    const at = draw.below(words.length + 1)
    draw.oneOf(
      [2, () => words.splice(at, 1 + draw.below(6))],
      [2, () => words.splice(at, 0, draw.pick(['also ', 'not ', 'quite\n\n', 'and so on. ', 'However, ']))],
      [1, () => words.splice(at, 0, ...words.splice(draw.below(words.length), draw.below(8)))],
      [1, () => words.splice(at, 0, ...words.slice(at, at + draw.below(12)))]
    )
  }
  return [before, cut(words.join(''))]
}

const htmlPieces = [
  ...[
    '<p>',
    '</p>',
    '<p id=a class="x y">',
    '<div>',
    '</div>',
    '<span>',
    '</span>',
    '<b>',
    '</b>',
    '<br>',
    '<hr>',
    '<ul><li>',
    '<li>'
  ],
  ...[
    '<table><tr><td>',
    '<td>',
    '<tr>',
    '</table>',
    '<pre>',
    '</pre>',
    '<script>',
    '</script>',
    '<style>',
    '</style>',
    '<!-- ',
    ' -->',
    '<!--'
  ],
  ...[
    '<sup><a href="#1">1</a></sup>',
    '<sup>2</sup>',
    'm<sup>2</sup>',
    '<img alt=x>',
    '<svg><p>',
    '<math><mi>',
    '<template>',
    '</template>'
  ],
  ...[
    '<textarea>',
    '<title>',
    '</title>',
    '<head>',
    '<body>',
    '</body>',
    '<html>',
    '<frameset>',
    '<select><option>',
    '&amp;',
    '&nbsp;',
    '&#0;'
  ],
  ...[
    '&notit;',
    '<a href="',
    '">',
    '<![CDATA[',
    ']]>',
    '<?x',
    '</',
    '<',
    ' ',
    '\n',
    'word',
    'two words',
    'The bank said so.',
    '😀',
    '\0'
  ]
]

/** An HTML page. */
export function html(draw: Draw): string {
  const base = draw.oneOf<string>(
    [4, () => draw.list(30, () => draw.pick(htmlPieces)).join('')],
    [2, () => `<body>${text(draw).replaceAll('\n\n', `</p>\n<p id=a>`)}`],
    [1, () => run(draw, htmlPieces)]
  )
  return draw.chance(0.4) ? mutated(draw, base, htmlPieces) : cut(base)
}

const yamlPieces = [
  ...[
    'id: d\n',
    'title: T\n',
    'type: Article\n',
    'author: [{family: Doe, given: Jane}]\n',
    'author: Jane Doe\n',
    'author:\n  - The Bank\n'
  ],
  ...[
    'issued: 2021-09-20\n',
    'issued: 2021/2022-05\n',
    'issued: {literal: early}\n',
    'issued: {date-parts: [[2021, 13]]}\n',
    'issued: 2021-21\n'
  ],
  ...[
    'issued: 156X\n',
    'issued: ../2020\n',
    'issued: Y170000002\n',
    'issued: -0001\n',
    'issued: 2021?\n',
    'issued: 2021-02-30T25:00\n',
    'issued: {season: 1}\n'
  ],
  ...[
    'sources:\n',
    '  - {id: s, type: report, title: R}\n',
    '  - id: s\n    type: book\n    page: 3\n',
    'entities:\n',
    '  - {id: x, type: place, name: Kabul}\n'
  ],
  ...[
    '  - {id: y, type: person, name: Ann Lee, aliases: [Lee, Ann]}\n',
    'restates: s\n',
    'language: en\n',
    'URL: "javascript:x"\n',
    'custom: {a: 1}\n'
  ],
  ...[
    'zzz: &a {b: 1}\n',
    'yyy: *a\n',
    '<<: *a\n',
    '? ',
    '- ',
    ': ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '|\n',
    '>\n',
    '  ',
    '\t',
    '#',
    '!!set ',
    '!!js/function ',
    '!x '
  ],
  ...[
    '__proto__: 1\n',
    '"\\e[2J": 1\n',
    'constructor: {prototype: 1}\n',
    'toString: 1\n',
    '~',
    'null',
    '0x1F',
    '.inf',
    '.nan',
    '1e400',
    '%YAML 1.2\n',
    '...\n',
    '---\n',
    '\n'
  ]
]

/** The YAML of front matter. */
export function yaml(draw: Draw): string {
  const base = draw.oneOf<string>(
    [5, () => draw.list(14, () => draw.pick(yamlPieces)).join('')],
    [1, () => corpus().slice(4, 4 + draw.below(2500))],
    [1, () => run(draw, yamlPieces)]
  )
  const whole = draw.chance(0.5) ? mutated(draw, base, yamlPieces) : cut(base)
  return whole.endsWith('\n') ? whole : `${whole}\n`
}

/** A short value for an attribute, a name, a title. */
export function word(draw: Draw): string {
  return draw.oneOf<string>(
    [3, () => draw.pick(['a', 'c1', 'Kabul', 'The Fed', 'two words', 'a.b', 'x y'])],
    [2, () => draw.pick(hostileStrings)],
    [1, () => draw.pick(hostileStrings) + draw.pick(textPieces) + draw.pick(hostileStrings)],
    [1, () => draw.pick(textPieces)]
  )
}

/** A few pieces, repeated many times or nested. */
function run(draw: Draw, pieces: readonly string[]): string {
  const few = [draw.pick(pieces), draw.pick(pieces), draw.chance(0.3) ? draw.pick(hostileStrings) : '']
  const times = 1 + draw.below(draw.pick([10, 100, 1000, 5000]))
  return draw.oneOf<string>(
    [3, () => few.slice(0, 1).join('').repeat(times)],
    [2, () => few.join('').repeat(times)],
    [1, () => few[0]!.repeat(times) + few[1]!.repeat(times)],
    [1, () => Array.from({length: times}, (_, index) => few[0]! + index).join(few[1])]
  )
}

function window(draw: Draw, parts: readonly string[], between: string, most: number): string {
  const from = draw.below(parts.length)
  return parts.slice(from, from + 1 + draw.below(most)).join(between)
}

/** A string in which tokens are removed, doubled, exchanged, or replaced by hostile ones. */
export function mutated(draw: Draw, base: string, pieces: readonly string[]): string {
  const tokens = base.match(/\w+|\s+|[^\w\s]/gu) ?? []
  for (let times = 1 + draw.below(draw.pick([1, 3, 8])); times > 0; times--) {
    const at = draw.below(tokens.length + 1)
    const some = 1 + draw.below(draw.pick([1, 4, 30]))
    draw.oneOf(
      [3, () => tokens.splice(at, some)],
      [3, () => tokens.splice(at, 0, draw.pick(hostileStrings))],
      [3, () => tokens.splice(at, 0, draw.pick(pieces))],
      [1, () => tokens.splice(at, 1, draw.pick(hostileStrings))],
      [2, () => tokens.splice(at, 0, ...tokens.slice(at, at + some))],
      [2, () => tokens.splice(at, 0, ...tokens.splice(draw.below(tokens.length + 1), some))],
      [1, () => tokens.splice(at, 0, (tokens[at] ?? 'a').slice(0, longest).repeat(draw.pick([2, 50, 2000])))],
      [1, () => tokens.splice(at)]
    )
  }
  return cut(tokens.join(''))
}

function cut(content: string): string {
  // A UTF-16 unit needs three bytes at most.
  if (content.length * 3 <= longest) return content
  const isPlain = /^[\0-\x7f]*$/.test(content)
  return content.slice(0, isPlain ? longest : longest / 3)
}
