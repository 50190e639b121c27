/** Circles in a graph. */

/**
 * A circle for each way back that a walk through the graph meets, depth first and without recursion: nodes in their order,
 * the first not repeated at the end. `starts` says where walks begin, `nextOf` where a node leads.
 */
export function findCycles(starts: Iterable<string>, nextOf: (node: string) => readonly string[]): string[][] {
  const cycles: string[][] = []
  // A node is done when everything that it leads to is.
  const done = new Set<string>()
  for (const start of starts) {
    if (done.has(start)) continue
    const path = [{node: start, next: nextOf(start), at: 0}]
    const onPath = new Map([[start, 0]])
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const target = top.next[top.at++]
      if (target === undefined) {
        path.pop()
        onPath.delete(top.node)
        done.add(top.node)
      } else if (onPath.has(target)) cycles.push(path.slice(onPath.get(target)).map(({node}) => node))
      else if (!done.has(target)) {
        onPath.set(target, path.length)
        path.push({node: target, next: nextOf(target), at: 0})
      }
    }
  }
  return cycles
}
