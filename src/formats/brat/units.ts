/** Finds the unit of the offsets in a file. */

import type {ForeignAnnotation} from '../../model/document.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {codePoints} from '../../text/code-points.ts'
import {words} from '../../text/span.ts'
import {type Line, readLine, type ToSpan} from './lines.ts'

/** Offsets should be code points. Where they fit the quoted words only as UTF-16 units or bytes of UTF-8, they are converted and a diagnostic is added. */
export function unitOf(text: string, lines: readonly Line[], diagnostics: Diagnostic[]): ToSpan {
  const inCodePoints = codePointUnit(text)
  if (/^[\0-\x7f]*$/.test(text)) return inCodePoints
  const quoted = lines.filter(({id, tail}) => id[0] === 'T' && tail !== undefined)
  const fitting = (unit: ToSpan): number =>
    quoted.filter(line => {
      const annotation = readLine(line, unit)
      return typeof annotation !== 'string' && sameWords(annotation, text, line.tail!)
    }).length
  const expected = fitting(inCodePoints)
  for (const [unitFor, name] of [
    [utf16Unit, 'UTF-16 units'],
    [byteUnit, 'bytes of UTF-8']
  ] as const) {
    if (expected === quoted.length) break
    const unit = unitFor(text)
    if (fitting(unit) <= expected) continue
    const message = `The offsets of this file are ${name}, expected code points; they were converted`
    diagnostics.push({code: 'other-unit', severity: 'warning', message, actual: name, expected: ['code points']})
    return unit
  }
  return inCodePoints
}

function codePointUnit(text: string): ToSpan {
  const points = codePoints(text)
  const length = points.toCodePoint(text.length)
  return (from, to) => (from <= to && to <= length ? {start: points.toUtf16(from), end: points.toUtf16(to)} : undefined)
}

function utf16Unit(text: string): ToSpan {
  return (from, to) => (from <= to && to <= text.length ? {start: from, end: to} : undefined)
}

function byteUnit(text: string): ToSpan {
  /** For each byte that starts a character, the UTF-16 offset of that character plus one; 0 for all other bytes. */
  const places = new Uint32Array(text.length * 3 + 1)
  let bytes = 0
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!
    places[bytes] = at + 1
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    at += point < 0x10000 ? 1 : 2
  }
  places[bytes] = text.length + 1
  return (from, to) => {
    if (from > to || to > bytes || places[from] === 0 || places[to] === 0) return undefined
    return {start: places[from]! - 1, end: places[to]! - 1}
  }
}

/** Whether a line quotes the words at its offsets; white space may differ. Stops at the first difference. */
export function sameWords({span, parts}: ForeignAnnotation, text: string, tail: string): boolean {
  const quoted = tail.matchAll(/\S+/g)
  for (const part of parts ?? [span!]) {
    for (const [word] of words(text, part).matchAll(/\S+/g)) if (quoted.next().value?.[0] !== word) return false
  }
  return quoted.next().done === true
}
