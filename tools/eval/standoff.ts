/**
 * Hydrates the stand-off of the corpus article on the article and on altered copies of it: `npm run eval -- standoff`. It needs the data in `../shared`.
 * Exits with 1 when a span covers other words than before, or when an item is lost although its sentence is in the copy.
 */

import {readFileSync} from 'node:fs'
import {htmlText} from '../../src/html/html-text.ts'
import {annotate, type Document, parse, type Span, strip, words, writeFrontMatter} from '../../src/index.ts'
import {mapSpans} from '../../src/model/to-json.ts'
import {dehydrate, type Hydrated, hydrate, rebase, type Standoff} from '../../src/standoff/index.ts'
import {withoutMarkup} from '../../src/standoff/markup.ts'
import {fold} from '../../src/text/fold.ts'
import {sentences} from '../../src/text/sentences.ts'
import {findEscaped} from '../../src/write/escape.ts'
import {alterations, withoutPullQuotes} from '../../tests/support/alterations.ts'

const path = '../shared/article/article.txt'
const source = readFileSync(path, 'utf8')
const article = parse(source).value.text
const standoff = JSON.parse(
  readFileSync('corpus/how-america-should-deal-with-the-taliban/standoff.json', 'utf8')
) as Standoff
const original = hydrate(standoff, article).value
let failed = 0

console.log('Hydration of altered copies (kept/moved/lost)\n')
console.log(
  `  ${'copy'.padEnd(30)} ${'sentences'.padStart(9)} ${'claims'.padStart(11)} ${'evidence'.padStart(9)} ${'mentions'.padStart(12)}   wrong words`
)
row('the article', source)
row('with Windows line endings', source.replaceAll('\n', '\r\n'))
for (const {name, as, alter} of alterations) row(name, alter(article), {as})
// Hydrates the source of a page or of Markdown directly, without parsing it.
for (const {name, alter} of alterations.filter(({name}) => /HTML|Markdown|together/.test(name)))
  rawRow(`${name}, not parsed`, alter(article))
row('pull quotes missing', withoutPullQuotes(article), {mayLose: true})
row('two paragraphs in other places', swapped(article), {mayLose: true})
row('ten sentences edited', edited(article), {mayLose: true})
row('another text', readFileSync('README.md', 'utf8'), {mayLose: true})

console.log('\nRebase, which has the old words too\n')
rebaseRow('ten sentences edited', edited(article))
rebaseRow('two paragraphs in other places', swapped(article))

console.log('\nThere and back: hydrate, annotate, parse, dehydrate\n')
thereAndBack()

process.exitCode = failed ? 1 : 0

/** Measures one copy: counts its annotations, and compares their words with the original's. */
function row(
  name: string,
  copy: string,
  {as, mayLose = false}: {as?: 'html' | undefined; mayLose?: boolean} = {}
): void {
  const markdown = as === 'html' ? findEscaped(htmlText(copy).text)! : copy
  const hydrated = hydrate(standoff, parse(markdown).value.text)
  const written = annotate(markdown, hydrated.value)
  const faults = written.diagnostics.length + (strip(written.value).value === markdown ? 0 : 1)
  print(name, hydrated, mayLose, faults)
}

/** Converts the shipped stand-off to annotated Markdown and back. It must be the same. After one claim is removed and one added, only these may differ. */
function thereAndBack(): void {
  const written = writeFrontMatter(original) + annotate(source, original).value
  const again = dehydrate(parse(written).value)
  const isSame = JSON.stringify(again) === JSON.stringify(standoff)
  const edited = annotate(written, {claims: [{type: 'claim', id: 'new', span: {start: 0, end: 30}}]}, {remove: ['c3']})
  const ids = ({document: {claims, evidence, mentions}}: Standoff): string[] => [
    ...[...claims, ...evidence].map(({id}) => id),
    ...mentions.map(mention => JSON.stringify(mention))
  ]
  const [before, after] = [new Set(ids(standoff)), new Set(ids(dehydrate(parse(edited.value).value)))]
  const gone = [...before].filter(id => !after.has(id))
  const come = [...after].filter(id => !before.has(id))
  const isEdit = gone.join() === 'c3' && come.join() === 'new'
  console.log(`  the same file: ${isSame}; after an edit, gone: ${gone}, come: ${come}`)
  if (!isSame || !isEdit) failed++
}

function rawRow(name: string, copy: string): void {
  const hydrated = hydrate(standoff, copy)
  // Only for the comparison of words.
  const bare = withoutMarkup(copy)
  const within = ({start, end}: Span): Span => ({start: bare.toFolded(start), end: bare.toFolded(end)})
  const value = mapSpans({...hydrated.value, text: bare.text}, within)
  print(name, {...hydrated, value}, false, 0)
}

function rebaseRow(name: string, copy: string): void {
  print(name, rebase(original, copy), true, 0)
}

function print(name: string, {value, report: {sentences, items}}: Hydrated, mayLose: boolean, faults: number): void {
  const wrong = wrongWords(value)
  const lost = Object.values(items).reduce((sum, {lost}) => sum + lost, 0)
  const isFault = wrong > 0 || faults > 0 || (lost > 0 && !mayLose)
  if (isFault) failed++
  const fates = (list: keyof typeof items): string => Object.values(items[list]).join('/')
  console.log(
    `  ${name.padEnd(30)} ${`${sentences.found}/${sentences.all}`.padStart(9)} ${fates('claims').padStart(11)} ${fates('evidence').padStart(9)} ${fates('mentions').padStart(12)}   ${wrong}${faults ? `, ${faults} not written` : ''}${isFault ? '  WRONG' : ''}`
  )
}

/** Counts the spans whose folded words differ from those in the article. */
function wrongWords(document: Document): number {
  const said = (text: string, {span, parts}: {span: Span; parts?: Span[]}): string =>
    (parts ?? [span]).map(part => fold(words(text, part)).text).join(' ')
  const statements = new Map([...original.claims, ...original.evidence].map(one => [one.id, one]))
  const wrong = [...document.claims, ...document.evidence].filter(
    one => said(document.text, one) !== said(article, statements.get(one.id)!)
  )
  // Mentions have no ids, so each must equal a mention of the article with the same entity.
  const known = new Set(original.mentions.map(mention => `${mention.entity} ${said(article, mention)}`))
  const strange = document.mentions.filter(mention => !known.has(`${mention.entity} ${said(document.text, mention)}`))
  return wrong.length + strange.length
}

/** Changes a word in every ninth sentence. */
function edited(text: string): string {
  const spans = sentences(text)
    .filter((_, n) => n % 9 === 4)
    .slice(0, 10)
  let result = text
  for (const {start, end} of spans.toReversed()) {
    const said = text.slice(start, end)
    result = result.slice(0, start) + said.replace(/\b(?:the|a|to|of|and|is)\b/, 'whatsoever') + result.slice(end)
  }
  return result
}

function swapped(text: string): string {
  const all = text.split(/\n{2,}/)
  const [third, fifth] = [all[3]!, all[8]!]
  return all.map((paragraph, n) => (n === 3 ? fifth : n === 8 ? third : paragraph)).join('\n\n')
}
