/** Finds the names that a document uses and does not declare, and the entities that they may name. */

import type {Candidate, Document, Entity, Mention} from '../model/document.ts'
import {namedThings} from './groups.ts'
import {type Knowledge, knowledge, link} from './link.ts'
import {recognise} from './recognise.ts'
import type {Proposal} from './reconcile.ts'

/** A name that a document uses and does not declare. */
export interface Undeclared {
  entity: Entity
  mentions: number
  /** The highest score of its mentions: how sure the recogniser is that this is a name of its type. */
  score: number
  /** The entity of another document that it names. */
  known?: Candidate
  /** The entities that it may name, where none is sure. */
  candidates?: Candidate[]
  proposals?: Proposal[]
}

/** The entities that some documents declare, for `undeclared`. */
export function everythingDeclared(documents: readonly Document[]): Knowledge {
  return knowledge(
    documents.map(({text, entities: list, mentions}) => ({
      text,
      entities: list,
      mentions: recognise(text, {entities: list, authored: mentions, undeclared: false})
    }))
  )
}

/** Returns the names in a document that are not declared and whose score is at least `least`. */
export function undeclared(document: Document, known: Knowledge, least: number): Undeclared[] {
  const {text, entities: list, mentions: authored} = document
  const mentions = recognise(text, {entities: list, authored})
  const linked = link(text, mentions, known)
  return namedThings(
    text,
    mentions,
    list.map(({id}) => id)
  )
    .map(({entity, mentions: indices}): Undeclared => {
      const score = Math.max(...indices.map(index => mentions[index]!.score ?? 1))
      const decision = decisionOf(indices.map(index => linked[index]!))
      const elsewhere = decision.known && findKnown(known, entity, decision.known.entity)
      return {entity: elsewhere ?? entity, mentions: indices.length, score, ...decision}
    })
    .filter(({score}) => score >= least)
}

/** The declaration of another document, with the names that this document uses. */
function findKnown(known: Knowledge, {name, aliases = []}: Entity, id: string): Entity | undefined {
  const spelled = [name, ...aliases]
  const found = spelled.flatMap(spelling => known.find(spelling)).find(({entity}) => entity.id === id)?.entity
  if (!found) return undefined
  const names = [...new Set([...(found.aliases ?? []), ...spelled])].filter(other => other !== found.name)
  return {...found, ...(names.length && {aliases: names})}
}

/** The entity that the mentions are linked to, if all agree; otherwise the candidates. */
function decisionOf(mentions: readonly Mention[]): Pick<Undeclared, 'known' | 'candidates'> {
  const ids = new Set(mentions.flatMap(({entity}) => entity ?? []))
  const candidates = mentions.flatMap(({candidates: list}) => list ?? [])
  if (ids.size === 1) return {known: {entity: [...ids][0]!, score: 1, reasons: []}}
  const best = new Map<string, Candidate>()
  for (const candidate of candidates) {
    if (candidate.score > (best.get(candidate.entity)?.score ?? -1)) best.set(candidate.entity, candidate)
  }
  return best.size ? {candidates: [...best.values()].toSorted((a, b) => b.score - a.score)} : {}
}

/** Adds the proposals of a service to each name. A proposal that the service is certain of becomes the entity's id in Wikidata. */
export function withProposals(names: readonly Undeclared[], answers: readonly Proposal[][]): Undeclared[] {
  return names.map((name, index) => {
    const proposals = answers[index] ?? []
    const sure = proposals.filter(({match, id}) => match && isWikidataId.test(id))
    return {
      ...name,
      ...(proposals.length && {proposals}),
      ...(sure.length === 1 && {entity: {...name.entity, wikidata: sure[0]!.id}})
    }
  })
}

const isWikidataId = /^Q[1-9]\d*$/
