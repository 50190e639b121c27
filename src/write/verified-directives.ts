/** Parses the result again and removes directives that are read as something else. */

import {groupBy} from '../base/group-by.ts'
import {findWrong} from './arrivals.ts'
import type {Item} from './new-directives.ts'
import {findMilestones, type PlacedDirective, type Refusal} from './placed-directives.ts'
import type {Placements} from './placement.ts'
import {blockAt, type ReadSource} from './read-source.ts'
import {type WrittenDirectives, writeDirectives} from './written-directives.ts'

/** How often a result is parsed again. After that, everything that is still wrong is left out. */
const mostReadings = 20

/**
 * The meaning of brackets depends on the text around them, so the result is parsed again. In each block that is read wrongly, the innermost wrong
 * directive gets milestones or is left out, until all blocks are read correctly. Items that were left out are then tried once more, because a
 * later one may have been the cause.
 */
export function keepWhatReadsBack(
  placed: readonly PlacedDirective[],
  places: Placements,
  before: ReadSource
): {written: WrittenDirectives; refused: Refusal[]} {
  const {written, takenBack, rounds} = takeBackWrong(placed, places, before)
  // An item that was left out last, and alone, was wrong in the current Markdown. For all others, the Markdown has changed since.
  const last = takenBack.filter(({round}) => round === rounds - 1)
  const again = tryAgain(written, last.length === 1 ? takenBack.filter(one => one !== last[0]) : takenBack, before)
  const refused = takenBack
    .map(({pieces, reason}) => ({item: pieces[0].directive.item, span: pieces[0].directive.span, reason}))
    .filter(({item}) => !again.kept.has(item))
  return {written: again.written, refused}
}

/** An item that was left out again, with its directives. */
interface TakenBack {
  pieces: [PlacedDirective, ...PlacedDirective[]]
  /** The number of the reading after which it was. */
  round: number
  reason: string
}

/** Leaves out directives that are read wrongly, or gives them milestones, until the rest is right. */
function takeBackWrong(
  placed: readonly PlacedDirective[],
  places: Placements,
  before: ReadSource
): {written: WrittenDirectives; takenBack: TakenBack[]; rounds: number} {
  const {source} = before.markdown
  const takenBack: TakenBack[] = []
  let written = writeDirectives(placed, source)
  let round = 0
  for (let wrong = findWrong(written, before); wrong.length > 0; wrong = findWrong(written, before)) {
    const instead = new Map<PlacedDirective, PlacedDirective>()
    const dropped = new Map<Item, string>()
    for (const one of round < mostReadings ? wrong.map(group => group.at(-1)!) : wrong.flat()) {
      const place = one.form === 'milestone' ? undefined : findMilestones(one.directive, places)
      if (place === undefined || typeof place === 'string') dropped.set(one.directive.item, place ?? otherReading)
      else instead.set(one, {...one, ...place})
    }
    const {directives} = written
    const gone = directives.filter(({directive}) => dropped.has(directive.item))
    for (const [item, pieces] of groupBy(gone, ({directive}) => directive.item))
      takenBack.push({pieces: pieces as TakenBack['pieces'], round, reason: dropped.get(item)!})
    const standing = directives.filter(({directive}) => !dropped.has(directive.item))
    written = writeDirectives(
      standing.map(one => instead.get(one) ?? one),
      source
    )
    round++
  }
  return {written, takenBack, rounds: round}
}

const otherReading = 'Markdown would read these words in another way with marks around them'

/** Tries the items that were left out once more, one for each block at a time, and keeps those that are right now. */
function tryAgain(
  written: WrittenDirectives,
  takenBack: readonly TakenBack[],
  before: ReadSource
): {written: WrittenDirectives; kept: Set<Item>} {
  const blockOf = ({from}: PlacedDirective): number => blockAt(before, from)
  const waiting = groupBy(takenBack, ({pieces}) => blockOf(pieces[0]))
  const kept = new Set<Item>()
  const batches: TakenBack[][] = []
  for (let tries = 0; tries < mostReadings && (batches.length > 0 || waiting.size > 0); tries++) {
    const trying = batches.pop() ?? nextOf(waiting)
    const more = [...written.directives, ...trying.flatMap(({pieces}) => pieces)]
    const tried = writeDirectives(
      more.toSorted((a, b) => a.order - b.order),
      before.markdown.source
    )
    const wrong = findWrong(tried, before)
    if (wrong.length === 0) {
      for (const {pieces} of trying) kept.add(pieces[0].directive.item)
      written = tried
    } else if (trying.length > 1) {
      // One wrong item may break other blocks too, so the items that look wrong are tried in halves.
      const blocks = new Set(wrong.flat().map(blockOf))
      const isRight = ({pieces}: TakenBack): boolean => pieces.every(one => !blocks.has(blockOf(one)))
      const [right, rest] = [trying.filter(isRight), trying.filter(one => !isRight(one))]
      const middle = Math.ceil(rest.length / 2)
      const parts =
        right.length > 0 && rest.length > 0 ? [rest, right] : [trying.slice(middle), trying.slice(0, middle)]
      batches.push(...parts.filter(part => part.length > 0))
    }
  }
  return {written, kept}
}

/** Takes the first item of each block. */
function nextOf(waiting: Map<number, TakenBack[]>): TakenBack[] {
  const next: TakenBack[] = []
  for (const [block, queue] of waiting) {
    next.push(queue.shift()!)
    if (queue.length === 0) waiting.delete(block)
  }
  return next
}
