/** Calibrates the tagger's probabilities. */

import type {Tagger} from '../../src/entities/trained/tagger.ts'
import type {Example} from './data.ts'
import {keyOf, scoredTypes} from './score.ts'

/**
 * Returns the share of names that are right at the probabilities 0, 0.1 … 1. It is an isotonic regression (pool adjacent violators, Ayer et al.
 * 1955) over names that the tagger finds in texts that it was not trained on.
 */
export function calibrate(examples: readonly Example[], tag: Tagger): number[] {
  const names = scoredNames(examples, tag).toSorted((a, b) => a.score - b.score)
  const pools: {right: number; size: number; sum: number}[] = []
  for (const {score, isRight} of names) {
    pools.push({right: isRight ? 1 : 0, size: 1, sum: score})
    for (
      let last = pools.at(-1)!, before = pools.at(-2);
      before && before.right / before.size >= last.right / last.size;
      before = pools.at(-2)
    ) {
      pools.splice(-2, 2, {right: before.right + last.right, size: before.size + last.size, sum: before.sum + last.sum})
      last = pools.at(-1)!
    }
  }
  const points = pools.map(({right, size, sum}) => ({at: sum / size, worth: right / size}))
  return Array.from({length: 11}, (_, i) => {
    const at = i / 10
    const above = points.findIndex(point => point.at >= at)
    if (above < 0) return points.at(-1)?.worth ?? at
    if (above === 0) return points[0]!.worth
    const [low, high] = [points[above - 1]!, points[above]!]
    return low.worth + ((high.worth - low.worth) * (at - low.at)) / (high.at - low.at || 1)
  })
}

/** Returns the names of the three types that every corpus marks, and whether each is right. */
export function scoredNames(examples: readonly Example[], tag: Tagger): {score: number; isRight: boolean}[] {
  return examples.flatMap(({text, names}) => {
    const gold = new Set(names.map(keyOf))
    return tag(text)
      .filter(({type}) => scoredTypes.some(scored => scored === type))
      .map(({span, type, score}) => ({score, isRight: gold.has(keyOf({...span, type}))}))
  })
}
