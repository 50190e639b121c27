/** Spans `[t]{.claim #c1}` and divs `::: {.claim #c1}` of Pandoc and Quarto. */

import type {Nodes} from 'mdast'
import type {Edit} from '../../model/reading.ts'
import {walk} from '../../syntax/walk.ts'
import {usualLineEnding} from '../../text/lines.ts'
import {type DialectReader, hasClass, offsets, ourAttributes, statementNames, type Tell} from './dialect.ts'

export const pandoc: DialectReader = {
  name: 'pandoc',

  findDiv(head) {
    const [, inner = ''] = /^\{([^{}]*)\}$/.exec(head) ?? []
    const name = statementNames.find(name => hasClass(inner, name))
    return name && {name, list: inner.replace(`.${name}`, '')}
  },

  spans({source, tree}, tell, isTaken) {
    const edits: Edit[] = []
    const usual = usualLineEnding(source)
    for (const block of tree.children) {
      const [, end] = offsets(block)
      for (const {relations, ...span} of spansIn(source, block, tell, isTaken)) {
        edits.push(...span.edits)
        for (const relation of relations) edits.push({start: end, end, content: `${usual}${usual}${relation}`})
      }
    }
    return edits
  }
}

interface PandocSpan {
  edits: [opening: Edit, closing: Edit]
  /** The relations that it declares from other statements to itself, as lines to write after the block. */
  relations: string[]
}

/** Finds matching brackets within one paragraph, with a list of attributes directly after them. */
function spansIn(
  source: string,
  block: Nodes,
  tell: Tell,
  isTaken: (from: number, to: number) => boolean
): PandocSpan[] {
  const found: PandocSpan[] = []
  for (const node of walk(block)) {
    if (!('children' in node)) continue
    const open: number[] = []
    for (const child of node.children as Nodes[]) {
      if (child.type !== 'text') continue
      const [from, to] = offsets(child)
      const written = source.slice(from, to)
      for (const {0: mark, 1: list, index} of written.matchAll(/\\.|\[|\](?:\{([^{}]*)\})?/gs)) {
        if (mark === '[') open.push(from + index)
        if (mark[0] !== ']') continue
        const start = open.pop()
        const name = spanNames.find(name => hasClass(list ?? '', name))
        if (start === undefined || list === undefined || name === undefined) continue
        const end = from + index + mark.length
        if (isTaken(start, start + 1) || isTaken(from + index, end)) continue
        const {attributes, relations} = ourAttributes(list.replace(`.${name}`, ''))
        const closing = {start: from + index, end, content: `]{${attributes}}`}
        found.push({edits: [{start, end: start, content: `:${name}`}, closing], relations})
        const ours = `:${name}[…]`
        tell('dialect', `A pandoc span, read as \`${ours}\``, start, end, {expected: [ours]})
      }
    }
  }
  return found
}

const spanNames = [...statementNames, 'entity', 'cite'] as const
