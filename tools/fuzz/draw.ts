/** Random choices that are the same in every run with the same seed. */

import {random} from '../support/random.ts'

export interface Draw {
  /** An integer from 0 to `below` - 1. */
  below(below: number): number
  /** True with the given probability: 0.1 is once in ten times. */
  chance(of: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** Calls one of several functions. Each is as likely as its weight says. */
  oneOf<Result>(...ways: readonly (readonly [weight: number, make: () => Result])[]): Result
  /** A list of 0 to `most` items. */
  list<Item>(most: number, make: () => Item): Item[]
}

export function drawFrom(seed: number): Draw {
  const next = random(seed)
  const below = (below: number): number => Math.floor(next() * below)
  return {
    below,
    chance: of => next() < of,
    pick: items => items[below(items.length)]!,
    oneOf(...ways) {
      let at = next() * ways.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, make] of ways) {
        at -= weight
        if (at < 0) return make()
      }
      return ways.at(-1)![1]()
    },
    list(most, make) {
      return Array.from({length: below(most + 1)}, make)
    }
  }
}

/** The seed of one case: FNV-1a over the seed of the run, the name of the target and the number of the case. */
export function seedOf(run: number, target: string, number: number): number {
  let hash = 0x811c9dc5
  for (const letter of `${run} ${target} ${number}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return hash >>> 0
}
