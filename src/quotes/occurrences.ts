/** Exact occurrences of a string in a text. */

import {lazy} from '../base/lazy.ts'
import type {Span} from '../text/span.ts'
import {type WordIndex, wordIndex} from './word-index.ts'

/**
 * Finds a string in one text, except at places that `isCut` refuses. `isWhole` says that it refuses all places inside words. Returns at most 1,000
 * spans, in UTF-16.
 */
export type Find = (wanted: string, isWhole: boolean, isCut: (span: Span) => boolean) => Span[]

/** The occurrences of a string in a text, except those that `isCut` refuses. Returns at most 1,000 spans, in UTF-16. */
export function occurrences(text: string, wanted: string, isCut: (span: Span) => boolean): Span[] {
  return wanted === '' ? [] : first(most, everywhere(text, wanted), isCut)
}

/** `occurrences` for many strings in one text. From the 17th search on, it looks only at places that have the string's rarest word. */
export function finder(text: string, index: () => WordIndex = lazy(() => wordIndex(text))): Find {
  let asked = 0
  return (wanted, isWhole, isCut) => {
    const places = ++asked > 16 ? index().findPlaces(wanted, isWhole) : undefined
    return places ? first(most, matching(text, wanted, places), isCut) : occurrences(text, wanted, isCut)
  }
}

function* matching(text: string, wanted: string, places: readonly number[]): Generator<Span> {
  for (const start of places)
    if (start >= 0 && text.startsWith(wanted, start)) yield {start, end: start + wanted.length}
}

const most = 1000

function* everywhere(text: string, wanted: string): Generator<Span> {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    yield {start: at, end: at + wanted.length}
}

function first(count: number, spans: Iterable<Span>, isCut: (span: Span) => boolean): Span[] {
  const found: Span[] = []
  for (const span of spans) {
    if (!isCut(span)) found.push(span)
    if (found.length === count) break
  }
  return found
}
