/** Words for messages: lists and numbers in sentences. */

import {lazy} from './lazy.ts'

/** Made for the first message that lists something, because it takes some milliseconds. */
const names = lazy(() => new Intl.ListFormat('en-GB', {type: 'disjunction', style: 'short'}))

/** `a, b or c`. */
export function oneOf(words: Iterable<string>): string {
  return names().format([...words])
}

/** `1 claim`, `2 claims`; `plural` for words that do not take an s. */
export function count(number: number, word: string, plural: string = `${word}s`): string {
  return `${number} ${number === 1 ? word : plural}`
}
