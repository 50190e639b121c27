/** References to ids that the document does not have. */

import {expecting} from '../../base/message.ts'
import {findNearest} from '../../base/nearest.ts'
import type {Document, Statement} from '../../model/document.ts'
import type {Rule} from '../rule.ts'

export const danglingReference: Rule<'dangling-reference'> = {
  code: 'dangling-reference',
  severity: 'error',
  why: 'A reference to an id that does not exist looks like support and gives none.',
  wrong: [':claim[a]{#c1 supports=c9}'],
  right: [':claim[a]{#c1 supports=c2} :claim[b]{#c2}', ':claim[a]{#c1 supports="other-document#c9"}'],

  *check(document, {statements}) {
    const {meta, sources, entities} = document
    const sourceIds = new Set(sources.map(({id}) => id))
    const entityIds = new Set(entities.map(({id}) => id))
    const known: Ids = {statements, sourceIds, entityIds, holders: new Set([...entityIds, ...sourceIds])}
    const references = [
      ...relationReferences(document, known),
      ...statementReferences('claims', document.claims, known),
      ...statementReferences('evidence', document.evidence, known),
      ...otherReferences(document, known)
    ]
    if (meta.restates) references.push(reference('source', [meta.restates], sourceIds, '/meta/restates'))

    /** Each guess compares an id with every known one, so their number is limited. */
    let guesses = 100
    for (const {what, ids, known, pointer} of references)
      for (const id of ids) {
        // Only a program that has the other document can check what it holds.
        if (known.has(id) || id.includes('#')) continue
        // Short ids such as `c9` are all alike, so a guess would say nothing.
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
}

/** A field that names things by their ids. */
interface Reference {
  /** What its ids should name. */
  what: string
  ids: readonly string[]
  known: Known
  pointer: string
}

interface Ids {
  statements: ReadonlyMap<string, unknown>
  sourceIds: ReadonlySet<string>
  entityIds: ReadonlySet<string>
  /** Entities and sources, which may assert something. */
  holders: ReadonlySet<string>
}

function relationReferences({relations}: Document, {statements, holders}: Ids): Reference[] {
  const targets = new Map<string, unknown>(statements)
  for (const {id} of relations) if (id !== undefined) targets.set(id, id)
  const target = targets.size > statements.size ? 'claim, evidence or relation' : 'claim or evidence'
  return relations.flatMap(({from, linked = [], to, by = [], joint = []}, index) => [
    reference('claim or evidence', [from, ...linked], statements, `/relations/${index}/from`),
    reference(target, [to], targets, `/relations/${index}/to`),
    reference('entity or source', [...by, ...joint], holders, `/relations/${index}/by`)
  ])
}

function statementReferences(
  list: 'claims' | 'evidence',
  items: readonly Statement[],
  {statements, sourceIds, entityIds, holders}: Ids
): Reference[] {
  return items.flatMap(({by = [], joint = [], addressees, sources, about, supersededBy}, index) => {
    const pointer = `/${list}/${index}`
    return [
      reference('entity or source', [...by, ...joint], holders, `${pointer}/by`),
      reference('entity', addressees ?? [], entityIds, `${pointer}/addressees`),
      reference('source', idsOf(sources), sourceIds, `${pointer}/source`),
      reference('entity', about ?? [], entityIds, `${pointer}/about`),
      reference('claim', supersededBy ? [supersededBy] : [], statements, `${pointer}/supersededBy`)
    ]
  })
}

/** The references of mentions and citations. */
function otherReferences({mentions, citations}: Document, {statements, sourceIds, entityIds}: Ids): Reference[] {
  return [
    ...mentions.map(({entity}, index) =>
      reference('entity', entity ? [entity] : [], entityIds, `/mentions/${index}/entity`)
    ),
    ...citations.flatMap(({claim, sources}, index) => [
      reference('claim', claim ? [claim] : [], statements, `/citations/${index}`),
      reference('source', idsOf(sources), sourceIds, `/citations/${index}`)
    ])
  ]
}

function reference(what: string, ids: readonly string[], known: Known, pointer: string): Reference {
  return {what, ids, known, pointer}
}

function idsOf(items: readonly {id: string}[] = []): string[] {
  return items.map(({id}) => id)
}

/** The ids that exist: a set, or a map by id. */
interface Known {
  has(id: string): boolean
  keys(): Iterable<string>
}
