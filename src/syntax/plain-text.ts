/** The words of a node. */

import type {Nodes} from 'mdast'
import {lineEndings} from '../text/lines.ts'
import {walk} from './walk.ts'

/**
 * The words of a node without mark-up, in one line; images and HTML have none. For labels and titles that are not part of the document's text.
 * mdast-util-to-string gives the same up to some ten thousand nodes in one another, where it ends with a RangeError.
 */
export function plainText(node: Nodes): string {
  return [...walk(node)].map(ownText).join('')
}

function ownText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value.replace(lineEndings, ' ')
  return node.type === 'break' ? ' ' : ''
}
