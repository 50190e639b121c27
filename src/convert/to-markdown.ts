/** Writes documents as Markdown. */

import {writeFrontMatter} from '../front-matter/write.ts'
import type {Document} from '../model/document.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'
import {annotate} from '../write/annotate.ts'
import {findEscaped} from '../write/escape.ts'

/**
 * Writes a document that does not come from Markdown: its text as Markdown, with its annotations. Each character that Markdown cannot hold is
 * replaced by U+FFFD, so that spans stay the same, and reported (`unspellable-text`).
 */
export function toMarkdown(document: Document): Reading<string> {
  const text = document.text.replace(/\0|\p{Cs}/gu, '\ufffd')
  const source = findEscaped(text)
  if (source === undefined) {
    const message = 'Markdown cannot spell this text, so nothing was written'
    return {value: '', diagnostics: [{code: 'unspellable-text', severity: 'error', message}]}
  }
  const {value, diagnostics} = annotate(source, document)
  const front = writeFrontMatter(document)
  const at = text === document.text ? -1 : document.text.search(/\0|\p{Cs}/u)
  const replaced: Diagnostic[] =
    at < 0
      ? []
      : [
          {
            code: 'unspellable-text',
            severity: 'warning',
            message:
              'The text holds U+0000 or half a character, which Markdown cannot hold; U+FFFD was written instead',
            span: {start: at, end: at + 1}
          }
        ]
  return {value: front === '' ? value : `${front}\n${value}`, diagnostics: [...replaced, ...diagnostics]}
}
