/** Reads brat. */

import {isRecord} from '../../base/guards.ts'
import type {Code} from '../../model/diagnostic-codes.ts'
import {type Document, emptyDocument, type ForeignAnnotation} from '../../model/document.ts'
import type {Diagnostic, Reading} from '../../model/reading.ts'
import {words} from '../../text/span.ts'
import type {ReadOptions} from '../format.ts'
import type {Brat} from './data.ts'
import {hasTail, type Line, linesOf, readLine} from './lines.ts'
import {interpret} from './meaning.ts'
import {sameWords, unitOf} from './units.ts'

export function read(data: Brat, {labels}: ReadOptions = {}): Reading<Document> {
  const {text, ann} = stringsOf(data)
  const diagnostics: Diagnostic[] = []
  const document = emptyDocument(text)
  const tell = (code: Code, {number}: {number: number}, message: string, more: Partial<Diagnostic> = {}): void => {
    diagnostics.push({code, severity: 'warning', message: `Line ${number}: ${message}`, ...more})
  }
  const {lines, left} = linesOf(ann)
  if (lines.length === 0 && ann.trim() !== '') {
    const message =
      'No line of this file has an id and a tab, expected the lines of brat stand-off such as `T1\tClaim 0 5\twords`'
    return {value: document, diagnostics: [{code: 'not-brat', severity: 'error', message}]}
  }
  for (const line of left) {
    const actual = line.content.slice(0, 40)
    const expected = line.lacksTabs ? 'tabs after its id and before its text' : 'an id and a tab'
    tell('brat-line', line, `\`${actual}\` is no line of brat, expected ${expected}; it was left out`, {actual})
  }
  const toSpan = unitOf(text, lines, diagnostics)
  const lineOf = new Map<ForeignAnnotation, Line>()
  const seen = new Set<string>()
  for (const line of lines) {
    const annotation = readLine(line, toSpan)
    if (typeof annotation === 'string') {
      tell('brat-line', line, `\`${line.id}\` ${annotation}; it was left out`, {
        severity: 'error',
        ids: [line.id],
        reason: annotation
      })
      continue
    }
    const {id, span} = annotation
    if (line.tail && !hasTail(line)) {
      const actual = line.tail.slice(0, 40)
      const message = `\`${line.id}\` has \`${actual}\` after its second tab, expected nothing there; it was left out`
      tell('brat-line', line, message, {...(id !== undefined && {ids: [id]}), actual})
    }
    if (id !== undefined && seen.has(id))
      tell('duplicate-id', line, `\`${id}\` stands here again, expected one line with it`, {ids: [id]})
    seen.add(id ?? '')
    lineOf.set(annotation, line)
    if (span && line.tail !== undefined && !sameWords(annotation, text, line.tail)) {
      const expected = quote(annotation, text)
      const message = `\`${id}\` quotes other words than stand at its offsets, expected \`${expected}\``
      tell('other-words', line, message, {ids: [id!], actual: line.tail.slice(0, 80), expected: [expected]})
    }
  }
  for (const [{id, label, args = []}, line] of lineOf) {
    for (const {of} of args) {
      if (!seen.has(of))
        tell('dangling-reference', line, `\`${id ?? label}\` names \`${of}\`, which is not there`, {
          ids: id === undefined ? [of] : [id, of],
          actual: of
        })
    }
  }
  for (const [annotation, what] of interpret([...lineOf.keys()], document, labels)) {
    const message = `the note \`${annotation.id}\` is no ${what} as \`write\` notes them; it is kept as a note`
    tell('claimdown-note', lineOf.get(annotation)!, message, {ids: [annotation.id!]})
  }
  return {value: document, diagnostics}
}

/** Returns two strings, whatever the input is. */
function stringsOf(data: unknown): Brat {
  const {text, ann} = isRecord(data) ? data : {}
  return {text: typeof text === 'string' ? text : '', ann: typeof ann === 'string' ? ann : ''}
}

/** Returns the words at an annotation's offsets, shortened where they are long. */
function quote({span, parts}: ForeignAnnotation, text: string): string {
  const shown = (parts ?? [span!])
    .slice(0, longestQuote)
    .map(({start, end}) => words(text, {start, end: Math.min(end, start + longestQuote)}))
    .join(' ')
    .replace(/\s/g, ' ')
  return shown.length < longestQuote ? shown : `${shown.slice(0, longestQuote)}…`
}

const longestQuote = 200
