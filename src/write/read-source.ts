/** Reads Markdown with its text, for functions that edit it. */

import {firstWhere} from '../base/binary-search.ts'
import {registered} from '../language/vocabulary.ts'
import type {Diagnostic} from '../model/reading.ts'
import {type Budget, findTooMuch} from '../parse/budget.ts'
import {type Markdown, markdown, requireMarkdown} from '../syntax/markdown.ts'
import {type Projection, project} from '../syntax/text-map.ts'
import type {Span} from '../text/span.ts'

/** Returns a diagnostic where Markdown is beyond a budget. */
export function findBeyond(source: string, budget: Budget): Diagnostic | undefined {
  requireMarkdown(source)
  const tooMuch = findTooMuch(source, budget)
  if (!tooMuch) return undefined
  const start = {line: 1, column: 1, offset: 0}
  return {severity: 'error', ...tooMuch, place: {start, end: start}}
}

export interface ReadSource {
  markdown: Markdown
  projection: Projection
}

export function readSource(source: string): ReadSource {
  const read = markdown(source, registered)
  return {markdown: read, projection: project(read)}
}

/** The number of the top-level block at an offset. */
export function blockAt({markdown: {tree}}: ReadSource, offset: number): number {
  const {children} = tree
  return firstWhere(0, children.length, index => children[index]!.position!.start.offset! > offset) - 1
}

/** The place of a top-level block in the Markdown. */
export function rangeOfBlock({markdown: {tree}}: ReadSource, block: number): Span {
  const {start, end} = tree.children[block]!.position!
  return {start: start.offset!, end: end.offset!}
}
