/** The UTF-16 codes of the characters that have a meaning in Markdown. The names are those of micromark-util-symbol. */

export const codes = {
  lineFeed: 10,
  space: 32,
  exclamationMark: 33,
  quotationMark: 34,
  numberSign: 35,
  ampersand: 38,
  apostrophe: 39,
  leftParenthesis: 40,
  rightParenthesis: 41,
  asterisk: 42,
  plusSign: 43,
  dash: 45,
  slash: 47,
  digit0: 48,
  digit9: 57,
  colon: 58,
  lessThan: 60,
  equalsTo: 61,
  greaterThan: 62,
  atSign: 64,
  uppercaseA: 65,
  uppercaseZ: 90,
  leftSquareBracket: 91,
  backslash: 92,
  rightSquareBracket: 93,
  caret: 94,
  underscore: 95,
  graveAccent: 96,
  lowercaseA: 97,
  lowercaseZ: 122,
  leftCurlyBrace: 123,
  verticalBar: 124,
  rightCurlyBrace: 125,
  tilde: 126,
  delete: 127
} as const

/** Letters of ASCII. */
export function isAsciiLetter(code: number): boolean {
  return (
    (code >= codes.lowercaseA && code <= codes.lowercaseZ) || (code >= codes.uppercaseA && code <= codes.uppercaseZ)
  )
}

export function isAsciiDigit(code: number): boolean {
  return code >= codes.digit0 && code <= codes.digit9
}

/** Whether a backslash can escape the character. */
export function isAsciiPunctuation(code: number): boolean {
  return (
    (code >= codes.exclamationMark && code <= codes.slash) ||
    (code >= codes.colon && code <= codes.atSign) ||
    (code >= codes.leftSquareBracket && code <= codes.graveAccent) ||
    (code >= codes.leftCurlyBrace && code <= codes.tilde)
  )
}
