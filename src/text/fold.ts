/** Text without what typography, wrapping and mark-up do to it. */

import {type Rewritten, rewritten} from './rewritten.ts'

/** One kind of difference that is no difference in what is said. */
export type Normalisation = (typeof normalisations)[number]

/**
 * `compatibility`: Unicode NFKC (UAX 15), so that ligatures, full-width letters and composed accents have one spelling. Characters that would become
 *   other numbers (superscripts, subscripts, fractions, circled digits) and spacing accents stay as they are.
 * `quotes`: every single quotation mark, apostrophe and prime is `'`; every double one, and two single ones, is `"`.
 * `dashes`: every run of hyphens, dashes and minus signs is one `-`, without the white space around it.
 * `ellipses`: `…` and `. . .` are `...`.
 * `whitespace`: a run of white space is one space, and there is none at the ends.
 * `invisible`: soft hyphens, zero-width spaces and joiners of words, marks of direction and variation selectors are nothing.
 * `marks`: calls of footnotes are nothing: `[12]`, `[a]`, `[^note]` and `[citation needed]` right after a word or its punctuation, daggers, and
 *   superscript numbers after a word of three letters or more or after punctuation (so that m² keeps its square).
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
 * Folds by all normalisations, or by those given. Letters keep their case, and no letter, number or word is dropped, so
 * that texts which fold alike say the same.
 *
 * > | “AT&T” — 20 m²    the text
 *     "AT&T"-20 m²      folded
 *
 * Folding twice changes nothing more, unless what is dropped had parted two that become one (an accent from its letter). The rule is part of a format (`docs/standoff.md`) and has a version: `foldVersion`.
 */
export function fold(original: string, by: Iterable<Normalisation> = normalisations): Rewritten {
  const active = new Set(by)
  const classes = classesOf(active)
  // Pieces of the original, in order: where each starts there and in the folded text.
  const starts: number[] = []
  const pieces: string[] = []
  // The last three letters of it, which say whether a mark can follow.
  let tail = ''
  let run = 0

  const emit = (from: number, content: string): void => {
    starts.push(from)
    pieces.push(content)
    if (content) tail = (tail + content.slice(-3)).slice(-3)
  }
  /** What was plain since the last piece, up to `end`; the piece at `end` starts anew. */
  const flush = (end: number): void => {
    if (run < end) emit(run, original.slice(run, end))
  }

  let i = 0
  while (i < original.length) {
    const code = original.charCodeAt(i)
    const kind = code < 128 ? ascii[code]! : kindOf(code)
    if (kind === plain || !classes[kind]) {
      i++
      continue
    }
    if (kind === space) {
      let end = i + 1
      while (end < original.length && isBlank(original.charCodeAt(end), active)) end++
      const next = original.charCodeAt(end)
      const drop =
        end === original.length ||
        (active.has('dashes') && (isKind(next, dash) || lastBefore(i) === '-')) ||
        (active.has('ellipses') && isDot(next) && lastBefore(i) === '.') ||
        lastBefore(i) === ''
      if (drop || !(end === i + 1 && code === 0x20)) {
        flush(i)
        emit(i, drop || tail.at(-1) === ' ' ? '' : ' ')
        run = end
      } else if (run === i && tail.at(-1) === ' ') {
        emit(i, '')
        run = end
      }
      i = end
      continue
    }
    if (kind === dash) {
      const end = i + 1
      if (code === 0x2d && lastBefore(i) !== '-') {
        i = end
        continue
      }
      flush(i)
      emit(i, tail.at(-1) === '-' ? '' : '-')
      run = i = end
      continue
    }
    if (kind === single) {
      const pair = skipInvisible(i + 1)
      const isPair = pair < original.length && isKind(original.charCodeAt(pair), single)
      if (!isPair && code === 0x27) {
        i++
        continue
      }
      flush(i)
      emit(i, isPair ? '"' : "'")
      run = i = isPair ? pair + 1 : i + 1
      continue
    }
    if (kind === bracket) {
      const mark = afterAnything.test(tailBefore(i)) ? referenceMark(original, i) : 0
      if (!mark) {
        i++
        continue
      }
      flush(i)
      emit(i, '')
      run = i = i + mark
      continue
    }
    if (kind === raised) {
      let end = i + 1
      while (end < original.length && isKind(original.charCodeAt(end), raised)) end++
      const isMark = (isDagger.test(original[i]!) ? afterAnything : afterWord).test(tailBefore(i))
      if (isMark) {
        flush(i)
        emit(i, '')
        run = end
      }
      i = end
      continue
    }
    if (kind === other) {
      // A letter with the accents that follow it, or a run of Hangul parts.
      let from = i
      const isMarkHere = combining.test(String.fromCodePoint(original.codePointAt(i)!))
      if (isMarkHere && from > run) from -= isLow(original.charCodeAt(from - 1)) && from - 1 > run ? 2 : 1
      cluster.lastIndex = from
      const found = cluster.exec(original)![0]
      const composed = toNfkc(found)
      if (composed !== found) {
        flush(from)
        emit(from, composed)
        run = from + found.length
      }
      i = from + found.length
      continue
    }
    flush(i)
    emit(i, kind === double ? '"' : kind === dots ? '...' : '')
    run = i = i + 1
  }
  flush(original.length)

  /** The last letter of the folded text before an offset of the original that is not written yet. */
  function lastBefore(at: number): string {
    return (run < at ? original[at - 1] : tail.at(-1)) ?? ''
  }

  /** The last letters of the folded text before such an offset. */
  function tailBefore(at: number): string {
    return (tail + original.slice(Math.max(run, at - 3), at)).slice(-3)
  }

  function skipInvisible(at: number): number {
    if (!active.has('invisible')) return at
    while (at < original.length && isKind(original.charCodeAt(at), invisible)) at++
    return at
  }

  return rewritten(original, pieces, starts)
}

