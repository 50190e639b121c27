/** Removes annotations from Markdown. */

import {firstWhere} from '../base/binary-search.ts'
import {registered} from '../language/vocabulary.ts'
import {applyEdits} from '../model/edit.ts'
import type {Diagnostic, Edit, Reading} from '../model/reading.ts'
import type {Budget} from '../parse/budget.ts'
import {type Markdown, markdown} from '../syntax/markdown.ts'
import {project, type TextMap} from '../syntax/text-map.ts'
import {walk} from '../syntax/walk.ts'
import {lineEndings} from '../text/lines.ts'
import {findBeyond} from './read-source.ts'

/** A directive, for the function that chooses which to remove. */
export interface Stripped {
  /** `claim`, `evidence`, `entity`, … */
  name: string
  /** Its id. For the end of a milestone and for a part, the id of the annotation that it belongs to. */
  id?: string
}

/** Options of `strip`. Markdown beyond the budget is not changed, and a diagnostic says so. */
export interface StripOptions extends Budget {
  /** Which annotations to remove. Default: all. */
  which?: (directive: Stripped) => boolean
}

/**
 * Removes all annotations, or those that `which` chooses: the brackets and attributes of spans, the fence lines of blocks, and leaf annotations
 * with the blank line before them. All other bytes stay the same, and so does the front matter.
 *
 * A fence line that separates two blocks, with text directly above and below it, becomes a blank line, because otherwise the two would be read as
 * one. Where the text is still different, a diagnostic (`other-reading`) gives the first difference. Stripping
 * twice has the same result as stripping once.
 *
 * @throws TypeError when `source` is not a string.
 */
export function strip(source: string, {which, ...budget}: StripOptions = {}): Reading<string> {
  const beyond = findBeyond(source, budget)
  if (beyond) return {value: source, diagnostics: [beyond]}
  const annotated = markdown(source, registered)
  let bare = annotated
  // Code or text beside an annotation may become an annotation when that one is removed.
  for (let pass = 0; pass < mostPasses; pass++) {
    const edits = removals(bare, which)
    if (edits.length === 0) break
    bare = withoutJoins(bare, edits)
  }
  if (bare === annotated) return {value: source, diagnostics: []}
  const {map} = project(annotated)
  const difference = findDifference(map, project(bare).map.text)
  return {value: bare.source, diagnostics: difference ? [difference] : []}
}

const mostPasses = 20

/** An edit that removes an annotation. */
export interface Removal extends Edit {
  /** The replacement for whole lines where the blocks above and below would become one: an empty line of the same containers. */
  blankLine?: string
}

/** Returns the edits that remove annotations from parsed Markdown, in order and without overlaps. */
export function removals({source, marks}: Markdown, which: (directive: Stripped) => boolean = () => true): Removal[] {
  const edits: Removal[] = []
  const remove = (start: number, end: number, blankLine?: string): void => {
    if (start < end) edits.push({start, end, content: '', ...(blankLine !== undefined && {blankLine})})
  }
  for (const [node, {opening, label, closing, attributes}] of marks) {
    const id = attributes.find(({name}) => name === 'id' || name === 'part')?.value
    const {name} = node as {name: string}
    if (!which({name, ...(id !== undefined && {id})})) continue
    const form = (node as {type: string}).type
    if (form === 'textDirective') {
      if (label) {
        remove(opening[0], label[0])
        remove(label[1], opening[1])
      } else remove(...opening)
    } else if (form === 'leafDirective') {
      const line = wholeLine(source, opening)
      const [from, to] = leafLines(source, ...line)
      remove(from, to, blankLineFor(source, line, opening[0], from === line[0]))
    } else if (form === 'containerDirective') {
      const line = wholeLine(source, opening)
      remove(...line, blankLineFor(source, line, opening[0], true))
      if (closing) {
        const line = wholeLine(source, closing)
        const [start, end] = line
        // The line ending before the fence is removed, and the one after it stays, so that the last line keeps its ending.
        const from = start - lineEndLength(source, start)
        remove(from, end - lineEndLength(source, end), blankLineFor(source, line, closing[0], false))
      }
    }
  }
  return merged(edits)
}

