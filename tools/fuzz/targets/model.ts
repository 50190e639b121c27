/** Targets for documents as data: JSON, attributions, evaluation, citations, other formats. */

import {evaluate} from '../../../src/argument/evaluate.ts'
import {cite, styles} from '../../../src/cite/cite.ts'
import {references} from '../../../src/cite/references.ts'
import {toMarkdown} from '../../../src/convert/to-markdown.ts'
import {brat} from '../../../src/formats/brat/brat.ts'
import type {Format} from '../../../src/formats/format.ts'
import type {Part} from '../../../src/formats/keeps.ts'
import {mapLabels} from '../../../src/formats/labels/map-labels.ts'
import {rows} from '../../../src/formats/rows.ts'
import {xaif} from '../../../src/formats/xaif/xaif.ts'
import {writeFrontMatter} from '../../../src/front-matter/write.ts'
import {lint} from '../../../src/lint/lint.ts'
import {attributions} from '../../../src/model/attribution.ts'
import {readCitationItems, writeCitationItems} from '../../../src/model/citation-items.ts'
import {findDate, writeDate} from '../../../src/model/csl-date.ts'
import type {Document} from '../../../src/model/document.ts'
import {fromJson} from '../../../src/model/from-json.ts'
import {authorName, fullName, holderName} from '../../../src/model/names.ts'
import {mapSpans, toJson} from '../../../src/model/to-json.ts'
import {parse} from '../../../src/parse/parse.ts'
import {codePoints} from '../../../src/text/code-points.ts'
import {checkFindings, checkJson, checkSpans} from '../checks.ts'
import {markdown, word} from '../content.ts'
import {expect, expectSame, type Target} from '../target.ts'
import {bratFiles, documentJson, documentOf, xaifJson} from '../values.ts'

interface Json {
  json: unknown
}

/** The value after it was written to a JSON file and read again. */
const filed = <Value>(value: Value): Value => (value === undefined ? value : JSON.parse(JSON.stringify(value)))

export const readingJson: Target<Json> = {
  name: 'from-json',
  draw: draw => ({json: documentJson(draw)}),
  run({json}) {
    const {value, diagnostics} = fromJson(json)
    checkFindings(diagnostics)
    checkJson(value)
    checkSpans(value)
    const back = fromJson(filed(toJson(value)))
    expectSame(back.value, value, 'fromJson reads what toJson writes')
    expectSame(
      back.diagnostics.filter(({severity}) => severity === 'error'),
      [],
      'what fromJson gave has no error'
    )
  }
}

export const model: Target<Json> = {
  name: 'model',
  draw: draw => ({json: documentJson(draw)}),
  run({json}) {
    const {value: document, diagnostics} = fromJson(json)
    checkFindings(lint(document))
    const holders = attributions(document)
    checkJson(holders)
    const told = holders.flatMap(({asserts}) => asserts.map(({id}) => id))
    expect(told.length >= document.claims.length + document.evidence.length, 'attributions name every statement')
    for (const {holder} of holders)
      if (holder !== undefined) expect(typeof holderName(document, holder) === 'string', 'a holder has a name')
    const author = authorName(document)
    expect(author === undefined || typeof author === 'string', 'an author has a name')
    for (const {author = []} of [...document.sources, document.meta])
      for (const name of author) expect(typeof fullName(name) === 'string', 'a name is a string')
    const {spanToCodePoints, spanToUtf16} = codePoints(document.text)
    checkSpans(mapSpans(mapSpans(document, spanToCodePoints), spanToUtf16))
    const listed = [...rows(document, 'd')]
    checkJson(listed)
    const {claims, evidence, sources, relations, entities, mentions, citations, sections} = document
    const items = [claims, evidence, sources, relations, entities, mentions, citations, sections]
    expect(listed.length === items.reduce((sum, {length}) => sum + length, 0), 'everything has a row')
    const back = parse(writeFrontMatter(document))
    // Unknown fields are kept in the document, but front matter does not have them.
    if (diagnostics.length || [...sources, ...entities].some(({id}) => id === '')) return
    for (const part of ['meta', 'sources', 'entities'] as const)
      expectSame(
        withoutNothing(back.value[part]),
        withoutNothing(document[part]),
        `what writeFrontMatter writes reads back (${part})`
      )
  }
}

/** The value after it was written to a JSON file and read again, without empty objects, because front matter does not distinguish these from absent fields. */
function withoutNothing(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, held: unknown) =>
    typeof held === 'object' && held !== null && Object.keys(held).length === 0 ? undefined : held
  )
}

export const evaluating: Target<Json> = {
  name: 'evaluate',
  draw: draw => ({json: documentJson(draw)}),
  run({json}) {
    const document = documentOf(json)
    const {statements, cycles} = evaluate(document, {strengths: true})
    checkJson(cycles)
    const ids = new Set([...document.claims, ...document.evidence].map(({id}) => id))
    expect(statements.length >= ids.size, 'every statement is evaluated')
    for (const {label, strength = 0} of statements) {
      expect(['in', 'out', 'undecided'].includes(label), 'every statement has a label')
      expect(strength >= 0 && strength <= 1, 'strengths are from 0 to 1', () => String(strength))
    }
  }
}

export const citing: Target<Json & {style: number; html: boolean}> = {
  name: 'cite',
  draw: draw => ({json: documentJson(draw), style: draw.below(styles.length), html: draw.chance(0.5)}),
  async run({json, style: number, html}) {
    const document = documentOf(json)
    const id = document.claims[0]?.id ?? document.evidence[0]?.id
    if (id === undefined) return
    const style = styles[number % styles.length]!
    const written = await cite(document, id, {style, format: html ? 'html' : 'text'})
    expect(typeof written === 'string' && written !== '', 'a citation comes back', () => style)
    if (style === 'csl-json') JSON.parse(written)
    if (html && style !== 'csl-json' && style !== 'bibtex')
      expect(!/<script|<b a=/i.test(written), 'HTML of citations is escaped', () => written)
    if (style === 'bibtex') expect(isBalanced(written), 'braces of BibTeX are balanced', () => written)
  }
}

