/** Definitions of words and numbers, for code that compares words or cuts a text between them. */

import {cutsQuantity} from './quantities.ts'
import type {Span} from './span.ts'

/**
 * The word or number that an offset is inside of; `undefined` if the offset is between words or at the edge of one.
 *
 * A number is one word together with its sign, separators, decimals, exponent, unit, percent sign, currency, ordinal ending or
 * `million`, and the other end of a range. A name with its Roman numeral is one word too, and so are a contraction, a
 * hyphenated compound and an abbreviation with full stops. The `’s` of a possessive is a separate word.
 *
 * > | It can’t cut Ann’s well-known −1,000.5 km² in the U.S. or 3 %.
 *     ^^ ^^^^^ ^^^ ^^^^^ ^^^^^^^^^^ ^^^^^^^^^^^^ ^^ ^^^ ^^^^ ^^ ^^^
 *                    ^^ two words
 *
 * `text` must not be folded, because folding turns dashes into hyphens. Invisible characters do not separate words. Offsets
 * are UTF-16.
 */
export function wordAt(text: string, at: number): Span | undefined {
  return find(text, at, word)
}

/**
 * Whether a span begins or ends inside a word or a number, between a number and another word of its quantity (`3 | percent`), or before
 * the `not` of its last word.
 */
export function cutsWord(text: string, {start, end}: Span): boolean {
  return [start, end].some(at => isInside(text, at, word) || cutsQuantity(text, at)) || cutsNot(text, end)
}

/** Whether a span begins or ends inside a quantity or a contraction, in one word or several. Nobody selects that on purpose. */
export function cutsNumber(text: string, {start, end}: Span): boolean {
  const isCut = [start, end].some(at => {
    const found = wordAt(text, at)
    return found ? numberOrContraction.test(text.slice(found.start, found.end)) : cutsQuantity(text, at)
  })
  return isCut || cutsNot(text, end)
}

/** Whether an offset is between a verb and its `not`: `can | not` is cut as `can|’t` is. */
function cutsNot(text: string, at: number): boolean {
  return /^\s+not(?![\p{L}\p{N}])/iu.test(text.slice(at, at + 8)) && auxiliary.test(text.slice(Math.max(0, at - 8), at))
}

/** A verb that may have a `not` after it. */
export const auxiliary: RegExp =
  /(?<!\p{L})(?:am|is|are|was|were|be|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|need|ought)$/iu

/** `cutsWord` for a folded text, where a hyphen may have been a dash and does not join words. */
export function cutsFoldedWord(folded: string, {start, end}: Span): boolean {
  return isInside(folded, start, foldedWord) || isInside(folded, end, foldedWord)
}

/** The words, numbers and signs (`%`, `$`, …) of a folded text. Hyphens and dashes separate words. */
export function wordsOf(folded: string): string[] {
  return folded.match(foldedWord) ?? []
}

/** Whether a word is a number, in digits or in letters, or a sign that belongs to one. */
export function isNumber(word: string): boolean {
  return /\p{N}|^[%$£€°+<>=−]$/u.test(word) || numbers.has(word.toLowerCase()) || numberWord.test(word)
}

/** Whether superscript digits are certainly a footnote reference, given the text before them. Otherwise they are a number (metres³, uranium²³⁵). */
export function isFootnoteCall(before: string, figures: string): boolean {
  // Nobody writes a first power, and after the end of a clause there is nothing to raise.
  return figures === '¹'
    ? /(?:\p{L}{3}|\p{P})$/u.test(before)
    : /(?:[.,;:!?…]|(?:\p{L}|[.,;:!?…])['"’”»])$/u.test(before)
}

function isInside(text: string, at: number, pattern: RegExp): boolean {
  // Fast path: an ASCII letter or digit on both sides.
  return /^[A-Za-z0-9]{2}$/.test(text.slice(Math.max(0, at - 1), at + 1)) || find(text, at, pattern) !== undefined
}

function find(text: string, at: number, pattern: RegExp): Span | undefined {
  if (at <= 0 || at >= text.length || isApart(text, at)) return undefined
  if (/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))) return {start: at - 1, end: at + 1}
  const from = boundaryBefore(text, at)
  const stretch = text.slice(from, at + reach)
  const hidden = [...stretch.matchAll(invisible)].map(({index}) => index)
  const seen = hidden.length ? withoutInvisible(stretch) : stretch
  const seenAt = at - from - hidden.filter(index => from + index < at).length
  /** The offset in the text of a visible character. */
  const offset = (index: number): number => {
    let place = index
    for (const one of hidden) if (one <= place) place++
    return from + place
  }
  for (const {0: found, index} of seen.matchAll(pattern)) {
    if (index >= seenAt) return undefined
    const end = index + found.length
    if (end > seenAt) return isCall(text, at) ? undefined : {start: offset(index), end: offset(end - 1) + 1}
  }
  return undefined
}

