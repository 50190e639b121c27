/** Cycles in a graph. */

/**
 * Returns one cycle for each back edge of a depth-first search. A cycle is the list of its nodes, and the first node is not repeated at the end.
 * The searches begin at `starts`. `nextOf` gives the nodes to which a node leads.
 *
 * Many cycles that share nodes may not fit into memory. So a cycle is left out while the cycles so far have more than ten times as
 * many nodes as edges were followed. A graph with a cycle always gives at least one.
 */
export function findCycles(starts: Iterable<string>, nextOf: (node: string) => readonly string[]): string[][] {
  const cycles: string[][] = []
  // A node is done when all nodes to which it leads are done.
  const done = new Set<string>()
  let followed = 0
  let reported = 0
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
        continue
      }
      followed++
      const from = onPath.get(target)
      if (from !== undefined) {
        if (reported > followed * 10) continue
        reported += path.length - from
        cycles.push(path.slice(from).map(({node}) => node))
      } else if (!done.has(target)) {
        onPath.set(target, path.length)
        path.push({node: target, next: nextOf(target), at: 0})
      }
    }
  }
  return cycles
}
