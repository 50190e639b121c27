/** The laws of the language, for the coverage-guided fuzzer of `node tools/run.mjs fuzz guided`. */

import {lint} from '../../src/lint/lint.ts'
import {applyEdits, compatibleEdits} from '../../src/model/edit.ts'
import {fromJson} from '../../src/model/from-json.ts'
import type {Diagnostic} from '../../src/model/reading.ts'
import {toJson} from '../../src/model/to-json.ts'
import {parse} from '../../src/parse/parse.ts'
import {annotate} from '../../src/write/annotate.ts'
import {strip} from '../../src/write/strip.ts'
import {pieces} from '../../tests/support/arbitraries.ts'
import {findMisspelled} from '../../tests/support/spelled.ts'

/** The size of the fuzzer's alphabet: control characters, then pieces of the syntax. */
export const alphabetSize: number = 32 + pieces.length

/** @throws Error when a law does not hold for the text that the numbers spell. */
export function fuzz(data: readonly number[]): void {
  const source = spell(data)
  const {value: document, diagnostics, map, place} = parse(source)
  const {text} = document

  const items = [...document.claims, ...document.evidence, ...document.mentions, ...document.citations]
  for (const {span, parts = []} of items as {span: {start: number; end: number}; parts?: []}[]) {
    for (const {start, end} of [span, ...parts])
      expect(0 <= start && start <= end && end <= text.length, 'a span in the text')
  }
  const findings: Diagnostic[] = [...diagnostics, ...lint(document).map(place)]
  for (const {place} of diagnostics) {
    expect(place !== undefined && place.end.offset <= source.length, 'every diagnostic has a place in the Markdown')
  }
  const ids = new Set([...document.claims, ...document.evidence, ...document.relations].map(({id}) => id))
  for (const {to} of document.relations) {
    const isTold = findings.some(({code, message}) => code === 'dangling-reference' && message.includes(`\`${to}\``))
    expect(ids.has(to) || to.includes('#') || isTold, 'a reference resolves or is told')
  }
  expect(findMisspelled(source).fault === undefined, 'every text node is spelled by its letters')

  const back = fromJson(JSON.parse(JSON.stringify(toJson(document)))).value
  expect(same(back, document), 'parse → JSON → check gives the same document')
  applyEdits(source, compatibleEdits(findings.flatMap(({fix = []}) => fix)))

  const start = text.length ? (data[0] ?? 0) % text.length : 0
  const span = {start, end: Math.min(text.length, start + 1 + ((data[1] ?? 0) % 9))}
  const claim = {type: 'claim' as const, id: 'fuzzed', span}
  const bare = strip(source).value
  const annotated = annotate(bare, {claims: [claim]})
  // Without its mark-up a line may begin with other characters and become an annotation.
  if (annotated.value !== bare && strip(bare).value === bare) {
    expect(strip(annotated.value).value === bare, 'strip takes out what annotate put in')
    const found = parse(annotated.value).value.claims
    expect(found.length === 1 && same(found[0]!.span, span), 'parse finds what annotate put in')
  }
  map.findPlace(span)
}

export function spell(data: readonly number[]): string {
  return data.map(letter => (letter < 32 ? String.fromCharCode(letter) : pieces[letter - 32]!)).join('')
}

function expect(holds: boolean, law: string): void {
  if (!holds) throw new Error(`Does not hold: ${law}`)
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