/** The version of the rule above; a change of what it gives for any text is another version. */
export const foldVersion = 1

/** How many units a call of a footnote in brackets takes that starts at `at`; 0 where none does. */
function referenceMark(text: string, at: number): number {
  const [found] = /^(?:\[(?:\d{1,3}|[a-z]|note \d{1,3}|\^[\w-]{1,30}|citation needed)\])+(?![\p{L}\p{N}(])/u.exec(
    text.slice(at, at + 120)
  ) ?? ['']
  return found.length
}

const isDagger = /[\u2020\u2021]/
const afterAnything = /[\p{L}\p{N}\p{P}]$/u
const afterWord = /(?:\p{L}{3}|\p{P})$/u
const combining = /^\p{M}/u
const cluster = /[^\p{M}]?\p{M}+|[\uac00-\ud7a3]?[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|./suy

/** NFKC, but for what would read as another number and for accents that stand alone. */
function toNfkc(found: string): string {
  let composed = cache.get(found)
  if (composed === undefined) {
    const whole = found.normalize('NFKC')
    // Whoever becomes white space, a dash or a quotation mark is folded as one.
    composed = kept.test(found) || /^\s/.test(whole) ? found : whole === found ? found : fold(whole).text
    if (found.length < 20 && cache.size < 5000) cache.set(found, composed)
  }
  return composed
}

const cache = new Map<string, string>()
const kept = /^[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u215f\u2189\u2460-\u24ff\u2776-\u2793]/

const [plain, space, dash, single, double, dots, invisible, bracket, raised, other] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Which kinds of character anything is done about. */
function classesOf(active: ReadonlySet<Normalisation>): boolean[] {
  return [
    false,
    active.has('whitespace'),
    active.has('dashes'),
    active.has('quotes'),
    active.has('quotes'),
    active.has('ellipses'),
    active.has('invisible'),
    active.has('marks'),
    active.has('marks'),
    active.has('compatibility')
  ]
}

const isKind = (code: number, kind: number): boolean => (code < 128 ? ascii[code] : kindOf(code)) === kind
/** A full stop, or one that stands for several: leaders (U+2024, U+2025) and the ellipsis. */
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
