/** The names in a text, with those of declared entities. */

import {firstWhere} from '../base/binary-search.ts'
import {findDeclared} from '../entities/declared.ts'
import type {Document, Mention} from '../model/document.ts'
import type {Span} from '../text/span.ts'

const found = new WeakMap<Document, readonly Mention[]>()

/** The mentions of a document, in the order of the text. In a document that has none, those of its declared entities are found once. */
export function mentionsOf(document: Document): readonly Mention[] {
  if (document.mentions.length) return document.mentions
  const known = found.get(document)
  if (known) return known
  const mentions = findDeclared(document.text, document.entities)
  found.set(document, mentions)
  return mentions
}

/** The mentions that start inside a span. They have to be in the order of the text. */
export function mentionsWithin(mentions: readonly Mention[], {start, end}: Span): Mention[] {
  const first = firstWhere(0, mentions.length, index => mentions[index]!.span.start >= start)
  const inside: Mention[] = []
  for (let index = first; index < mentions.length && mentions[index]!.span.start < end; index++)
    inside.push(mentions[index]!)
  return inside
}
