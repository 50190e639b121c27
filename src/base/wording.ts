/** Words for messages: lists and numbers in sentences. */

import {lazy} from './lazy.ts'

/** Created when the first message needs it, because this takes some milliseconds. */
const names = lazy(() => new Intl.ListFormat('en-GB', {type: 'disjunction', style: 'short'}))

const conjunction = lazy(() => new Intl.ListFormat('en-GB', {type: 'conjunction', style: 'long'}))

/** `a, b or c`. */
export function oneOf(words: Iterable<string>): string {
  return names().format([...words])
}

/** `a, b and c`. */
export function listOf(words: Iterable<string>): string {
  return conjunction().format([...words])
}

/** Returns `1 claim` or `2 claims`. `plural` is for words that do not form their plural with an s. */
export function count(number: number, word: string, plural: string = `${word}s`): string {
  return `${number} ${number === 1 ? word : plural}`
}
