/**
 * Searches for quotations that other people took from texts: `npm run eval -- anchoring`. It needs the data in `../shared`. `--list` prints the
 * quotations that are not found exactly, and `--sample` prints fifty places of each kind to check by eye. Exits with 1 when a quotation is placed on words that
 * do not say the same.
 */

import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {likeness} from '../../src/quotes/differences.ts'
import {anchor, htmlText, type QuoteFinder, quoteFinder, type Selector} from '../../src/quotes/index.ts'
import {fold} from '../../src/text/fold.ts'
import {sentences} from '../../src/text/sentences.ts'
import {words} from '../../src/text/span.ts'

const shared = '../shared/data/corpora'
const isListed = process.argv.includes('--list')
const isSampled = process.argv.includes('--sample')
let failed = 0

interface Row {
  article: string
  quote: string
  corrected: string
}

const ibm = join(shared, 'ibm-ce-acl2014')
const files = new Map(readdirSync(join(ibm, 'wiki12_articles')).map(name => [keyOf(name), name]))
const tables = {
  claims: rowsOf('2014_7_18_ibm_CDCdata.csv', 2),
  evidence: rowsOf('2014_7_18_ibm_CDEdata.csv', 3)
}
const texts = new Map<string, string>()
const finders = new Map<string, QuoteFinder>()

console.log('Quotations of ibm-ce-acl2014 in their articles\n')
for (const [name, rows] of Object.entries(tables)) outcomes(name, rows)

console.log('\nThe sentence taken out of the article: whatever is found then is wrong\n')
takenOut([...tables.claims, ...tables.evidence])

console.log('\nThe quotation changed\n')
changed([...tables.claims, ...tables.evidence])

console.log('\nClaims as their annotators rewrote them\n')
rewritten(tables.claims)

console.log('\nSelectors of others\n')
hypothesis()
w3c()
process.exitCode = failed ? 1 : 0

function outcomes(name: string, rows: readonly Row[]): void {
  const counts = new Map<string, number>()
  const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  const sample: string[] = []
  for (const {article, quote} of rows) {
    const found = finder(article)
    if (!found) {
      add('no article')
      if (isListed) console.log(`    no article ${article}`)
      continue
    }
    const {grade, normalisations} = found.verify(quote)
    const result = found.anchor(quote)
    const text = texts.get(article)!
    const outcome = result.type === 'anchored' ? result.via : result.reason
    add(`${grade} / ${outcome}`)
    const best = result.type === 'anchored' ? result : result.candidates[0]
    const line = `${grade} (${normalisations}) ${outcome} ${best?.score.toFixed(3) ?? ''}\n      quote ${quote}\n      text  ${best ? words(text, best.span).replace(/\s+/g, ' ') : '-'}\n      ${JSON.stringify(best?.differences ?? [])}`
    if (isListed && grade !== 'exact') console.log(`    ${line}`)
    sample.push(line)
    // The words at the place must say the same as the quotation.
    if (
      result.type === 'anchored' &&
      result.via !== 'fuzzy' &&
      fold(words(text, result.span)).text !== fold(quote).text
    )
      failed++
  }
  console.log(`  ${name}: ${rows.length}`)
  for (const [key, number] of [...counts].toSorted((a, b) => b[1] - a[1]))
    console.log(`    ${key.padEnd(28)} ${String(number).padStart(5)}`)
  if (isSampled) for (let i = 0; i < 50; i++) console.log(`  ${i}. ${sample[Math.floor((i * sample.length) / 50)]}`)
}

/** Searches for quotations after their own sentence has been removed, and prints the scores of the most similar passages. */
function takenOut(rows: readonly Row[]): void {
  const scores: number[] = []
  const accepted: string[] = []
  for (const {article, quote} of every(rows, 3)) {
    const found = finder(article)
    const result = found?.anchor(quote)
    if (result?.type !== 'anchored' || result.via === 'fuzzy' || result.others.length) continue
    const text = texts.get(article)!
    const around = sentences(text).filter(({start, end}) => start < result.span.end && end > result.span.start)
    const without = text.slice(0, around[0]!.start) + text.slice(around.at(-1)!.end)
    if (fold(without).text.includes(fold(quote).text)) continue
    const wrong = anchor(without, quote)
    const best = wrong.type === 'anchored' ? wrong : wrong.candidates[0]
    scores.push(best?.score ?? 0)
    if (wrong.type === 'anchored')
      accepted.push(`${wrong.score.toFixed(3)} ${quote}\n        ${words(without, wrong.span)}`)
  }
  scores.sort((a, b) => a - b)
  const at = (share: number): string => scores[Math.floor((scores.length - 1) * share)]!.toFixed(3)
  console.log(
    `  ${scores.length} quotations; score of what is most like them: median ${at(0.5)}, 95 in 100 below ${at(0.95)}, 99 below ${at(0.99)}, highest ${at(1)}`
  )
  console.log(`  placed all the same: ${accepted.length}`)
  for (const line of accepted) console.log(`    ${line}`)
}

