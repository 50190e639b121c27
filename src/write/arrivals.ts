/** Finds the directives that are not read back as they were written. */

import {lastAtMost} from '../base/binary-search.ts'
import {groupBy} from '../base/group-by.ts'
import {read} from '../parse/parse.ts'
import {type Span, words} from '../text/span.ts'
import type {NewDirective} from './new-directives.ts'
import type {PlacedDirective} from './placed-directives.ts'
import type {Placement} from './placement.ts'
import {blockAt, type ReadSource, rangeOfBlock, readSource} from './read-source.ts'
import type {Side, WrittenDirectives} from './written-directives.ts'

/**
 * Returns the directives that are read back wrongly, grouped by their block of the Markdown, the innermost last. Returns none if the
 * text of the result is the same and every directive has the right words.
 */
export function findWrong({directives, sides, value}: WrittenDirectives, before: ReadSource): PlacedDirective[][] {
  if (directives.length === 0) return []
  const after = readSource(value)
  const arrived = findArrived(directives, sides, before, after)
  const groups = groupBy(
    directives.filter(one => !arrived.has(one)),
    ({from}) => blockAt(before, from)
  )
  if (after.projection.map.text === before.projection.map.text) return [...groups.values()]
  // Where the text of a block changed although its directives are right, any of these directives may be the cause.
  const changed = new Set(changedBlocks(sides, before, after).filter(block => !groups.has(block)))
  for (const one of directives) {
    for (const block of new Set([blockAt(before, one.from), blockAt(before, one.to)])) {
      if (!changed.has(block)) continue
      const group = groups.get(block)
      if (group) group.push(one)
      else groups.set(block, [one])
    }
  }
  return groups.size > 0 ? [...groups.values()] : [[...directives]]
}

/** The directives that are read back with their name, attributes and words. */
function findArrived(
  directives: readonly PlacedDirective[],
  sides: readonly Side[],
  before: ReadSource,
  after: ReadSource
): Set<PlacedDirective> {
  const texts = [before.projection.map.text, after.projection.map.text] as const
  const isSame = texts[0] === texts[1]
  const isHeld = (wanted: Span, found: Span | undefined): boolean =>
    found !== undefined &&
    (isSame
      ? wanted.start === found.start && wanted.end === found.end
      : words(texts[0], wanted) === words(texts[1], found))

  const {openings, closed} = findSides(sides, after)
  const hasMilestones = directives.some(({form}) => form === 'milestone')
  const statements = hasMilestones ? statementsIn(after) : new Map<string, Span[]>()
  const arrived = new Set<PlacedDirective>()
  for (const [one, node] of openings) {
    const {directive, form} = one
    if (form === 'leaf') {
      arrived.add(one)
      continue
    }
    if (!closed.has(one)) continue
    const found =
      form === 'milestone'
        ? (statements.get(`${directive.name} ${directive.milestone}`) ?? [])
        : [after.projection.spans.get(node)]
    if (found.some(span => isHeld(directive.span, span))) arrived.add(one)
  }
  return arrived
}

/** The node that each directive opens in the result, and the directives that close where they should. */
function findSides(
  sides: readonly Side[],
  after: ReadSource
): {openings: Map<PlacedDirective, object>; closed: Set<PlacedDirective>} {
  const nodes = new Map<number, object>()
  for (const node of after.markdown.marks.keys())
    nodes.set((node as {position: {start: {offset: number}}}).position.start.offset, node)

  const openings = new Map<PlacedDirective, object>()
  const closed = new Set<PlacedDirective>()
  let shift = 0
  for (const {start, content, of, isClosing, lead} of sides) {
    const at = start + shift + lead
    shift += content.length
    const {directive, form} = of
    const node = nodes.get(at)
    if (!isClosing) {
      if (node && isSpelled(node, directive, form, after)) openings.set(of, node)
    } else if (form === 'milestone') {
      if ((node as {name: string} | undefined)?.name === 'end') closed.add(of)
    } else {
      const opened = openings.get(of)
      const {label, closing} = (opened && after.markdown.marks.get(opened)) ?? {}
      if ((form === 'span' ? label?.[1] : closing?.[0]) === at) closed.add(of)
    }
  }
  return {openings, closed}
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

/** The places of the statements, by type and id. */
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

/** The numbers of the top-level blocks whose text differs in the result. */
function changedBlocks(sides: readonly Side[], before: ReadSource, after: ReadSource): number[] {
  const starts = sides.map(({start}) => start)
  const lengths = [0]
  for (const {content} of sides) lengths.push(lengths.at(-1)! + content.length)
  const [old, now] = [before.projection.map, after.projection.map]
  const changed: number[] = []
  for (let block = 0; block < before.markdown.tree.children.length; block++) {
    const {start, end} = rangeOfBlock(before, block)
    // Includes what was inserted at both ends.
    const from = start + lengths[lastAtMost(starts, start - 1) + 1]!
    const to = end + lengths[lastAtMost(starts, end) + 1]!
    const was = words(old.text, old.toSpan({start: {offset: start}, end: {offset: end}}))
    if (was !== words(now.text, now.toSpan({start: {offset: from}, end: {offset: to}}))) changed.push(block)
  }
  return changed
}
