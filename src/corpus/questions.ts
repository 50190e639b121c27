/** Questions that readers ask of a whole corpus. */

import type {Source} from '../model/csl.ts'
import type {Document} from '../model/document.ts'
import {contains} from '../text/span.ts'
import {addressOf} from './addresses.ts'
import type {Bearing} from './bearing.ts'
import {isoDate} from './date-range.ts'
import type {StatementEntry} from './entries.ts'
import {type FindStatement, groundsOf} from './grounds.ts'
import type {JoinedEntity} from './joined-entities.ts'

/** Whether anybody attacks a claim, or its document calls it disputed. What was retracted or superseded attacks nothing. */
export function isContested({item, address}: StatementEntry, {into}: Bearing, find: FindStatement): boolean {
  if (item.status === 'disputed') return true
  return (into.get(address) ?? []).some(
    ({relation, from}) =>
      (relation.kind === 'attacks' || relation.kind === 'undercuts') &&
      from.every(address => !isWithdrawn(find(address)))
  )
}

function isWithdrawn(entry: StatementEntry | undefined): boolean {
  return entry?.item.status === 'retracted' || entry?.item.status === 'superseded'
}

/** Whether nothing is brought forward for a claim: no support, no source, nothing that it restates or specifies. */
export function isUnsupported({item, address}: StatementEntry, bearing: Bearing): boolean {
  const depends = (bearing.outOf.get(address) ?? []).some(
    ({relation}) => relation.kind === 'restates' || relation.kind === 'specifies'
  )
  return !item.sources?.length && !depends && groundsOf(address, bearing).length === 0
}

/** The works at the end of all chains of support below a statement, its own among them, each once, by address. */
export function sourcesBelow(entry: StatementEntry, bearing: Bearing, find: FindStatement): Map<string, Source> {
  const found = new Map<string, Source>()
  const seen = new Set([entry.address])
  const open = [entry]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const {source} of at.sources) found.set(addressOf(source.id, at.document), source)
    for (const address of groundsOf(at.address, bearing)) {
      const ground = find(address)
      if (!ground || seen.has(address)) continue
      seen.add(address)
      open.push(ground)
    }
  }
  return found
}

/** A source and what leans on it. */
export interface Leaning {
  /** `document#source`. */
  address: string
  source: Source
  document: Document
  /** How many statements name it. */
  direct: number
  /** How many statements rest on it, by themselves or through what supports them. */
  through: number
}

/** The sources by how much rests on them, the most leaned on first. Found by walking up from each source once. */
export function leanings(
  documents: readonly Document[],
  statements: Iterable<StatementEntry>,
  bearing: Bearing
): Leaning[] {
  const namedBy = new Map<string, string[]>()
  for (const {item, document, address} of statements) {
    for (const {id} of item.sources ?? []) {
      const source = addressOf(id, document)
      const known = namedBy.get(source)
      if (known) known.push(address)
      else namedBy.set(source, [address])
    }
  }
  return documents
    .flatMap(document =>
      document.sources.map((source): Leaning => {
        const address = addressOf(source.id, document)
        const direct = namedBy.get(address) ?? []
        return {
          address,
          source,
          document,
          direct: new Set(direct).size,
          through: restingOn(direct, bearing).size
        }
      })
    )
    .toSorted((a, b) => b.through - a.through || b.direct - a.direct)
}

/** The addresses of some statements and of all that rest on them, through however many steps. */
export function restingOn(statements: readonly string[], {outOf, into}: Bearing): Set<string> {
  const reached = new Set(statements)
  const open = [...statements]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const up = [
      ...(outOf.get(at) ?? []).filter(({relation}) => relation.kind === 'supports').map(({to}) => to),
      ...(into.get(at) ?? []).filter(({relation}) => relation.kind === 'restates').flatMap(({from}) => from)
    ]
    for (const next of up) {
      if (reached.has(next)) continue
      reached.add(next)
      open.push(next)
    }
  }
  return reached
}

/** Two entities that are named together. */
export interface CoOccurrence {
  entities: [JoinedEntity, JoinedEntity]
  /** In how many statements, sections or documents. */
  number: number
}

/** Counts pairs in sets of things, the most frequent first. */
export function pairsIn(sets: Iterable<Iterable<JoinedEntity>>): CoOccurrence[] {
  const counts = new Map<JoinedEntity, Map<JoinedEntity, number>>()
  for (const set of sets) {
    const all = [...new Set(set)]
    for (const [index, one] of all.entries()) {
      for (const other of all.slice(index + 1)) {
        const [a, b] = one.id <= other.id ? [one, other] : [other, one]
        const row = counts.get(a) ?? new Map<JoinedEntity, number>()
        counts.set(a, row)
        row.set(b, (row.get(b) ?? 0) + 1)
      }
    }
  }
  return [...counts]
    .flatMap(([a, row]) => [...row].map(([b, number]): CoOccurrence => ({entities: [a, b], number})))
    .toSorted((a, b) => b.number - a.number)
}

/** Something with a date. */
export interface Dated {
  /** `2021`, `2021-09`, `2021-09-20`, or two of these with a `/` between. */
  date: string
  what: 'document' | 'source' | 'status' | 'relation' | 'mention'
  document: Document
  /** What the date is of: a title, a statement’s words, the words of the date itself. */
  words: string
  /** The statement that has it; for a date in the text, the innermost one. */
  entry?: StatementEntry
}

/** Everything in a corpus that has a date, in the order of time; of equal beginnings the less exact first. Dates of the text are those of the documents’ mentions. */
export function timelineOf(
  documents: readonly Document[],
  statementsOf: (document: Document) => readonly StatementEntry[]
): Dated[] {
  const found: Dated[] = []
  for (const document of documents) {
    const {meta, sources, mentions, relations, text} = document
    const statements = statementsOf(document)
    const issued = meta.issued && isoDate(meta.issued)
    if (issued) found.push({date: issued, what: 'document', document, words: meta.title ?? meta.id ?? ''})
    for (const {issued, title, id} of sources) {
      const date = issued && isoDate(issued)
      if (date) found.push({date, what: 'source', document, words: title ?? id})
    }
    for (const entry of statements)
      if (entry.item.date !== undefined)
        found.push({date: entry.item.date, what: 'status', document, words: entry.words, entry})
    for (const {date, from, kind, to} of relations)
      if (date !== undefined) found.push({date, what: 'relation', document, words: `${from} ${kind} ${to}`})
    for (const {value, span} of mentions) {
      if (value?.type !== 'date') continue
      const holding = statements.filter(({item}) => contains(item.span, span))
      const entry = holding.toSorted(
        (a, b) => a.item.span.end - a.item.span.start - (b.item.span.end - b.item.span.start)
      )[0]
      found.push({
        date: value.edtf,
        what: 'mention',
        document,
        words: text.slice(span.start, span.end),
        ...(entry && {entry})
      })
    }
  }
  return found.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
