/** How holders and authors are called. */

import type {CslName} from './csl.ts'
import type {Document, Statement} from './document.ts'
import {firstById} from './statements.ts'

/** The name behind an entity's or a source's id: an entity's own, a source's authors or else its title; the id where there is neither. */
export function holderName(document: Pick<Document, 'entities' | 'sources'>, id: string): string {
  return holderNames(document)(id)
}

/** The same for many ids of one document: entities and sources are looked up by id and not searched. */
export function holderNames({entities, sources}: Pick<Document, 'entities' | 'sources'>): (id: string) => string {
  const entitiesById = firstById(entities)
  const sourcesById = firstById(sources)
  return id => {
    const entity = entitiesById.get(id)
    if (entity) return entity.name
    const source = sourcesById.get(id)
    return source?.author?.map(fullName).join(' and ') || source?.title || id
  }
}

/**
 * The names along the chain of `by`: `['The Post', 'Ann and Bob']`. Those who say it together are one name, joined by "and". `nameOf` gives the name
 * of an id, as `holderNames(document)` does.
 */
export function holderChain(
  nameOf: (id: string) => string,
  {by = [], joint = []}: Pick<Statement, 'by' | 'joint'>
): string[] {
  const names = by.map(nameOf)
  return joint.length === 0 ? names : [...names.slice(0, -1), [...names.slice(-1), ...joint.map(nameOf)].join(' and ')]
}

/** Who asserts what no `by` claims: the author of the work that the document restates, or of the document. */
export function authorName({meta, sources}: Pick<Document, 'meta' | 'sources'>): string | undefined {
  const author = sources.find(({id}) => id === meta.restates)?.author ?? meta.author
  return author?.length ? author.map(fullName).join(', ') : undefined
}

/** `Given Family`, with particles and suffix; an institution as it is. */
export function fullName(name: CslName): string {
  const {literal, given, family, suffix} = name
  const particle = name['dropping-particle'] ?? name['non-dropping-particle']
  return literal ?? [given, particle, family, suffix].filter(part => part).join(' ')
}
