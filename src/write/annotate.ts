/** Annotations into Markdown, by edits of its source and of nothing else. */

import {groupBy} from '../base/list.ts'
import {because} from '../base/message.ts'
import {registered} from '../language/vocabulary.ts'
import type {Relation} from '../model/document.ts'
import {applyEdits} from '../model/edit.ts'
import type {Diagnostic, Edit, Reading} from '../model/reading.ts'
import {read} from '../parse/parse.ts'
import {deepest as deepestBlocks} from '../syntax/block-depth.ts'
import {type Markdown, markdown} from '../syntax/markdown.ts'
import {type Projection, project} from '../syntax/text-map.ts'
import {lastAtMost} from '../text/lines.ts'
import {type Span, words} from '../text/span.ts'
import {type Annotations, type Item, type NewDirective, toDirectives} from './new-directives.ts'
import {type Placement, type Placements, placements} from './placement.ts'
import {removals} from './strip.ts'

/**
 * Adds directives to Markdown by offset edits. Spans are UTF-16 offsets into the text of `source` as `parse` gives it.
 *
 * Words in one line or paragraph get brackets, whole paragraphs a block, implicit claims and relations that say something
 * of themselves a line of their own; claims and evidence that cross others, or stop in the middle of a paragraph, a
 * pair of milestones. An annotation that Markdown cannot carry there is left out whole and told in `diagnostics`
 * (`cannot-annotate`, with its `ids` and the `reason`); the text never changes, and `strip` gives `source` back.
 *
 * An annotation whose id stands in `source` already is changed: the old one is taken out and the new one put where it
 * says, together with its relations where `annotations` names none.
 */
export function annotate(
  source: string,
  annotations: Annotations,
  {remove = []}: AnnotateOptions = {}
): Reading<string> {
  const before = readSource(source)
  const {claims = [], evidence = [], relations, annotations: others = []} = annotations
  const known = idsIn(before.markdown)
  const given = [...claims, ...evidence, ...(relations ?? []), ...others].map(({id}) => id)
  const changed = new Set(given.filter(id => id !== undefined && known.has(id)))
  const gone = new Set([...changed, ...remove])
  if (gone.size === 0) {
    const {value, diagnostics} = insertions(before, annotations)
    return {value, diagnostics}
  }
  // What a changed statement says of others is kept, unless the caller says it anew.
  const kept = relations ?? keptRelations(before, changed)
  const bare = applyEdits(
    source,
    removals(before.markdown, ({id}) => id !== undefined && gone.has(id))
  )
  const {value, diagnostics} = insertions(readSource(bare), {...annotations, relations: kept})
  return {value, diagnostics}
}

export interface AnnotateOptions {
  /** Ids of annotations to take out. */
  remove?: Iterable<string>
}

/** Markdown, read once, with its text. */
export interface ReadSource {
  markdown: Markdown
  projection: Projection
}

function readSource(source: string): ReadSource {
  const read = markdown(source, registered)
  return {markdown: read, projection: project(read)}
}

/** The ids of annotations that may be changed. */
function idsIn({marks}: Markdown): Set<string> {
  const ids = new Set<string>()
  for (const [node, {attributes}] of marks) {
    if (!changeable.has((node as {name: string}).name)) continue
    for (const {name, value} of attributes) if (name === 'id') ids.add(value)
  }
  return ids
}

const changeable: ReadonlySet<string> = new Set(['claim', 'evidence', 'relation', 'annotation'])

function keptRelations({markdown, projection}: ReadSource, changed: ReadonlySet<string | undefined>): Relation[] {
  if (changed.size === 0) return []
  const {relations} = read(markdown, projection).value
  return relations.filter(({id, from}) => id === undefined && changed.has(from))
}

/** The new annotations alone, with the edits (UTF-16 offsets into the source) that make `value` of it. */
export function insertions(before: ReadSource, annotations: Annotations): Reading<string> & {edits: Edit[]} {
  const {map} = before.projection
  const places = placements(before.markdown, map)
  const {placed, refused: unplaced} = placeAll(toDirectives(annotations), places, map.text.length)
  const {edits, value, refused: unread} = keepWhatReadsBack(placed, places, before)
  const refused = [...unplaced, ...unread]
  const diagnostics = refused.map(({item, span, reason, ids = []}): Diagnostic => {
    const place = isStretch(span, map.text.length) ? map.findPlace(span) : undefined
    const named = [...item.ids, ...ids]
    return {
      code: 'cannot-annotate',
      severity: 'error',
      ...because(`${item.subject} was not written`, reason),
      ...(named.length && {ids: named}),
      span,
      ...(place && {place})
    }
  })
  return {value, diagnostics, edits}
}

