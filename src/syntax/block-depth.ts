/** Finds blocks that nest too deeply, before the Markdown is parsed. */

/** The most blocks inside one another. micromark reads each line once for each container around it, so depth costs time. */
export const deepest = 6

/**
 * Returns the UTF-16 offset of the first block that exceeds `deepest`; `undefined` if there is none.
 * Reads the lines once. It may count a fence inside a code block, but never misses a fence.
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
