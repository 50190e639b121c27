/** Results of reading: a value and diagnostics. */

import type {Span} from '../text/span.ts'
import type {Code} from './diagnostic-codes.ts'

export type * from './diagnostic-codes.ts'

/** A unist point in Markdown: line and column count from one, the offset from zero, in UTF-16 units. */
export interface Point {
  line: number
  column: number
  offset: number
}

/** A place in Markdown: a unist `Position` that always has offsets. */
export interface Position {
  start: Point
  end: Point
}

/** The result of reading content: what was understood, and what was noticed. */
export interface Reading<Value> {
  value: Value
  diagnostics: Diagnostic[]
}

/** `error`: something could not be read or written as it is. `warning`: this is probably a mistake. `hint`: this may be intended. */
export type Severity = 'error' | 'warning' | 'hint'

/** Something noticed in a document. `OtherCode` is the type of the codes of rules that users add. `docs/diagnostics.md` explains our codes. */
export interface Finding<OtherCode extends string = never> {
  code: Code | OtherCode
  severity: Severity
  /** One sentence: what is there, then what was expected. */
  message: string
  /** What is there, as it was written: the unknown attribute, the value that is not allowed. */
  actual?: string
  /** What could be there instead, the most likely first. */
  expected?: readonly string[]
  /** The ids of the claims, evidence, sources, entities or relations that the message names, in its order. */
  ids?: readonly string[]
  /** Why something was refused or lost: the clause of the message that says so, without a full stop. */
  reason?: string
  /** Its place in the document's data, as a JSON Pointer (RFC 6901): `/claims/3`. */
  pointer?: string
  /** Its place in the text. */
  span?: Span
  /** The place of a second item that it concerns, as a JSON Pointer: for example of the first item with the same id. */
  related?: string
  /** Changes of the document's data that correct it. A diagnostic with a place in the Markdown has them as `fix`. */
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
  /** The place of `related` in the Markdown. */
  relatedPlace?: Position
  /** Edits of the Markdown that correct it. */
  fix?: Edit[]
}

/** Replaces the Markdown from `start` to `end` (UTF-16 offsets) with `content`. */
export interface Edit {
  start: number
  end: number
  content: string
}
