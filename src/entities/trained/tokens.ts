/** Splits a text into tokens for the tagger. */

/** The tokens of a text in order, without overlaps. White space belongs to no token. Offsets are UTF-16. */
export interface Tokens {
  count: number
  start: Int32Array
  end: Int32Array
  /** 1 where a token is the first of its sentence. */
  first: Uint8Array
}

/**
 * Splits a text into tokens: words, numbers, and runs of one punctuation mark.
 *
 * A hyphen or dash is a token of its own, so that the tagger can find a name inside a compound. `@`, `#` and a possessive ending are tokens of
 * their own, too. Abbreviations, decimal numbers and domain names keep their full stops. E-mail addresses and URLs are one token.
 *
 * > | Dr. Khan's U.S.-made AT&T phone, $3.5
 *     ^^^ ^^^^^^ ^^^^^^^^^ ^^^^ ^^^^^^ ^^^^
 *     Dr. Khan 's U.S. - made AT&T phone , $ 3.5
 */
export function tokens(text: string): Tokens {
  const {length} = text
  let room = 64 + (length >> 2)
  let start = new Int32Array(room)
  let end = new Int32Array(room)
  let first = new Uint8Array(room)
  let count = 0
  // A sentence begins at the start of the text, after a blank line or a short line, and after a full stop or another mark that ends sentences.
  let fresh = true
  let ended = false
  let lineStart = 0

  for (let at = 0; at < length; ) {
    const code = text.charCodeAt(at)
    const kind = kindOf(code)
    if (kind === space) {
      if (code === lineFeed || code === carriageReturn) {
        if (at - lineStart < shortLine) fresh = true
        lineStart = at + 1
      }
      at++
      continue
    }
    let stop: number
    if (kind === word) stop = wordEnd(text, at)
    else if ((code === apostrophe || code === rightQuote) && isPossessive(text, at)) stop = at + 2
    else {
      stop = at + 1
      while (stop < length && text.charCodeAt(stop) === code) stop++
      // A surrogate pair is not split.
      if (isHighSurrogate(code) && stop < length && kindOf(text.charCodeAt(stop)) !== space) stop++
    }

    if (count === room) {
      room *= 2
      start = grown(start, new Int32Array(room))
      end = grown(end, new Int32Array(room))
      first = grown(first, new Uint8Array(room))
    }
    const closes = kind !== word && isCloser(code)
    if (fresh || (ended && !closes)) {
      first[count] = 1
      ended = false
    }
    fresh = false
    start[count] = at
    end[count] = stop
    count++
    if (kind !== word && (code === fullStop || code === questionMark || code === exclamation || code === ellipsis)) {
      ended = stop === length || kindOf(text.charCodeAt(stop)) === space || isCloser(text.charCodeAt(stop))
    }
    at = stop
  }
  return {count, start, end, first}
}

const [other, word, space, digit] = [0, 1, 2, 3]
const [lineFeed, carriageReturn, fullStop, comma, apostrophe, rightQuote] = [10, 13, 46, 44, 39, 0x2019]
const [exclamation, questionMark, ellipsis, ampersand, at_, colon, slash] = [33, 63, 0x2026, 38, 64, 58, 47]
/** A line shorter than this (in UTF-16 units) does not continue on the next line: it is a heading, a list item or a verse. */
const shortLine = 50

/** The kind of each UTF-16 unit, in pages of 256 that are filled when first needed. A surrogate counts as a symbol. */
const pages: (Uint8Array | undefined)[] = new Array(256)

function kindOf(code: number): number {
  const page = pages[code >> 8] ?? fillPage(code >> 8)
  const kind = page[code & 255]!
  return kind === digit ? word : kind
}

