/** The same Markdown without its annotations. */

import {directiveNames, registered} from '../language/vocabulary.ts'
import {applyEdits} from '../model/edit.ts'
import type {Edit} from '../model/reading.ts'
import {type Markdown, markdown} from '../syntax/markdown.ts'
import {lineEndings} from '../text/lines.ts'

/** One directive, to those who choose which to take out. */
export interface Stripped {
  /** `claim`, `evidence`, `entity`, … */
  name: string
  /** Its id; of a milestone's end and of a part, the id of what it belongs to. */
  id?: string
}

/**
 * Takes every annotation out, or those that `which` chooses, and leaves every other byte: the brackets and attributes of spans, the
 * fence lines of blocks, and leaf annotations with the blank line before them. Front matter stays.
 *
 * What is left may make a new annotation (`:cl:end{#c1}aim[x]{#c2}`), which is taken out too, so nothing changes when the
 * result is stripped again. Annotations that were torn apart more than fifty times stay.
 *
 * @throws TypeError when `source` is no string.
 */
export function strip(source: string, which: (directive: Stripped) => boolean = () => true): string {
  let stripped = source
  for (let times = 0; times <= mostTimes; times++) {
    const edits = removals(markdown(stripped, registered), which)
    stripped = applyEdits(stripped, edits)
    // What holds no name of ours need not be read again.
    if (edits.length === 0 || !anyName.test(stripped)) break
  }
  return stripped
}

const mostTimes = 50
const anyName = new RegExp(`:(?:${[...directiveNames].join('|')})`)

/** The edits that take annotations out of Markdown that has been read already, in order and apart from each other. */
export function removals({source, marks}: Markdown, which: (directive: Stripped) => boolean = () => true): Edit[] {
  const edits: Edit[] = []
  const remove = (start: number, end: number): void => {
    if (start < end) edits.push({start, end, content: ''})
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
      const [from, to] = wholeLine(source, opening)
      remove(...leafLines(source, from, to))
    } else if (form === 'containerDirective') {
      const [from, to] = wholeLine(source, opening)
      remove(from, to)
      if (closing) {
        const [start, end] = wholeLine(source, closing)
        // The line ending before the fence goes, the one after it stays: what comes last keeps its own ending.
        remove(lineEndBefore(source, start), end - lineEndLength(source, end))
      }
    }
  }
  return merged(edits)
}

/** From the start of the line to past its line ending. */
function wholeLine(source: string, [from, to]: [number, number]): [number, number] {
  let start = from
  while (start > 0 && !isLineEnd(source[start - 1]!) && /[ \t>]/.test(source[start - 1]!)) start--
  const ending = new RegExp(lineEndings)
  ending.lastIndex = to
  const found = ending.exec(source)
  return [start, found ? found.index + found[0].length : source.length]
}

/** A leaf's line with the blank line before it; at the top of a document, with the one after it. */
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

function lineEndBefore(source: string, at: number): number {
  return at - lineEndLength(source, at)
}

/** How long the line ending is that ends at `at`. */
function lineEndLength(source: string, at: number): number {
  if (source.slice(at - 2, at) === '\r\n') return 2
  return at > 0 && isLineEnd(source[at - 1]!) ? 1 : 0
}

function isLineEnd(character: string): boolean {
  return character === '\n' || character === '\r'
}

/** Removals that touch or overlap, joined: two leaves in a row share a blank line. */
function merged(edits: Edit[]): Edit[] {
  const result: Edit[] = []
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && edit.start <= last.end) last.end = Math.max(last.end, edit.end)
    else result.push({...edit})
  }
  return result
}
