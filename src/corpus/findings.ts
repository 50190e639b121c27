/** What is wrong across the documents of a corpus. */

import {groupBy} from '../base/group-by.ts'
import {because, expecting} from '../base/message.ts'
import {findNearest} from '../base/nearest.ts'
import type {Document} from '../model/document.ts'
import type {Finding} from '../model/reading.ts'
import {addressOf, isAddress, split} from './addresses.ts'
import type {Disagreement} from './joined-entities.ts'

/** A finding, with the document that it is in. Its `pointer` and `span` point into that document. */
export interface CorpusFinding extends Finding {
  document: Document
}

/**
 * Documents without an id or with one id, references to what other documents do not have, and entities that documents declare in
 * different ways. What is wrong inside one document is said by `lint`.
 */
export function findingsIn(documents: readonly Document[], disagreements: readonly Disagreement[]): CorpusFinding[] {
  return [...identityFindings(documents), ...danglingAddresses(documents), ...disagreements.map(disagreement)]
}

function identityFindings(documents: readonly Document[]): CorpusFinding[] {
  const unnamed = documents
    .filter(({meta}) => meta.id === undefined)
    .map(
      (document): CorpusFinding => ({
        code: 'unnamed-document',
        severity: 'warning',
        message: `The document ${titled(document)} has no id, expected \`id:\` in its front matter so that its claims have addresses`,
        pointer: '/meta',
        document
      })
    )
  const repeated = [...groupBy(documents, ({meta}) => meta.id)].flatMap(([id, same]) =>
    id === undefined
      ? []
      : same.slice(1).map(
          (document): CorpusFinding => ({
            code: 'repeated-document',
            severity: 'error',
            message: `The id \`${id}\` of the document ${titled(document)} is taken by ${titled(same[0]!)}, expected one of its own`,
            pointer: '/meta/id',
            actual: id,
            ids: [id],
            document
          })
        )
  )
  return [...unnamed, ...repeated]
}

function danglingAddresses(documents: readonly Document[]): CorpusFinding[] {
  const byId = new Map<string, Set<string>>()
  // An id may have a `#` of its own, so only whole addresses say what there is.
  const addresses = new Set<string>()
  for (const document of documents) {
    const {meta, claims, evidence, relations} = document
    const ids = byId.get(meta.id ?? '') ?? new Set<string>()
    for (const {id} of [...claims, ...evidence, ...relations]) {
      if (id === undefined) continue
      ids.add(id)
      addresses.add(addressOf(id, document))
    }
    byId.set(meta.id ?? '', ids)
  }
  const check = (address: string | undefined, pointer: string, document: Document): CorpusFinding[] => {
    if (address === undefined || !isAddress(address) || addresses.has(address)) return []
    const [name, id] = split(address)
    const ids = byId.get(name)
    const known = ids ?? byId.keys()
    const near = findNearest(ids ? id : name, known)
    const expected = near === undefined ? undefined : addressOf(ids ? near : id, {meta: {id: ids ? name : near}})
    const {words, data} = expecting(
      expected,
      [],
      ids ? 'a claim, evidence or relation of that document' : 'a document of this corpus'
    )
    return [
      {
        code: 'dangling-address',
        severity: 'error',
        ...because(
          `\`${address}\` leads nowhere, expected ${words}`,
          ids ? `the document \`${name}\` has no \`${id}\`` : `there is no document \`${name}\``
        ),
        ...data,
        actual: address,
        ids: [address],
        pointer,
        document
      }
    ]
  }
  return documents.flatMap(document => [
    ...document.relations.flatMap(({to}, index) => check(to, `/relations/${index}/to`, document)),
    ...document.citations.flatMap(({claim}, index) => check(claim, `/citations/${index}/claim`, document)),
    ...(['claims', 'evidence'] as const).flatMap(list =>
      document[list].flatMap(({supersededBy}, index) => check(supersededBy, `/${list}/${index}/supersededBy`, document))
    )
  ])
}

function disagreement({reason, first, second}: Disagreement): CorpusFinding {
  const {document, entity} = second
  return {
    code: 'disagreeing-entity',
    severity: 'hint',
    ...because(
      `The entity \`${entity.id}\` is ${described(second.entity)} in ${titled(document)} and ${described(first.entity)} in ${titled(first.document)}`,
      reason
    ),
    ids: [entity.id],
    pointer: `/entities/${document.entities.indexOf(entity)}`,
    document
  }
}

function described({type, name}: {type: string; name: string}): string {
  return `the ${type} “${name}”`
}

function titled({meta}: Document): string {
  return meta.id === undefined ? `“${meta.title ?? 'untitled'}”` : `\`${meta.id}\``
}
