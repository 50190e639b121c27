/** Counts the items of a document. */

import {countBy} from '../base/group-by.ts'
import {words} from '../text/span.ts'
import {assertersOf} from './attribution.ts'
import type {Document} from './document.ts'
import {authorName, holderNames} from './names.ts'
import {firstById} from './statements.ts'

/** The numbers of the items in a document. In the records, the most frequent key is first. */
export interface Summary {
  /** Claims by kind; `other` for those without a kind. */
  claims: Record<string, number>
  /** Evidence by kind; `other` for evidence without a kind. */
  evidence: Record<string, number>
  /** Claims by the name of their holder. For a chain `a>b` the holder is `b`, as in `attributions`. */
  holders: Record<string, number>
  /** Relations by kind. */
  relations: Record<string, number>
  /** Sources by type. */
  sources: Record<string, number>
  entities: number
  mentions: number
  /** Mentions of people, places and organisations, by the name of the entity, or by their own words where they have no entity. */
  named: Record<string, number>
}

/** Counts the items of a document. It counts only the mentions that are in the document; `recognise` finds others in the text. */
export function summary(document: Document): Summary {
  const {text, claims, evidence, relations, sources, entities, mentions} = document
  const author = authorName(document) ?? 'the author'
  const nameOf = holderNames(document)
  const entitiesById = firstById(entities)
  const named = mentions.filter(({type}) => type === 'person' || type === 'place' || type === 'organization')
  return {
    claims: tallyBy(claims, ({kind}) => kind ?? 'other'),
    evidence: tallyBy(evidence, ({kind}) => kind ?? 'other'),
    holders: tallyBy(
      claims.flatMap(claim => (claim.by ? assertersOf(claim).map(nameOf) : [author])),
      name => name
    ),
    relations: tallyBy(relations, ({kind}) => kind),
    sources: tallyBy(sources, ({type}) => type),
    entities: entities.length,
    mentions: mentions.length,
    named: tallyBy(named, ({span, entity}) => entitiesById.get(entity ?? '')?.name ?? words(text, span))
  }
}

function tallyBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Record<string, number> {
  return Object.fromEntries(countBy(items, keyOf))
}
