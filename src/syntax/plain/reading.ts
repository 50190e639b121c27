/** What the readers of plain Markdown share: what they read, what they write, and how they refuse. */

import type {Marks} from '../attributes.ts'
import type {Registered} from '../guard.ts'
import type {SourceMap} from '../source-map.ts'

/** One document on its way to a tree. */
export interface Reading {
  readonly source: string
  readonly names: Registered
  readonly sourceMap: SourceMap
  readonly marks: Map<object, Marks>
  /** Whose children are being read: the root, then the containers that are open. */
  readonly open: PlainNode[]
}

/** Nobody asks a plain tree for lines and columns: whoever wants them has the source. */
interface Point {
  offset: number
}

export interface PlainNode {
  type: string
  position: {start: Point; end: Point}
  children?: PlainNode[]
  value?: string
  [field: string]: unknown
}

export function node(type: string, start: number, end: number, children?: PlainNode[]): PlainNode {
  const position = {start: {offset: start}, end: {offset: end}}
  return children ? {type, position, children} : {type, position}
}

/** Writes down where letters of the text are spelled. */
export function spell(
  {sourceMap}: Reading,
  value: string,
  from: number,
  to: number,
  kind: SourceMap['kind'][number] = 'plain'
): void {
  sourceMap.value.push(value)
  sourceMap.from.push(from)
  sourceMap.to.push(to)
  sourceMap.kind.push(kind)
}

/** Where the line ends that holds an offset. */
export function lineEnd({source}: Reading, at: number): number {
  const found = source.indexOf('\n', at)
  return found < 0 ? source.length : found
}

/**
 * Ends the whole reading: something is not plain, so the default engine reads the document. Readers stand deep in one another when they find that
 * out, so it throws; `orRefused` is the one place that catches.
 */
export function refuse(): never {
  throw refusal
}

/** What `read` returns; `undefined` where it refused. */
export function orRefused<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (problem) {
    if (problem === refusal) return undefined
    throw problem
  }
}

const refusal = new Error('Not plain')