/** A directive and where it goes. */
interface Placed extends Placement {
  directive: NewDirective
  /** Its number in reading order. */
  order: number
}

/** One that is not written, and why. */
interface Refused {
  item: Item
  span: Span
  reason: string
  /** The ids of others that the reason names. */
  ids?: readonly string[]
}

/** Finds a place for each directive; an item of which one has none is refused whole. */
function placeAll(
  directives: readonly NewDirective[],
  places: Placements,
  length: number
): {placed: Placed[]; refused: Refused[]} {
  const refused = new Map<Item, Refused>()
  const refuse = ({item, span}: NewDirective, reason: string, ids?: readonly string[]): void => {
    if (!refused.has(item)) refused.set(item, {item, span, reason, ...(ids && {ids})})
  }

  const found: Placed[] = []
  for (const [order, directive] of directives.entries()) {
    const {span, leaf} = directive
    if (leaf === undefined && !isStretch(span, length)) {
      refuse(directive, `its span ${span.start}–${span.end} lies outside the text, which has ${length} units`)
      continue
    }
    const first = places.find(directive)
    const place = typeof first === 'string' ? (findMilestones(directive, places) ?? first) : first
    if (typeof place === 'string') refuse(directive, place)
    else found.push({directive, order, ...place})
  }

  // Brackets and blocks hold each other or stand apart, and only so deep; all others are pairs of milestones, or refused.
  const placed: Placed[] = []
  const open: {directive: NewDirective; form: 'span' | 'block'; depth: number}[] = []
  for (const one of found) {
    const {directive, form, order} = one
    const {span, item} = directive
    if (refused.has(item)) continue
    const isOver = (other: NewDirective): boolean => other.span.end <= span.start || refused.has(other.item)
    if (form === 'leaf' || form === 'milestone') {
      placed.push(one)
      continue
    }
    for (let last = open.at(-1); last && isOver(last.directive); last = open.at(-1)) open.pop()
    const holder = open.at(-1)
    const depth = holder?.form === form ? holder.depth + 1 : 1
    const crossed = holder && holder.directive.span.end < span.end ? holder.directive.item : undefined
    if (!crossed && depth <= deepest[form]) {
      placed.push(one)
      open.push({directive, form, depth})
      continue
    }
    const place = findMilestones(directive, places)
    const reason = crossed
      ? `it crosses ${crossed.subject}, expected one to hold the other`
      : `it lies inside ${deepest[form]} others, expected fewer`
    if (place === undefined) refuse(directive, reason, crossed?.ids)
    else if (typeof place === 'string') refuse(directive, place)
    else placed.push({directive, order, ...place})
  }
  return {placed: placed.filter(({directive: {item}}) => !refused.has(item)), refused: [...refused.values()]}
}

/** How many of each form may hold each other: micromark reads no label with more than 32 brackets open in it. */
const deepest: Readonly<Record<'span' | 'block', number>> = {span: 33, block: deepestBlocks}

/** Milestones for a directive that cannot have brackets, a reason why they cannot stand there, or `undefined` where it never has any. */
function findMilestones({milestone, span}: NewDirective, places: Placements): Placement | string | undefined {
  return milestone === undefined || span.start === span.end ? undefined : places.findMilestones(span)
}

function isStretch({start, end}: Span, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length
}

/** How often a result is read again before everything that went wrong is given up. Each block of the Markdown has as many tries. */
const mostReadings = 20

/**
 * Brackets mean what they mean only where they stand, so the result is read again. Where a block of the Markdown is not
 * what it was, its innermost mark that went wrong gets milestones or is taken back, until every block is; those taken back
 * before another one are then tried once more without it.
 */
