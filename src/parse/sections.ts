/** The parts of a text under its headings. */

import type {Nodes, Root} from 'mdast'
import type {Section} from '../model/document.ts'
import {plainText} from '../syntax/plain-text.ts'
import type {Projection} from '../syntax/text-map.ts'

/**
 * Each heading of the body with all that it heads: down to the next heading of the same or a lesser depth, or to the end
 * of the body. A heading in a quote or list heads nothing outside it, so it makes no section; one in a `:::claim` does.
 *
 *     # Rates        ┐
 *     They rose.     │ 1
 *     ## Why      ┐  │
 *     Prices.     ┘2 ┘
 *     # Jobs         ] 1
 */
export function findSections(tree: Root, {spans, bodyEnd, firstAfter}: Projection): Section[] {
  const sections: Section[] = []
  const open: Section[] = []
  const closeFrom = (depth: number, end: number): void => {
    while (open.length && open.at(-1)!.depth >= depth) {
      const {span} = open.pop()!
      span.end = Math.max(span.start, end)
    }
  }
  for (const node of blocksOfBody(tree)) {
    if (node.type !== 'heading') continue
    const {start, end} = spans.get(node)!
    // Before a heading with words stands the blank line that separates it from the block before.
    closeFrom(node.depth, start === end ? start : Math.max(0, start - separator.length))
    const title = plainText(node, {includeImageAlt: true}).replace(/\s+/g, ' ').trim()
    const section: Section = {type: 'section', title, depth: node.depth, span: {start: firstAfter(start), end}}
    sections.push(section)
    open.push(section)
  }
  closeFrom(1, bodyEnd)
  return sections
}

const separator = '\n\n'

/** The blocks of the tree and of our blocks in it, in order. */
function* blocksOfBody(tree: Root): Generator<Nodes> {
  const stack: Nodes[] = tree.children.toReversed()
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node
    if (node.type === 'containerDirective') stack.push(...node.children.toReversed())
  }
}
