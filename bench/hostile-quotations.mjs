/**
 * The second part of `npm run bench -- hostile`. Measures how long folding, verifying, anchoring, reading pages and hydrating take with the worst texts,
 * and whether the time is linear in their length. It is CPU time for 25, 50 and 100 KB, the minimum of two runs.
 */

import {parse} from '../dist/index.js'
import {dehydrate, htmlText, hydrate, quoteFinder} from '../dist/standoff.js'
import {article} from './articles.mjs'

const quotes = [
  'The cat sat … on the mat',
  '[T]he cat sat on a mat quietly',
  {type: 'TextQuoteSelector', exact: 'cat sat on', prefix: 'zzz the ', suffix: ' a a a'}
]
/** Functions of a text. The last two use it as the quotation. */
const readers = {
  htmlText: text => htmlText(text),
  verify: text => {
    const {verify} = quoteFinder(text)
    return [quotes[0], quotes[1], text.slice(0, 200), `${text.slice(5, 150)}x`].map(quote => verify(quote))
  },
  anchor: text => {
    const {anchor} = quoteFinder(text)
    return [...quotes, {...quotes[2], exact: text.slice(10, 120)}].map(quote => anchor(quote))
  },
  hydrate: text => {
    const document = {...parse('').value, text}
    const half = text.length >> 1
    return hydrate(dehydrate(document), `${text.slice(0, half)} X ${text.slice(half)}`)
  },
  'verify the text itself': text => quoteFinder('The cat sat on the mat. It did not sit.').verify(text),
  'anchor a page of it': text =>
    quoteFinder('The cat sat on the mat. It did not sit. '.repeat(20)).anchor(text.slice(0, 3000))
}
const units = [
  ...[
    'a',
    'a ',
    '. ',
    '. . ',
    '"',
    "'",
    "'’\u00ad",
    '-',
    ' -',
    '†[1]',
    '[1]',
    '[',
    'a[1]',
    '²',
    '\u0301',
    'e\u0301',
    '가\u11a8',
    '\u1112\u1161'
  ],
  ...[
    '…',
    '. A',
    'U.S. ',
    'a. B ',
    'not ',
    'the ',
    'The cat sat. ',
    '\n',
    'a\n',
    '\n\n',
    'a\r\n',
    'The cat sat on mat. ',
    'word, ',
    '1 000 ',
    '1,',
    ' -5',
    '— -',
    'can’t',
    'a-',
    '\u00ad',
    '😀'
  ],
  ...[
    'a\u200b ',
    '(',
    '[a] ',
    '[T]he cat ',
    '… the ',
    ' [sic]',
    '<p>',
    '<b>',
    '&amp;',
    '<table>',
    '<sup>1',
    '</p>',
    '<td>',
    '<sup><a>',
    '<!--',
    '<pre>'
  ]
]

function time(read, text) {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 2; run++) {
    const before = process.cpuUsage()
    read(text)
    const {user, system} = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

const prose = length => parse(article(1, length)).value.text
let worst = 0
for (const [name, read] of Object.entries(readers)) {
  read(prose(100_000))
  const whole = time(read, prose(100_000))
  const rows = units.map(unit => {
    const times = [25_000, 50_000, 100_000].map(length =>
      time(read, unit.repeat(Math.ceil(length / unit.length)).slice(0, length))
    )
    // Times below half a second are mostly noise.
    return {unit, times, growth: times[2] < 500 ? 1 : Math.sqrt(times[2] / times[0])}
  })
  const slowest = rows.toSorted((a, b) => b.times[2] - a.times[2])[0]
  const steepest = rows.toSorted((a, b) => b.growth - a.growth)[0]
  worst = Math.max(worst, steepest.growth)
  console.log(
    `${name.padEnd(24)} prose ${whole.toFixed(0).padStart(5)} ms; slowest ${JSON.stringify(slowest.unit).padEnd(16)} ${slowest.times.map(ms => ms.toFixed(0)).join(', ')} ms; worst growth ${steepest.growth.toFixed(2)} ${JSON.stringify(steepest.unit)}`
  )
}
console.log(`\n${units.length} texts; the worst growth when the length doubles is ${worst.toFixed(2)}`)
process.exitCode = worst > 2.6 ? 1 : 0
