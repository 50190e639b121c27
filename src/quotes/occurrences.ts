/** Exact occurrences of a string in a text. */

import {lazy} from '../base/lazy.ts'
import type {Span} from '../text/span.ts'
import {type WordIndex, wordIndex} from './word-index.ts'

/** Finds a string in one text, except at places that `isCut` refuses. Returns at most 1,000 spans, in UTF-16. */
export type Find = (wanted: string, isCut: (span: Span) => boolean) => Span[]

/** The occurrences of a string in a text, except those that `isCut` refuses. Returns at most 1,000 spans, in UTF-16. */
export function occurrences(text: string, wanted: string, isCut: (span: Span) => boolean): Span[] {
  return wanted === '' ? [] : first(most, everywhere(text, wanted), isCut)
}

/** `occurrences` for many strings in one text. From the 17th search on, it looks only at places that have the string's rarest word. */
export function finder(text: string, index: () => WordIndex = lazy(() => wordIndex(text))): Find {
  let asked = 0
  return (wanted, isCut) => {
    const places = ++asked > 16 ? index().findPlaces(wanted) : undefined
    if (!places) return occurrences(text, wanted, isCut)
    const there = places.filter(at => text.startsWith(wanted, at))
    return first(
      most,
      there.map(start => ({start, end: start + wanted.length})),
      isCut
    )
  }
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
