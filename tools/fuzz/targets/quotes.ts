/** Targets for quotations, pages, stand-offs and suggestions. */

import {htmlText} from '../../../src/html/html-text.ts'
import type {Document} from '../../../src/model/document.ts'
import {parse} from '../../../src/parse/parse.ts'
import {anchor} from '../../../src/quotes/anchor.ts'
import type {Anchored, Orphan} from '../../../src/quotes/anchored.ts'
import {quoteFinder} from '../../../src/quotes/quote-finder.ts'
import type {Selector} from '../../../src/quotes/selector.ts'
import {type Verification, verify} from '../../../src/quotes/verify.ts'
import {dehydrate} from '../../../src/standoff/dehydrate.ts'
import {isTextOf} from '../../../src/standoff/exact-text.ts'
import {type Hydrated, hydrate} from '../../../src/standoff/hydrate.ts'
import {isStandoff} from '../../../src/standoff/read-standoff.ts'
import {rebase} from '../../../src/standoff/rebase.ts'
import type {Standoff} from '../../../src/standoff/standoff.ts'
import {applySuggestions} from '../../../src/suggestions/apply-suggestions.ts'
import {fold, normalisations} from '../../../src/text/fold.ts'
import {cutsWord} from '../../../src/text/words.ts'
import {strip} from '../../../src/write/strip.ts'
import {checkDiagnostics, checkFindings, checkJson, checkSpan, checkSpans} from '../checks.ts'
import {editions, html, markdown, mutated, text, word} from '../content.ts'
import {expect, expectSame, type Target} from '../target.ts'
import {documentJson, documentOf, selectorJson, standoffJson, suggestionsJson} from '../values.ts'

function checkVerification(
  {grade, span, parts = [], candidates, normalisations: used}: Verification,
  text: string
): void {
  expect(
    ['exact', 'typographic', 'whitespace', 'elided', 'absent', 'ambiguous'].includes(grade),
    'a quotation has a grade'
  )
  expect(
    (span === undefined) === (grade === 'absent' || grade === 'ambiguous'),
    'a quotation that is found has its span',
    () => grade
  )
  for (const stretch of [...(span ? [span] : []), ...parts]) checkSpan(stretch, text, 'quotations')
  for (const {span, score} of candidates) {
    checkSpan(span, text, 'candidates')
    expect(score >= 0 && score <= 1, 'scores are from 0 to 1', () => String(score))
  }
  expect(
    used.every(each => normalisations.includes(each)),
    'normalisations are known'
  )
}

export const verifying: Target<{text: string; quote: string; prefix: string}> = {
  name: 'verify',
  draw(draw) {
    const own = text(draw)
    const from = draw.below(own.length + 1)
    const some = own.slice(from, from + draw.below(200))
    const quote = draw.oneOf<string>(
      [2, () => some],
      [3, () => mutated(draw, some, ['…', '[…]', '[the]', 'not', '5'])],
      [1, () => text(draw)]
    )
    return {text: own, quote, prefix: draw.chance(0.2) ? own.slice(Math.max(0, from - 10), from) : ''}
  },
  run({text, quote, prefix}) {
    const found = verify(text, quote, prefix ? {prefix} : {})
    checkVerification(found, text)
    checkJson(found)
    if (found.grade === 'exact')
      expect(text.slice(found.span!.start, found.span!.end) === quote.trim(), 'an exact quotation stands to the letter')
    expectSame(quoteFinder(text).verify(quote, prefix ? {prefix} : {}), found, 'a quote finder verifies as verify does')
  }
}

export const ownWords: Target<{text: string; numbers: number[]}> = {
  name: 'own-words',
  draw: draw => ({text: text(draw), numbers: [draw.below(10_000), draw.below(10_000)]}),
  run({text, numbers: [a = 0, b = 0]}) {
    let start = a % (text.length + 1)
    let end = Math.min(text.length, start + (b % 200))
    while (start < end && /\s/.test(text[start]!)) start++
    while (end > start && /\s/.test(text[end - 1]!)) end--
    const span = {start, end}
    const quote = text.slice(start, end)
    // Brackets and ellipses are marks of the person who quotes.
    if (!/[\p{L}\p{N}]/u.test(fold(quote).text) || /[[\]…]|\.\s*\.|\p{Cs}/u.test(quote) || cutsWord(text, span)) return
    const {grade} = verify(text, quote)
    expect(grade !== 'absent', 'a text says its own words', () => JSON.stringify(quote))
    const selector = {
      type: 'TextQuoteSelector',
      exact: quote,
      prefix: text.slice(Math.max(0, start - 20), start),
      suffix: text.slice(end, end + 20)
    }
    const found = anchor(text, selector)
    const isLost = found.type === 'orphan' && (found.reason === 'absent' || found.reason === 'changed')
    expect(!isLost, 'anchor finds a text’s own words', () => JSON.stringify([quote, found]))
    if (found.type === 'anchored')
      expectSame(fold(text.slice(found.span.start, found.span.end)).text, fold(quote).text, 'anchor finds these words')
  }
}

