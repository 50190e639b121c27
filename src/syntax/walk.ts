/** The nodes of a syntax tree. */

import type {Nodes} from 'mdast'

/** A node and all that it holds, in the order of the Markdown. Nesting is the author's choice, so it takes no recursion. */
export function* walk(tree: Nodes): Generator<Nodes, undefined> {
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node
    if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Nodes)
  }
  return undefined
}