function fillPage(number: number): Uint8Array {
  const page = new Uint8Array(256)
  for (let low = 0; low < 256; low++) {
    const character = String.fromCharCode((number << 8) | low)
    page[low] = /[\p{L}\p{M}_]/u.test(character)
      ? word
      : /\p{N}/u.test(character)
        ? digit
        : /[\s\u00ad\u200b-\u200f\u2060\ufeff]/.test(character)
          ? space
          : other
  }
  pages[number] = page
  return page
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isUpper(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde && code !== 0xd7)
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00
}

function isCloser(code: number): boolean {
  return (
    code === 34 ||
    code === apostrophe ||
    code === rightQuote ||
    code === 0x201d ||
    code === 41 ||
    code === 93 ||
    code === 0xbb
  )
}

/** Whether `'s` at `at` ends a word. */
function isPossessive(text: string, at: number): boolean {
  const letter = text.charCodeAt(at + 1) | 32
  return letter === 115 && at > 0 && isWord(text, at - 1) && !isWord(text, at + 2)
}

function isWord(text: string, at: number): boolean {
  return at < text.length && kindOf(text.charCodeAt(at)) === word
}

/** Returns the end of the word that begins at `from`. */
function wordEnd(text: string, from: number): number {
  const {length} = text
  let at = from
  for (;;) {
    while (at < length && kindOf(text.charCodeAt(at)) === word) at++
    if (at >= length) return at
    const code = text.charCodeAt(at)
    const next = at + 1 < length ? text.charCodeAt(at + 1) : 0
    if (code === apostrophe || code === rightQuote) {
      // The apostrophe is part of the word in "don't" and "O'Brien", but not in "Khan's".
      if (!isWord(text, at + 1) || isPossessive(text, at)) return at
    } else if (code === fullStop) {
      if (isInitial(text, from, at)) {
        // "U.S." and "J." keep the full stop. The word goes on where another single capital follows directly.
        if (!isWord(text, at + 1)) return at + 1
        if (!isUpper(next) || isWord(text, at + 2)) return at + 1
      } else if (!isWord(text, at + 1)) {
        return isAbbreviation(text, from, at) ? at + 1 : at
      } else if (isUpper(next) && !isDigit(text.charCodeAt(at - 1))) return at
      else if (text.charCodeAt(at + 1) === fullStop) return at
    } else if (code === comma) {
      if (!(isDigit(text.charCodeAt(at - 1)) && isDigit(next))) return at
    } else if (code === ampersand) {
      if (!isUpper(text.charCodeAt(at - 1)) || !isUpper(next)) return at
    } else if (code === at_) {
      if (!isWord(text, at + 1)) return at
      return addressEnd(text, at)
    } else if (code === colon && next === slash && text.charCodeAt(at + 2) === slash) {
      return addressEnd(text, at)
    } else return at
    at++
  }
}

/** Whether the full stop at `stop` follows an initial: a single capital letter, or the last of several letters with full stops between them. */
function isInitial(text: string, from: number, stop: number): boolean {
  const last = text.charCodeAt(stop - 1)
  if (!isUpper(last) && !(last >= 97 && last <= 122 && stop - 2 > from)) return false
  return stop - 1 === from || text.charCodeAt(stop - 2) === fullStop
}

function addressEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && kindOf(text.charCodeAt(at)) !== space && !'<>"'.includes(text[at]!)) at++
  while (at > from && ".,;:!?)]'’”".includes(text[at - 1]!)) at--
  return Math.max(at, from)
}

const abbreviations: ReadonlySet<string> = new Set(
  (
    'Mr Mrs Ms Dr Prof Gen Sen Rep Gov Lt Col Sgt Capt Cpl Maj Adm Cmdr Rev Hon Fr Sr Jr St Mt Ft Inc Corp Co Ltd Bros Cos Dept ' +
    'Univ Assn Ave Blvd Rd vs No Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ph.D'
  ).split(' ')
)

function isAbbreviation(text: string, from: number, stop: number): boolean {
  return stop - from <= 5 && abbreviations.has(text.slice(from, stop))
}

function grown<Numbers extends Int32Array | Uint8Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from as never)
  return to
}