/** Quotations with small slips must be found in the right place. Quotations that say something else must not be found. */
function changed(rows: readonly Row[]): void {
  const changes: readonly [
    name: string,
    change: (quote: string, n: number) => string | undefined,
    mayBeFound: boolean
  ][] = [
    ['one letter dropped', (quote, n) => slip(quote, n, 1), true],
    [
      'a letter dropped in every fifth word',
      (quote, n) => slip(quote, n, Math.ceil(quote.split(' ').length / 5)),
      true
    ],
    ['a common word left out', quote => replaced(quote, / (?:the|a|of|that|which|and) /, ' '), true],
    ['a long word replaced', quote => replaced(quote, / [a-z]{8,12} /, ' something '), true],
    [
      'last quarter cut off and rewritten',
      quote =>
        quote.length > 60
          ? `${quote.slice(0, quote.lastIndexOf(' ', quote.length * 0.75))} and so on and so forth`
          : undefined,
      true
    ],
    ['a number changed', quote => replaced(quote, /\d+/, '77777'), false],
    [
      'a number word changed',
      quote => replaced(quote, /\b(?:two|three|four|five|six|seven|ten|million|first|half)\b/, 'eleven'),
      false
    ],
    ['a negation taken out', quote => replaced(quote, / (?:not|no|never)\b/, ''), false],
    ['a negation put in', quote => replaced(quote, /\b(is|are|was|were|has|have|can|will)\b/, '$1 not'), false],
    ['a name changed', quote => replaced(quote, /(?<=[a-z] )\p{Lu}\p{Ll}{3,}/u, 'Zanzibar'), false],
    [
      'an opposite',
      quote =>
        replaced(quote, /\b(increas|legal|possible|likely|able|equal)/, found =>
          found === 'increas' ? 'decreas' : `un${found}`
        ),
      false
    ]
  ]
  console.log(`    ${'change'.padEnd(36)} quotes  placed  elsewhere  refused  absent`)
  for (const [name, change, mayBeFound] of changes) {
    const counts = {all: 0, right: 0, wrong: 0, changed: 0, absent: 0}
    for (const [n, {article, quote}] of every(rows, 2).entries()) {
      const found = finder(article)
      const original = found?.anchor(quote)
      const altered = change(quote, n)
      if (
        !found ||
        original?.type !== 'anchored' ||
        original.via === 'fuzzy' ||
        altered === undefined ||
        altered === quote
      )
        continue
      // A quotation that ends directly before a negation is an exact match, so no matcher can detect the change.
      if (fold(texts.get(article)!).text.includes(fold(altered).text)) continue
      counts.all++
      const result = found.anchor(altered)
      if (result.type === 'orphan') counts[result.reason === 'absent' ? 'absent' : 'changed']++
      else {
        const shared = Math.min(result.span.end, original.span.end) - Math.max(result.span.start, original.span.start)
        counts[shared > (original.span.end - original.span.start) / 2 ? 'right' : 'wrong']++
        if (isListed && (!mayBeFound || shared <= 0))
          console.log(`      ${altered}\n      ${words(texts.get(article)!, result.span)}`)
      }
    }
    const isFault = counts.wrong > 0 || (!mayBeFound && counts.right > 0)
    if (isFault) failed++
    console.log(
      `    ${name.padEnd(36)} ${String(counts.all).padStart(6)} ${String(counts.right).padStart(7)} ${String(counts.wrong).padStart(10)} ${String(counts.changed).padStart(8)} ${String(counts.absent).padStart(7)}${isFault ? '  WRONG' : ''}`
    )
  }
}

