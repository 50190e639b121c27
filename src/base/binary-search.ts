/** Binary search. */

/** Returns the first index from `from` to `to` (exclusive) for which `test` is true, or `to`. If `test` is true for an index, it must be true for all later ones. */
export function firstWhere(from: number, to: number, test: (index: number) => boolean): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Returns the index of the last number in `sorted` that is at most `value`, or -1 where all are greater. */
export function lastAtMost(sorted: readonly number[], value: number): number {
  return firstWhere(0, sorted.length, index => sorted[index]! > value) - 1
}