function checkAnchored(found: Anchored | Orphan, text: string): void {
  checkJson(found)
  const places = found.type === 'anchored' ? [found, ...found.others] : found.candidates
  for (const {span, score} of places) {
    checkSpan(span, text, 'anchors')
    expect(score >= 0 && score <= 1, 'scores are from 0 to 1', () => String(score))
  }
}

export const anchoring: Target<{text: string; json: unknown; utf16: boolean}> = {
  name: 'anchor',
  draw(draw) {
    const own = text(draw)
    const json = selectorJson(draw, own)
    return {text: own, json: typeof json === 'object' && json !== null ? json : String(json), utf16: draw.chance(0.3)}
  },
  run({text, json, utf16}) {
    const options = utf16 ? {unit: 'utf-16' as const} : {}
    const found = anchor(text, json as Selector, options)
    checkAnchored(found, text)
    expectSame(quoteFinder(text).anchor(json as Selector, options), found, 'a quote finder anchors as anchor does')
  }
}

const paths = ['/html/body/p[1]', '//p', '//*[@id="a"]', 'id("a")', '/', '//span[2]/text()[1]', '/body/*', 'p[', ')']
const queries = [
  'p',
  'body > p:nth-child(2n+1)',
  '#a',
  '.x:not(.y)',
  '[class~=x]',
  ':has(b)',
  'p +',
  '::before',
  '*|*',
  ':is(',
  '\\',
  ':nth-child(1e9n)'
]

export const pages: Target<{source: string; json: unknown; path: string; query: string; numbers: number[]}> = {
  name: 'html',
  draw(draw) {
    const source = html(draw)
    const json = selectorJson(draw, htmlText(source).text)
    return {
      source,
      json: typeof json === 'object' && json !== null ? json : String(json),
      path: draw.chance(0.4)
        ? mutated(draw, draw.pick(paths), ['/', '//', '[1]', '*', '@id', '(', ')', "'"])
        : draw.pick(paths),
      query: draw.chance(0.4)
        ? mutated(draw, draw.pick(queries), [' ', '>', '~', ':not(', ')', '[', '*', ','])
        : draw.pick(queries),
      numbers: [draw.below(10_000), draw.below(1000)]
    }
  },
  run({source, json, path, query, numbers: [a = 0, b = 0]}) {
    const page = htmlText(source)
    const {text, content} = page
    const start = a % (content.length + 1)
    checkSpan(page.toSpan({start, end: Math.min(content.length, start + b)}), text, 'pages')
    for (const found of [page.findByXPath(path), page.findByCss(query), page.findById('a'), page.findById(query)])
      if (found) checkSpan(found, content, 'elements')
    checkAnchored(anchor(page, json as Selector), text)
    checkAnchored(anchor(page, {type: 'CssSelector', value: query}), text)
    checkAnchored(anchor(page, {type: 'XPathSelector', value: path}), text)
  }
}

export const folding: Target<{text: string}> = {
  name: 'fold',
  draw: draw => ({text: text(draw) + word(draw)}),
  run({text}) {
    const folded = fold(text)
    expect(!/\s\s/.test(folded.text) && folded.text === folded.text.trim(), 'white space is folded', () =>
      JSON.stringify(folded.text)
    )
    for (const each of normalisations) fold(text, [each])
  }
}

