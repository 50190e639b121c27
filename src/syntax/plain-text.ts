/** The words of a node. */

import type {Nodes} from 'mdast'
import {toString as valuesOf} from 'mdast-util-to-string'
import {walk} from './walk.ts'

/**
 * The words of a node without mark-up, for labels and titles that are not part of the document's text. A hard break is a space, HTML has none,
 * an image has its alternative text where that is asked for. Line endings stay.
 *
 * mdast-util-to-string gets the leaves alone: it walks with recursion, and nesting is the author's choice.
 */
export function plainText(node: Nodes, {includeImageAlt = false}: {includeImageAlt?: boolean} = {}): string {
  const leaves = [...walk(node)].filter(one => !('children' in one))
  return valuesOf(
    leaves.map(one => (one.type === 'break' ? space : one)),
    {includeImageAlt, includeHtml: false}
  )
}

const space = {type: 'text', value: ' '} as const
