/** Makes the types of names consistent within a text. */

import type {NameType} from './labels.ts'
import type {Name} from './tagger.ts'

/** The types of all mentions with one spelling, weighted by their scores. */
interface Votes {
  byType: Map<NameType, number>
  total: number
}

/**
 * Corrects names by the other names in the same text. A mention whose type is uncertain gets the type that the same spelling has elsewhere. A
 * surname gets the type of the person whose full name is in the text. A spelling that is certainly a name in one place becomes a name where the
 * tagger missed it.
 *
 * The name of a country or region that is tagged as a person with a low score becomes a place, unless a full name of a person ends with it:
 * "Washington decided".
 *
 * These are the non-local features of Ratinov and Roth (2009), written as rules. A name rarely means two things in one text (Gale, Church and
 * Yarowsky 1992). `isWord` says which spellings are common words, so that the name "Apple" in one sentence does not make every "apple" a name.
 */
export function consistent(
  text: string,
  names: readonly Name[],
  {isWord, isCountry}: {isWord(word: string): boolean; isCountry(word: string): boolean}
): Name[] {
  const votes = new Map<string, Votes>()
  const vote = (spelled: string, type: NameType, weight: number): void => {
    const found = votes.get(spelled) ?? {byType: new Map(), total: 0}
    found.byType.set(type, (found.byType.get(type) ?? 0) + weight)
    found.total += weight
    votes.set(spelled, found)
  }
  const surnames = new Set<string>()
  for (const {span, type, score} of names) {
    const spelled = text.slice(span.start, span.end)
    vote(spelled, type, score)
    const surname = type === 'person' ? /\s(\p{Lu}[\p{L}'’-]{2,})$/u.exec(spelled)?.[1] : undefined
    if (surname) {
      vote(surname, 'person', 2 * score)
      surnames.add(surname)
    }
  }

  const settled = names.map(name => {
    const spelled = text.slice(name.span.start, name.span.end)
    if (name.type === 'person' && name.score < 0.65 && !surnames.has(spelled) && isCountry(spelled.toLowerCase()))
      return {...name, type: 'place' as const}
    const best = bestType(votes.get(spelled)!)
    // A clear majority is needed to change a type: a name can be a place in one sentence and a team in the next.
    return best.type === name.type || name.score > 0.8 || best.share < 0.65
      ? name
      : {...name, type: best.type, score: best.share * Math.min(1, best.weight) * 0.9}
  })
  return [...settled, ...missed(text, settled, votes, isWord)].toSorted((a, b) => a.span.start - b.span.start)
}

function bestType({byType, total}: Votes): {type: NameType; share: number; weight: number} {
  const [type, weight] = [...byType].toSorted(([, a], [, b]) => b - a)[0]!
  return {type, share: weight / total, weight}
}

/** Names that are certain elsewhere in the text, at the places that the tagger missed. */
function missed(
  text: string,
  names: readonly Name[],
  votes: ReadonlyMap<string, Votes>,
  isWord: (word: string) => boolean
): Name[] {
  const sure = new Map<string, {type: NameType; score: number}>()
  for (const [spelled, found] of votes) {
    const {type, share, weight} = bestType(found)
    const isName =
      /^\p{Lu}[\p{L}\p{M}.'’ -]{2,}$/u.test(spelled) && (spelled.includes(' ') || !isWord(spelled.toLowerCase()))
    if (isName && share > 0.8 && weight >= 0.9)
      sure.set(spelled, {type, score: Math.min(0.85, 0.5 + 0.1 * weight) * share})
  }
  if (sure.size === 0) return []
  const added: Name[] = []
  let next = 0
  for (const {0: run, index} of text.matchAll(/\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*)*/gu)) {
    const runEnd = index + run.length
    while (next < names.length && names[next]!.span.end <= index) next++
    if (next < names.length && names[next]!.span.start < runEnd) continue
    const spelled = run.replace(/(?:['’]s?|(?<![.-])[.-]+)$/u, '')
    const found = sure.get(spelled)
    if (found && !/[\p{L}\p{N}_@#-]$/u.test(text.slice(Math.max(0, index - 1), index)))
      added.push({span: {start: index, end: index + spelled.length}, ...found})
  }
  return added
}
