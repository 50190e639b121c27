/** Words that deny what is said with them. */

/** Whether one word denies: `not`, `can’t`, `without`, `refused`. */
export function isNegation(word: string): boolean {
  return negations.has(word.toLowerCase()) || contracted.test(word) || denying.test(word)
}

/** Whether a stretch of text has a word or a phrase that denies. */
export function hasNegation(text: string): boolean {
  return phrases.test(text) || (text.match(/\p{L}+(?:['’ʼ‘`´＇]\p{L}+)*/gu) ?? []).some(isNegation)
}

const negations: ReadonlySet<string> = new Set(
  [
    'not no never none nor neither nobody nothing nowhere cannot without unless',
    'hardly barely scarcely rarely seldom false falsely untrue wrongly impossible unable unlikely',
    'against despite except instead forbade'
  ].flatMap(words => words.split(' '))
)
const contracted = /n['’ʼ‘`´＇]t$/i
/** Verbs that take what follows them for not so, in all their forms. */
const denying =
  /^(?:fail(?!safe)|lack|den(?:y|ie[sd]|ial)|refus|refut|reject|prevent|forbid|prohibit|ceas(?:e|ing)|abstain|refrain|avoid|doubt|dispro[vo])/i
const phrases = /\b(?:rather than|far from|anything but|declin(?:e|es|ed|ing) to|stop(?:s|ped|ping)? \p{L}+ing)\b/iu
