/** URL fragments: RFC 5147 for plain text, text directives, ids of elements. */

import {lineEndings} from '../text/lines.ts'
import {type Anchored, type Orphan, orphan, placed} from './anchored.ts'
import type {Places} from './places.ts'
import {QuoteSearch} from './quote-search.ts'
import type {FragmentSelector} from './selector.ts'

/** Resolves a fragment. */
export function findFragment({value}: FragmentSelector, search: QuoteSearch, places: Places): Anchored | Orphan {
  if (typeof value !== 'string') return orphan('unsupported')
  const directive = /(?:^|:~:|[#&])text=([^&]*)/.exec(value)
  if (directive) return findTextDirective(directive[1]!, search)
  const plain = /^(char|line)=(\d*)(?:(,)(\d*))?(?:;.*)?$/.exec(value)
  if (plain && !places.page) {
    const [, scheme, from, comma, to] = plain
    const start = Number(from || 0)
    const end = comma ? (to ? Number(to) : Number.POSITIVE_INFINITY) : start
    return scheme === 'char' ? findCharacters(start, end, search.text, places) : findLines(start, end, search.text)
  }
  return places.page && /^#?[^\s=]+$/.test(value)
    ? places.findInPage(page => page.findById(decode(value.replace(/^#/, ''))))
    : orphan('unsupported')
}

/** `char=10,20`: code points (RFC 5147, 2.1.1). */
function findCharacters(start: number, end: number, text: string, {points}: Places): Anchored | Orphan {
  const length = points().toCodePoint(text.length)
  if (start > length || (end !== Number.POSITIVE_INFINITY && end > length) || end < start) return orphan('outside')
  return placed(points().spanToUtf16({start, end: Math.min(end, length)}))
}

/** `line=2,4`: the numbers count positions between lines (2.1.2). */
function findLines(start: number, end: number, text: string): Anchored | Orphan {
  const endings = [...text.matchAll(lineEndings)].map(({0: ending, index}) => index + ending.length)
  const starts = [0, ...endings, text.length]
  if (start >= starts.length || end < start) return orphan('outside')
  return placed({start: starts[start]!, end: starts[Math.min(end, starts.length - 1)]!})
}

/** `[prefix-,]start[,end][,-suffix]`, percent-encoded. */
function findTextDirective(value: string, search: QuoteSearch): Anchored | Orphan {
  const parts = value.split(',')
  const prefix = parts[0]?.endsWith('-') ? decode(parts.shift()!.slice(0, -1)) : undefined
  const suffix = parts.at(-1)?.startsWith('-') ? decode(parts.pop()!.slice(1)) : undefined
  const [exact, last] = parts.map(decode)
  if (exact === undefined || parts.length > 2) return orphan('unsupported')
  const context = {...(prefix !== undefined && {prefix}), ...(suffix !== undefined && {suffix})}
  const first = search.find({type: 'TextQuoteSelector', exact, ...context}, [], true)
  if (last === undefined || first.type === 'orphan') return first
  const rest = new QuoteSearch(search.text.slice(first.span.end)).find(
    {type: 'TextQuoteSelector', exact: last},
    [],
    true
  )
  // The range ends at the first occurrence after its start.
  const end = rest.type === 'anchored' ? rest : rest.candidates.find(({via}) => via !== 'fuzzy')
  return end ? {...first, span: {start: first.span.start, end: first.span.end + end.span.end}} : orphan('absent')
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