function isCall(text: string, at: number): boolean {
  const [figures] = /^[⁰¹²³⁴-⁹]*/.exec(text.slice(at, at + 4))!
  return figures !== '' && isFootnoteCall(text.slice(Math.max(0, at - 3), at), figures)
}

/** Whether an offset is certainly not inside a word: beside white space, without digits near it, and without a word that continues a number. */
function isApart(text: string, at: number): boolean {
  return (
    /\s/.test(text.slice(at - 1, at + 1)) &&
    !/[\p{N}\p{S}\p{Cf}%‰]/u.test(text.slice(Math.max(0, at - 3), at + 3)) &&
    !goesOn.test(text.slice(at, at + 12))
  )
}

/** A nearby offset before `at` that no word crosses. If there is none, the search may start inside a word. */
function boundaryBefore(text: string, at: number): number {
  const from = Math.max(0, at - reach)
  if (from === 0) return 0
  for (let i = from + 1; i < at; i++)
    if (
      /^[^\p{N}\p{S}\p{Cf}]\s[^\p{N}\p{S}\p{Cf}%‰]/u.test(text.slice(i - 1, i + 2)) &&
      !goesOn.test(text.slice(i, i + 12))
    )
      return i
  return from
}

/** How far to search for a word on either side, in UTF-16 units. Real words are shorter. */
const reach = 80

/** A text without its invisible characters. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '')
}

/** Characters that are used as an apostrophe, for a character class of a regular expression. */
export const apostrophes = "'’ʼ‘`´＇‛′‵ʹ՚ꞌ"

const numberOrContraction = new RegExp(`[\\p{N}${apostrophes}]`, 'u')

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|[\ufe00-\ufe0f]/g

/** Words that multiply the number before them. */
const scale = 'hundred thousand million billion trillion dozen lakh crore'
  .split(' ')
  .map(name => `[${name[0]!.toUpperCase()}${name[0]}]${name.slice(1)}`)
  .join('|')
const roman = '[IVX]{2,6}|[VX]'
const goesOn = new RegExp(String.raw`^\s*(?:${scale}|${roman})(?![\p{L}\p{N}])`, 'u')

const units =
  'km cm mm nm kg mg kW MW GW TW kWh MWh GWh TWh Hz kHz MHz GHz kB MB GB TB ml ha mph bn tn EUR USD GBP CHF JPY m g t l am pm'
    .split(' ')
    .join('|')

const [word, foldedWord] = [patternOf(false), patternOf(true)]

/**
 * The pattern of words of a text, or of a folded one. In a folded text a hyphen may have been a dash and does not join words, the sign of
 * a number is `−`, and other signs count as words.
 */
