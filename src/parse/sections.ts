/** Finds the sections of a text: its headings and what is below them. */

import type {Nodes, Root} from 'mdast'
import type {Section} from '../model/document.ts'
import {plainText} from '../syntax/plain-text.ts'
import type {Projection} from '../syntax/text-map.ts'

/**
 * Returns a section for each heading of the body. It runs to the next heading of the same or a lesser depth, or to the end
 * of the body. A heading in a quote or list does not start a section. A heading in a `:::claim` does.
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
    // The separator before a heading with words belongs to no section.
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

/** Yields the top-level blocks of the tree and the blocks inside our containers, in order. */
function* blocksOfBody(tree: Root): Generator<Nodes> {
  const stack: Nodes[] = tree.children.toReversed()
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node
    if (node.type === 'containerDirective') stack.push(...node.children.toReversed())
  }
}
