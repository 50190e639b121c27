/** What changed between two states of a document or of a corpus. */

import {distance} from 'fastest-levenshtein'
import {firstWhere} from '../base/binary-search.ts'
import {groupBy} from '../base/group-by.ts'
import type {Claim, Document, Evidence, Relation} from '../model/document.ts'
import {quotationOf} from '../model/quotation.ts'
import {foldCase} from '../text/fold.ts'
import {contains, inOrder} from '../text/span.ts'

/** One thing that changed about a claim or a piece of evidence. */
export interface StatementChange {
  /**
   * `added`, `dropped`: there is none like it on the other side. `reworded`: its words differ. `renamed`: another id, the same words.
   * `regrounded`: other statements support, attack or otherwise bear on it. `moved`: it stands in another section, or in another order among those that stayed.
   * `status`: it was retracted, disputed or superseded, or is no longer. `labelled`: another kind, holder, certainty, source or subject.
   */
  what: 'added' | 'dropped' | 'reworded' | 'renamed' | 'regrounded' | 'moved' | 'status' | 'labelled'
  type: 'claim' | 'evidence'
  /** Its id on each side; absent where it does not stand. */
  before?: string
  after?: string
  /** What stood and what stands: words, ids, titles or labels; absent where there is nothing. */
  from?: string
  to?: string
  /** For `labelled`: the field that changed. */
  field?: string
}

/** What changed in a document, in the order of the new one; what was dropped stands where it was. */
export interface DocumentDiff {
  id: string
  changes: StatementChange[]
}

/** What changed in a corpus. */
export interface CorpusDiff {
  /** Ids of documents that only one side has. */
  added: string[]
  dropped: string[]
  /** Documents of both that changed. */
  changed: DocumentDiff[]
}

/**
 * Compares two states of a document. Statements are matched by id; those that are left by their words, folded; and those that
 * are left then by words that are nearly the same: at most two fifths of the letters changed.
 */
export function diff(before: Document, after: Document): DocumentDiff {
  const matches = matched(statementsOf(before), statementsOf(after))
  const names = new Map(matches.flatMap(({old, now}) => (old && now ? [[old.id, now.id] as const] : [])))
  const moved = movedIn(matches)
  const [oldGrounds, newGrounds] = [groundsIn(before, id => names.get(id) ?? id), groundsIn(after, id => id)]
  const changes = matches.flatMap(({old, now}): StatementChange[] => {
    const type = (now ?? old)!.type
    const ids = {...(old && {before: old.id}), ...(now && {after: now.id})}
    const change = (what: StatementChange['what'], from?: string, to?: string, field?: string): StatementChange => ({
      what,
      type,
      ...ids,
      ...(from !== undefined && {from}),
      ...(to !== undefined && {to}),
      ...(field !== undefined && {field})
    })
    if (!old) return [change('added', undefined, quotationOf(after, now!))]
    if (!now) return [change('dropped', quotationOf(before, old))]
    const found: StatementChange[] = []
    const [oldWords, newWords] = [quotationOf(before, old), quotationOf(after, now)]
    if (oldWords !== newWords) found.push(change('reworded', oldWords, newWords))
    if (old.id !== now.id) found.push(change('renamed', old.id, now.id))
    if ((old.status ?? 'asserted') !== (now.status ?? 'asserted'))
      found.push(change('status', old.status ?? 'asserted', now.status ?? 'asserted'))
    for (const [field, read] of labels) {
      const [from, to] = [read(old), read(now)]
      if (from !== to) found.push(change('labelled', from, to, field))
    }
    const [from, to] = [oldGrounds.get(now.id), newGrounds.get(now.id)]
    if (from !== to) found.push(change('regrounded', from, to))
    const [there, here] = [sectionOf(before, old), sectionOf(after, now)]
    if (there !== here) found.push(change('moved', there, here))
    else if (moved.has(now)) found.push(change('moved'))
    return found
  })
  return {id: after.meta.id ?? before.meta.id ?? '', changes}
}

/** Compares two states of a corpus, document by document, by their ids. */
export function diffCorpora(before: readonly Document[], after: readonly Document[]): CorpusDiff {
  const old = new Map(before.map(document => [document.meta.id ?? '', document]))
  const now = new Map(after.map(document => [document.meta.id ?? '', document]))
  return {
    added: [...now.keys()].filter(id => !old.has(id)),
    dropped: [...old.keys()].filter(id => !now.has(id)),
    changed: [...now]
      .flatMap(([id, document]) => (old.has(id) ? [diff(old.get(id)!, document)] : []))
      .filter(({changes}) => changes.length > 0)
  }
}

type Statement = Claim | Evidence

interface Placed {
  statement: Statement
  words: string
}

interface Match {
  old?: Statement
  now?: Statement
}

function statementsOf(document: Document): Placed[] {
  return [...document.claims, ...document.evidence]
    .toSorted((a, b) => inOrder(a.span, b.span))
    .map(statement => ({statement, words: foldCase(quotationOf(document, statement))}))
}

