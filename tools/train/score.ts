/** Scores the names that a recogniser finds. */

import type {Example} from './data.ts'

export interface Found {
  start: number
  end: number
  type: string
  score?: number
}

/** Numbers of names: right ones, found ones, and those in the gold annotation. */
export interface Counts {
  right: number
  found: number
  gold: number
}

export const scoredTypes = ['person', 'organization', 'place'] as const

/** Counts by the rule of the CoNLL shared tasks (Tjong Kim Sang and De Meulder 2003): a name is right when its type, its start and its end are right. */
export function countNames(
  examples: readonly Example[],
  find: (text: string) => readonly Found[]
): Map<string, Counts> {
  const counts = new Map<string, Counts>([...scoredTypes, 'all'].map(type => [type, {right: 0, found: 0, gold: 0}]))
  for (const {text, names} of examples) {
    const gold = new Set(names.map(keyOf))
    const found = find(text)
    for (const type of scoredTypes) {
      const [ours, theirs] = [found.filter(name => name.type === type), names.filter(name => name.type === type)]
      for (const key of [type, 'all']) {
        const count = counts.get(key)!
        count.right += ours.filter(name => gold.has(keyOf(name))).length
        count.found += ours.length
        count.gold += theirs.length
      }
    }
  }
  return counts
}

export const keyOf = ({start, end, type}: Found): string => `${start} ${end} ${type}`

/** The F1 score in per cent. */
export const f1 = ({right, found, gold}: Counts): number => (200 * right) / (found + gold || 1)
export const precision = ({right, found}: Counts): number => (100 * right) / (found || 1)
export const recall = ({right, gold}: Counts): number => (100 * right) / (gold || 1)
