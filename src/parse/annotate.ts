/** Annotations into Markdown, by edits of its source and of nothing else. */

import {emptyDocument} from '../model/document.ts'
import {applyEdits} from '../model/edit.ts'
import type {Diagnostic, Edit, Reading} from '../model/reading.ts'
import {type Markdown, markdown} from '../syntax/markdown.ts'
import {type Projection, project} from '../syntax/text-map.ts'
import {crosses, type Span, words} from '../text/span.ts'
import {read} from './parse.ts'
import {type Annotations, type Piece, piecesOf} from './pieces.ts'
import {findMilestones, findPlacing, type Placing} from './placing.ts'
import {strip} from './strip.ts'
import {registered} from './vocabulary.ts'

/**
 * Adds directives to Markdown by offset edits. Spans are UTF-16 offsets into the text of `source` as `parse` gives it.
 *
 * Words in one line or paragraph get brackets, whole paragraphs a block, implicit claims and relations that say something
 * of themselves a line of their own; claims and evidence that cross others, or stop in the middle of a paragraph, a
 * pair of milestones. An annotation that Markdown cannot carry there is left out and told in `diagnostics`; the text
 * never changes, and `strip` gives `source` back.
 *
 * An annotation whose id stands in `source` already is changed: the old one is taken out and the new one put where it
 * says, together with its relations where `annotations` names none.
 */
export function annotate(
  source: string,
  annotations: Annotations,
  {remove = []}: AnnotateOptions = {}
): Reading<string> {
  const {claims = [], evidence = [], relations, annotations: others = []} = annotations
  const parsed = markdown(source, registered)
  const before = read(parsed).value
  const known = new Set(
    [...before.claims, ...before.evidence, ...before.relations, ...(before.annotations ?? [])].map(({id}) => id)
  )
  const given = [...claims, ...evidence, ...(relations ?? []), ...others].map(({id}) => id)
  const changed = new Set(given.filter(id => id !== undefined && known.has(id)))
  const gone = new Set([...changed, ...remove])
  if (gone.size === 0) {
    const {value, diagnostics} = insertions(source, annotations, parsed)
    return {value, diagnostics}
  }
  // What a changed statement says of others is kept, unless the caller says it anew.
  const kept = before.relations.filter(({id, from}) => id === undefined && changed.has(from))
  const bare = strip(source, ({id}) => id !== undefined && gone.has(id))
  const {value, diagnostics} = insertions(bare, {...annotations, relations: relations ?? kept})
  return {value, diagnostics}
}

export interface AnnotateOptions {
  /** Ids of annotations to take out. */
  remove?: Iterable<string>
}

/** The new annotations alone, with the edits (UTF-16 offsets into `source`) that make `value` of it; `before` is `source`, read. */
export function insertions(
  source: string,
  annotations: Annotations,
  before: Markdown = markdown(source, registered)
): Reading<string> & {edits: Edit[]} {
  const diagnostics: Diagnostic[] = []
  const projection = project(before)
  const {map} = projection

  function refuse({span, subject, attributes}: Piece, why: string): void {
    const place = isStretch(span, map.text.length) ? map.findPlace(span) : undefined
    const message = `${subject} was not written: ${why}`
    const ids = attributes.flatMap(([name, value]) => (name === 'id' || name === 'part' ? [value] : []))
    diagnostics.push({
      code: 'cannot-annotate',
      severity: 'error',
      message,
      ids,
      reason: why,
      span,
      ...(place && {place})
    })
  }

  /** Milestones for a piece that cannot have brackets because of `why`, if it can have them. */
  function placeMilestones(piece: Piece, why: string): void {
    const found = piece.milestone === undefined || isEmpty(piece.span) ? why : findMilestones(piece.span, before, map)
    if (typeof found === 'string') refuse(piece, found)
    else placed.push({piece, ...found})
  }

  const placed: Placed[] = []
  for (const piece of piecesOf(annotations)) {
    if (!isStretch(piece.span, map.text.length) && piece.leaf === undefined) {
      refuse(
        piece,
        `its span ${piece.span.start}–${piece.span.end} lies outside the text, which has ${map.text.length} units`
      )
      continue
    }
    const crossed = placed.find(({form, piece: {span}}) => form !== 'milestone' && crosses(span, piece.span))
    const found = crossed
      ? `it crosses ${crossed.piece.subject}, expected one to hold the other`
      : findPlacing(piece, before, map)
    if (typeof found === 'string') placeMilestones(piece, found)
    else placed.push({piece, ...found})
  }

  // Brackets mean what they mean only where they stand, so the result is read again and what did not arrive is taken back.
  for (let tries = 0; ; tries++) {
    const edits = editsOf(source, placed)
    const result = applyEdits(source, edits)
    const lost = placed.length ? findLost(result, placed, projection) : []
    if (lost.length === 0) return {value: result, diagnostics, edits}
    // One that went wrong may take others with it: the innermost goes first, and after some tries all of them.
    for (const one of tries < 20 ? lost.slice(-1) : lost) {
      placed.splice(placed.indexOf(one), 1)
      const why = 'Markdown would read these words in another way with marks around them'
      if (one.form === 'milestone') refuse(one.piece, why)
      else placeMilestones(one.piece, why)
    }
  }
}