/** In the order of the new document; what was dropped follows what stood before it. */
function matched(before: readonly Placed[], after: readonly Placed[]): Match[] {
  const partner = new Map<Placed, Placed>()
  const taken = new Set<Placed>()
  const pair = (old: Placed, now: Placed): void => {
    partner.set(now, old)
    taken.add(old)
  }
  const byId = new Map(before.map(old => [`${old.statement.type} ${old.statement.id}`, old]))
  for (const now of after) {
    const old = byId.get(`${now.statement.type} ${now.statement.id}`)
    if (old && !taken.has(old) && isLike(old.words, now.words)) pair(old, now)
  }
  const byWords = groupBy(
    before.filter(old => !taken.has(old)),
    ({words}) => words
  )
  for (const now of after) {
    if (partner.has(now)) continue
    const old = byWords.get(now.words)?.find(old => !taken.has(old) && old.statement.type === now.statement.type)
    if (old) pair(old, now)
  }
  // An id that kept none of its words still says that it is the same statement, unless its old words stand elsewhere.
  for (const now of after) {
    const old = byId.get(`${now.statement.type} ${now.statement.id}`)
    if (!partner.has(now) && old && !taken.has(old)) pair(old, now)
  }
  pairAlike(
    before.filter(old => !taken.has(old)),
    after.filter(now => !partner.has(now)),
    pair
  )
  const result: Match[] = after.map(now => ({
    now: now.statement,
    ...(partner.has(now) && {old: partner.get(now)!.statement})
  }))
  const places = new Map(result.map(({old}, index) => [old, index]))
  let at = -1
  const drops: {after: number; old: Statement}[] = []
  for (const old of before) {
    if (taken.has(old)) at = places.get(old.statement)!
    else drops.push({after: at, old: old.statement})
  }
  for (const {after, old} of drops.toReversed()) result.splice(after + 1, 0, {old})
  return result
}

/** Words that share at least a word of four letters are compared; the nearest pairs come first. */
function pairAlike(
  before: readonly Placed[],
  after: readonly Placed[],
  pair: (old: Placed, now: Placed) => void
): void {
  const byWord = new Map<string, Placed[]>()
  for (const old of before)
    for (const word of longWords(old.words)) byWord.set(word, [...(byWord.get(word) ?? []), old])
  const candidates = after.flatMap(now => {
    const near = new Set([...longWords(now.words)].flatMap(word => byWord.get(word)?.slice(0, 50) ?? []))
    return [...near]
      .filter(old => old.statement.type === now.statement.type)
      .map(old => ({old, now, share: shareChanged(old.words, now.words)}))
      .filter(({share}) => share <= mostChanged)
  })
  const [used, done] = [new Set<Placed>(), new Set<Placed>()]
  for (const {old, now} of candidates.toSorted((a, b) => a.share - b.share)) {
    if (used.has(old) || done.has(now)) continue
    used.add(old)
    done.add(now)
    pair(old, now)
  }
}

function longWords(words: string): Set<string> {
  return new Set(words.match(/[\p{L}\p{N}]{4,}/gu) ?? [])
}

function isLike(a: string, b: string): boolean {
  return shareChanged(a, b) <= mostChanged
}

/** The greatest share of letters that may differ between two states of one statement. */
const mostChanged = 0.4

/** Edits as a share of the longer text, from 0 to 1. Of very long texts only the beginnings are compared. */
function shareChanged(a: string, b: string): number {
  if (a === b) return 0
  const [one, other] = [a.slice(0, 1000), b.slice(0, 1000)]
  return distance(one, other) / Math.max(one.length, other.length, 1)
}

/** Those that stand in another order: all that are not in a longest run of statements that kept theirs. */
function movedIn(matches: readonly Match[]): Set<Statement> {
  const kept = matches.filter((match): match is Required<Match> => match.old !== undefined && match.now !== undefined)
  const order = kept.toSorted((a, b) => inOrder(a.old.span, b.old.span))
  const rank = new Map(order.map((match, index) => [match, index]))
  const stay = longestIncreasing(kept.map(match => rank.get(match)!))
  return new Set(kept.filter((_, index) => !stay.has(index)).map(({now}) => now))
}

/** The places of a longest increasing subsequence (Schensted 1961), in n log n steps. */
function longestIncreasing(numbers: readonly number[]): Set<number> {
  const tails: number[] = []
  const previous: number[] = []
  for (const [index, number] of numbers.entries()) {
    const length = firstWhere(0, tails.length, at => numbers[tails[at]!]! >= number)
    previous[index] = length > 0 ? tails[length - 1]! : -1
    tails[length] = index
  }
  const places = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) places.add(at)
  return places
}

/** What bears on each statement, with who speaks first: `c1 supports, c3 attacks`. */
function groundsIn({relations}: Document, nameOf: (id: string) => string): Map<string, string> {
  const spelled = ({kind, from, linked = []}: Relation): string =>
    `${[from, ...linked].map(nameOf).toSorted().join(' with ')} ${kind}`
  const byTarget = groupBy(relations, ({to}) => nameOf(to))
  return new Map([...byTarget].map(([to, list]) => [to, list.map(spelled).toSorted().join(', ')]))
}

function sectionOf({sections}: Document, {span}: Statement): string | undefined {
  return sections.findLast(section => contains(section.span, span))?.title
}

const labels: readonly (readonly [string, (statement: Statement) => string | undefined])[] = [
  ['kind', ({kind}) => kind],
  ['by', ({by, joint = []}) => by && [by.join('>'), ...joint].join(' ')],
  ['certainty', ({certainty}) => certainty],
  ['source', ({sources}) => sources?.map(({id, locator}) => (locator ? `${id} ${locator}` : id)).join('; ')],
  ['about', ({about}) => about?.join(' ')]
]
