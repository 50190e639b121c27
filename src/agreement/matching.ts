/** Matches the statements of several annotators. */

import type {Claim, Evidence} from '../model/document.ts'
import {inOrder, overlaps, type Span} from '../text/span.ts'

/** One statement in the version of each annotator, in their order; `undefined` for an annotator who does not have it. */
export type Match<Item extends Claim | Evidence = Claim | Evidence> = (Item | undefined)[]

/**
 * Groups the statements of several annotators of one text. A group has at most one statement of each annotator. Two statements match when
 * they share at least half of the characters that they cover. Pairs that share most are grouped first; of pairs that share the same, those of the
 * same type. Implicit claims cover no characters and match nothing. The groups are in the order of the text.
 */
export function matchStatements<Item extends Claim | Evidence>(
  annotators: readonly (readonly Item[])[]
): Match<Item>[] {
  const members = annotators.flatMap((items, annotator) =>
    items
      .filter(item => item.span.end > item.span.start)
      .map((item): Member<Item> => ({item, annotator, group: new Map([[annotator, item]])}))
  )
  for (const {a, b} of candidates(members)) {
    if (a.group === b.group || [...a.group.keys()].some(annotator => b.group.has(annotator))) continue
    for (const [annotator, item] of b.group) a.group.set(annotator, item)
    const joined = b.group
    for (const member of members) if (member.group === joined) member.group = a.group
  }
  return [...new Set(members.toSorted((a, b) => inOrder(a.item.span, b.item.span)).map(({group}) => group))].map(
    group => annotators.map((_, annotator) => group.get(annotator))
  )
}

interface Member<Item> {
  item: Item
  annotator: number
  /** The statements of the group so far, by annotator. All members of a group share this map. */
  group: Map<number, Item>
}

interface Candidate<Item> {
  a: Member<Item>
  b: Member<Item>
  shared: number
}

function candidates<Item extends Claim | Evidence>(members: readonly Member<Item>[]): Candidate<Item>[] {
  const found: Candidate<Item>[] = []
  let open: Member<Item>[] = []
  for (const b of members.toSorted((a, b) => inOrder(a.item.span, b.item.span))) {
    open = open.filter(({item}) => item.span.end > b.item.span.start)
    for (const a of open) {
      if (a.annotator === b.annotator) continue
      const shared = sharedLetters(a.item, b.item)
      if (shared >= 0.5) found.push(a.annotator < b.annotator ? {a, b, shared} : {a: b, b: a, shared})
    }
    open.push(b)
  }
  const isOfOneType = ({a, b}: Candidate<Item>): number => Number(a.item.type === b.item.type)
  return found.toSorted(
    (x, y) => y.shared - x.shared || isOfOneType(y) - isOfOneType(x) || inOrder(x.a.item.span, y.a.item.span)
  )
}

/** The number of characters that both cover, divided by the number that at least one covers (Jaccard 1901). */
export function sharedLetters(a: Claim | Evidence, b: Claim | Evidence): number {
  let both = 0
  for (const one of partsOf(a)) {
    for (const other of partsOf(b))
      if (overlaps(one, other)) both += Math.min(one.end, other.end) - Math.max(one.start, other.start)
  }
  const either = lettersOf(a) + lettersOf(b) - both
  return either === 0 ? 0 : both / either
}

function partsOf({parts, span}: Claim | Evidence): readonly Span[] {
  return parts ?? [span]
}

function lettersOf(statement: Claim | Evidence): number {
  return partsOf(statement).reduce((sum, {start, end}) => sum + end - start, 0)
}
