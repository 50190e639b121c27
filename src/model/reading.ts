/** What was understood and what was noticed. */

import type {Span} from '../text/span.ts'
import type {Code} from './diagnostic-codes.ts'

export type * from './diagnostic-codes.ts'

/** A point in Markdown, as unist has it: line and column from one, offset from zero, in UTF-16 units. */
export interface Point {
  line: number
  column: number
  offset: number
}

/** A place in Markdown: a unist `Position` whose offsets are always there. */
export interface Position {
  start: Point
  end: Point
}

/** The outcome of reading anything that somebody else wrote. */
export interface Reading<Value> {
  value: Value
  diagnostics: Diagnostic[]
}

/** `error`: something was not read or not written as it stands. `warning`: probably a mistake. `hint`: it may well be meant. */
export type Severity = 'error' | 'warning' | 'hint'

/** Something noticed in a document. `OtherCode` are codes of rules that users add; `docs/diagnostics.md` explains ours. */
export interface Finding<OtherCode extends string = never> {
  code: Code | OtherCode
  severity: Severity
  /** One sentence: what is there, then what was expected. */
  message: string
  /** What stands there, as it was written: the unknown attribute, the value that is not allowed. */
  actual?: string
  /** What could stand there instead, the likeliest first. */
  expected?: readonly string[]
  /** The ids of the claims, evidence, sources, entities or relations that the message names, in its order. */
  ids?: readonly string[]
  /** The part of the message that says why, for things that were refused or lost: a clause without its full stop. */
  reason?: string
  /** Where in the document's data, a JSON Pointer (RFC 6901): `/claims/3`. */
  pointer?: string
  /** Where in the text. */
  span?: Span
  /** The other thing that it is about, a JSON Pointer: the first that has the same id. */
  related?: string
  /** What would put it right, in the document's data; with a place in the Markdown it is a `fix`. */
  changes?: readonly Change[]
}

/** A field of the document's data that should have another value. */
export interface Change {
  /** A JSON Pointer: `/claims/3/date`. */
  pointer: string
  value: string
}

/** Something noticed, with its place in the Markdown. */
export interface Diagnostic<OtherCode extends string = never> extends Finding<OtherCode> {
  place?: Position
  /** Where `related` stands. */
  relatedPlace?: Position
  /** Edits of the Markdown that put it right. */
  fix?: Edit[]
}

/** Replaces the Markdown from `start` to `end` (UTF-16 offsets) with `content`. */
export interface Edit {
  start: number
  end: number
  content: string
}
