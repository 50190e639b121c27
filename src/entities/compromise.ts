/** Finds mentions with compromise, trims them to the names and verifies them. */

import nlp from 'compromise'
import type {EntityType, Mention} from '../model/document.ts'
import {inOrder, type Span} from '../text/span.ts'

/**
 * Returns what compromise finds in a text: people, places, organisations, groups, dates, money, percentages and quantities. Spans are UTF-16
 * offsets.
 *
 * compromise's matches include the punctuation after a name, titles before it, and both halves of "Kabul, Afghanistan". Here
 * each match is trimmed to the name. A match whose text is not found at its offsets is left out.
 */
export function compromise(text: string): Mention[] {
  if (text.trim() === '') return []
  const view = nlp(text)
  const found: Mention[] = []
  for (const [type, pattern, separator] of views) {
    const matches = (pattern.includes('[') ? view.match(pattern, 0) : view.match(pattern)).json({
      offset: true
    }) as Match[]
    for (const {text: letters, offset} of matches) {
      for (const span of parts(text, {start: offset.start, end: offset.start + letters.length}, separator)) {
        if (text.slice(offset.start, offset.start + letters.length) !== letters) continue
        const tidy = (numeric.has(type) ? trimNumber : trimName)(text, span)
        if (tidy) found.push({span: tidy, type: typeOf(text.slice(tidy.start, tidy.end), type), via: 'compromise'})
      }
    }
  }
  return withoutOverlaps(found, text.length)
}

interface Match {
  text: string
  offset: {start: number; length: number}
}

/**
 * The patterns for compromise, the most reliable first. Where a pattern has brackets, only the part in brackets is used. The third item is a
 * separator: it divides a match that contains several names.
 */
const views: readonly [EntityType, string, RegExp?][] = [
  ['money', '#Money #Multiple?'],
  ['percent', '#Value+ (percent|pct)'],
  ['percent', '#Percent'],
  ['date', '(#Ordinal|#Cardinal)? #Month #Value? #Year?'],
  ['date', '#Year'],
  ['date', '(since|in|by|until|early|late|mid|before|after|from|to|during|of) [/^(1[5-9]|20)[0-9]{2}$/]'],
  ['date', '(last|next|past|this) (#Year|#Month|#WeekDay|week|month|year|decade|century)'],
  ['date', '#WeekDay'],
  ['quantity', '#Cardinal+ (#Unit|#Duration)'],
  ['person', '#Person+'],
  ['place', '#Place+', /(?<!\s)\s*[,;()][\s,;()]*/],
  ['organization', '#Organization+', /(?<!\s)\s*[;()][\s;()]*/],
  ['group', '#Demonym']
]

const numeric: ReadonlySet<EntityType> = new Set(['money', 'percent', 'date', 'quantity'])

function* parts(text: string, {start, end}: Span, separator: RegExp | undefined): Generator<Span> {
  if (!separator) {
    yield {start, end}
    return
  }
  let from = start
  for (const {0: cut, index} of text.slice(start, end).matchAll(new RegExp(separator, 'g'))) {
    yield {start: from, end: start + index}
    from = start + index + cut.length
  }
  yield {start: from, end}
}

/** Removes titles, posts, "the", possessive endings, punctuation and common nouns from both ends of a name. */
function trimName(text: string, {start, end}: Span): Span | undefined {
  const words = [...text.slice(start, end).matchAll(/[^\s]+/g)].map(({0: word, index}) => ({word, at: start + index}))
  while (words.length && (outside.test(words[0]!.word) || !/^[\p{P}]*[\p{Lu}\p{N}]/u.test(words[0]!.word)))
    words.shift()
  while (words.length && !/^[\p{P}]*[\p{Lu}\p{N}]/u.test(words.at(-1)!.word)) words.pop()
  if (words.length === 0) return undefined
  const last = words.at(-1)!
  const inner = text.slice(words[0]!.at, last.at + last.word.length)
  const lead = /^[^\p{L}\p{N}]*/u.exec(inner)![0].length
  const keepsStop = /(?:^|[\s.])\p{Lu}\.$/u
  let stop = inner.length
  const tail = /(?:['’]s|(?<![^\p{L}\p{N}]))[^\p{L}\p{N}]*$/iu.exec(inner)!
  stop -= tail[0].length
  if (keepsStop.test(inner.slice(0, stop + 1))) stop++
  return stop > lead ? {start: words[0]!.at + lead, end: words[0]!.at + stop} : undefined
}

function trimNumber(text: string, {start, end}: Span): Span | undefined {
  const inner = text.slice(start, end)
  const lead = /^[^\p{L}\p{N}$€£¥]*/u.exec(inner)![0].length
  const tail = /(?:['’]s|(?<![^\p{L}\p{N}%]))[^\p{L}\p{N}%]*$/u.exec(inner)![0].length
  const span = {start: start + lead, end: end - tail}
  return span.end > span.start && /[\p{N}]|\p{L}{3}/u.test(text.slice(span.start, span.end)) ? span : undefined
}

const outside =
  /^(?:the|a|an|president|vice|prime|minister|secretary|foreign|interior|deputy|mr|mrs|ms|miss|dr|prof|professor|sir|lord|lady|dame|king|queen|prince|princess|pope|mullah|sheikh|imam|rabbi|general|gen|colonel|col|major|captain|capt|lieutenant|lt|sergeant|sgt|admiral|senator|sen|representative|rep|governor|gov|mayor|ambassador|chancellor|judge|justice|rev|reverend|director|chairman|former)\.?$/i

function typeOf(name: string, type: EntityType): EntityType {
  const known = fixed.get(name)
  if (known) return known
  const lexicon = (nlp.model() as {one: {lexicon: Record<string, unknown>}}).one.lexicon
  const isDemonym = (word: string): boolean =>
    Object.hasOwn(lexicon, word.toLowerCase()) && lexicon[word.toLowerCase()] === 'Demonym'
  return !numeric.has(type) && name.split(/\s+/).every(isDemonym) ? 'group' : type
}

/** Names whose type compromise does not know. */
const fixed: ReadonlyMap<string, EntityType> = new Map([
  ...(['U.S.', 'US', 'U.S.A.', 'USA', 'UK', 'U.K.', 'UAE', 'Washington', 'Kabul'] as const).map(
    (name): [string, EntityType] => [name, 'place']
  ),
  ...(['UN', 'U.N.', 'EU', 'E.U.', 'NATO', 'FBI', 'CIA'] as const).map((name): [string, EntityType] => [
    name,
    'organization'
  ])
])

/** Leaves out each mention that overlaps an earlier one in the list, and sorts the others by place. */
function withoutOverlaps(found: readonly Mention[], length: number): Mention[] {
  // Marks each UTF-16 unit that a mention covers. This is fast, because mentions are short.
  const taken = new Uint8Array(length)
  const kept = found.filter(({span: {start, end}}) => {
    if (taken.subarray(start, end).includes(1)) return false
    taken.fill(1, start, end)
    return true
  })
  return kept.toSorted((a, b) => inOrder(a.span, b.span))
}
