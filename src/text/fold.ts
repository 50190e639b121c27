/** Folding: one spelling for texts that differ only in typography, line wrapping and footnote references. */

import {type Rewritten, rewritten} from './rewritten.ts'
import {isFootnoteCall} from './words.ts'

/** One kind of difference that does not change the meaning. */
export type Normalisation = (typeof normalisations)[number]

/**
 * All normalisations, in the order of `docs/standoff.md`:
 *
 * `compatibility`: Unicode NFKC (UAX 15), so that ligatures, full-width letters and composed accents have one spelling. Characters that would become
 *   other numbers or words (superscripts, subscripts, fractions, circled digits, º and №) and spacing accents stay unchanged.
 * `quotes`: every single quotation mark, apostrophe and prime becomes `'`; every double one, and two single ones, become `"`.
 * `dashes`: every run of hyphens, dashes and minus signs becomes one `-`, without the white space around it. The sign of a number becomes `−` and keeps
 *   the white space before it: a hyphen, en dash or minus directly before a digit, after white space or an opening bracket. A dash that `-` would turn
 *   into a sign becomes `—`.
 * `ellipses`: `…` and `. . .` become `...`.
 * `whitespace`: a run of white space becomes one space; white space at the ends is removed.
 * `invisible`: soft hyphens, zero-width spaces, word joiners, direction marks and variation selectors are removed.
 * `marks`: footnote references are removed: `[12]`, `[a]`, `[^note]` and `[citation needed]` directly after a word or its punctuation, daggers, and
 *   superscript numbers that do not belong to the word before them: after the punctuation that ends a clause, and `¹` after a word of three
 *   letters or more (so that m², metres³ and uranium²³⁵ stay unchanged).
 */
export const normalisations = [
  'compatibility',
  'quotes',
  'dashes',
  'ellipses',
  'whitespace',
  'invisible',
  'marks'
] as const

/**
 * Folds a text by all normalisations, or by those given. Letters keep their case, and no letter, number or word is removed or changed into
 * another, so texts with the same folded form have the same meaning. Offsets of the result are UTF-16. Any string can be folded.
 *
 * > | “AT&T” — 20 m², −5°    the text
 *     "AT&T"-20 m², −5°      folded
 *
 * Folding the result again changes nothing, unless a removed character stood between two that combine (an accent and its letter). The rule is part of
 * a format (`docs/standoff.md`) and has a version: `foldVersion`.
 */
export function fold(original: string, by: Iterable<Normalisation> = normalisations): Rewritten {
  const folding = new Folding(original, new Set(by))
  const readers = folding.readers()
  let i = 0
  while (i < original.length) {
    const code = original.charCodeAt(i)
    const read = readers[code < 128 ? ascii[code]! : kindOf(code)]
    i = read ? read(i) : i + 1
  }
  return folding.finish()
}

/** Folds a text and its case, to compare names and words whatever their typography and capitals. */
export function foldCase(text: string): string {
  return fold(text).text.toLowerCase()
}

/** The version of the folding rule. It changes when the result for any text changes. */
export const foldVersion = 1

/** The state of folding one text. A reader takes the offset of a character of its kind, writes the folded form, and returns the offset to continue at. */
class Folding {
  readonly #original: string
  readonly #active: ReadonlySet<Normalisation>
  readonly #hasDashes: boolean
  // Pieces of the original, in order: where each starts there and in the folded text.
  readonly #starts: number[] = []
  readonly #pieces: string[] = []
  /** The last three characters written; they decide whether a footnote reference can follow. */
  #tail = ''
  /** Where the unchanged text since the last piece starts. */
  #run = 0

  constructor(original: string, active: ReadonlySet<Normalisation>) {
    this.#original = original
    this.#active = active
    this.#hasDashes = active.has('dashes')
  }

