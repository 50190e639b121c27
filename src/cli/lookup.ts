/** Finds entities, sources and holders of a corpus by what people call them. */

import {findNearest} from '../base/nearest.ts'
import {addressOf, isAddress} from '../corpus/addresses.ts'
import type {Corpus} from '../corpus/corpus.ts'
import type {Entry} from '../corpus/entries.ts'
import type {Holder} from '../corpus/holders.ts'
import type {JoinedEntity} from '../corpus/joined-entities.ts'
import {foldCase} from '../text/fold.ts'

/** What a name may stand for. `holder` is one that no document declares as an entity or a source. */
export type Named =
  | {type: 'entity'; entity: JoinedEntity}
  | {type: 'source'; source: Entry<'source'>}
  | {type: 'holder'; holder: Holder}

/**
 * Everything that a name may stand for. What has the name as its id or address comes before what has it as its name, alias or title, and this
 * before names that are the same but for case, quotation marks and dashes; only the first of these that has any is returned.
 */
export function lookUp(corpus: Corpus, name: string, types: readonly Named['type'][] = allTypes): Named[] {
  const known = everything(corpus, types)
  const folded = foldCase(name)
  const tests: ((called: Called) => boolean)[] = [
    ({ids}) => ids.includes(name),
    ({names}) => names.includes(name),
    ({ids, names}) => [...ids, ...names].some(one => foldCase(one) === folded)
  ]
  for (const test of tests) {
    const found = known.filter(test)
    if (found.length > 0) return found.map(({named}) => named)
  }
  return []
}

/** The id or the name that is most like a word; an address only where the word has a `#`, too. */
export function nearestName(
  corpus: Corpus,
  name: string,
  types: readonly Named['type'][] = allTypes
): string | undefined {
  return findNearest(
    name,
    everything(corpus, types)
      .flatMap(({ids, names}) => [...ids, ...names])
      .filter(one => isAddress(name) || !isAddress(one))
  )
}

/** One as a person can name it on the command line and mean no other. */
export function uniqueName(named: Named): string {
  if (named.type === 'source') return named.source.address
  if (named.type === 'holder') return named.holder.name
  return declaredAs(named.entity)[0]!
}

/** The addresses of the declarations of an entity. */
export function declaredAs({declarations}: JoinedEntity): string[] {
  return declarations.map(({document, entity}) => addressOf(entity.id, document))
}

const allTypes: readonly Named['type'][] = ['entity', 'source', 'holder']

interface Called {
  named: Named
  ids: string[]
  names: string[]
}

function everything(corpus: Corpus, types: readonly Named['type'][]): Called[] {
  const entities = types.includes('entity')
    ? corpus.entities().map((entity): Called => {
        const {name, aliases, wikidata, declarations} = entity
        const ids = [...declarations.map(({entity}) => entity.id), ...declaredAs(entity)]
        return {
          named: {type: 'entity', entity},
          ids: [...ids, ...(wikidata ? [wikidata] : [])],
          names: [name, ...aliases]
        }
      })
    : []
  const sources = types.includes('source')
    ? [...corpus.sources()].map((source): Called => {
        const {id, title} = source.item
        return {named: {type: 'source', source}, ids: [id, source.address], names: title === undefined ? [] : [title]}
      })
    : []
  const holders = types.includes('holder')
    ? corpus
        .holders()
        .filter(({entity, asserts}) => !entity && !isSource(asserts[0]))
        .map((holder): Called => ({named: {type: 'holder', holder}, ids: [], names: [holder.name]}))
    : []
  return [...entities, ...sources, ...holders]
}

/** Whether a statement of a holder names a source of its document as the one who says it. */
function isSource(entry: Holder['asserts'][number] | undefined): boolean {
  return entry?.asserters.some(id => entry.document.sources.some(source => source.id === id)) ?? false
}
