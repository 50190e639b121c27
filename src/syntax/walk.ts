/** Walks a syntax tree. */

import type {Nodes} from 'mdast'

/** Yields a node and its descendants in the order of the Markdown. It does not recurse, because documents may nest deeply. */
export function* walk(tree: Nodes): Generator<Nodes, undefined> {
  const stack: Nodes[] = [tree]
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node
    if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Nodes)
  }
  return undefined
}
