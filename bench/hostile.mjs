/**
 * `npm run bench -- hostile` measures how long the worst inputs take, and whether the time is linear in their length.
 *
 * Each generator returns a string of a given length. The times for 25, 50 and 100 KB are CPU time, the minimum of some runs. After the
 * named generators, units drawn at random from the syntax are repeated: `npm run bench -- hostile 500 7` draws 500 with the seed 7.
 */

import {parse} from '../dist/index.js'
import {random} from '../tools/support/random.ts'
import {article} from './articles.mjs'

const repeat = unit => length => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
const numbered = (line, after) => length => {
  let source = ''
  for (let i = 0; source.length < length / 2; i++) source += line(i)
  return `${source}\n${repeat(after)(length - source.length)}`
}

/** Inputs that are known to be slow in some parser. */
export const generators = {
  'containers that never close': repeat(':::claim{#a}\n'),
  'containers inside containers': length =>
    `${Array.from({length: 32}, (_, i) => `${':'.repeat(40 - i)}claim{#a${i}}\n`).join('')}${repeat('b\n\n')(length)}`,
  'unclosed id shorthand': repeat(':claim{#'),
  'unclosed class shorthand': repeat(':claim{.b'),
  'unclosed attribute value': repeat(':claim{b="'),
  'unclosed attributes after a label': repeat(':claim[x]{#'),
  'unclosed labels': repeat(':claim['),
  'nested labels': length => `${':claim['.repeat(length / 8)}x${']'.repeat(length / 8)}`,
  'setext headings': repeat('a\n=\n'),
  'setext headings, dashes': repeat('a\n-\n'),
  'nested links': length => `${'['.repeat(length / 6)}a${'](b)'.repeat(length / 6)}`,
  'nested images': length => `${'!['.repeat(length / 6)}a${'](b)'.repeat(length / 6)}`,
  'closed brackets': repeat('[a]'),
  'closed brackets after references': repeat('![a]&amp;'),
  'open brackets': repeat('['),
  'open image brackets': repeat('!['),
  'closing brackets': repeat(']'),
  'closing brackets after a footnote': length => `![^a${repeat('&amp;]')(length)}`,
  'colon words': repeat('a:b '),
  'separate lists': repeat('* a\n\n1. b\n\n'),
  'list items': repeat('- a\n'),
  'loose list items': repeat('- a\n\n'),
  'lists in lists on a line': repeat('* '),
  'lists in lists': length => {
    let source = ''
    for (let i = 0; source.length < length; i++) source += `${'  '.repeat(i)}* a\n`
    return source
  },
  'blank lines in nested lists': length => `${'* '.repeat(45)}a${repeat('\n')(length)}`,
  'quotes in quotes': repeat('> '),
  'quotes in quotes, tight': repeat('>'),
  'quoted lines': repeat('> a\n'),
  'lazy lines': length => `> a\n${repeat('b\n')(length)}`,
  'a table head only': length => `${'|a'.repeat(length / 2)}|\n`,
  'a wide table': length => `${'|a'.repeat(length / 5)}|\n${'|-'.repeat(length / 5)}|\n`,
  'never a table': repeat('| a\n'),
  'table rows': length => `|a|\n|-|\n${repeat('|b|\n')(length)}`,
  tables: repeat('|a|\n|-|\n|b|\n\n'),
  'one long label': length => `[${'a '.repeat(length / 2)}]`,
  'front matter that never closes': length => `---\n${repeat('a: b\n')(length)}`,
  'front matter of many keys': length => `---\n${numbered(i => `a${i}: b\n`, 'z: z\n')(length)}---\n`,
  'front matter of aliases': length => `---\na: &a x\nb: [${repeat('*a, ')(length)}]\n---\n`,
  'front matter, nested': length => `---\na: ${'['.repeat(length)}\n---\n`,
  'front matter, lists in lists': length => `---\na:\n${'- '.repeat(length / 2)}\n---\n`,
  'nested footnote definitions': repeat('[^a]: '),
  'footnote calls': numbered(i => `[^a${i}]: b\n\n`, '[^a1] '),
  references: numbered(i => `[a${i}]: b\n`, '[a1] '),
  'emphasis that never closes': repeat('*a '),
  'nested emphasis': length => '*a '.repeat(length / 6) + ' a*'.repeat(length / 6),
  'mixed emphasis': repeat('**a* '),
  'emphasis in two marks': repeat('*a _b '),
  underscores: repeat('a_'),
  strikethrough: repeat('~~a~~b'),
  'strikethrough that never closes': repeat('~a '),
  'code of growing fences': length => {
    let source = ''
    for (let i = 1; source.length < length; i++) source += `e${'`'.repeat(i)}`
    return source
  },
  'words in code': length => `\`${repeat('a ')(length)}\``,
  'accents in code': length => `\`\`${repeat('a` ')(length)}\`\``,
  'open tags': repeat('<a '),
  comments: repeat('<!--'),
  instructions: repeat('<?'),
  'empty links': repeat('[]('),
  'open destinations': repeat('[a](<b'),
  images: repeat('![a](b'),
  claims: repeat(':claim[x]{#a supports=b} '),
  'claims in claims': repeat(':claim[a :claim[b]{#x} c]{#y} '),
  milestones: repeat(':claim{#a} '),
  ends: repeat(':end{#a} '),
  relations: repeat('::relation{from=a to=b kind=supports}\n\n'),
  'near misses': repeat(':clam['),
  'attributes of nothing': repeat(']{#a '),
  sources: repeat(':claim[x]{source="a, p. 1; b; c, para. 2-3"} '),
  'hard breaks': repeat('a  \n'),
  fences: repeat('```\n'),
  escapes: repeat('\\*'),
  'character references': repeat('&amp;'),
  ampersands: repeat('&'),
  'carriage returns': repeat('a\r'),
  tabs: repeat('\t'),
  'blank lines': repeat('\n'),
  'one word': repeat('a')
}

const alphabet = [...':[]{}#.="\'*_~`<>&!()|\\-+^ \n'].concat(
  ...[
    ':claim',
    ':evidence',
    ':::claim{#a}\n',
    '::claim[',
    ':end{',
    '{#a',
    'supports=',
    '> ',
    '- ',
    '1. ',
    '](b)',
    '[^a]',
    '[^a]: '
  ],
  ...[
    '&amp;',
    '<!--',
    '-->',
    '<b ',
    '```',
    '|-|',
    '\n\n',
    '  ',
    '=\n',
    '---\n',
    'a',
    'b c',
    '😀',
    '\t',
    '    ',
    '**',
    '~~',
    '!['
  ]
)

/** Draws units of one to six parts. They are the same for the same seed. */
function* units(number, seed) {
  const draw = random(seed)
  const one = below => Math.floor(draw() * below)
  for (let i = 0; i < number; i++) yield Array.from({length: 1 + one(6)}, () => alphabet[one(alphabet.length)]).join('')
}

function time(source, runs) {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage()
    parse(source)
    const {user, system} = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

const [drawn = '60', seed = '1'] = process.argv.slice(2)
const prose = length => article(1, length).replace(/^---.*?^---\n/ms, '')
for (let i = 0; i < 3; i++) parse(prose(100_000))
const whole = time(prose(100_000), 3)
console.log(`100 KB of prose with annotations: ${whole.toFixed(0)} ms\n`)
console.log(`${''.padEnd(38)}    25 KB    50 KB   100 KB   growth   × prose`)

const rows = [
  ...Object.entries(generators),
  ...[...units(Number(drawn), Number(seed))].map(unit => [JSON.stringify(unit), repeat(unit)])
]
const worst = {growth: 0, times: 0}
for (const [name, generate] of rows) {
  const times = [25_000, 50_000, 100_000].map(length => time(generate(length), 2))
  // Times below that of the prose are mostly noise.
  const growth = times[2] < whole ? 1 : Math.sqrt(times[2] / times[0])
  const isNamed = name in generators
  worst.growth = Math.max(worst.growth, growth)
  worst.times = Math.max(worst.times, times[2] / whole)
  const isBad = growth > 2.3 || times[2] > 20 * whole
  if (!isNamed && !isBad) continue
  const figures = [...times.map(ms => ms.toFixed(0)), growth.toFixed(2), (times[2] / whole).toFixed(1)]
  console.log(`${name.padEnd(38)} ${figures.map(figure => figure.padStart(8)).join(' ')}${isBad ? '  <' : ''}`)
}
console.log(
  `\n${rows.length} inputs, ${drawn} of them drawn; the worst growth when the length doubles is ${worst.growth.toFixed(2)}, the worst time ${worst.times.toFixed(1)} times that of prose`
)
process.exitCode = worst.growth > 2.6 || worst.times > 20 ? 1 : 0
