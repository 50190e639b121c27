/** Builds the text that a reader sees, and maps it to the Markdown. */

import type {Nodes} from 'mdast'
import {firstWhere, lastAtMost} from '../base/binary-search.ts'
import type {Position} from '../model/reading.ts'
import {lines} from '../text/lines.ts'
import type {Span} from '../text/span.ts'
import type {Markdown} from './markdown.ts'
import {type Region, Segments} from './segments.ts'
import type {SourceMap} from './source-map.ts'

/** Converts between spans of the text and places in the Markdown. */
export interface TextMap {
  text: string
  /**
   * Returns the place of a span of the text, from its first character to its last. If the span cuts a character reference
   * or a separator in two, the place includes all of it. The place of an empty span is the point of the next character.
   * `undefined` if the span runs from the body into a footnote, because it is then not continuous in the Markdown.
   */
  findPlace(span: Span): Position | undefined
  /** Returns the span of the text at a place; an empty span if the place has no text. Needs only the offsets. */
  toSpan(place: {start: {offset: number}; end: {offset: number}}): Span
  /** Returns two offsets in the Markdown with their lines and columns. */
  toPosition(from: number, to: number): Position
}

/** The text, its map, and the span of each directive and each heading. */
export interface Projection {
  map: TextMap
  spans: ReadonlyMap<object, Span>
  /** The offset in the text where the body ends and footnotes begin. */
  bodyEnd: number
  /** Returns the offset of the first character at or after an offset of the text: after the separator between two blocks, if one starts there. */
  firstAfter(offset: number): number
}

/**
 * Writes the text of a document, version 1 of the rule:
 *
 * - blocks are separated by a blank line, list items and table rows by a newline, cells by a tab;
 * - a soft break is a space, a hard break a newline; a line ending in a code block is a newline, in inline code a space;
 * - image alternatives, HTML, front matter, leaf directives, link targets and footnote marks are not text;
 * - footnotes come after the body, in the order of their definitions;
 * - a block without text adds nothing, but an empty cell keeps its tab.
 *
 * Stored spans depend on the rule, so changing it is a breaking change (`Document.textVersion`).
 */
export function project({source, tree, sourceMap}: Markdown): Projection {
  const segments = new Segments()
  const spans = new Map<object, Span>()
  const footnotes: Nodes[] = []
  const stack: Frame[] = []

  /** Writes a node and its descendants. It does not recurse, because documents may nest deeply. */
  function write(root: Nodes): void {
    enter(root, [offsetOf(root.position!.start), offsetOf(root.position!.end)])
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const child = frame.children[frame.next++]
      if (child) {
        if (frame.any && frame.separator) segments.due = frame.separator
        const place = placeIn(frame, child)
        // Each cell except the first starts with the bar that separates it from the previous cell.
        if (child.type === 'tableCell' && frame.next > 1) segments.writeGap('\t', place[0] + 1)
        enter(child, place)
      } else {
        stack.pop()
        leave(frame)
      }
    }
  }

  function enter(node: Nodes, place: Place): void {
    const before = segments.length
    if (node.type === 'text') phrase(place)
    else if (node.type === 'inlineCode') phrase(place, stack.at(-1)?.inTable ? splitAtPipes : undefined)
    else if (node.type === 'code') codeBlock(place)
    else if (node.type === 'break') segments.write('\n', ...place)
    else if (node.type === 'leafDirective') spans.set(node, {start: before, end: before})
    else if (node.type === 'footnoteDefinition' && stack.length) footnotes.push(node)
    else if ('children' in node) {
      const parent = stack.at(-1)
      stack.push({
        node,
        children: node.children as Nodes[],
        next: 0,
        separator: separators.get(node.type),
        any: false,
        before,
        at: place[0],
        to: place[1],
        inGap: false,
        inTable: node.type === 'table' || (parent?.inTable ?? false)
      })
      return
    }
    const parent = stack.at(-1)
    if (parent) parent.any ||= segments.length > before
  }

  function leave({node, before}: Frame): void {
    const end = segments.length
    if (node.type === 'textDirective' || node.type === 'containerDirective' || node.type === 'heading') {
      spans.set(node, {start: end === before ? end : segments.firstAfter(before), end})
    }
    const parent = stack.at(-1)
    if (parent) parent.any ||= end > before
  }

  function phrase([start, end]: Place, split?: Split): void {
    const {value, from, to, kind} = sourceMap
    for (let i = firstRun(sourceMap, start); i < from.length && from[i]! < end; i++) {
      if (kind[i] === 'break') segments.write(' ', from[i]!, to[i]!)
      else if (split?.(value[i]!, from[i]!, segments)) continue
      else segments.write(value[i]!, from[i]!, to[i]!)
    }
  }

  /** Writes the lines of a code block, without the line ending of its fence. */
  function codeBlock([start, end]: Place): void {
    const {value, from, to, kind} = sourceMap
    let i = firstRun(sourceMap, start)
    while (from[i]! < end && kind[i] === 'plain') i++
    if (isFenced(source, start) && kind[i] === 'break') i++
    let last = i
    while (last < from.length && from[last]! < end) last++
    if (last > i && kind[last - 1] === 'break') last--
    for (; i < last; i++) segments.write(kind[i] === 'break' ? '\n' : value[i]!, from[i]!, to[i]!)
  }

  write(tree)
  const bodyEnd = segments.length
  // The list grows during this loop, because a footnote may contain another definition.
  for (const footnote of footnotes) {
    segments.nextRegion()
    write(footnote)
  }
  return {map: textMap(source, segments), spans, bodyEnd, firstAfter: offset => segments.firstAfter(offset)}
}

