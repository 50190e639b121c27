/** Negations: words that deny the statement around them. */

import type {Span} from './span.ts'
import {apostrophes, auxiliary} from './words.ts'

/** Whether a word is a negation: `not`, `can’t`, `without`, `refused`. */
export function isNegation(word: string): boolean {
  return negations.has(word.toLowerCase()) || contracted.test(word) || denying.test(word)
}

/** Whether a text contains a negation, as a word or as a phrase. */
export function hasNegation(text: string): boolean {
  return phrases.test(text) || (text.match(words) ?? []).some(isNegation)
}

/** Whether the last word of a text is a negation, as in `which did not, in practice`, where it applies to what follows the comma. */
export function endsInNegation(text: string): boolean {
  return isNegation(text.match(words)?.at(-1) ?? '')
}

/**
 * The negation directly before or after a span that reverses the meaning of the span: `did not | agree to it |`, `| The bank will | never pay`.
 * Only white space may stand between the two.
 */
export function findCutNegation(text: string, {start, end}: Span): Span | undefined {
  const [before = ''] = denyingBefore.exec(text.slice(Math.max(0, start - reach), start)) ?? []
  if (before) return {start: start - before.length, end: start - before.length + before.trimEnd().length}
  const next = denyingAfter.exec(text.slice(end, end + reach))
  if (!next) return undefined
  const isDenied = next.groups!.object !== undefined || auxiliary.test(text.slice(Math.max(0, end - 8), end))
  return isDenied ? {start: end + next[0].length - next[0].trimStart().length, end: end + next[0].length} : undefined
}

/** In UTF-16 units. */
const reach = 32

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
/** Verbs that negate what follows them, in all their forms. */
const denying =
  /^(?:fail(?!safe)|lack|den(?:y|ie[sd]|ial)|refus|refut|reject|prevent|forbid|prohibit|ceas(?:e|ing)|abstain|refrain|avoid|doubt|dispro[vo]|disagree|disput|oppos(?!it)|neglect|omit|contradict)/i
const phrases =
  /\b(?:rather than|far from|anything but|declin(?:e|es|ed|ing) to|stop(?:s|ped|ping)? (?:\p{L}+ing|short)|too \p{L}+ to|the last \p{L}+ to)\b/iu

/** Directly before a span: an adverb that negates what follows, or such a verb with its `to`. */
const denyingBefore = new RegExp(
  String.raw`(?<![\p{L}${apostrophes}])(?:not|never|no|cannot|hardly|barely|scarcely|rarely|seldom|neither|nor|\p{L}{2,8}n[${apostrophes}]t|(?:refus|fail|declin|neglect|unabl|forbidd?|ceas|unlikel)\p{L}{0,4}\s{1,2}to)\s{1,3}$`,
  'iu'
)
const denyingAfter =
  /^\s{1,3}(?:(?<object>nothing|nobody|nowhere|never)|not|no|none|neither|hardly|barely|scarcely|rarely|seldom|unable|unlikely|(?:in|by|at|on|under) no)(?![\p{L}\p{N}])/iu
