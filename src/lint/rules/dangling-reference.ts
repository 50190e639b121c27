/** Names of things that are not there. */

import {expecting} from '../../base/message.ts'
import {findNearest} from '../../base/nearest.ts'
import type {Breach, Rule} from '../rule.ts'

export const danglingReference: Rule<'dangling-reference'> = {
  code: 'dangling-reference',
  severity: 'error',
  why: 'A reference to nothing looks like grounds and gives none.',
  wrong: [':claim[a]{#c1 supports=c9}'],
  right: [':claim[a]{#c1 supports=c2} :claim[b]{#c2}', ':claim[a]{#c1 supports="other-document#c9"}'],

  *check(document, {statements}) {
    const {claims, evidence, sources, relations, entities, mentions, citations, meta} = document
    const sourceIds = new Set(sources.map(({id}) => id))
    const entityIds = new Set(entities.map(({id}) => id))
    const holders = new Set([...entityIds, ...sourceIds])
    /** A guess looks at all that is known, so there are not too many. */
    let guesses = 100

    function* missing(what: string, ids: readonly string[], known: Known, pointer: string): Generator<Breach> {
      for (const id of ids) {
        // What another document holds is checked where that document is at hand.
        if (known.has(id) || id.includes('#')) continue
        // Short ids such as `c9` are all alike; a name is worth guessing.
        const near = id.length > 3 && guesses-- > 0 ? findNearest(id, known.keys()) : undefined
        const {words, data} = expecting(near, [], 'the id of one')
        yield {
          pointer,
          message: `\`${id}\` is no ${what} of this document, expected ${words}`,
          ids: near === undefined ? [id] : [id, near],
          actual: id,
          ...data
        }
      }
    }

    const targets = new Map<string, unknown>(statements)
    for (const {id} of relations) if (id !== undefined) targets.set(id, id)
    for (const [index, {from, linked = [], to, by = []}] of relations.entries()) {
      yield* missing('claim or evidence', [from, ...linked], statements, `/relations/${index}/from`)
      yield* missing(
        targets.size > statements.size ? 'claim, evidence or relation' : 'claim or evidence',
        [to],
        targets,
        `/relations/${index}/to`
      )
      yield* missing('entity or source', by, holders, `/relations/${index}/by`)
    }
    for (const [list, items] of [
      ['claims', claims],
      ['evidence', evidence]
    ] as const) {
      for (const [index, {by, addressees, sources, about, supersededBy}] of items.entries()) {
        const pointer = `/${list}/${index}`
        yield* missing('entity or source', by ?? [], holders, `${pointer}/by`)
        yield* missing('entity', addressees ?? [], entityIds, `${pointer}/addressees`)
        yield* missing(
          'source',
          (sources ?? []).map(({id}) => id),
          sourceIds,
          `${pointer}/source`
        )
        yield* missing('entity', about ?? [], entityIds, `${pointer}/about`)
        yield* missing('claim', supersededBy ? [supersededBy] : [], statements, `${pointer}/supersededBy`)
      }
    }
    for (const [index, {entity}] of mentions.entries()) {
      yield* missing('entity', entity ? [entity] : [], entityIds, `/mentions/${index}/entity`)
    }
    for (const [index, {claim, sources}] of citations.entries()) {
      yield* missing('claim', claim ? [claim] : [], statements, `/citations/${index}`)
      yield* missing(
        'source',
        (sources ?? []).map(({id}) => id),
        sourceIds,
        `/citations/${index}`
      )
    }
    if (meta.restates) yield* missing('source', [meta.restates], sourceIds, '/meta/restates')
  }
}

/** Ids that are there: a set, or a table by id. */
interface Known {
  has(id: string): boolean
  keys(): Iterable<string>
}
