/** Plain text as Markdown that a reader sees as that text. */

import {registered} from '../language/vocabulary.ts'
import {markdown} from '../syntax/markdown.ts'
import {project} from '../syntax/text-map.ts'

/**
 * Markdown whose text is `text`, but for line feeds at its end: every mark is escaped, blank lines stand between paragraphs, hard
 * breaks between lines, and character references for what Markdown would drop or change (carriage returns, a byte order mark).
 * `undefined` where Markdown cannot spell it: U+0000 is U+FFFD there, and half a character is none.
 */
export function findEscaped(text: string): string | undefined {
  const escaped = text.split('\n').map(line =>
    line
      .replace(/[\\`*_{}[\]()#+\-.!|<>~:&"'=^$]/g, '\\$&')
      .replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, references)
      .replace(/[\r\ufeff]/g, references)
  )
  const withBreaks = escaped.join('\\\n').replace(/(?<!\\\n)(?:\\\n)+$/, '')
  const asParagraphs = withBreaks.replace(/\\\n\\\n/g, '\n\n')
  const wanted = text.replace(/(?<!\n)\n+$/, '')
  return [asParagraphs, withBreaks, escaped.join('&#10;')].find(source => {
    const read = project(markdown(source, registered)).map.text
    return read === text || read === wanted
  })
}

function references(characters: string): string {
  return [...characters].map(character => `&#${character.charCodeAt(0)};`).join('')
}
