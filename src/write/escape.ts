/** Writes plain text as Markdown with the same text. */

import {registered} from '../language/vocabulary.ts'
import {markdown} from '../syntax/markdown.ts'
import {project} from '../syntax/text-map.ts'

/**
 * Returns Markdown whose text is `text` without the line feeds at its end. All characters that could be mark-up are escaped. Paragraphs are
 * separated by blank lines, and lines end with hard breaks. Characters that Markdown would drop or change (carriage returns, byte order
 * marks) are written as character references. Returns `undefined` for a text with U+0000, which Markdown reads as U+FFFD.
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
