/** Where in the Markdown an annotation can stand. */

import type {Nodes} from 'mdast'
import type {Markdown} from '../syntax/markdown.ts'
import type {TextMap} from '../syntax/text-map.ts'
import {contains, type Span} from '../text/span.ts'
import type {Piece} from './pieces.ts'

/** UTF-16 offsets into the Markdown. */
export interface Placing {
  /** Brackets, a block, a line of its own, or a pair of milestones. */
  form: 'span' | 'block' | 'leaf' | 'milestone'
  from: number
  to: number
}

/** Brackets or a block around the words, or a line after them; otherwise the reason why neither can stand there. */
export function findPlacing({span, leaf}: Piece, {tree, source}: Markdown, map: TextMap): Placing | string {
  if (leaf !== undefined) return leafPlacing(span, tree, map, source.length)
  if (span.start === span.end) return 'it has no words'
  const place = map.findPlace(span)
  if (!place) return 'its words stand partly in a footnote'
  const [from, to] = [place.start.offset, place.end.offset]

  // Down to the lowest node that spells all of the words.
  let parent = tree as Nodes
  for (;;) {
    const child = childrenOf(parent).find(node => startOf(node) <= from && to <= endOf(node) && 'children' in node)
    if (!child) break
    parent = child
  }
  const children = childrenOf(parent)
  const first = children.find(node => endOf(node) > from)
  const last = children.findLast(node => startOf(node) < to)
  if (!first || !last) return 'its words are not in one place'

  if (flowTypes.has(first.type)) {
    const whole = {start: spanOf(first, map).start, end: spanOf(last, map).end}
    if (whole.start !== span.start || whole.end !== span.end) return 'it starts or ends in the middle of a paragraph'
    if (parent.type !== 'root') return 'whole paragraphs inside a list, a quote or another block cannot be fenced there'
    // A fence stands before the indentation of what it opens, so that taking its line out leaves that.
    let lineStart = startOf(first)
    while (/[ \t]/.test(source.charAt(lineStart - 1))) lineStart--
    return {form: 'block', from: lineStart, to: endOf(last)}
  }
  for (const node of [first, last]) if (isCut(node, span, from, to, map)) return 'brackets are letters in code'
  // Mark-up that opens with the first word or closes with the last one goes inside the brackets.
  const widened = {from, to}
  if (from > startOf(first) && first.type !== 'text') {
    if (spanOf(first, map).start !== span.start) return 'it starts in the middle of other mark-up'
    widened.from = startOf(first)
  }
  if (to < endOf(last) && last.type !== 'text') {
    if (spanOf(last, map).end !== span.end) return 'it ends in the middle of other mark-up'
    widened.to = endOf(last)
  }
  return {form: 'span', ...widened}
}

/** A mark before the first letter and one after the last, wherever they stand; otherwise a reason why not. */
export function findMilestones(span: Span, {tree}: Markdown, map: TextMap): Placing | string {
  const first = map.findPlace({start: span.start, end: span.start + 1})
  const last = map.findPlace({start: span.end - 1, end: span.end})
  if (!first || !last || !map.findPlace(span)) return 'its words stand partly in a footnote'
  let from = first.start.offset
  let to = last.end.offset
  for (const [offset, isStart] of [
    [from, true],
    [to - 1, false]
  ] as const) {
    const leaf = leafAt(tree, offset)
    if (leaf?.type === 'text') continue
    // Around code that starts or ends with the words, but never inside it.
    const held = leaf?.type === 'inlineCode' ? spanOf(leaf, map) : undefined
    if (!leaf || !held || (isStart ? held.start !== span.start : held.end !== span.end))
      return 'marks are letters in code'
    if (isStart) from = startOf(leaf)
    else to = endOf(leaf)
  }
  return {form: 'milestone', from, to}
}

/** After the last top-level block that starts before the place. */
function leafPlacing({start}: Span, tree: Nodes, map: TextMap, end: number): Placing {
  const blocks = childrenOf(tree).filter(({type}) => type !== 'footnoteDefinition' && type !== 'leafDirective')
  const block =
    blocks.findLast(node => node.type === 'yaml' || spanOf(node, map).start < Math.max(start, 1)) ?? blocks[0]
  // Nothing to follow: it stands alone.
  if (!block) return {form: 'leaf', from: end, to: end}
  return {form: 'leaf', from: endOf(block), to: endOf(block)}
}

/** Whether the words start or end inside code, where a bracket would be a letter. */
function isCut(node: Nodes, span: Span, from: number, to: number, map: TextMap): boolean {
  return node.type === 'inlineCode' && (from > startOf(node) || to < endOf(node)) && !contains(span, spanOf(node, map))
}

/** The lowest node at an offset. */
function leafAt(tree: Nodes, offset: number): Nodes | undefined {
  let node: Nodes | undefined = tree
  while (node && 'children' in node) {
    node = childrenOf(node).find(child => startOf(child) <= offset && offset < endOf(child))
  }
  return node
}

/** The stretch of text that a node spells. */
function spanOf(node: Nodes, map: TextMap): Span {
  return map.toSpan({start: {offset: startOf(node)}, end: {offset: endOf(node)}})
}

function childrenOf(node: Nodes): Nodes[] {
  return 'children' in node ? (node.children as Nodes[]) : []
}

function startOf({position}: Nodes): number {
  return position!.start.offset!
}

function endOf({position}: Nodes): number {
  return position!.end.offset!
}

const flowTypes: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'blockquote',
  'list',
  'listItem',
  'code',
  'table',
  'tableRow',
  'tableCell',
  'html',
  'thematicBreak',
  'definition',
  'footnoteDefinition',
  'containerDirective',
  'leafDirective',
  'yaml'
])