function keepWhatReadsBack(
  placed: readonly Placed[],
  places: Placements,
  before: ReadSource
): {value: string; edits: Edit[]; refused: Refused[]} {
  let standing = [...placed]
  let result = apply(standing, before)
  const givenUp: {ones: Placed[]; round: number; reason: string}[] = []
  let round = 0
  for (let wrong = findWrong(result, before); wrong.length > 0; wrong = findWrong(result, before)) {
    const instead = new Map<Placed, Placed>()
    const dropped = new Map<Item, string>()
    for (const one of round < mostReadings ? wrong.map(group => group.at(-1)!) : wrong.flat()) {
      const place = one.form === 'milestone' ? undefined : findMilestones(one.directive, places)
      if (place === undefined || typeof place === 'string') dropped.set(one.directive.item, place ?? otherReading)
      else instead.set(one, {...one, ...place})
    }
    const gone = standing.filter(({directive}) => dropped.has(directive.item))
    for (const [item, ones] of groupBy(gone, ({directive}) => directive.item))
      givenUp.push({ones, round, reason: dropped.get(item)!})
    standing = standing.filter(({directive}) => !dropped.has(directive.item)).map(one => instead.get(one) ?? one)
    result = apply(standing, before)
    round++
  }

  // The last ones were taken back from what stands now; for the others something has changed since.
  const waiting = groupBy(
    givenUp.filter(({round: at}) => at < round - 1),
    ({ones}) => blockAt(before, ones[0]!.from)
  )
  const kept = new Set<Item>()
  for (let tries = 0; tries < mostReadings && waiting.size > 0; tries++) {
    let trying: Placed[][] = []
    for (const [block, queue] of waiting) {
      trying.push(queue.shift()!.ones)
      if (queue.length === 0) waiting.delete(block)
    }
    while (trying.length > 0) {
      const more = [...standing, ...trying.flat()].toSorted((a, b) => a.order - b.order)
      const tried = apply(more, before)
      const wrong = findWrong(tried, before)
      if (wrong.length === 0) {
        for (const [{directive}] of trying as [Placed][]) kept.add(directive.item)
        standing = more
        result = tried
        break
      }
      const blocks = new Set(wrong.flat().map(({from}) => blockAt(before, from)))
      const right = trying.filter(ones => ones.every(({from}) => !blocks.has(blockAt(before, from))))
      trying = right.length < trying.length ? right : []
    }
  }

  const refused = givenUp
    .map(({ones, reason}) => ({item: ones[0]!.directive.item, span: ones[0]!.directive.span, reason}))
    .filter(({item}) => !kept.has(item))
  return {value: result.value, edits: result.marks.map(({start, end, content}) => ({start, end, content})), refused}
}

const otherReading = 'Markdown would read these words in another way with marks around them'

/** The Markdown with directives in it. */
interface Result {
  standing: readonly Placed[]
  marks: readonly Mark[]
  value: string
}

/** An edit that writes one side of a directive. */
interface Mark extends Edit {
  of: Placed
  isClosing: boolean
  /** How many characters of it stand before its colons or bracket. */
  lead: number
}

function apply(standing: readonly Placed[], {markdown: {source}}: ReadSource): Result {
  const marks = marksOf(standing, source)
  return {standing, marks, value: applyEdits(source, marks)}
}

