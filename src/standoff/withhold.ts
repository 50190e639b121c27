/** Fields that repeat words of the text, and how they are kept from saying them. */

import type {Span} from '../text/span.ts'
import type {Borrowed, Stretch, Withheld} from './standoff.ts'

/**
 * Empties every string in `document` that holds three words of `text` in a row, whatever their case, and says what
 * each was made of. `document` is changed. Names stay: ids, what entities are called, and bibliographic records.
 */
export function withhold(document: object, text: string, toStretch: (span: Span) => Stretch): Withheld[] {
  const wordsOfText = wordsOf(text)
  const trigrams = new Map<string, number>()
  for (let i = wordsOfText.length - run; i >= 0; i--) trigrams.set(keyOf(wordsOfText, i), i)
  const withheld: Withheld[] = []
  eachString(document, '', (value, pointer, replace) => {
    if (isName.test(pointer)) return
    const pieces = takeApart(value, text, wordsOfText, trigrams, toStretch)
    if (!pieces) return
    withheld.push({pointer, pieces})
    replace('')
  })
  return withheld
}

/** Fields whose words are names and titles, which are facts, or refer to names. */
export const isName: RegExp =
  /^\/(?:type|entities\/\d+\/.*|meta\/(?!custom\/).*|sources\/\d+\/(?!(?:abstract|annote|note|keyword|custom)(?:\/|$)).*)$|\/(?:id|from|to|entity|claim|of|supersededBy)$|\/(?:by|about|addressees|linked)\/\d+$/

const run = 3

interface Word extends Span {
  /** In lower case. */
  word: string
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({0: found, index}) => ({
    word: found.toLowerCase(),
    start: index,
    end: index + found.length
  }))
}

function keyOf(words: readonly Word[], at: number): string {
  return `${words[at]!.word} ${words[at + 1]!.word} ${words[at + 2]!.word}`
}

/** What a string is made of; `undefined` when it borrows nothing. */
function takeApart(
  value: string,
  text: string,
  wordsOfText: readonly Word[],
  trigrams: ReadonlyMap<string, number>,
  toStretch: (span: Span) => Stretch
): Withheld['pieces'] | undefined {
  const words = wordsOf(value)
  const pieces: Withheld['pieces'] = []
  let done = 0
  for (let i = 0; i + run <= words.length; ) {
    const found = trigrams.get(keyOf(words, i))
    if (found === undefined) {
      i++
      continue
    }
    let length = run
    while (words[i + length] !== undefined && words[i + length]!.word === wordsOfText[found + length]?.word) length++
    const last = i + length - 1
    const there = {start: wordsOfText[found]!.start, end: wordsOfText[found + length - 1]!.end}
    if (value.slice(words[i]!.start, words[last]!.end) === text.slice(there.start, there.end)) {
      pieces.push(value.slice(done, words[i]!.start), toStretch(there))
    } else {
      for (let k = 0; k < length; k++) {
        const {start, end} = words[i + k]!
        const borrowed = borrow(value.slice(start, end), text, wordsOfText[found + k]!, toStretch)
        pieces.push(value.slice(done, start), borrowed)
        done = end
      }
    }
    done = words[last]!.end
    i = last + 1
  }
  if (pieces.length === 0) return undefined
  return [...pieces, value.slice(done)].filter(piece => piece !== '')
}

/** One word of the text as the field writes it. */
function borrow(word: string, text: string, there: Word, toStretch: (span: Span) => Stretch): string | Borrowed {
  const original = text.slice(there.start, there.end)
  const stretch = toStretch({start: there.start, end: there.end})
  if (original === word) return stretch
  const as = cases.find(name => inCase(original, name) === word)
  return as ? {...stretch, as} : word
}

const cases = ['lower', 'upper', 'capital'] as const

export function inCase(word: string, name: Borrowed['as']): string {
  if (name === 'lower') return word.toLowerCase()
  if (name === 'upper') return word.toUpperCase()
  if (name === 'capital') return word.replace(/^./u, first => first.toUpperCase())
  return word
}

/** Calls `visit` for every string, with its JSON Pointer and a way to put another in its place. */
function eachString(
  value: object,
  pointer: string,
  visit: (value: string, pointer: string, replace: (other: string) => void) => void
): void {
  for (const [key, field] of Object.entries(value)) {
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (typeof field === 'string')
      visit(field, at, other => {
        ;(value as Record<string, unknown>)[key] = other
      })
    else if (typeof field === 'object' && field !== null) eachString(field, at, visit)
  }
}
