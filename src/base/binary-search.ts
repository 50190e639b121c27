/** Binary search. */

/** The first index from `from` up to `to` for which `test` holds, or `to`; it must hold for all that follow the first. */
export function firstWhere(from: number, to: number, test: (index: number) => boolean): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The index of the last number in `sorted` that is at most `value`; -1 when all are above it. */
export function lastAtMost(sorted: readonly number[], value: number): number {
  return firstWhere(0, sorted.length, index => sorted[index]! > value) - 1
}
