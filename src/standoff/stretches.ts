/** Spans as stretches of sentences. */

import type {WordlessDocument} from '../model/document.ts'
import type {Span} from '../text/span.ts'
import type {Placed, StandoffDocument, Stretch} from './standoff.ts'

/** The same document with every span as a stretch. */
export function toStretches(document: WordlessDocument, toStretch: (span: Span) => Stretch): StandoffDocument {
  const all = <Item extends {span?: Span; parts?: Span[]}>(items: readonly Item[]): Placed<Item>[] =>
    items.map(item => {
      const {span, parts} = item
      // Fields keep their order, for people who read the file.
      const placed = {...item, ...(span && {span: toStretch(span)}), ...(parts && {parts: parts.map(toStretch)})}
      return placed as unknown as Placed<Item>
    })
  return {
    ...document,
    claims: all(document.claims),
    evidence: all(document.evidence),
    mentions: all(document.mentions),
    citations: all(document.citations),
    ...(document.annotations && {annotations: all(document.annotations)})
  } as StandoffDocument
}
