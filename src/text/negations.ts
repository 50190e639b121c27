/** Words that deny what is said with them. */

import {apostrophes} from './words.ts'

/** Whether one word denies: `not`, `can’t`, `without`, `refused`. */
export function isNegation(word: string): boolean {
  return negations.has(word.toLowerCase()) || contracted.test(word) || denying.test(word)
}

/** Whether a stretch of text has a word or a phrase that denies. */
export function hasNegation(text: string): boolean {
  return phrases.test(text) || (text.match(words) ?? []).some(isNegation)
}

/** Whether the last word of a stretch of text denies: `which did not, in practice` goes on after its comma. */
export function endsInNegation(text: string): boolean {
  return isNegation(text.match(words)?.at(-1) ?? '')
}

const negations: ReadonlySet<string> = new Set(
  [
    'not no never none nor neither nobody nothing nowhere cannot without unless',
    'hardly barely scarcely rarely seldom false falsely untrue wrongly impossible unable unlikely',
    'against despite except instead forbade'
  ].flatMap(words => words.split(' '))
)
const words = new RegExp(`\\p{L}+(?:[${apostrophes}]\\p{L}+)*`, 'gu')
const contracted = new RegExp(
  `n[${apostrophes}]t$|^(?:are|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)nt$`,
  'i'
)
/** Verbs that take what follows them for not so, in all their forms. */
const denying =
  /^(?:fail(?!safe)|lack|den(?:y|ie[sd]|ial)|refus|refut|reject|prevent|forbid|prohibit|ceas(?:e|ing)|abstain|refrain|avoid|doubt|dispro[vo]|disagree|disput|oppos(?!it)|neglect|omit|contradict)/i
const phrases =
  /\b(?:rather than|far from|anything but|declin(?:e|es|ed|ing) to|stop(?:s|ped|ping)? (?:\p{L}+ing|short)|too \p{L}+ to|the last \p{L}+ to)\b/iu
