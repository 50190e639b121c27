/** Returns the plain text of a node. */

import type {Nodes} from 'mdast'
import {toString as valuesOf} from 'mdast-util-to-string'
import {walk} from './walk.ts'

/**
 * Returns the text of a node without mark-up, for labels and titles that are not part of the document's text. A hard break becomes a
 * space, HTML is left out, and an image gives its alternative text if `includeImageAlt` is set. Line endings are kept.
 *
 * mdast-util-to-string is called on leaves only, because it recurses and documents may nest deeply.
 */
export function plainText(node: Nodes, {includeImageAlt = false}: {includeImageAlt?: boolean} = {}): string {
  const leaves = [...walk(node)].filter(one => !('children' in one))
  return valuesOf(
    leaves.map(one => (one.type === 'break' ? space : one)),
    {includeImageAlt, includeHtml: false}
  )
}

const space = {type: 'text', value: ' '} as const
