/** What a word is and what a number is, for whatever compares words or cuts a text between them. */

import type {Span} from './span.ts'

/**
 * The word or number that an offset stands inside of; `undefined` where the offset stands between two, or beside one.
 *
 * A number is one word together with all that makes it that number: its sign, separators, decimals, exponent, unit, percent
 * sign, currency or ordinal ending, and the other end of a range. A contraction is one word, and so are a hyphenated
 * compound and an abbreviation with full stops.
 *
 * > | It can’t cut well-known −1,000.5 km² in the U.S. or 3 %.
 *     ^^ ^^^^^ ^^^ ^^^^^^^^^^ ^^^^^^^^ ^^^ ^^ ^^^ ^^^  ^^ ^^^
 *
 * `text` is one that somebody reads, not a folded one: folding makes hyphens of dashes. Offsets are UTF-16.
 */
export function wordAt(text: string, at: number): Span | undefined {
  return find(text, at, word)
}

/** Whether a stretch of a text begins or ends inside a word or a number. */
export function cutsWord(text: string, {start, end}: Span): boolean {
  return isInside(text, start, word) || isInside(text, end, word)
}

/** Whether it begins or ends inside a number or a contraction: what no selection by hand can mean. */
export function cutsNumber(text: string, {start, end}: Span): boolean {
  return [start, end].some(at => {
    const found = wordAt(text, at)
    return found !== undefined && numberOrContraction.test(text.slice(found.start, found.end))
  })
}

/** `cutsWord` for a folded text, where a hyphen may have been a dash and joins nothing. */
export function cutsFoldedWord(folded: string, {start, end}: Span): boolean {
  return isInside(folded, start, foldedWord) || isInside(folded, end, foldedWord)
}

/** The words and numbers of a folded text, and the signs that count. What a hyphen or a dash joins is several words. */
export function wordsOf(folded: string): string[] {
  return folded.match(foldedWord) ?? []
}

/** Whether a word is a number, in figures or in letters, or a sign that belongs to one. */
export function isNumber(word: string): boolean {
  return /\p{N}|^[%$£€°+<>=−]$/u.test(word) || numbers.has(word.toLowerCase()) || numberWord.test(word)
}

/** Whether superscript figures after what stands before them call a footnote for sure; what does not is a number (metres³, uranium²³⁵). */
export function isFootnoteCall(before: string, figures: string): boolean {
  // Nobody raises to the first power; figures after the end of a clause are no exponent of it.
  return figures === '¹'
    ? /(?:\p{L}{3}|\p{P})$/u.test(before)
    : /(?:[.,;:!?…]|(?:\p{L}|[.,;:!?…])['"’”»])$/u.test(before)
}

function isInside(text: string, at: number, pattern: RegExp): boolean {
  // Most places need no more than a look at both sides.
  return /^[A-Za-z0-9]{2}$/.test(text.slice(Math.max(0, at - 1), at + 1)) || find(text, at, pattern) !== undefined
}

function find(text: string, at: number, pattern: RegExp): Span | undefined {
  if (at <= 0 || at >= text.length || isApart(text, at)) return undefined
  if (/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))) return {start: at - 1, end: at + 1}
  const from = boundaryBefore(text, at)
  for (const found of text.slice(from, at + reach).matchAll(pattern)) {
    const start = from + found.index
    const end = start + found[0].length
    if (start >= at) return undefined
    if (end > at) return isCall(text, at) ? undefined : {start, end}
  }
  return undefined
}

function isCall(text: string, at: number): boolean {
  const [figures] = /^[⁰¹²³⁴-⁹]*/.exec(text.slice(at, at + 4))!
  return figures !== '' && isFootnoteCall(text.slice(Math.max(0, at - 3), at), figures)
}

/** What is surely no inside of a word: white space without figures near. */
function isApart(text: string, at: number): boolean {
  return /\s/.test(text.slice(at - 1, at + 1)) && !/[\p{N}%‰°]/u.test(text.slice(Math.max(0, at - 3), at + 3))
}