  /** One reader for each kind of character that folding may change. */
  readers(): readonly (((at: number) => number) | undefined)[] {
    const readerOf = (name: Normalisation, read: (at: number) => number): typeof read | undefined =>
      this.#active.has(name) ? read : undefined
    return [
      undefined,
      readerOf('whitespace', at => this.#readSpace(at)),
      readerOf('dashes', at => this.#readDash(at)),
      readerOf('quotes', at => this.#readSingle(at)),
      readerOf('quotes', at => this.#replace(at, at + 1, '"')),
      readerOf('ellipses', at => this.#replace(at, at + 1, '...')),
      readerOf('invisible', at => this.#replace(at, at + 1, '')),
      readerOf('marks', at => this.#readBracket(at)),
      readerOf('marks', at => this.#readRaised(at)),
      readerOf('compatibility', at => this.#readOther(at))
    ]
  }

  finish(): Rewritten {
    this.#flush(this.#original.length)
    return rewritten(this.#original, this.#pieces, this.#starts)
  }

  /** A run of white space becomes one space, or nothing. */
  #readSpace(at: number): number {
    const original = this.#original
    let end = at + 1
    while (end < original.length && isBlank(original.charCodeAt(end), this.#active)) end++
    const last = this.#lastBefore(at)
    const drop =
      end === original.length ||
      last === '' ||
      (this.#hasDashes && this.#isBesideDash(last, end)) ||
      (last === '.' && isDot(original.charCodeAt(end)) && this.#active.has('ellipses'))
    if (drop || !(end === at + 1 && original[at] === ' '))
      return this.#replace(at, end, drop || last === ' ' ? '' : ' ')
    // A single plain space: remove it only if the last piece ends in a space.
    return this.#run === at && this.#tail.at(-1) === ' ' ? this.#replace(at, end, '') : end
  }

  #isBesideDash(last: string, next: number): boolean {
    return (isDash(last) || isKind(this.#original.charCodeAt(next), dash)) && !this.#isSign(next, ' ')
  }

  /** A run of dashes becomes one, or the sign of a number. */
  #readDash(at: number): number {
    const last = this.#lastBefore(at)
    const written = this.#isSign(at, last) ? '−' : isDash(last) ? '' : this.#looksLikeSign(at, last) ? '—' : '-'
    return written === this.#original[at] ? at + 1 : this.#replace(at, at + 1, written)
  }

  /** Whether a dash is the sign of the number after it; `last` is the character before it. */
  #isSign(at: number, last: string): boolean {
    const dash = this.#original[at]!
    if (!signs.has(dash) || !this.#isAmount(this.#skipInvisible(at + 1))) return false
    // After a long dash, and a minus after any: `rose—-5 at last`.
    return beforeSign.test(last) || (isDash(last) && (dash === '−' || longDash.test(this.#original[at - 1] ?? '')))
  }

  /** Whether a dash that is not a sign would be read as one if it were written `-`. */
  #looksLikeSign(at: number, last: string): boolean {
    if (!beforeSign.test(last)) return false
    const isSpaceNothing = this.#active.has('whitespace')
    let next = at + 1
    for (let isAfterSpace = false; next < this.#original.length; next++) {
      const code = this.#original.charCodeAt(next)
      if (isKind(code, dash) ? isAfterSpace && this.#isSign(next, ' ') : !isBlank(code, this.#active)) break
      if (isKind(code, space) && !isSpaceNothing) break
      isAfterSpace = isKind(code, space)
    }
    return this.#isAmount(next)
  }

  /** Whether there is a digit at an offset, possibly after a currency symbol or a decimal point. */
  #isAmount(at: number): boolean {
    const original = this.#original
    let next = at
    if (currency.test(original[next] ?? '')) next++
    if (original[next] === '.') next++
    return next < original.length && figure.test(String.fromCodePoint(original.codePointAt(next)!))
  }

  /** A single quotation mark, or two of them that form a double one. */
  #readSingle(at: number): number {
    const original = this.#original
    const pair = this.#skipInvisible(at + 1)
    if (pair < original.length && isKind(original.charCodeAt(pair), single)) return this.#replace(at, pair + 1, '"')
    return original[at] === "'" ? at + 1 : this.#replace(at, at + 1, "'")
  }

  /** A footnote reference in brackets. */
  #readBracket(at: number): number {
    const length = afterAnything.test(this.#tailBefore(at)) ? referenceMark(this.#original, at) : 0
    return length ? this.#replace(at, at + length, '') : at + 1
  }

  /** A footnote reference in superscript digits, or daggers. */
  #readRaised(at: number): number {
    const original = this.#original
    let end = at + 1
    while (end < original.length && isKind(original.charCodeAt(end), raised)) end++
    const before = this.#tailBefore(at)
    const isMark = isDagger.test(original[at]!)
      ? afterAnything.test(before)
      : isFootnoteCall(before, original.slice(at, end))
    return isMark ? this.#replace(at, end, '') : end
  }

  /** A character with the accents that follow it, or a run of Hangul jamo. */
  #readOther(at: number): number {
    const original = this.#original
    let from = at
    const isMarkHere = combining.test(String.fromCodePoint(original.codePointAt(at)!))
    if (isMarkHere && from > this.#run) from -= isLow(original.charCodeAt(from - 1)) && from - 1 > this.#run ? 2 : 1
    cluster.lastIndex = from
    const found = cluster.exec(original)![0]
    const composed = toNfkc(found)
    return composed === found ? from + found.length : this.#replace(from, from + found.length, composed)
  }

  /** Writes `content` for a stretch of the original. */
  #replace(from: number, to: number, content: string): number {
    this.#flush(from)
    this.#emit(from, content)
    this.#run = to
    return to
  }

  /** Writes the unchanged text since the last piece, up to `end`. */
  #flush(end: number): void {
    if (this.#run < end) this.#emit(this.#run, this.#original.slice(this.#run, end))
  }

  #emit(from: number, content: string): void {
    this.#starts.push(from)
    this.#pieces.push(content)
    if (content) this.#tail = (this.#tail + content.slice(-3)).slice(-3)
  }

  /** The last character of the folded text before an offset of the original that is not written yet. */
  #lastBefore(at: number): string {
    return (this.#run < at ? this.#original[at - 1] : this.#tail.at(-1)) ?? ''
  }

  /** The last three characters of the folded text before such an offset. */
  #tailBefore(at: number): string {
    return (this.#tail + this.#original.slice(Math.max(this.#run, at - 3), at)).slice(-3)
  }

  #skipInvisible(at: number): number {
    if (!this.#active.has('invisible')) return at
    while (at < this.#original.length && isKind(this.#original.charCodeAt(at), invisible)) at++
    return at
  }
}

/** The length, in UTF-16 units, of a footnote reference in brackets that starts at `at`; 0 if there is none. */
function referenceMark(text: string, at: number): number {
  const [found] = /^(?:\[(?:\d{1,3}|[a-z]|note \d{1,3}|\^[\w-]{1,30}|citation needed)\])+(?![\p{L}\p{N}(])/u.exec(
    text.slice(at, at + 120)
  ) ?? ['']
  return found.length
}

const isDagger = /[\u2020\u2021]/
const afterAnything = /[\p{L}\p{N}\p{P}]$/u
const combining = /^\p{M}/u
const cluster = /[^\p{M}]?\p{M}+|[\uac00-\ud7a3]?[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|./suy
/** Dashes that are used as a minus sign. Long dashes are not. */
const signs: ReadonlySet<string> = new Set('-\u2010\u2011\u2013\u2212\ufe63\uff0d')
const beforeSign = /^(?:|[\s([{"'<>=≤≥≈~±+*/,;:|]|\p{Ps}|\p{Pi}|\p{Sc})$/u
const longDash = /[—―]/
const currency = /\p{Sc}/u
const figure = /\p{N}/u

/** NFKC, except for characters that would become another number or word, and for spacing accents. */
function toNfkc(found: string): string {
  let composed = cache.get(found)
  if (composed === undefined) {
    const whole = found.normalize('NFKC')
    const isKept = whole === found || kept.test(found) || /^\s/.test(whole) || makesFigures(found, whole)
    // NFKC may give white space, a dash or a quotation mark, which is folded in turn.
    composed = isKept ? found : fold(whole).text
    if (found.length < 20 && cache.size < 5000) cache.set(found, composed)
  }
  return composed
}

/** Whether NFKC makes digits of a character that is not a digit (㉑, ㎡): after a digit they would form another number. */
function makesFigures(found: string, whole: string): boolean {
  return /\p{N}/u.test(whole) && !/^\p{Nd}/u.test(found)
}

const cache = new Map<string, string>()
/** Superscript, subscript and circled digits and letters, fractions, ª, º, and № (whose NFKC "No" is a negation). */
const kept = /^[ªº²³¹¼-¾⁰-₟№⅐-⅟↉①-⓿❶-➓]/

/** Kinds of character, from 1; characters of kind 0 never change. `readers` has one for each, in this order. */
const [, space, dash, single, double, dots, invisible, bracket, raised, other] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

const isKind = (code: number, kind: number): boolean => (code < 128 ? ascii[code] : kindOf(code)) === kind
/** Whether a character is a dash of a folded text. */
const isDash = (letter: string): boolean => letter === '-' || letter === '—'
/** Whether a character is a full stop, a leader (U+2024, U+2025) or the ellipsis. */
const isDot = (code: number): boolean => code === 0x2e || (code >= 0x2024 && code <= 0x2026)
const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000

function isBlank(code: number, active: ReadonlySet<Normalisation>): boolean {
  return isKind(code, space) || (active.has('invisible') && isKind(code, invisible))
}

const ascii = new Uint8Array(128)
for (const character of ' \t\n\v\f\r') ascii[character.charCodeAt(0)] = space!
for (const [character, kind] of [
  ['-', dash],
  ["'", single],
  ['`', single],
  ['"', double],
  ['[', bracket]
] as const)
  ascii[character.charCodeAt(0)] = kind!

function kindOf(code: number): number {
  const known = special.get(code)
  return known === undefined ? other! : known
}

const special: ReadonlyMap<number, number> = new Map(
  (
    [
      [space, '\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000'],
      [dash, '\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d'],
      [single, '\u2018-\u201b\u00b4\u02bc\u02b9\u2032\u2035\uff07\uff40\u2039\u203a'],
      [double, '\u201c-\u201f\u00ab\u00bb\u2033\u2036\uff02'],
      [dots, '\u2026'],
      [invisible, '\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff'],
      [raised, '\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2020\u2021']
    ] as const
  ).flatMap(([kind, ranges]) =>
    [...ranges.matchAll(/(.)(?:-(.))?/gsu)].flatMap(([, from, to = from]) => {
      const first = from!.charCodeAt(0)
      return Array.from({length: to!.charCodeAt(0) - first + 1}, (_, i) => [first + i, kind!] as const)
    })
  )
)
