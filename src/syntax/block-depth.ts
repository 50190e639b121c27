/** How deep blocks nest, told before they are parsed. */

/** micromark reads an open container's lines once for each container around it, so depth costs time. */
export const deepest = 6

/**
 * Where a block opens inside more than `deepest` others, a UTF-16 offset; `undefined` when none does.
 * One walk over the lines: it may count a fence that stands in code, never miss one.
 */
export function findTooDeep(source: string, names: ReadonlySet<string>): number | undefined {
  let depth = 0
  for (const match of source.matchAll(/^[ \t>]*(?:[-*+][ \t]+)*:{3,}(?:([\w-]+)(?=[[{])|[ \t]*$)/gm)) {
    const [, name] = match
    if (name === undefined) depth = Math.max(0, depth - 1)
    else if (names.has(name) && ++depth > deepest) return match.index
  }
  return undefined
}