/** A language model that quotes from memory writes like this. None of these quotations may verify. */
function rewritten(rows: readonly Row[]): void {
  const counts = new Map<string, number>()
  for (const {article, quote, corrected} of rows) {
    const found = finder(article)
    if (!found || corrected === '' || likeness(corrected.toLowerCase(), quote.toLowerCase()) > 0.995) continue
    const {grade} = found.verify(corrected)
    const result = found.anchor(corrected)
    const key = `${grade} / ${result.type === 'anchored' ? result.via : result.reason}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    if (isListed && result.type === 'anchored' && result.via === 'fuzzy')
      console.log(
        `      ${corrected}\n      ${words(texts.get(article)!, result.span)} ${result.score.toFixed(2)} ${JSON.stringify(result.differences)}`
      )
  }
  for (const [key, number] of [...counts].toSorted((a, b) => b[1] - a[1]))
    console.log(`    ${key.padEnd(28)} ${String(number).padStart(5)}`)
}

/** Hypothesis' baselines hold selectors without the pages, so each page is reconstructed from its selectors. */
function hypothesis(): void {
  const folder = join(shared, 'hypothesis/src/annotator/anchoring/test/html-baselines')
  const counts = {quote: 0, range: 0, all: 0}
  let targets = 0
  for (const file of readdirSync(folder)) {
    const {rows} = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {rows: {target: {selector: Selector[]}[]}[]}
    for (const {selector} of rows.flatMap(({target}) => target)) {
      targets++
      const quote = selector.find(({type}) => type === 'TextQuoteSelector') as {
        exact: string
        prefix: string
        suffix: string
      }
      const range = selector.find(({type}) => type === 'RangeSelector') as {startContainer: string; startOffset: number}
      const said = fold(quote.exact).text
      const page = htmlText(pageFor(range, quote))
      const saysIt = (found: ReturnType<typeof anchor>): boolean =>
        found.type === 'anchored' && fold(words(page.text, found.span)).text === said
      if (saysIt(anchor(page, quote as never as Selector))) counts.quote++
      if (saysIt(anchor(page, range as never as Selector, {unit: 'utf-16'}))) counts.range++
      if (saysIt(anchor(page, selector, {unit: 'utf-16'}))) counts.all++
    }
  }
  console.log(
    `  Hypothesis baselines: ${targets} targets; by quotation ${counts.quote}, by range ${counts.range}, by all selectors ${counts.all}`
  )
  if (counts.quote < targets || counts.range < targets || counts.all < targets) failed++
}

/** Returns a page with the element of a path, the quoted words at their offset in it, and other words elsewhere. */
function pageFor(
  {startContainer, startOffset}: {startContainer: string; startOffset: number},
  {prefix, exact, suffix}: {prefix: string; exact: string; suffix: string}
): string {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const before = prefix.slice(-startOffset || prefix.length)
  let inner = `${escaped('x'.repeat(Math.max(0, startOffset - before.length)) + (startOffset ? before : ''))}${escaped(exact)}${escaped(suffix)}`
  for (const step of startContainer.split('/').slice(1).toReversed()) {
    const [, name, position] = /^(\w+)(?:\[(\d+)\])?$/.exec(step)!
    inner = `${`<${name}>other words</${name}>`.repeat(Number(position ?? 1) - 1)}<${name}>${inner}</${name}>`
  }
  return `<body>${inner}</body>`
}

/** Every selector of the W3C's samples must get a result: words, or a reason why there are none. */
function w3c(): void {
  const folder = join(shared, 'web-annotation-tests/tools/samples/correct')
  const counts = new Map<string, number>()
  const page = htmlText('<p id=elemid>An <i>anotation</i>: this is an anotation that has some spelling in it.</p>')
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const {type} = value as {type?: unknown}
    if (typeof type === 'string' && type.endsWith('Selector')) {
      const result = anchor(page, value as Selector)
      const key = `${type}: ${result.type === 'anchored' ? `"${words(page.text, result.span)}"` : result.reason}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    for (const field of Object.values(value)) look(field)
  }
  for (const file of readdirSync(folder)) look(JSON.parse(readFileSync(join(folder, file), 'utf8')))
  console.log('  W3C samples, on a page that has the words of their quotation:')
  for (const [key, number] of counts) console.log(`    ${key.padEnd(50)} ${number}`)
}

function rowsOf(file: string, column: number): Row[] {
  return readFileSync(join(ibm, file), 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .filter(line => line !== '')
    .map(line => {
      const cells = line.split('\t').map(cell => repaired(cell.trim()))
      return {article: cells[1]!, quote: cells[column]!, corrected: column === 2 ? (cells[5] ?? '') : ''}
    })
}

/** Repairs the tables, which are in windows-1252 and were decoded as windows-1255 (Hebrew), so that é became a Hebrew letter. */
function repaired(cell: string): string {
  return cell
    .replace(/[\u05d0-\u05ea]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0x05d0 + 0xe0))
    .replace(/[\u05b0-\u05bf]/g, point => String.fromCharCode(point.charCodeAt(0) - 0x05b0 + 0xc0))
}

function finder(article: string): QuoteFinder | undefined {
  let found = finders.get(article)
  const file = files.get(keyOf(article))
  if (!found && file) {
    const text = readFileSync(join(ibm, 'wiki12_articles', file), 'utf8')
    texts.set(article, text)
    found = quoteFinder(text)
    finders.set(article, found)
  }
  return found
}

/** Folds the name of an article, because file systems change some characters. */
function keyOf(name: string): string {
  return fold(name)
    .text.normalize('NFD')
    .replaceAll('&', 'and')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

function every<Item>(items: readonly Item[], n: number): Item[] {
  return items.filter((_, index) => index % n === 0)
}

/** Drops a letter from `count` of the longer lower-case words of a quotation. */
function slip(quote: string, n: number, count: number): string | undefined {
  const long = [...quote.matchAll(/(?<=[a-z] )[a-z]{6,}/g)]
  if (long.length < count) return undefined
  let result = quote
  const chosen = Array.from({length: count}, (_, i) => long[(n + i * 2) % long.length]!)
  for (const {0: word, index} of new Set(chosen.toSorted((a, b) => b.index - a.index)))
    result =
      result.slice(0, index + 3) + result.slice(index + 4, index + word.length) + result.slice(index + word.length)
  return result
}

function replaced(quote: string, pattern: RegExp, by: string | ((found: string) => string)): string | undefined {
  return pattern.test(quote) ? quote.replace(pattern, by as string) : undefined
}
