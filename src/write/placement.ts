/** Finds places in the Markdown for annotations. */

import type {Nodes} from 'mdast'
import {firstWhere, lastAtMost} from '../base/binary-search.ts'
import type {Markdown} from '../syntax/markdown.ts'
import type {TextMap} from '../syntax/text-map.ts'
import {contains, type Span} from '../text/span.ts'
import type {NewDirective} from './new-directives.ts'

/** UTF-16 offsets into the Markdown. */
export interface Placement {
  /** Brackets, a block, a line of its own, or a pair of milestones. */
  form: 'span' | 'block' | 'leaf' | 'milestone'
  from: number
  to: number
}

/** Finds places in one document. */
export interface Placements {
  /** Returns brackets or a block around the words, or a line after them, or the reason why none of these can be there. */
  find(directive: NewDirective): Placement | string
  /** Returns a mark before the first character and one after the last, or the reason why they cannot be there. */
  findMilestones(span: Span): Placement | string
}

export function placements(markdown: Markdown, map: TextMap): Placements {
  let after: ReturnType<typeof leafPlaces> | undefined
  return {
    find(directive) {
      if (directive.leaf === undefined) return findPlacement(directive.span, markdown, map)
      after ??= leafPlaces(markdown, map)
      return after(directive.span)
    },
    findMilestones: span => findMilestones(span, markdown, map)
  }
}

function findPlacement(span: Span, {tree, source}: Markdown, map: TextMap): Placement | string {
  if (span.start === span.end) return 'it has no words'
  const place = map.findPlace(span)
  if (!place) return 'its words stand partly in a footnote'
  const [from, to] = [place.start.offset, place.end.offset]

  // Descends to the deepest node that contains all of the words and may contain marks.
  let parent = tree as Nodes
  for (;;) {
    const child = childAt(parent, from)
    if (!child || endOf(child) < to || !('children' in child) || isAtom(child, source)) break
    parent = child
  }
  const children = childrenOf(parent)
  const first = children[firstEndingAfter(children, from)]
  const last = children[lastStartingBefore(children, to)]
  if (!first || !last) return 'its words are not in one place'

  if (flowTypes.has(first.type)) {
    const whole = {start: spanOf(first, map).start, end: spanOf(last, map).end}
    if (whole.start !== span.start || whole.end !== span.end) return 'it starts or ends in the middle of a paragraph'
    if (parent.type !== 'root') return 'whole paragraphs inside a list, a quote or another block cannot be fenced there'
    // The fence goes before the indentation of the block, so that the indentation stays when its line is removed.
    let start = startOf(first)
    while (source[start - 1] === ' ' || source[start - 1] === '\t') start--
    return {form: 'block', from: start, to: endOf(last)}
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

function findMilestones(span: Span, {tree, source}: Markdown, map: TextMap): Placement | string {
  const first = map.findPlace({start: span.start, end: span.start + 1})
  const last = map.findPlace({start: span.end - 1, end: span.end})
  if (!first || !last || !map.findPlace(span)) return 'its words stand partly in a footnote'
  const before = leafAt(tree, first.start.offset, source)
  const after = leafAt(tree, last.end.offset - 1, source)
  let from = first.start.offset
  let to = last.end.offset
  // Marks go around code or a URL that starts or ends with the words, but never inside it.
  if (before?.type !== 'text') {
    if (!before || !isPhrase(before) || spanOf(before, map).start !== span.start) return notInside(before, 'start')
    from = startOf(before)
  }
  if (after?.type !== 'text') {
    if (!after || !isPhrase(after) || spanOf(after, map).end !== span.end) return notInside(after, 'end')
    to = endOf(after)
  }
  return {form: 'milestone', from, to}
}

/** Why no mark can be at the start or the end of words. It depends on the deepest node there. */
function notInside(node: Nodes | undefined, side: 'start' | 'end'): string {
  if (!node || 'children' in node)
    return node && isLink(node)
      ? `it ${side}s inside a link that is its own address`
      : `it ${side}s between two paragraphs or cells, expected a word at its ${side}`
  if (node.type === 'break') return `it ${side}s with a line break, expected a word at its ${side}`
  if (node.type === 'code' || node.type === 'inlineCode') return 'marks are letters in code'
  return node.type === 'html'
    ? 'marks are letters in HTML'
    : `it ${side}s inside ${nouns.get(node.type) ?? 'other mark-up'}`
}

const nouns: ReadonlyMap<string, string> = new Map([
  ['image', 'an image'],
  ['imageReference', 'an image']
])

/** The place after the last top-level block that starts before an offset, or the end of the document where there is none. */
function leafPlaces({tree, source}: Markdown, map: TextMap): (span: Span) => Placement {
  const blocks = childrenOf(tree).filter(({type}) => type !== 'footnoteDefinition' && type !== 'leafDirective')
  const starts = blocks.map(node => (node.type === 'yaml' ? 0 : spanOf(node, map).start))
  return ({start}) => {
    const block = blocks[Math.max(0, lastAtMost(starts, Math.max(start, 1) - 1))]
    const at = block ? endOf(block) : source.length
    return {form: 'leaf', from: at, to: at}
  }
}

/** Whether marks inside the node would change what it is: `<https://…>`, `[label]`. */
function isAtom(node: Nodes, source: string): boolean {
  if (node.type === 'linkReference') return node.referenceType !== 'full'
  return node.type === 'link' && source[startOf(node)] === '<'
}

function isLink({type}: Nodes): boolean {
  return type === 'link' || type === 'linkReference'
}

function isPhrase(node: Nodes): boolean {
  return node.type === 'inlineCode' || isLink(node)
}

/** Whether the words start or end inside code, where a bracket would be text. */
function isCut(node: Nodes, span: Span, from: number, to: number, map: TextMap): boolean {
  return node.type === 'inlineCode' && (from > startOf(node) || to < endOf(node)) && !contains(span, spanOf(node, map))
}

/** The deepest node at an offset, or the atom that contains the offset. */
function leafAt(tree: Nodes, offset: number, source: string): Nodes | undefined {
  let node: Nodes | undefined = tree
  while (node && 'children' in node && !isAtom(node, source)) node = childAt(node, offset)
  return node
}

/** The child that contains an offset. Children are in the order of the Markdown. */
function childAt(node: Nodes, offset: number): Nodes | undefined {
  const children = childrenOf(node)
  const child = children[lastStartingBefore(children, offset + 1)]
  return child && offset < endOf(child) ? child : undefined
}

function firstEndingAfter(children: readonly Nodes[], offset: number): number {
  return firstWhere(0, children.length, index => endOf(children[index]!) > offset)
}

function lastStartingBefore(children: readonly Nodes[], offset: number): number {
  return firstWhere(0, children.length, index => startOf(children[index]!) >= offset) - 1
}

/** The span of a node in the text. */
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
