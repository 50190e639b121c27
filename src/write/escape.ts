/** Plain text as Markdown that a reader sees as that text. */

import {registered} from '../language/vocabulary.ts'
import {markdown} from '../syntax/markdown.ts'
import {project} from '../syntax/text-map.ts'

/**
 * Markdown whose text is `text`, but for white space at its end: every mark escaped, blank lines between paragraphs, hard
 * breaks between lines. `undefined` where Markdown cannot spell it (carriage returns, lines of nothing but blanks at the start).
 */
export function findEscaped(text: string): string | undefined {
  const exact = text
    .split('\n')
    .map(line => line.replace(/[\\`*_{}[\]()#+\-.!|<>~:&"'=^$]/g, '\\$&').replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, blanks))
    .join('\\\n')
    .replace(/(?<!\\\n)(?:\\\n)+$/, '')
  const asParagraphs = exact.replace(/\\\n\\\n/g, '\n\n')
  return [asParagraphs, exact].find(source => {
    const read = project(markdown(source, registered)).map.text
    return read === text || read === text.replace(/(?<!\n)\n+$/, '')
  })
}

/** Blanks at the edge of a line would be dropped. */
function blanks(spaces: string): string {
  return [...spaces].map(space => `&#${space.charCodeAt(0)};`).join('')
}
