/** Differences between a quotation and a text, word by word, and which of them change the meaning. */

import {diffArrays} from 'diff'
import {distance} from 'fastest-levenshtein'
import {isNegation} from '../text/negations.ts'
import {isNumber, wordsOf} from '../text/words.ts'

/** Words of a quotation and what the text has in their place; either may be empty. */
export interface Difference {
  quote: string
  text: string
  /** Why this difference changes the meaning; absent when it may be a typing error. */
  changes?: Guarded
}

/** Kinds of words that may never be replaced by another word. */
export type Guarded = 'number' | 'negation' | 'name' | 'degree'

/**
 * The differences between two folded texts, word by word. A difference in a number, a negation, a name, or a word of quantity, order or
 * modality ("most", "before", "may") has its kind in `changes`: "nine" does not stand for "twelve", or a sentence for its negation.
 */
export function differences(quote: string, text: string): Difference[] {
  const found: Difference[] = []
  const quoted = wordsOf(quote)
  const there = wordsOf(text)
  let open: {quote: string[]; text: string[]} | undefined
  const close = (): void => {
    if (open) found.push(judged(open.quote, open.text, isFirst && open.quote[0] === quoted[0]))
    open = undefined
  }
  let isFirst = true
  for (const {added, removed, value} of diffArrays(quoted, there)) {
    if (!added && !removed) {
      close()
      isFirst = false
      continue
    }
    open ??= {quote: [], text: []}
    open[removed ? 'quote' : 'text'].push(...value)
  }
  close()
  return found
}

/** The difference to report first: one that changes the meaning, if there is one. */
export function findTelling(found: readonly Difference[]): Difference | undefined {
  return found.find(({changes}) => changes) ?? found[0]
}

/** A difference in words: `“nine” for “twelve”` where the text has "nine" and the quotation "twelve". */
export function toPhrase({quote, text}: Difference): string {
  const said = (words: string): string => (words ? `“${words}”` : 'nothing')
  return `${said(text)} for ${said(quote)}`
}

function judged(quote: string[], text: string[], isFirst: boolean): Difference {
  const difference: Difference = {quote: quote.join(' '), text: text.join(' ')}
  const changes = guardedIn(quote, text, isFirst)
  return changes ? {...difference, changes} : difference
}

function guardedIn(quote: readonly string[], text: readonly string[], isFirst: boolean): Guarded | undefined {
  // A capital at the start of a quotation or a sentence does not make a name.
  if (isFirst && quote.length === text.length && quote.every((word, i) => lower(word) === lower(text[i]!)))
    return undefined
  const words = [...quote, ...text]
  if (words.some(isNumber)) return 'number'
  if (denies(quote, text) || denies(text, quote) || quote.some(word => text.some(other => isOpposite(word, other))))
    return 'negation'
  if (words.some((word, i) => isName(word, isFirst && (i === 0 || i === quote.length)))) return 'name'
  return words.some(word => isDegree(word) || isModal(word)) ? 'degree' : undefined
}

/** Whether one side has a negation that the other lacks. */
function denies(side: readonly string[], other: readonly string[]): boolean {
  return side.some(word => isNegation(word) && !other.some(there => isSlip(word, there)))
}

/** Whether two long words differ by one missing or extra letter after the first. A replaced letter makes another word (`prevents`, `presents`). */
function isSlip(a: string, b: string): boolean {
  const [one, two] = [lower(a), lower(b)]
  const isOneLetter = Math.abs(one.length - two.length) === 1 && distance(one, two) === 1
  return isOneLetter && Math.min(one.length, two.length) >= 6 && one[0] === two[0]
}

/** Whether a word has a capital that the start of a sentence does not explain. */
function isName(word: string, isFirst: boolean): boolean {
  return /^\p{Lu}/u.test(word) && !(isFirst && (common.has(lower(word)) || isDegree(word) || isModal(word)))
}

/** Whether two words are opposites: `legal` and `illegal`, `increase` and `decrease`, `useful` and `useless`. */
function isOpposite(a: string, b: string): boolean {
  const [one, other] = [lower(a), lower(b)]
  if (one === other) return false
  const stems = (word: string): string[] => [
    word,
    ...prefixes.filter(prefix => word.startsWith(prefix)).map(prefix => word.slice(prefix.length))
  ]
  if (stems(one).some(stem => stem.length > 2 && stems(other).includes(stem))) return true
  const ending = /(?:less|ful)(?:ly|ness)?$/
  return ending.test(one) && ending.test(other) && one.replace(ending, '') === other.replace(ending, '')
}

function lower(word: string): string {
  return word.toLowerCase()
}

/** Whether a word expresses quantity, order or direction: `most`, `before`, `rise`. */
export function isDegree(word: string): boolean {
  return degree.has(lower(word))
}

/** Whether a word expresses modality: `may`, `must`. */
export function isModal(word: string): boolean {
  return modal.has(lower(word))
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const degree = list(
  'all some most many few every each any both only always often sometimes rarely seldom more less fewer least before after until above below over under up down rise rises rose risen fall falls fell fallen gain gains lose loses lost win wins won high higher low lower better worse increase increased decrease decreased'
)
const modal = list('may might must shall should will would can could')
const prefixes = [
  'un',
  'in',
  'im',
  'il',
  'ir',
  'non',
  'dis',
  'mis',
  'de',
  'ex',
  'anti',
  'counter',
  'pro',
  'over',
  'under',
  'up',
  'down',
  're',
  'pre',
  'post'
]
const grammar = list(
  'is are was were be been being am has have had do does did which who whom whose what where how why than also even still just very so such too into onto with about their his her our my your me him them us'
)
const common = list(
  'the a an this that these those it its he she they we i you there here in on at for of to by from as if when while and but or so'
)

/**
 * How many content words have no counterpart on the other side. Misspellings of a word ("exisitng", "existing") count as its counterpart, and
 * function words ("the", "of") do not count.
 */
export function foreignWords(found: readonly Difference[]): number {
  return found.reduce((sum, {quote, text}) => {
    const there = text.toLowerCase().split(' ')
    const here = quote
      .toLowerCase()
      .split(' ')
      .filter(word => {
        const partner = there.findIndex(other => likeness(word, other) >= 0.6)
        if (partner >= 0) there.splice(partner, 1)
        return partner < 0
      })
    return sum + Math.max(here.filter(saysSomething).length, there.filter(saysSomething).length)
  }, 0)
}

function saysSomething(word: string): boolean {
  return word !== '' && !common.has(word) && !grammar.has(word)
}

/** How many words a text has. */
export function countWords(text: string): number {
  return wordsOf(text).length
}

/** The similarity of two strings: 1 − d / n, where d is their edit distance (Levenshtein) and n the length of the longer one. */
export function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 1 : 1 - distance(a, b) / longest
}
