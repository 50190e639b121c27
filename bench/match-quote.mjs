/**
 * Finds a quotation like Hypothesis does, by the description in the comments of `hypothesis/client` (`match-quote.ts`). The candidates are all
 * verbatim occurrences, or else the passages with the fewest errors (at most half the quotation's length, and at most 256). Each is scored by
 * quotation (50), prefix (20), suffix (20) and distance to a hint (2). The best candidate is the result.
 */

import search from 'approx-string-match'

export function matchQuote(text, quote, {prefix, suffix, hint} = {}) {
  if (quote === '') return undefined
  const matches = find(text, quote, Math.min(256, quote.length / 2))
  const scored = matches.map(match => ({...match, score: score(match)}))
  return scored.toSorted((a, b) => b.score - a.score)[0]

  function score({start, end, errors}) {
    const quoted = 1 - errors / quote.length
    const before = prefix ? likeness(text.slice(Math.max(0, start - prefix.length), start), prefix) : 1
    const after = suffix ? likeness(text.slice(end, end + suffix.length), suffix) : 1
    const near = hint === undefined ? 1 : 1 - Math.abs(start - hint) / text.length
    return (50 * quoted + 20 * before + 20 * after + 2 * near) / 92
  }
}

/** The verbatim occurrences, or else the passages with the fewest errors. */
function find(text, wanted, most) {
  const exact = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    exact.push({start: at, end: at + wanted.length, errors: 0})
  return exact.length ? exact : search(text, wanted, most)
}

function likeness(text, wanted) {
  if (text === '') return 0
  const matches = find(text, wanted, wanted.length)
  return matches.length ? 1 - matches[0].errors / wanted.length : 0
}
