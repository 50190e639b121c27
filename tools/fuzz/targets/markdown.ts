/** Targets that read, check and write Markdown. */

import {diagnose} from '../../../src/check/diagnose.ts'
import {fixAll} from '../../../src/check/fix.ts'
import {dialects} from '../../../src/convert/dialects/dialect.ts'
import {fromDialects} from '../../../src/convert/dialects/from-dialects.ts'
import {parseDialects} from '../../../src/convert/dialects/parse-dialects.ts'
import {toFootnotes} from '../../../src/convert/footnotes.ts'
import {splitFrontMatter} from '../../../src/front-matter/split.ts'
import {writeFrontMatter} from '../../../src/front-matter/write.ts'
import {lint} from '../../../src/lint/lint.ts'
import type {Claim, Evidence} from '../../../src/model/document.ts'
import {applyEdits, compatibleEdits} from '../../../src/model/edit.ts'
import {fromJson} from '../../../src/model/from-json.ts'
import {toJson} from '../../../src/model/to-json.ts'
import {parse} from '../../../src/parse/parse.ts'
import {words} from '../../../src/text/span.ts'
import {annotate} from '../../../src/write/annotate.ts'
import {declare} from '../../../src/write/declare.ts'
import {findEscaped} from '../../../src/write/escape.ts'
import {format} from '../../../src/write/format.ts'
import {strip} from '../../../src/write/strip.ts'
import {checkDiagnostics, checkFindings, checkJson, checkSpan, checkSpans} from '../checks.ts'
import {dialectMarkdown, markdown, text, word, yaml} from '../content.ts'
import {expect, expectSame, type Target} from '../target.ts'
import {documentJson, documentOf} from '../values.ts'

interface Source {
  source: string
}

export const parsing: Target<Source> = {
  name: 'parse',
  draw: draw => ({source: markdown(draw)}),
  run: ({source}) => checkParsing(source)
}

export const frontMatter: Target<Source> = {
  name: 'front-matter',
  draw: draw => ({source: `---\n${yaml(draw)}---\n${draw.pick(['', 'x', ':claim[a]{#c1 source=s by=x}\n'])}`}),
  run({source}) {
    checkParsing(source)
    const {value: document} = parse(source)
    const {block, body} = splitFrontMatter(source)
    expect(block + body === source, 'front matter and body are the source')
    const back = parse(writeFrontMatter(document))
    for (const part of ['meta', 'sources', 'entities'] as const)
      expectSame(back.value[part], document[part], `what writeFrontMatter writes reads back (${part})`)
  }
}

function checkParsing(source: string): void {
  const {value: document, diagnostics, map, place} = parse(source)
  checkDiagnostics(diagnostics, source)
  checkSpans(document)
  expect(map.text === document.text, 'the map is of the text')
  for (const {span} of [...document.claims, ...document.evidence, ...document.mentions, ...document.citations]) {
    const found = map.findPlace(span)
    if (found)
      expect(
        found.start.offset <= found.end.offset && found.end.offset <= source.length,
        'a span has its place in the source'
      )
  }
  const found = lint(document)
  checkFindings(found)
  const findings = [...diagnostics, ...found.map(place)]
  const ids = new Set([...document.claims, ...document.evidence, ...document.relations].map(({id}) => id))
  for (const {to} of document.relations) {
    const isTold = findings.some(({code, message}) => code === 'dangling-reference' && message.includes(`\`${to}\``))
    expect(ids.has(to) || to.includes('#') || isTold, 'a reference resolves or is told', () => to)
  }
  applyEdits(source, compatibleEdits(findings.flatMap(({fix = []}) => fix)))

  const back = fromJson(JSON.parse(JSON.stringify(toJson(document))))
  expectSame(back.value, document, 'fromJson reads what toJson writes')
  expectSame(
    back.diagnostics.filter(({code}) => code !== 'unknown-field'),
    [],
    'fromJson has nothing to say of what toJson writes'
  )

  const fast = parse(source, {engine: 'fast'})
  expectSame(fast.value, document, 'both engines read the same document')
  expectSame(fast.diagnostics, diagnostics, 'both engines report the same')
}

export const diagnosing: Target<Source & {texts: Record<string, string>}> = {
  name: 'diagnose',
  draw: draw => ({
    source: markdown(draw),
    texts: Object.fromEntries(draw.list(2, () => [draw.pick(['s', 'bank', word(draw)]), text(draw)]))
  }),
  run({source, texts}) {
    const diagnostics = diagnose(source, {texts, rules: {'unsupported-claim': 'off', 'unused-source': 'error'}})
    checkDiagnostics(diagnostics, source)
    const starts = diagnostics.map(({place}) => place!.start.offset)
    expect(
      starts.every((start, index) => index === 0 || start >= starts[index - 1]!),
      'diagnostics come in the order of the Markdown'
    )
  }
}