function isBalanced(bibtex: string): boolean {
  let depth = 0
  for (const [mark] of bibtex.replace(/\\[\s\S]/g, '').matchAll(/[{}]/g)) {
    depth += mark === '{' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}

export const referring: Target<Json & {style: number}> = {
  name: 'references',
  draw: draw => ({json: documentJson(draw), style: draw.below(3)}),
  async run({json, style}) {
    const document = documentOf(json)
    const groups = [...document.citations, ...document.claims].map(({sources = []}) => sources)
    const {citations, bibliography} = await references(document.sources, groups, {
      style: (['apa', 'chicago', 'mla'] as const)[style % 3]!
    })
    expect(citations.length === groups.length, 'every group has its citation')
    expect(
      [...citations, ...bibliography].every(each => typeof each === 'string'),
      'citations are strings'
    )
  }
}

export const bratReading: Target<{text: string; ann: string}> = {
  name: 'brat-read',
  draw: bratFiles,
  run(files) {
    const {value, diagnostics} = brat.read(files)
    checkFindings(diagnostics)
    checkSpans(value)
    checkJson(value)
    expectSame(value.text, files.text, 'brat keeps the text')
    checkRoundTrip(brat as never, value)
  }
}

export const xaifReading: Target<Json> = {
  name: 'xaif-read',
  draw: draw => ({json: xaifJson(draw)}),
  run({json}) {
    const {value, diagnostics} = xaif.read(json)
    checkFindings(diagnostics)
    checkSpans(value)
    checkJson(value)
    checkFindings(xaif.losses(value))
    const again = xaif.read(filed(xaif.write(value)))
    checkSpans(again.value)
  }
}

export const formatsOfMarkdown: Target<{source: string}> = {
  name: 'formats-of-markdown',
  draw: draw => ({source: markdown(draw)}),
  run({source}) {
    const {value} = parse(source)
    if (!isSound(value)) return
    for (const format of [brat, xaif]) checkRoundTrip(format as never, value)
  }
}

export const formatsOfJson: Target<Json> = {
  name: 'formats-of-json',
  draw: draw => ({json: documentJson(draw)}),
  run({json}) {
    const document = documentOf(json)
    for (const format of [brat, xaif] as unknown as Format<unknown>[]) {
      checkFindings(format.losses(document))
      const {value} = format.read(filed(format.write(document)))
      checkSpans(value)
    }
    const {annotations = []} = document
    const labels = {
      spans: Object.fromEntries(annotations.slice(0, 3).map(({label}) => [label, 'claim:fact' as const])),
      relations: Object.fromEntries(annotations.slice(1, 4).map(({label}) => [label, '^supports' as const]))
    }
    const mapped = mapLabels(document, labels)
    checkFindings(mapped.diagnostics)
    checkSpans(mapped.value)
    const {value, diagnostics} = toMarkdown(document)
    checkFindings(diagnostics)
    checkSpans(parse(value).value)
  }
}

/** Whether ids are unique and all relations come from the document's own statements. Formats promise to keep such documents only. */
function isSound({claims, evidence, relations, sources}: Document): boolean {
  const ids = [...claims, ...evidence, ...relations, ...sources].flatMap(({id}) => id ?? [])
  const own = new Set([...claims, ...evidence].map(({id}) => id))
  return new Set(ids).size === ids.length && relations.every(({from}) => own.has(from))
}

function checkRoundTrip(format: Format<unknown>, document: Document): void {
  checkFindings(format.losses(document))
  const {value, diagnostics} = format.read(filed(format.write(document)))
  checkFindings(diagnostics)
  checkSpans(value)
  if (!isSound(document)) return
  const lost = new Set(format.losses(document).map(({pointer}) => pointer?.split('/')[1]))
  for (const part of Object.keys(format.keeps) as Part[])
    if (!lost.has(part))
      expectSame(value[part], filed(document[part]), `${format.name} keeps ${part}, or says what it loses`)
}

export const citationItems: Target<{value: string}> = {
  name: 'citation-items',
  draw: draw => ({
    value: draw
      .list(4, () => `${word(draw)}${draw.pick([', ', ' ', ', p. ', ', para. 3-4', ' @', ''])}${word(draw)}`)
      .join(draw.pick([';', '; ']))
  }),
  run({value}) {
    const items = readCitationItems(value)
    if (items.some(({id}) => id === '')) return
    expectSame(readCitationItems(writeCitationItems(items)), items, 'citation items that are written read back')
  }
}

export const dates: Target<{value: string}> = {
  name: 'dates',
  draw: draw => ({
    value: draw
      .list(8, () =>
        draw.pick([
          '2021',
          '-',
          '05',
          '/',
          '12',
          '13',
          '..',
          'X',
          '?',
          '~',
          '%',
          'T',
          'Z',
          '+01:00',
          'Y1',
          'E9',
          'S2',
          '21',
          '31',
          '0',
          '-0001',
          ' ',
          '{',
          '}',
          '[',
          ',',
          ']',
          '9'.repeat(30),
          word(draw)
        ])
      )
      .join('')
  }),
  run({value}) {
    const date = findDate(value)
    if (!date) return
    checkJson(date)
    const written = writeDate(date)
    if (typeof written === 'string') expectSame(findDate(written), date, 'a date that is written reads back')
  }
}