function marksOf(placed: readonly Placed[], source: string): Mark[] {
  const usual = /\r\n|\r|\n/.exec(source)?.[0] ?? '\n'
  // A line feed right after a carriage return would make one line ending of the two.
  const newlineAt = (at: number): string => (source[at - 1] === '\r' && usual === '\n' ? '\r' : usual)
  const fences = fenceLengths(placed)
  const openings: Mark[] = []
  const closings: Mark[] = []
  const leaves: Mark[] = []
  for (const of of placed) {
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
  // Whoever holds comes first in the list: its opening stands before, its closing after those it holds. At one offset,
  // what closes there comes before what opens there.
  return [...closings.reverse(), ...leaves, ...openings].toSorted((a, b) => a.start - b.start)
}

/** How many colons the fence of each block has: more than any that it holds. */
function fenceLengths(placed: readonly Placed[]): Map<Placed, number> {
  const lengths = new Map<Placed, number>()
  const open: Placed[] = []
  const close = (): void => {
    const length = lengths.get(open.pop()!)!
    const holder = open.at(-1)
    if (holder) lengths.set(holder, Math.max(lengths.get(holder)!, length + 1))
  }
  for (const one of placed) {
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

/** Words as the label of a leaf: one line, whose white space stays what it is. */
function escapeLabel(words: string): string {
  return words
    .replace(/[\\[\]*_`<>&:!~|$^]/g, '\\$&')
    .replace(/[\t\r\n]|^ +| +$/g, spaces => [...spaces].map(reference).join(''))
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

/**
 * The directives that went wrong, innermost last, by the block of the Markdown that they are in; none where the result has
 * the same text and every directive is read on its own words.
 */
function findWrong({standing, marks, value}: Result, before: ReadSource): Placed[][] {
  if (standing.length === 0) return []
  const after = readSource(value)
  const {text} = before.projection.map
  const isSame = after.projection.map.text === text
  const lost = findLost(standing, marks, before, after)
  const groups = groupBy(lost, ({from}) => blockAt(before, from))
  if (isSame) return [...groups.values()]
  // Where all of them arrived and the text did not stay, each may be to blame.
  const changed = new Set(changedBlocks(marks, before, after).filter(block => !groups.has(block)))
  for (const one of standing) {
    for (const block of new Set([blockAt(before, one.from), blockAt(before, one.to)])) {
      if (!changed.has(block)) continue
      const group = groups.get(block)
      if (group) group.push(one)
      else groups.set(block, [one])
    }
  }
  return groups.size > 0 ? [...groups.values()] : [[...standing]]
}

/** Those that are no directive with their own name, attributes and words where they were written. */
function findLost(
  standing: readonly Placed[],
  marks: readonly Mark[],
  before: ReadSource,
  after: ReadSource
): Placed[] {
  const texts = [before.projection.map.text, after.projection.map.text] as const
  const isSame = texts[0] === texts[1]
  const isHeld = (wanted: Span, found: Span | undefined): boolean =>
    found !== undefined &&
    (isSame
      ? wanted.start === found.start && wanted.end === found.end
      : words(texts[0], wanted) === words(texts[1], found))

  const nodes = new Map<number, object>()
  for (const node of after.markdown.marks.keys())
    nodes.set((node as {position: {start: {offset: number}}}).position.start.offset, node)
  const statements = standing.some(({form}) => form === 'milestone') ? statementsIn(after) : new Map<string, Span[]>()

  const arrived = new Set<Placed>()
  const closed = new Set<Placed>()
  const openings = new Map<Placed, object>()
  let shift = 0
  for (const {start, content, of, isClosing, lead} of marks) {
    const at = start + shift + lead
    shift += content.length
    const {directive, form} = of
    if (!isClosing) {
      const node = nodes.get(at)
      if (node && isSpelled(node, directive, form, after)) openings.set(of, node)
      if (node && form === 'leaf') arrived.add(of)
      continue
    }
    if (form === 'milestone') {
      if ((nodes.get(at) as {name: string} | undefined)?.name === 'end') closed.add(of)
      continue
    }
    const node = openings.get(of)
    const {label, closing} = (node && after.markdown.marks.get(node)) ?? {}
    if ((form === 'span' ? label?.[1] : closing?.[0]) === at) closed.add(of)
  }
  for (const [one, node] of openings) {
    const {directive, form} = one
    if (form === 'leaf' || !closed.has(one)) continue
    const found =
      form === 'milestone'
        ? (statements.get(`${directive.name} ${directive.milestone}`) ?? [])
        : [after.projection.spans.get(node)]
    if (found.some(span => isHeld(directive.span, span))) arrived.add(one)
  }
  return standing.filter(one => !arrived.has(one) || !openings.has(one))
}

function isSpelled(node: object, directive: NewDirective, form: Placement['form'], {markdown}: ReadSource): boolean {
  const {name, type} = node as {name: string; type: string}
  const {attributes, label} = markdown.marks.get(node)!
  return (
    type === types[form] &&
    (form !== 'milestone' || label === undefined) &&
    name === directive.name &&
    attributes.length === directive.attributes.length &&
    attributes.every(
      ({name, value}, i) => name === directive.attributes[i]![0] && value === directive.attributes[i]![1]
    )
  )
}

const types: Readonly<Record<Placement['form'], string>> = {
  span: 'textDirective',
  milestone: 'textDirective',
  block: 'containerDirective',
  leaf: 'leafDirective'
}

/** Where the statements of each type and id stand. */
function statementsIn({markdown, projection}: ReadSource): Map<string, Span[]> {
  const {claims, evidence, annotations = []} = read(markdown, projection).value
  const spans = new Map<string, Span[]>()
  for (const [key, found] of groupBy([...claims, ...evidence, ...annotations], ({type, id}) => `${type} ${id}`))
    spans.set(
      key,
      found.flatMap(({span}) => span ?? [])
    )
  return spans
}

/** The top-level blocks of the Markdown, by their numbers, whose text is another one in the result. */
function changedBlocks(marks: readonly Mark[], before: ReadSource, after: ReadSource): number[] {
  const starts = marks.map(({start}) => start)
  const lengths = [0]
  for (const {content} of marks) lengths.push(lengths.at(-1)! + content.length)
  const [old, now] = [before.projection.map, after.projection.map]
  const changed: number[] = []
  for (let block = 0; block < before.markdown.tree.children.length; block++) {
    const {start, end} = rangeOf(before, block)
    // With the marks at both of its ends.
    const from = start + lengths[lastAtMost(starts, start - 1) + 1]!
    const to = end + lengths[lastAtMost(starts, end) + 1]!
    const was = words(old.text, old.toSpan({start: {offset: start}, end: {offset: end}}))
    if (was !== words(now.text, now.toSpan({start: {offset: from}, end: {offset: to}}))) changed.push(block)
  }
  return changed
}

/** The number of the top-level block at an offset. */
function blockAt({markdown: {tree}}: ReadSource, offset: number): number {
  let [low, high] = [0, tree.children.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (tree.children[middle]!.position!.start.offset! <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

function rangeOf({markdown: {tree}}: ReadSource, block: number): Span {
  const {start, end} = tree.children[block]!.position!
  return {start: start.offset!, end: end.offset!}
}