const errors = (source: string): number => diagnose(source).filter(({severity}) => severity === 'error').length

export const fixing: Target<Source> = {
  name: 'fix',
  draw: draw => ({source: markdown(draw)}),
  run({source}) {
    const once = fixAll(source)
    expect(errors(once.source) <= errors(source), 'fixAll adds no error')
    const twice = fixAll(once.source)
    expect(twice.source === once.source, 'fixing twice is fixing once', () =>
      JSON.stringify([once.source, twice.source])
    )
    if (once.count === 0) expect(once.source === source, 'no fix changes nothing')
  }
}

export const formatting: Target<Source> = {
  name: 'format',
  draw: draw => ({source: markdown(draw)}),
  run({source}) {
    const once = format(source).value
    expect(format(once).value === once, 'formatting twice is formatting once', () =>
      JSON.stringify([once, format(once).value])
    )
    expect(strip(once).value === strip(source).value, 'format changes marks only')
    expect(parse(once).value.text === parse(source).value.text, 'format keeps the text')
    expect(errors(once) <= errors(source), 'format adds no error', () => once)
  }
}

export const stripping: Target<Source> = {
  name: 'strip',
  draw: draw => ({source: markdown(draw)}),
  run({source}) {
    const bare = strip(source).value
    expect(bare.length <= source.length, 'strip adds nothing')
    expect(strip(source, {which: () => false}).value === source, 'strip of nothing changes nothing')
    const chosen = strip(source, {which: ({name}) => name === 'claim'}).value
    expect(chosen.length <= source.length, 'strip adds nothing')
    // A block at the start of the Markdown is front matter, which is kept.
    expect(bare.startsWith(splitFrontMatter(source).block), 'strip keeps the front matter')
  }
}

interface Annotating extends Source {
  /** Two numbers for each claim: its start and its length. */
  numbers: number[]
}

const numbers = (draw: {list<Item>(most: number, make: () => Item): Item[]; below(below: number): number}): number[] =>
  draw.list(8, () => draw.below(10_000))

export const annotating: Target<Annotating> = {
  name: 'annotate',
  draw: draw => ({source: markdown(draw), numbers: numbers(draw)}),
  run({source: annotated, numbers}) {
    const source = strip(annotated).value
    // Without its mark-up a line may begin with other characters and become an annotation.
    if (strip(source).value !== source) return
    const before = parse(source).value
    if (before.claims.length + before.evidence.length + before.sources.length > 0) return
    const claims: Claim[] = []
    const evidence: Evidence[] = []
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      const start = numbers[index]! % (before.text.length + 1)
      const span = {start, end: Math.min(before.text.length, start + (numbers[index + 1]! % 40))}
      if (index % 4) evidence.push({type: 'evidence', id: `e${index}`, span, kind: 'study'})
      else claims.push({type: 'claim', id: `c${index}`, span, ...(span.start === span.end && {words: 'not *said*'})})
    }
    const {value, diagnostics} = annotate(source, {claims, evidence})
    checkDiagnostics(diagnostics, source, false)
    expect(strip(value).value === source, 'strip takes out what annotate put in', () =>
      JSON.stringify([value, strip(value).value, source])
    )
    const after = parse(value).value
    expect(after.text === before.text, 'annotate keeps the text', () => value)
    const refused = new Set(diagnostics.filter(({code}) => code === 'cannot-annotate').flatMap(({ids = []}) => ids))
    const found = new Map([...after.claims, ...after.evidence].map(each => [each.id, each]))
    for (const {id, span, ...rest} of [...claims, ...evidence]) {
      expect(found.has(id) !== refused.has(id), 'what is annotated is found or refused', () => `${id} in ${value}`)
      if (found.has(id) && !('words' in rest))
        expectSame(found.get(id)!.span, span, 'what is annotated stands on its words')
    }
    expect(found.size + refused.size === claims.length + evidence.length, 'annotate writes nothing else', () => value)
  }
}

export const annotatingAnything: Target<Source & {json: unknown; remove: string[]}> = {
  name: 'annotate-anything',
  draw: draw => ({
    source: markdown(draw),
    json: documentJson(draw),
    remove: draw.list(2, () => draw.pick(['c1', 'e1', 'c3', '__proto__']))
  }),
  run({source, json, remove}) {
    const {value, diagnostics} = annotate(source, documentOf(json), {remove})
    checkDiagnostics(diagnostics, source, false)
    // Without its marks a line may begin otherwise.
    const isSteady = parse(strip(source).value).value.text === parse(source).value.text
    if (remove.length === 0 && isSteady)
      expect(parse(value).value.text === parse(source).value.text, 'annotate keeps the text', () => value)
    checkSpans(parse(value).value)
  }
}

