/** One name, one type: what a text says in one place about the names in another. */

import type {NameType} from './labels.ts'
import type {Name} from './tagger.ts'

/** What the mentions of one spelling say of its type. */
interface Votes {
  byType: Map<NameType, number>
  total: number
}

/**
 * Names as the whole text has them: a mention that is unsure of its type takes the one that the same spelling has elsewhere, a surname that of the person named
 * whole, and a spelling that is surely a name is one where the tagger missed it too.
 *
 * A country or a region that is unsurely a person, and that no whole name of a person explains, is the place: "Washington decided".
 *
 * The non-local features of Ratinov and Roth (2009), as rules: a name is seldom two things in one text (Gale, Church and Yarowsky 1992). `isWord` says which
 * spellings are common words, so that "Apple" in one sentence does not make a name of every "apple".
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
    // The others must outweigh it by far: a place in one sentence may be a team in the next.
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

/** Other places where a sure name stands between the mentions. */
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
