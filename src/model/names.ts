/** Names of holders and authors. */

import type {CslName} from './csl.ts'
import type {Document, Statement} from './document.ts'
import {firstById} from './statements.ts'

/** The name for an id: the name of the entity, or the authors or else the title of the source. The id itself where there is no name. */
export function holderName(document: Pick<Document, 'entities' | 'sources'>, id: string): string {
  return holderNames(document)(id)
}

/** Returns `holderName` as a function of the id. It uses an index, so it is fast for many ids. */
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
 * Returns the names along the chain of `by`: `['The Post', 'Ann and Bob']`. The names of those who assert it together are joined by "and". `nameOf`
 * gives the name for an id, like `holderNames(document)`.
 */
export function holderChain(
  nameOf: (id: string) => string,
  {by = [], joint = []}: Pick<Statement, 'by' | 'joint'>
): string[] {
  const names = by.map(nameOf)
  return joint.length === 0 ? names : [...names.slice(0, -1), [...names.slice(-1), ...joint.map(nameOf)].join(' and ')]
}

/** The name of who asserts the statements without a `by`: the author of the work that the document restates, or of the document. */
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
