/** Removes words of the text from the fields of a stand-off. */

import {toPointer} from '../base/json-pointer.ts'
import {lazy} from '../base/lazy.ts'
import type {Span} from '../text/span.ts'
import type {Borrowed, Stretch, Withheld} from './standoff.ts'

/**
 * Empties every string in `document` that has three consecutive words of `text`, in any case, and returns the pieces of
 * each. Changes `document`. Names stay: ids, names of entities, and bibliographic records. The title of a section is text
 * itself, so all its words are removed.
 */
export function withhold(document: object, text: string, toStretch: (span: Span) => Stretch): Withheld[] {
  const wordsOfText = wordsOf(text)
  const phrases = phrasesOf(wordsOfText, run)
  const titles = lazy(() => phrasesOf(wordsOfText, 1))
  const withheld: Withheld[] = []
  eachString(document, '', (value, pointer, replace) => {
    if (isName.test(pointer)) return
    const pieces = takeApart(value, text, wordsOfText, isTitle.test(pointer) ? titles() : phrases, toStretch)
    if (!pieces) return
    withheld.push({pointer, pieces})
    replace('')
  })
  return withheld
}

/** Pointers of fields that have names, titles or references to names. These are facts, so they may stay. */
export const isName: RegExp =
  /^\/(?:type|entities\/\d+\/.*|meta\/(?!custom\/).*|sources\/\d+\/(?!(?:abstract|annote|note|keyword|custom)(?:\/|$)).*)$|\/(?:id|from|to|entity|claim|of|supersededBy)$|\/(?:by|joint|about|addressees|linked)\/\d+$/

const isTitle = /^\/sections\/\d+\/title$/

/** The number of consecutive words that a field may not repeat. */
const run = 3

/** All phrases of `length` words of the text, each with the index of its first word at its first occurrence. */
interface Phrases {
  length: number
  first: ReadonlyMap<string, number>
}

function phrasesOf(words: readonly Word[], length: number): Phrases {
  const first = new Map<string, number>()
  for (let i = words.length - length; i >= 0; i--) first.set(keyOf(words, i, length), i)
  return {length, first}
}

interface Word extends Span {
  /** In lower case. */
  word: string
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)].map(({0: found, index}) => ({
    word: found.toLowerCase(),
    start: index,
    end: index + found.length
  }))
}

function keyOf(words: readonly Word[], at: number, length: number): string {
  return words
    .slice(at, at + length)
    .map(({word}) => word)
    .join(' ')
}

/** The pieces of a string; `undefined` if it repeats no words of the text. */
function takeApart(
  value: string,
  text: string,
  wordsOfText: readonly Word[],
  {length: run, first}: Phrases,
  toStretch: (span: Span) => Stretch
): Withheld['pieces'] | undefined {
  const words = wordsOf(value)
  const pieces: Withheld['pieces'] = []
  let done = 0
  for (let i = 0; i + run <= words.length; ) {
    const found = first.get(keyOf(words, i, run))
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

/** One word of the text, with the case that the field writes it in. */
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

/** Calls `visit` for every string, with its JSON Pointer and a function that replaces it. */
function eachString(
  value: object,
  pointer: string,
  visit: (value: string, pointer: string, replace: (other: string) => void) => void
): void {
  for (const [key, field] of Object.entries(value)) {
    const at = pointer + toPointer([key])
    if (typeof field === 'string')
      visit(field, at, other => {
        ;(value as Record<string, unknown>)[key] = other
      })
    else if (typeof field === 'object' && field !== null) eachString(field, at, visit)
  }
}