export const declaring: Target<Source & {json: unknown}> = {
  name: 'declare',
  draw: draw => ({source: draw.chance(0.5) ? markdown(draw) : `---\n${yaml(draw)}---\nx\n`, json: documentJson(draw)}),
  run({source, json}) {
    const {entities} = documentOf(json)
    // After an opening fence of front matter that is never closed, micromark reads a list on the next line as a paragraph. After closed front matter it is a list.
    if (/^\uFEFF?---/.test(source) && splitFrontMatter(source).block === '') return
    const before = parse(source).value
    const {value, diagnostics} = declare(source, entities)
    checkDiagnostics(diagnostics, source, false)
    const after = parse(value).value
    expect(after.text === before.text, 'declare keeps the text', () => value)
    const known = new Set(after.entities.map(({id}) => id))
    for (const {id} of before.entities) expect(known.has(id), 'what was declared stays declared', () => value)
    if (diagnostics.length === 0)
      for (const {id} of entities.filter(({id}) => id !== ''))
        expect(known.has(id), 'what is declared is read back', () => `${id} in ${value}`)
  }
}

export const escaping: Target<{text: string}> = {
  name: 'escape',
  draw: draw => ({text: text(draw)}),
  run({text}) {
    const source = findEscaped(text)
    if (source !== undefined)
      expectSame(parse(source).value.text.trimEnd(), text.trimEnd(), 'escaped text reads as that text')
  }
}

export const dialectReading: Target<Source & {which: number}> = {
  name: 'dialects',
  draw: draw => ({source: draw.chance(0.8) ? dialectMarkdown(draw) : markdown(draw), which: draw.below(15)}),
  run({source, which}) {
    const wanted = dialects.filter((_, index) => !((which >> index) & 1))
    const turned = fromDialects(source, wanted)
    checkDiagnostics(turned.diagnostics, source)
    const parsed = parseDialects(source, wanted)
    checkDiagnostics(parsed.diagnostics, source)
    checkSpans(parsed.value)
    expectSame(parsed.value, parse(turned.value).value, 'parseDialects reads what fromDialects writes')
    expectSame(
      parseDialects(source, wanted, {engine: 'fast'}).value,
      parsed.value,
      'both engines read the same of dialects'
    )
    for (const {span} of [...parsed.value.claims, ...parsed.value.evidence]) parsed.map.findPlace(span)
    checkDiagnostics(lint(parsed.value).map(parsed.place), source, false)
  }
}

export const footnotes: Target<Source> = {
  name: 'footnotes',
  draw: draw => ({source: markdown(draw)}),
  run({source}) {
    const {value, diagnostics} = toFootnotes(source)
    checkDiagnostics(diagnostics, source, false)
    const {claims, evidence} = parse(value).value
    // Where an annotation is removed, the text after it may then be at the start of a line and become an annotation.
    if (diagnostics.some(({code}) => code === 'other-reading')) return
    expectSame([claims, evidence], [[], []], 'footnotes leave no annotation')
  }
}

export const editing: Target<Source & {numbers: number[]}> = {
  name: 'edits',
  draw: draw => ({source: text(draw), numbers: numbers(draw)}),
  run({source, numbers}) {
    const edits = numbers.flatMap((number, index) => {
      const start = number % (source.length + 1)
      return index % 2
        ? []
        : [{start, end: Math.min(source.length, start + ((numbers[index + 1] ?? 0) % 5)), content: 'x'.repeat(index)}]
    })
    const compatible = compatibleEdits(edits)
    const {length} = applyEdits(source, compatible)
    const grown = compatible.reduce((sum, {start, end, content}) => sum + content.length - (end - start), 0)
    expect(length === source.length + grown, 'edits change what they say')
    const [start = 0, end = 0] = numbers
    words(source, {start: start - 5, end})
  }
}

export const mapping: Target<Source & {numbers: number[]}> = {
  name: 'map',
  draw: draw => ({source: markdown(draw), numbers: numbers(draw)}),
  run({source, numbers}) {
    const {map, value} = parse(source)
    const [a = 0, b = 0, c = 0, d = 0] = numbers
    const start = a % (value.text.length + 1)
    const span = {start, end: Math.min(value.text.length, start + (b % 50))}
    const place = map.findPlace(span)
    if (place) {
      expect(place.end.offset <= source.length, 'a span has its place in the source')
      const back = map.toSpan(place)
      checkSpan(back, value.text, 'places')
      if (span.start < span.end)
        expect(back.start <= span.start && back.end >= span.end, 'a place spells its span', () =>
          JSON.stringify([span, place, back])
        )
    }
    const from = c % (source.length + 1)
    const to = Math.min(source.length, from + (d % 50))
    checkSpan(map.toSpan({start: {offset: from}, end: {offset: to}}), value.text, 'places')
    const position = map.toPosition(from, to)
    expect(position.start.offset === from && position.end.offset === to, 'a position has its offsets')
    checkJson(position)
  }
}