/** An offset before `at` that no word crosses; where there is none near, the words are read from the middle of one. */
function boundaryBefore(text: string, at: number): number {
  const from = Math.max(0, at - reach)
  if (from === 0) return 0
  for (let i = from + 1; i < at; i++) if (/^[^\p{N}×]\s[^\p{N}×%‰°]/u.test(text.slice(i - 1, i + 2))) return i
  return from
}

/** How far a word is looked for on either side, in UTF-16 units: none that anybody writes is longer. */
const reach = 80

const numberOrContraction = /[\p{N}'’ʼ‘`´＇]/u

const [word, foldedWord] = [patternOf('[-‐‑﹣－]', String.raw`\-−–‐‑﹣－`), patternOf('(?!)', '−', '|[%$£€°+<>=]')]

/** Words whose parts `hyphen` joins and whose numbers have one of `signs`; `other` is what else counts. */
function patternOf(hyphen: string, signs: string, other = ''): RegExp {
  const letter = String.raw`[\p{L}\p{M}\p{N}⁺⁻₊₋]`
  const run = String.raw`${letter}+(?:[\u00ad\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f\ufeff]+${letter}+)*`
  const space = String.raw`[ \u00a0\u2007-\u2009\u202f]`
  // −5, $5, -$5, .5, <5: a sign has white space, an opening bracket or a long dash before it.
  const sign = String.raw`(?<![\p{L}\p{M}\p{N}\p{Pe}\p{Pf}.!?%°])(?:−|(?<![-‐‑–−])[+${signs}])`
  const lead = String.raw`(?:[<>≤≥≈~±]|${sign})?\p{Sc}?[${signs}]?[.·]?(?=\p{N})`
  // 5%, 5 %, 5°, 6′2″, 5€, 500+.
  const tail = String.raw`(?<=\p{N})(?:${space}?[%‰‱°]|[′″\p{Sc}+])+`
  const joints = [
    hyphen,
    // can’t, 1’000.
    `['’ʼ‘\`´＇]`,
    '[/⁄&@_]',
    // US$5.
    String.raw`(?<=\p{L})\p{Sc}`,
    // U.S.
    String.raw`(?<=(?<![\p{L}\p{M}\p{N}])\p{L})\.`,
    // 3.5, 1,000, 10:30, 3–5, $3–$5.
    ...(hyphen === '(?!)' ? [] : [String.raw`(?<=[\p{N}%°\p{Sc}])[-‐‑‒–−]\p{Sc}?(?=\p{N})`]),
    String.raw`(?<=\p{N})[.,:·٫٬](?=\p{N})`,
    // 1 000 000, 1 1/2.
    String.raw`(?<=(?<![\p{L}\p{N}])\p{Nd}{1,3})${space}(?=\p{Nd}{3}(?!\p{N}))`,
    String.raw`(?<=\p{Nd})${space}(?=\p{Nd}{1,2}[/⁄]\p{Nd}|[¼-¾⅐-⅞])`,
    // 3e-5, 10^-5, 3 × 10⁵.
    String.raw`(?<=\p{Nd}[eE])[+−–-](?=\p{Nd})`,
    String.raw`\^[+−–-]?(?=\p{N})`,
    String.raw`(?<=\p{N})${space}?[×x*·]${space}?(?=10[\^⁰¹²³⁴-⁹⁻])`
  ]
  const unit = `${run}(?:${tail}(?:${run})?)*`
  return new RegExp(`(?:${lead})?${unit}(?:(?:${joints.join('|')})${unit})*${other}`, 'gu')
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const numbers = list(
  'zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half quarter third thirds double triple twice once first second percent'
)
const numberWord =
  /^(?:\p{L}+teen(?:th)?|\p{L}+(?:tieth|hundredth|thousandth|millionth)|(?:hundred|thousand|million|billion|dozen)s)$/iu