export const dehydrating: Target<{json: unknown; source: string}> = {
  name: 'dehydrate',
  draw: draw => (draw.chance(0.5) ? {json: documentJson(draw), source: ''} : {json: null, source: markdown(draw)}),
  run({json, source}) {
    const document = json === null ? parse(source).value : documentOf(json)
    const standoff: Standoff = JSON.parse(JSON.stringify(dehydrate(document)))
    expect(isStandoff(standoff), 'a stand-off is one')
    expect(isTextOf(standoff, document.text), 'a stand-off knows its text')
    const {value, diagnostics, report} = hydrate(standoff, document.text)
    expectSame(value, JSON.parse(JSON.stringify(document)), 'hydrate ∘ dehydrate is the identity')
    expectSame(
      diagnostics.filter(({code}) => code !== 'unknown-field'),
      [],
      'nothing is lost on the very text'
    )
    expect(report.exact, 'the very text is exact')
  }
}

function checkHydrated({value, diagnostics, report}: Hydrated): void {
  checkFindings(diagnostics)
  checkSpans(value)
  checkJson(value)
  const lost = Object.values(report.items).reduce((sum, {lost}) => sum + lost, 0)
  const told = diagnostics.filter(({code}) => code === 'lost' || code === 'lost-relation').length
  expect(told >= lost, 'what is lost is told', () => `${lost} lost, ${told} told`)
  expect(report.items.claims.kept + report.items.claims.moved === value.claims.length, 'the report counts the claims')
}

export const hydrating: Target<{standoff: unknown; text: string}> = {
  name: 'hydrate',
  draw: standoffJson,
  run({standoff, text}) {
    const hydrated = hydrate(standoff as Standoff, text)
    checkHydrated(hydrated)
    expectSame(hydrated.value.text, text, 'hydrate keeps the text')
    if (isStandoff(standoff)) isTextOf(standoff, text)
  }
}

/** Only letters and digits, so that punctuation and white space do not count. */
const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

function said({text}: Document, {span, parts = [span]}: Document['claims'][number]): string {
  return letters(parts.map(({start, end}) => text.slice(start, end)).join(''))
}

export const rebasing: Target<{before: string; after: string; numbers: number[]}> = {
  name: 'rebase',
  draw(draw) {
    const [before, after] = editions(draw)
    return {before, after, numbers: draw.list(8, () => draw.below(10_000))}
  },
  run({before, after, numbers}) {
    const empty = parse('').value
    const claims = numbers.flatMap((number, index) => {
      if (index % 2) return []
      const start = number % (before.length + 1)
      const end = Math.min(before.length, start + ((numbers[index + 1] ?? 0) % 60))
      const span = {start, end}
      // References to footnotes are not words, and a copy may lack them.
      const isInside = /^[^[\]]*\p{L}[^[\]]*$/u.test(before.slice(start, end)) && !cutsWord(before, span)
      return isInside ? [{type: 'claim' as const, id: `c${index}`, span}] : []
    })
    const document: Document = {...empty, text: before, claims}
    for (const hydrated of [rebase(document, after), hydrate(JSON.parse(JSON.stringify(dehydrate(document))), after)]) {
      checkHydrated(hydrated)
      const {kept, moved, lost} = hydrated.report.items.claims
      expect(kept + moved + lost === claims.length, 'the report counts every claim')
      for (const claim of hydrated.value.claims) {
        const original = claims.find(({id}) => id === claim.id)!
        expectSame(said(hydrated.value, claim), said(document, original), 'no claim is put on other words')
      }
    }
  }
}

export const suggesting: Target<{source: string; json: unknown}> = {
  name: 'suggestions',
  draw(draw) {
    const source = markdown(draw)
    return {source, json: suggestionsJson(draw, source)}
  },
  run({source, json}) {
    const {value, diagnostics, accepted, refused} = applySuggestions(source, json)
    checkDiagnostics(diagnostics, source, false)
    checkJson([accepted, refused])
    const [before, after] = [parse(source).value, parse(value).value]
    expect(after.text === before.text, 'suggestions keep the text', () => value)
    if (strip(strip(source).value).value === strip(source).value)
      expect(strip(value).value === strip(source).value, 'suggestions add marks only', () => value)
    const ids = new Set([...after.claims, ...after.evidence].map(({id}) => id))
    for (const {id, span} of [...accepted.claims, ...accepted.evidence]) {
      checkSpan(span, before.text, 'suggestions')
      expect(ids.has(id), 'what is accepted is written', () => `${id} in ${value}`)
    }
    const told = diagnostics.filter(({code}) => code === 'refused').length
    expect(told >= refused.claims + refused.evidence + refused.relations, 'what is refused is told')
  }
}
