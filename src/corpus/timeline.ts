/** Whatever has a date, in the order of time. */

import type {Document} from '../model/document.ts'
import {contains} from '../text/span.ts'
import {isoDate} from './date-range.ts'
import {type StatementEntry, statementsOf} from './entries.ts'

/** Something with a date. */
export interface Dated {
  /** `2021`, `2021-09`, `2021-09-20`, or two of these with a `/` between. */
  date: string
  what: 'document' | 'source' | 'status' | 'relation' | 'mention'
  document: Document
  /** What the date is of: a title, a statement’s words, the words of the date itself. */
  words: string
  /** The statement that has it; for a date in the text, the innermost one. */
  entry?: StatementEntry
}

/** Everything in a corpus that has a date, in the order of time; of equal beginnings the less exact first. Dates of the text are those of the documents’ mentions. */
export function timelineOf(documents: readonly Document[]): Dated[] {
  const found: Dated[] = []
  for (const document of documents) {
    const {meta, sources, mentions, relations, text} = document
    const statements = [...statementsOf(document)]
    const issued = meta.issued && isoDate(meta.issued)
    if (issued) found.push({date: issued, what: 'document', document, words: meta.title ?? meta.id ?? ''})
    for (const {issued, title, id} of sources) {
      const date = issued && isoDate(issued)
      if (date) found.push({date, what: 'source', document, words: title ?? id})
    }
    for (const entry of statements)
      if (entry.item.date !== undefined)
        found.push({date: entry.item.date, what: 'status', document, words: entry.words, entry})
    for (const {date, from, kind, to} of relations)
      if (date !== undefined) found.push({date, what: 'relation', document, words: `${from} ${kind} ${to}`})
    for (const {value, span} of mentions) {
      if (value?.type !== 'date') continue
      const holding = statements.filter(({item}) => contains(item.span, span))
      const entry = holding.toSorted(
        (a, b) => a.item.span.end - a.item.span.start - (b.item.span.end - b.item.span.start)
      )[0]
      found.push({
        date: value.edtf,
        what: 'mention',
        document,
        words: text.slice(span.start, span.end),
        ...(entry && {entry})
      })
    }
  }
  return found.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