function patternOf(isFolded: boolean): RegExp {
  const signs = isFolded ? '−' : String.raw`\-−–‐‑﹣－`
  const letter = String.raw`[\p{L}\p{M}\p{N}⁺⁻₊₋]`
  const run = String.raw`${letter}+(?:[\u200c\u200d]+${letter}+)*`
  // No tabs: they separate the cells of a table.
  const space = String.raw`(?:[^\S\t\r\n]{1,2}|\r?\n)`
  // −5, $5, -$5, .5, <5, #5, ↑5: a sign has white space, an opening bracket or a long dash before it; − 5 too, but for 10 − 5.
  const before = String.raw`(?<![\p{L}\p{M}\p{N}\p{Pe}\p{Pf}.!?%°])`
  const sign = String.raw`${before}(?:−(?:(?<![\p{N}%°]${space}−)${space})?|(?<![-‐‑–−])[+${signs}])`
  const symbol = isFolded ? '[<>≤≥≈~±]' : String.raw`(?![=|+−°©®])[\p{Sm}\p{So}#]`
  const lead = String.raw`(?:${symbol}|${sign})?(?:\p{Sc}${space}?)?[${signs}]?[.·]?(?=\p{N})`
  // 5%, 5 %, 5°, 6′2″, 5€, 5 €, 500+, 4×.
  const after = isFolded ? '[′″+]' : String.raw`[′″]|(?![=|<>−~©®™℠])[\p{Sm}\p{So}]`
  const tail = String.raw`(?<=\p{N})(?:${space}?[%‰‱°％﹪٪℃℉㍱-㏟]|\p{Sc}|${space}\p{Sc}(?!\p{N})|${after})+`
  const joints = [
    ...(isFolded ? [] : ['[-‐‑﹣－]']),
    // can’t, 1’000; the bank | ’s.
    String.raw`(?!(?<=\p{L})[${apostrophes}][sS](?!${letter}))[${apostrophes}]`,
    '[/⁄&@_]',
    // US$5.
    String.raw`(?<=\p{L})\p{Sc}`,
    // U.S.
    String.raw`(?<=(?<![\p{L}\p{M}\p{N}])\p{L})\.`,
    // 3.5, 1,000, 10:30, 3–5, $3–$5, 5km–7km: anything between digits except brackets, quotation marks and the like.
    isFolded
      ? String.raw`(?<=\p{N})[.,:·٫٬](?=\p{N})`
      : String.raw`(?<=[\p{N}])[^\s\p{L}\p{M}\p{N}\p{Ps}\p{Pe}\p{Pi}\p{Pf}"';|]{1,3}(?=\p{N})`,
    ...(isFolded ? [] : [String.raw`(?<=[%°\p{Sc}]|\p{N}\p{L}{1,3}[²³]?)[-‐‑‒–−]\p{Sc}?(?=\p{N})`]),
    // 1 000 000, 1 1/2, 2 and a half.
    String.raw`(?<=(?<![\p{L}\p{N}])\p{Nd}{1,3})${space}(?=\p{Nd}{3}(?!\p{N}))`,
    String.raw`(?<=\p{Nd})${space}(?=\p{Nd}{1,2}[/⁄]\p{Nd}|[¼-¾⅐-⅞]|and (?:a|one) (?:half|third|quarter))`,
    // 3e-5, 10^-5, 3 × 10⁵, 5 ± 2.
    String.raw`(?<=\p{Nd}[eE])[+−–-](?=\p{Nd})`,
    String.raw`\^[+−–-]?(?=\p{N})`,
    String.raw`(?<=\p{N})${space}?[×✕xX*·∙⋅]${space}?(?=10[\^*⁰¹²³⁴-⁹⁻])`,
    String.raw`(?<=\p{N})${space}?±${space}?(?=\p{N})`,
    // $3 million, two hundred, 5 km, 10 a.m., minus 5, Louis XIV.
    ...(isFolded
      ? []
      : [
          String.raw`(?<=[\p{L}\p{N}])${space}(?=(?:${scale})(?!${letter}))`,
          String.raw`(?<=\p{N})${space}(?=(?:(?:${units})[²³]?|[ap]\.m)(?!${letter}))`,
          String.raw`(?<=(?<!${letter})[Mm]inus)${space}(?=\p{N})`,
          String.raw`(?<=\p{Lu}\p{Ll}+)${space}(?=(?:${roman})(?!${letter}))`
        ])
  ]
  const unit = `${run}(?:${tail}(?:${run})?)*`
  const possessive = String.raw`|(?<=\p{L})[${apostrophes}][sS](?!${letter})`
  const other = isFolded ? '|[%$£€°+<>=]' : ''
  return new RegExp(`(?:${lead})?${unit}(?:(?:${joints.join('|')})${unit})*${possessive}${other}`, 'gu')
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const numbers = list(
  'zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half quarter third thirds double triple twice once first second percent'
)
const numberWord =
  /^(?:\p{L}+teen(?:th)?|\p{L}+(?:tieth|hundredth|thousandth|millionth)|(?:hundred|thousand|million|billion|dozen)s)$/iu
