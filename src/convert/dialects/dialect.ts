/** The interface of a dialect, and helpers that dialects share. */

import type {Details} from '../../language/report.ts'
import type {Code} from '../../model/diagnostic-codes.ts'
import type {Edit, Position} from '../../model/reading.ts'
import type {Markdown} from '../../syntax/markdown.ts'

/** The name of a dialect. */
export type Dialect = (typeof dialects)[number]

/**
 * The names of the dialects:
 *
 * - `pandoc`: spans `[t]{.claim #c1}` and divs `::: {.claim #c1}`, as Pandoc and Quarto have them;
 * - `myst`: `:::{claim}` with `:label: c1` on the lines after it;
 * - `stencila`: `::: claim #c1`;
 * - `okf`: a footnote whose label is the id of a source attributes the sentence before it, as in the Open Knowledge Format.
 */
export const dialects = ['pandoc', 'myst', 'stencila', 'okf'] as const

/** A reader for one dialect. */
export interface DialectReader {
  name: Dialect
  /** Reads the words after the colons of a div. Returns `undefined` where the div is not an annotation of this dialect. */
  findDiv?(head: string): Div | undefined
  /** Returns edits that convert other marks of the dialect. `isTaken` says whether a range overlaps a div that is already converted. */
  spans?(markdown: Markdown, tell: Tell, isTaken: (from: number, to: number) => boolean): Edit[]
  /** Returns edits that depend on the text. They are made after all marks are converted. */
  sentences?(markdown: Markdown, tell: Tell): Edit[]
}

export interface Div {
  /** `claim` or `evidence`. */
  name: string
  /** The attributes as the dialect writes them. */
  list: string
  /** Whether `:key: value` lines may follow, as further attributes. */
  hasOptions?: boolean
}

/** Reports what was converted (`dialect`) or could not be converted. `from` and `to` are offsets into the Markdown. */
export type Tell = (code: Code, message: string, from: number, to: number, details?: Details) => void

/** The directives that the divs of dialects can mean. */
export const statementNames = ['claim', 'evidence'] as const

/** Whether a list of Pandoc’s attributes has the class. */
export function hasClass(list: string, name: string): boolean {
  return new RegExp(`(?:^|\\s)\\.${name}(?=\\s|$)`).test(list)
}

/** Converts attributes. Relations that are declared at their target become `::relation` lines. */
export function ourAttributes(list: string): {attributes: string; relations: string[]} {
  const kept: string[] = []
  const inverse: [string, string][] = []
  for (const {0: attribute, 1: name, 2: quoted} of list.matchAll(
    /([\w-]+)=("[^"]*"|'[^']*'|[^\s"']+)|[#.][^\s#.]+|[^\s]+/g
  )) {
    const kind = name === undefined ? undefined : inverseKinds.get(name)
    if (kind && quoted) inverse.push([kind, quoted.replace(/^["']|["']$/g, '')])
    else if (name !== undefined && kinds.has(name)) kept.push(attribute.replaceAll(/(["'\s=])#/g, '$1'))
    else kept.push(attribute)
  }
  const id = kept.find(attribute => attribute.startsWith('#'))?.slice(1)
  const relations = inverse.flatMap(([kind, ids]) =>
    id === undefined
      ? []
      : ids
          .split(/[\s,]+/)
          .filter(other => other !== '')
          .map(other => `::relation{from=${other.replace(/^[#@]/, '')} to=${id} kind=${kind}}`)
  )
  return {attributes: kept.join(' '), relations}
}

const kinds: ReadonlySet<string> = new Set(['supports', 'attacks', 'undercuts', 'restates', 'qualifies', 'specifies'])
const inverseKinds: ReadonlyMap<string, string> = new Map([
  ['supported-by', 'supports'],
  ['grounds', 'supports'],
  ['attacked-by', 'attacks'],
  ['opposed-by', 'attacks']
])

export function offsets({position}: {position?: unknown}): [from: number, to: number] {
  const {start, end} = position as Position
  return [start.offset, end.offset]
}
