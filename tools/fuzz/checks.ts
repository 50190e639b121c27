/** Laws that hold for the results of many functions. */

import {explanations} from '../../src/check/explanations.ts'
import {rules} from '../../src/lint/lint.ts'
import type {Document, Mention} from '../../src/model/document.ts'
import type {Diagnostic, Finding} from '../../src/model/reading.ts'
import type {Span} from '../../src/text/span.ts'
import {expect} from './target.ts'

const codes: ReadonlySet<string> = new Set([...Object.keys(explanations), ...rules.map(({code}) => code)])
const severities: readonly string[] = ['error', 'warning', 'hint']

/** Checks that each diagnostic has a known code, a severity and a message of one sentence. */
export function checkFindings(findings: readonly Finding<string>[]): void {
  for (const {code, severity, message} of findings) {
    expect(codes.has(code), 'every diagnostic has a known code', () => code)
    expect(severities.includes(severity), 'every diagnostic has a severity', () => code)
    expect(typeof message === 'string' && message.trim() !== '', 'every diagnostic has a message', () => code)
  }
  checkJson(findings)
}

/** Checks the same, that each diagnostic has a place in the Markdown, and that its fix can be applied to this Markdown. */
export function checkDiagnostics(diagnostics: readonly Diagnostic<string>[], source: string, isPlaced = true): void {
  checkFindings(diagnostics)
  for (const {code, place, fix = []} of diagnostics) {
    if (isPlaced) expect(place !== undefined, 'every diagnostic has a place', () => code)
    if (place) {
      const {start, end} = place
      expect(
        0 <= start.offset && start.offset <= end.offset && end.offset <= source.length,
        'every place is in the source',
        () => `${code} ${JSON.stringify(place)}`
      )
      expect(
        start.line >= 1 && start.column >= 1 && end.line >= start.line,
        'places count from one',
        () => `${code} ${JSON.stringify(place)}`
      )
    }
    for (const {start, end} of fix)
      expect(0 <= start && start <= end && end <= source.length, 'every fix is in the source', () => code)
  }
}

/** Checks that a document can be written as JSON. */
export function checkJson(value: unknown): void {
  try {
    JSON.stringify(value)
  } catch (error) {
    expect(false, 'the result can be written as JSON', () => String(error))
  }
}

export function checkSpan({start, end}: Span, text: string, what: string): void {
  const isSpan = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length
  expect(isSpan, `spans of ${what} are in the text`, () => `${start}–${end} of ${text.length}`)
}

/** Checks that every span of a document is in its text. Unknown fields are not checked, whatever their names. */
export function checkSpans({text, sections, claims, evidence, mentions, citations, annotations = []}: Document): void {
  const lists = {sections, claims, evidence, mentions, citations, annotations}
  for (const [name, items] of Object.entries(lists)) for (const {span} of items) if (span) checkSpan(span, text, name)
  for (const [name, items] of Object.entries({claims, evidence, annotations}))
    for (const {parts = []} of items) for (const part of parts) checkSpan(part, text, name)
}

/** Checks that mentions are inside the text, not empty, in order and without overlaps. */
export function checkMentions(mentions: readonly Mention[], text: string): void {
  let last = 0
  for (const {span, via, score = 0} of mentions) {
    checkSpan(span, text, 'mentions')
    expect(span.end > span.start, 'no mention is empty')
    expect(span.start >= last, 'mentions come in order and do not overlap', () => `${last} ${JSON.stringify(span)}`)
    expect(typeof via === 'string' && score >= 0 && score <= 1, 'a mention says its recogniser and its score')
    last = span.end
  }
  checkJson(mentions)
}
