/** Where a string stands in a text, letter by letter. */

import {lazy} from '../base/lazy.ts'
import type {Span} from '../text/span.ts'
import {type WordIndex, wordIndex} from './word-index.ts'

/** Finds a string in one text, but for places that `isCut` refuses; no more than a thousand. Spans are UTF-16. */
export type Find = (wanted: string, isCut: (span: Span) => boolean) => Span[]

/** Where a string stands in another, but for places that `isCut` refuses; no more than a thousand. Spans are UTF-16. */
export function occurrences(text: string, wanted: string, isCut: (span: Span) => boolean): Span[] {
  return wanted === '' ? [] : first(most, everywhere(text, wanted), isCut)
}

/** `occurrences` for many strings in one text: after the first few, only places are looked at that have their rarest word. */
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
