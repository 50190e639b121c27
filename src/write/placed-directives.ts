/** Finds the places of new directives in the Markdown. */

import {deepest as deepestBlocks} from '../syntax/block-depth.ts'
import {cutsCharacter} from '../text/code-points.ts'
import type {Span} from '../text/span.ts'
import type {Item, NewDirective} from './new-directives.ts'
import type {Placement, Placements} from './placement.ts'

/** A directive and where it goes. */
export interface PlacedDirective extends Placement {
  directive: NewDirective
  /** Its number in reading order. */
  order: number
}

/** An item that is not written, and why. */
export interface Refusal {
  item: Item
  span: Span
  reason: string
  /** The item that it crosses, where that is the reason. */
  crosses?: Item
}

/** Finds a place for each directive. Where one of an item's directives has none, the whole item is refused. */
export function placeDirectives(
  directives: readonly NewDirective[],
  places: Placements,
  text: string
): {placed: PlacedDirective[]; refused: Refusal[]} {
  const refused: Refusals = new Map()
  const found: PlacedDirective[] = []
  for (const [order, directive] of directives.entries()) {
    const place = findPlace(directive, places, text)
    if (typeof place === 'string') refuse(refused, directive, place)
    else found.push({directive, order, ...place})
  }
  const placed = nest(found, places, refused)
  return {placed: placed.filter(({directive: {item}}) => !refused.has(item)), refused: [...refused.values()]}
}

/** Whether a span is inside a text of this length. */
export function isStretch({start, end}: Span, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length
}

type Refusals = Map<Item, Refusal>

/** Keeps the first reason for each item. */
function refuse(refused: Refusals, {item, span}: NewDirective, reason: string, crosses?: Item): void {
  if (!refused.has(item)) refused.set(item, {item, span, reason, ...(crosses && {crosses})})
}

/** Finds the place of one directive, without considering others, or returns the reason why there is none. */
function findPlace(directive: NewDirective, places: Placements, text: string): Placement | string {
  const {span, leaf, item} = directive
  if (item.problem !== undefined) return item.problem
  if (leaf === undefined && !isStretch(span, text.length))
    return `its span ${span.start}–${span.end} lies outside the text, which has ${text.length} units`
  if (leaf === undefined && (cutsCharacter(text, span.start) || cutsCharacter(text, span.end)))
    return `its span ${span.start}–${span.end} cuts a character in two`
  const place = places.find(directive)
  return typeof place === 'string' ? (findMilestones(directive, places) ?? place) : place
}

/** Brackets and blocks must nest, up to a limit of depth. Directives that do not nest become pairs of milestones, or are refused. */
function nest(found: readonly PlacedDirective[], places: Placements, refused: Refusals): PlacedDirective[] {
  const placed: PlacedDirective[] = []
  const open: Holder[] = []
  for (const one of found) {
    const {directive, form, order} = one
    if (refused.has(directive.item)) continue
    if (form === 'leaf' || form === 'milestone') {
      placed.push(one)
      continue
    }
    const isOver = ({directive: {span, item}}: Holder): boolean => span.end <= directive.span.start || refused.has(item)
    while (open.length > 0 && isOver(open.at(-1)!)) open.pop()
    const holder = open.at(-1)
    const depth = holder?.form === form ? holder.depth + 1 : 1
    const crossed = holder && holder.directive.span.end < directive.span.end ? holder.directive.item : undefined
    if (!crossed && depth <= deepest[form]) {
      placed.push(one)
      open.push({directive, form, depth})
      continue
    }
    const place = findMilestones(directive, places)
    const reason = crossed
      ? `it crosses ${crossed.subject}, expected one to hold the other`
      : `it lies inside ${deepest[form]} others, expected fewer`
    if (place === undefined) refuse(refused, directive, reason, crossed)
    else if (typeof place === 'string') refuse(refused, directive, place)
    else placed.push({directive, order, ...place})
  }
  return placed
}

/** Brackets or a block that are open where the next directive starts. */
interface Holder {
  directive: NewDirective
  form: 'span' | 'block'
  /** How many of its form are open, including itself. */
  depth: number
}

/** The deepest nesting of each form. micromark does not read labels in which more than 32 brackets are open. */
const deepest: Readonly<Record<'span' | 'block', number>> = {span: 33, block: deepestBlocks}

/** Finds milestones for a directive that cannot have brackets. Returns a reason where they cannot be there, and `undefined` where it cannot have milestones. */
export function findMilestones({milestone, span}: NewDirective, places: Placements): Placement | string | undefined {
  return milestone === undefined || span.start === span.end ? undefined : places.findMilestones(span)
}
