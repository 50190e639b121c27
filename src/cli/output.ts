/** How a command writes to its streams. */

import type {Output} from './world.ts'

export interface Streams {
  out(text: string): void
  error(text: string): void
  /** Whether `out` is a terminal. Then control characters in data are shown as visible signs, too. */
  isTerminal: boolean
  /** Whether claimdown's own colours are wanted. */
  isColored: boolean
}

/** Shows control characters as visible signs, so that a document cannot control the terminal of its reader. */
export function output({out, error, isTerminal, isColored}: Streams): Output {
  const allowed = isColored ? endsAndColors : ends
  return {
    print: text => out(visible(text, allowed)),
    write: data => out(isTerminal ? visible(data, endsAndTabs) : data),
    complain: text => error(visible(text, allowed))
  }
}

const ends = /(\n)/
const endsAndColors = /(\x1b\[(?:1|2|22|31|32|33|36|39)m|\n)/
const endsAndTabs = /(\r?\n|\t)/

function visible(text: string, allowed: RegExp): string {
  if (!acting.test(text)) return text
  return text
    .split(allowed)
    .map((part, index) => (index % 2 ? part : part.replace(everyActing, shown)))
    .join('')
}

/** Control characters (C0, DEL, C1), line and paragraph separators, direction marks, and lone surrogates. */
const acting =
  /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const everyActing = new RegExp(acting, 'g')

/** `␛` for Escape, and `<U+202E>` for a character without such a picture. */
function shown(letter: string): string {
  const code = letter.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
}
