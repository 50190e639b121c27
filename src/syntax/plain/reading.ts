/** What the readers of plain Markdown share: their input, their output, and how they refuse a document. */

import type {Marks} from '../attributes.ts'
import type {Registered} from '../guard.ts'
import type {SourceMap} from '../source-map.ts'

/** A document that is being parsed. */
export interface Reading {
  readonly source: string
  readonly names: Registered
  readonly sourceMap: SourceMap
  readonly marks: Map<object, Marks>
  /** The root, then the open containers. New blocks are added to the last. */
  readonly open: PlainNode[]
}

/** A point without line and column, which are computed from the source if they are needed. */
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

/** Records a run of the source map. */
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

/** Returns the end of the line that contains an offset. */
export function lineEnd({source}: Reading, at: number): number {
  const found = source.indexOf('\n', at)
  return found < 0 ? source.length : found
}

/**
 * Stops parsing, because the document is not plain and the default engine must parse it. It throws, because readers call one another
 * to any depth. Only `orRefused` catches it.
 */
export function refuse(): never {
  throw refusal
}

/** Returns the result of `read`; `undefined` if a reader refused the document. */
export function orRefused<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (problem) {
    if (problem === refusal) return undefined
    throw problem
  }
}

const refusal = new Error('Not plain')
