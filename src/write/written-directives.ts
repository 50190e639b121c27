/** Writes directives as Markdown, by edits for their two sides. */

import {applyEdits} from '../model/edit.ts'
import type {Edit} from '../model/reading.ts'
import {usualLineEnding} from '../text/lines.ts'
import type {NewDirective} from './new-directives.ts'
import type {PlacedDirective} from './placed-directives.ts'

/** Markdown with directives in it. */
export interface WrittenDirectives {
  directives: readonly PlacedDirective[]
  sides: readonly Side[]
  value: string
}

/** An edit that writes one side of a directive. */
export interface Side extends Edit {
  of: PlacedDirective
  isClosing: boolean
  /** The number of its characters before its colons or bracket. */
  lead: number
}

export function writeDirectives(directives: readonly PlacedDirective[], source: string): WrittenDirectives {
  const sides = sidesOf(directives, source)
  return {directives, sides, value: applyEdits(source, sides)}
}

function sidesOf(directives: readonly PlacedDirective[], source: string): Side[] {
  const usual = usualLineEnding(source)
  // A line feed directly after a carriage return would form one line ending with it.
  const newlineAt = (at: number): string => (source[at - 1] === '\r' && usual === '\n' ? '\r' : usual)
  const fences = fenceLengths(directives)
  const openings: Side[] = []
  const closings: Side[] = []
  const leaves: Side[] = []
  for (const of of directives) {
    const {directive, form, from, to} = of
    const list = attributeList(directive.attributes)
    const opening = (content: string): number =>
      openings.push({start: from, end: from, content, of, isClosing: false, lead: 0})
    const closing = (content: string, lead = 0): number =>
      closings.push({start: to, end: to, content, of, isClosing: true, lead})
    if (form === 'leaf') {
      const label = directive.leaf ? `[${escapeLabel(directive.leaf)}]` : ''
      const blank = newlineAt(from).repeat(2)
      const content = `${blank}::${directive.name}${label}${list}`
      leaves.push({start: from, end: from, content, of, isClosing: false, lead: blank.length})
    } else if (form === 'block') {
      const colons = ':'.repeat(fences.get(of)!)
      opening(`${colons}${directive.name}${list}${usual}`)
      closing(`${newlineAt(to)}${colons}`, newlineAt(to).length)
    } else if (form === 'milestone') {
      opening(`:${directive.name}${list}`)
      closing(`:end${attributeList([['id', directive.milestone!]])}`)
    } else {
      opening(`:${directive.name}[`)
      closing(`]${list}`)
    }
  }
  // A directive that contains others is before them in the list. It opens before they open, and closes after they close. At the same
  // offset, closing marks come before opening marks.
  return [...closings.reverse(), ...leaves, ...openings].toSorted((a, b) => a.start - b.start)
}

/** The number of colons of each block's fence: more than those of the blocks in it. */
function fenceLengths(directives: readonly PlacedDirective[]): Map<PlacedDirective, number> {
  const lengths = new Map<PlacedDirective, number>()
  const open: PlacedDirective[] = []
  const close = (): void => {
    const length = lengths.get(open.pop()!)!
    const holder = open.at(-1)
    if (holder) lengths.set(holder, Math.max(lengths.get(holder)!, length + 1))
  }
  for (const one of directives) {
    if (one.form !== 'block') continue
    while (open.length > 0 && open.at(-1)!.to <= one.from) close()
    lengths.set(one, 3)
    open.push(one)
  }
  while (open.length > 0) close()
  return lengths
}

/**
 * Writes an attribute list:
 *
 *     list      = "{" [attribute *(" " attribute)] "}"
 *     attribute = "#" id | name "=" bare | name "=" '"' quoted '"'
 *     id        = letters, digits, "-" and "_"
 *     bare      = an id, or "#" and an id; after the first character "#", ".", ":" and "/" too
 *     quoted    = any characters; those that neither quotes nor tables can hold as references: `&#34;`
 */
function attributeList(attributes: NewDirective['attributes']): string {
  const written = attributes.map(([name, value]) => {
    if (name === 'id' && /^[\p{L}\p{N}_-]+$/u.test(value)) return `#${value}`
    if (/^[\p{L}\p{N}_#-][\p{L}\p{N}_#.:/-]*$/u.test(value)) return `${name}=${value}`
    return `${name}="${value.replace(/["&|\r\n]/g, reference)}"`
  })
  return `{${written.join(' ')}}`
}

/** Writes words as the label of a leaf: in one line, with the same white space. */
function escapeLabel(words: string): string {
  return words
    .replace(/[\\[\]*_`<>&:!~|$^]/g, '\\$&')
    .replace(/[\t\r\n]|^ +|(?<! ) +$/g, spaces => [...spaces].map(reference).join(''))
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
