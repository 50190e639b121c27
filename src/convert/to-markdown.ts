/** Documents as Markdown. */

import {writeFrontMatter} from '../front-matter/write.ts'
import type {Document} from '../model/document.ts'
import type {Reading} from '../model/reading.ts'
import {annotate} from '../write/annotate.ts'
import {findEscaped} from '../write/escape.ts'

/** A document that never was Markdown: its text spelled out, and annotated. */
export function toMarkdown(document: Document): Reading<string> {
  const source = findEscaped(document.text)
  if (source === undefined) {
    const message = 'The text has line breaks or blanks that Markdown cannot spell, so nothing was written'
    return {value: '', diagnostics: [{code: 'unspellable-text', severity: 'error', message}]}
  }
  const {value, diagnostics} = annotate(source, document)
  const front = writeFrontMatter(document)
  return {value: front === '' ? value : `${front}\n${value}`, diagnostics}
}