type Placed = Placing & {piece: Piece}

function isStretch({start, end}: Span, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length
}

function isEmpty({start, end}: Span): boolean {
  return start === end
}

function editsOf(source: string, placed: readonly Placed[]): Edit[] {
  const usual = /\r\n|\r|\n/.exec(source)?.[0] ?? '\n'
  // A line feed right after a carriage return would make one line ending of the two.
  const newlineAt = (at: number): string => (source[at - 1] === '\r' && usual === '\n' ? '\r' : usual)
  const opening: Edit[] = []
  const closing: Edit[] = []
  const insert = (edits: Edit[], at: number, content: string): number => edits.push({start: at, end: at, content})
  const close = (at: number, content: string): number => closing.unshift({start: at, end: at, content})
  // Whoever holds comes first in the list: its opening stands before, its closing after those it holds.
  for (const one of placed) {
    const {piece, form, from, to} = one
    const list = attributeList(piece.attributes)
    if (form === 'leaf') {
      const label = piece.leaf ? `[${escapeLabel(piece.leaf)}]` : ''
      insert(closing, from, `${newlineAt(from)}${newlineAt(from)}::${piece.name}${label}${list}`)
    } else if (form === 'block') {
      const inner = placed.filter(
        other => other !== one && other.form === 'block' && other.from >= from && other.to <= to
      )
      const colons = ':'.repeat(3 + inner.length)
      insert(opening, from, `${colons}${piece.name}${list}${usual}`)
      close(to, `${newlineAt(to)}${colons}`)
    } else if (form === 'milestone') {
      insert(opening, from, `:${piece.name}${list}`)
      close(to, `:end${attributeList([['id', piece.milestone!]])}`)
    } else {
      insert(opening, from, `:${piece.name}[`)
      close(to, `]${list}`)
    }
  }
  // At one offset, what closes there comes before what opens there.
  return [...closing, ...opening].toSorted((a, b) => a.start - b.start)
}

/** `{#c1 kind=fact}`; quoted where it must be, and with references for what neither quotes nor tables can hold. */
function attributeList(attributes: Piece['attributes']): string {
  const written = attributes.map(([name, value]) => {
    if (name === 'id' && /^[\p{L}\p{N}_-]+$/u.test(value)) return `#${value}`
    if (/^[\p{L}\p{N}_#-][\p{L}\p{N}_#.:/-]*$/u.test(value)) return `${name}=${value}`
    return `${name}="${value.replace(/["&|\r\n]/g, character => `&#${character.charCodeAt(0)};`)}"`
  })
  return `{${written.join(' ')}}`
}

function escapeLabel(words: string): string {
  return words.replace(/[\\[\]*_`<>&:!~|$^]/g, '\\$&').replace(/\s+/g, ' ')
}

/** The pieces whose words are not what they were, or are there no longer, innermost last. */
function findLost(result: string, placed: readonly Placed[], before: Projection): Placed[] {
  const after = markdown(result, registered)
  const {map, spans} = project(after)
  const arrived = new Set<string>()
  for (const [node, span] of spans) {
    const marks = after.marks.get(node)
    const {name, type} = node as {name: string; type: string}
    const at =
      type === 'leafDirective' ? 'leaf' : marks?.label || type === 'containerDirective' ? keyOf(span) : 'milestone'
    arrived.add([at, name, ...(marks?.attributes ?? []).map(({name, value}) => `${name}=${value}`)].join(' '))
  }
  const hasMilestones = placed.some(({form}) => form === 'milestone')
  const {claims, evidence, annotations = []} = hasMilestones ? read(after).value : emptyDocument()
  for (const {id, type, span} of [...claims, ...evidence, ...annotations])
    if (span) arrived.add(`${keyOf(span)} ${type} ${id}`)

  const sameText = map.text === before.map.text
  const lost = placed.filter(({form, piece: {name, span, attributes, milestone}}) => {
    const at = form === 'leaf' || form === 'milestone' ? form : keyOf(span)
    if (!arrived.has([at, name, ...attributes.map(([name, value]) => `${name}=${value}`)].join(' '))) return true
    if (form === 'milestone' && !arrived.has(`${keyOf(span)} ${name} ${milestone}`)) return true
    return !sameText && words(map.text, span) !== words(before.map.text, span)
  })
  return lost.length || sameText ? lost : placed.slice(-1)
}

function keyOf({start, end}: Span): string {
  return `${start} ${end}`
}