/** A node whose children are being written. */
interface Frame {
  node: Nodes
  children: readonly Nodes[]
  next: number
  /** The separator between children that have text. */
  separator: string | undefined
  /** Whether a child had text. */
  any: boolean
  /** The length of the text before the node. */
  before: number
  /** The earliest offset of its next child, and the offset of its end. */
  at: number
  to: number
  /** Whether the last child had no position. */
  inGap: boolean
  inTable: boolean
}

const separators: ReadonlyMap<string, string> = new Map([
  ['root', '\n\n'],
  ['blockquote', '\n\n'],
  ['listItem', '\n\n'],
  ['containerDirective', '\n\n'],
  ['footnoteDefinition', '\n\n'],
  ['mdxJsxFlowElement', '\n\n'],
  ['list', '\n'],
  ['table', '\n']
])

/** Two offsets in the Markdown. */
type Place = readonly [from: number, to: number]

/**
 * Returns the place of a child. A plugin that turns addresses into links (remark-gfm) creates nodes without a position. The first of
 * consecutive such nodes gets the whole range between its neighbours, and the others get an empty range.
 */
function placeIn(frame: Frame, {position}: Nodes): Place {
  const from = position ? offsetOf(position.start) : frame.at
  if (position) frame.at = offsetOf(position.end)
  else if (!frame.inGap) {
    let next = frame.next
    while (next < frame.children.length && !frame.children[next]!.position) next++
    const after = frame.children[next]?.position
    frame.at = after ? offsetOf(after.start) : frame.to
  }
  frame.inGap = !position
  return [from, frame.at]
}

type Split = (value: string, from: number, segments: Segments) => boolean

/** GFM removes the backslash of `\|` in the code of a table after everything else. */
function splitAtPipes(value: string, from: number, segments: Segments): boolean {
  if (!value.includes('\\|')) return false
  for (const {0: piece, index} of value.matchAll(/\\\||\\\\|[^\\]+|\\/g)) {
    const start = from + index
    segments.write(piece === '\\|' ? '|' : piece, start, start + piece.length)
  }
  return true
}

const fence = /[ \t]*[`~]{3}/y

function isFenced(source: string, at: number): boolean {
  fence.lastIndex = at
  return fence.test(source)
}

function firstRun({from}: SourceMap, offset: number): number {
  return lastAtMost(from, offset - 1) + 1
}

function offsetOf(point: {offset?: number | undefined}): number {
  return point.offset!
}

function textMap(source: string, segments: Segments): TextMap {
  const {starts, from, to, isGap, regions, length} = segments
  const text = segments.parts.join('')
  // Lines are counted when the first position is needed.
  let pointOf: ReturnType<typeof lines> | undefined

  const isLetters = (i: number): boolean => !isGap[i] && to[i]! - from[i]! === endOf(i) - starts[i]!
  const endOf = (i: number): number => starts[i + 1] ?? length

  function toPosition(start: number, end: number): Position {
    pointOf ??= lines(source)
    return {start: pointOf(start), end: pointOf(end)}
  }

  function findPlace({start, end}: Span): Position | undefined {
    if (starts.length === 0) return toPosition(source.length, source.length)
    if (start >= end) {
      const i = Math.max(0, lastAtMost(starts, start))
      const point = start >= length ? to.at(-1)! : isLetters(i) ? from[i]! + start - starts[i]! : from[i]!
      return toPosition(point, point)
    }
    const first = lastAtMost(starts, start)
    const last = lastAtMost(starts, end - 1)
    // The gap between the body and a footnote has no place in the Markdown.
    if (from[first] === to[first]) return undefined
    if (regions.length > 1 && regionOf(first) !== regionOf(last)) return undefined
    return toPosition(
      isLetters(first) ? from[first]! + start - starts[first]! : from[first]!,
      isLetters(last) ? from[last]! + end - starts[last]! : to[last]!
    )
  }

  const regionOf = (segment: number): Region => regions.findLast(({firstSegment}) => firstSegment <= segment)!

  function toSpan(place: {start: {offset: number}; end: {offset: number}}): Span {
    const a = place.start.offset
    const b = place.end.offset
    const region = regions.reduce((best, next) =>
      next.from <= a && a < next.to && next.from >= best.from ? next : best
    )
    const stop = regions[regions.indexOf(region) + 1]?.firstSegment ?? starts.length
    let first = firstWhere(region.firstSegment, stop, i => to[i]! > a)
    let last = firstWhere(first, stop, i => from[i]! >= b) - 1
    // A gap counts only if the place contains all of it. The end of `**x**` before a blank line does not.
    if (first <= last && isGap[first] && from[first]! < a) first++
    if (first <= last && isGap[last] && to[last]! > b) last--
    if (first > last) {
      const at = starts[first] ?? length
      return {start: at, end: at}
    }
    return {
      start: isLetters(first) ? starts[first]! + Math.max(0, a - from[first]!) : starts[first]!,
      end: isLetters(last) ? Math.min(endOf(last), starts[last]! + b - from[last]!) : endOf(last)
    }
  }

  return {text, findPlace, toSpan, toPosition}
}