/** Returns the parsed Markdown after some removals. A blank line separates blocks that would become one. */
function withoutJoins({source}: Markdown, edits: readonly Removal[]): Markdown {
  const bare = markdown(applyEdits(source, [...edits]), registered)
  const isInBlock = blockFinder(bare)
  let shift = 0
  /** The place of the last blank line. */
  let last: number | undefined
  const apart = edits.map(({start, end, blankLine}): Edit => {
    const at = start + shift
    shift -= end - start
    if (blankLine === undefined || !isInBlock(at)) return {start, end, content: ''}
    // Two consecutive fences need one blank line only.
    if (last !== undefined && /^[\s>]*$/.test(bare.source.slice(last, at))) return {start, end, content: ''}
    last = at
    return {start, end, content: blankLine}
  })
  return last !== undefined ? markdown(applyEdits(source, apart), registered) : bare
}

/** Whether an offset is inside a block that holds words or code, and at neither of its ends. */
function blockFinder({tree}: Markdown): (offset: number) => boolean {
  const blocks: {from: number; to: number}[] = []
  for (const {type, position} of walk(tree))
    if (position && leafBlocks.has(type)) blocks.push({from: position.start.offset!, to: position.end.offset!})
  return offset => {
    const after = firstWhere(0, blocks.length, index => blocks[index]!.to > offset)
    return after < blocks.length && blocks[after]!.from < offset
  }
}

/** Blocks that contain no other blocks, or only blocks that are not separated, such as those of a table. */
const leafBlocks: ReadonlySet<string> = new Set(['paragraph', 'heading', 'table', 'html', 'code', 'definition'])

/** The first place where the text after the removal differs from the text before it. */
function findDifference(map: TextMap, bare: string): Diagnostic | undefined {
  const {text} = map
  if (text === bare) return undefined
  let at = 0
  while (at < text.length && text[at] === bare[at]) at++
  const start = Math.max(0, Math.min(at, text.length - 1))
  const place = map.findPlace({start, end: Math.min(text.length, start + 1)})
  return {
    code: 'other-reading',
    severity: 'warning',
    message: 'Without its annotations this Markdown reads otherwise from here on, expected the same text',
    span: {start, end: Math.min(text.length, start + 1)},
    ...(place && {place})
  }
}

/** From the start of the line to past its line ending. */
function wholeLine(source: string, [from, to]: readonly [number, number]): [number, number] {
  let start = from
  while (start > 0 && !isLineEnd(source[start - 1]!) && /[ \t>]/.test(source[start - 1]!)) start--
  const ending = new RegExp(lineEndings)
  ending.lastIndex = to
  const found = ending.exec(source)
  return [start, found ? found.index + found[0].length : source.length]
}

/** The line of a leaf with the blank line before it, or, at the top of a document, with the one after it. */
function leafLines(source: string, from: number, to: number): [number, number] {
  const ending = lineEndLength(source, from)
  let blank = from - ending
  while (ending && blank > 0 && ' \t>'.includes(source[blank - 1]!)) blank--
  const before = ending && lineEndLength(source, blank)
  if (before) return [blank - before, to - lineEndLength(source, to)]
  const after = /[ \t]*(?:\r\n|\r|\n)/y
  after.lastIndex = to
  return [from, to + (after.exec(source)?.[0].length ?? 0)]
}

/** The line of an annotation without the annotation: the markers of block quotes around it, and a line ending. The ending is last where the line is removed with its own. */
function blankLineFor(source: string, [from, to]: readonly [number, number], mark: number, isOwn: boolean): string {
  const signs = source.slice(from, mark).trimEnd()
  const own = source.slice(to - lineEndLength(source, to), to)
  const before = source.slice(from - lineEndLength(source, from), from)
  return isOwn ? signs + (own || before) : (before || own) + signs
}

/** The length of the line ending that ends at `at`. */
function lineEndLength(source: string, at: number): number {
  if (source.slice(at - 2, at) === '\r\n') return 2
  return at > 0 && isLineEnd(source[at - 1]!) ? 1 : 0
}

function isLineEnd(character: string): boolean {
  return character === '\n' || character === '\r'
}

/** Joins removals that touch or overlap. Two consecutive leaves share a blank line. */
function merged(edits: Removal[]): Removal[] {
  const result: Removal[] = []
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && edit.start <= last.end) {
      last.end = Math.max(last.end, edit.end)
      last.blankLine ??= edit.blankLine
    } else result.push({...edit})
  }
  return result
}
