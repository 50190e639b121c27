/** Directives that mean in the Markdown what they were meant to: the result is read again, and what went wrong is taken back. */

import {groupBy} from '../base/group-by.ts'
import {findWrong} from './arrivals.ts'
import type {Item} from './new-directives.ts'
import {findMilestones, type PlacedDirective, type Refusal} from './placed-directives.ts'
import type {Placements} from './placement.ts'
import {blockAt, type ReadSource} from './read-source.ts'
import {type WrittenDirectives, writeDirectives} from './written-directives.ts'

/** How often a result is read again before everything that went wrong is given up. Each block of the Markdown has as many tries. */
const mostReadings = 20

/**
 * Brackets mean what they mean only where they stand, so the result is read again. Where a block of the Markdown is not
 * what it was, its innermost directive that went wrong gets milestones or is taken back, until every block is; those taken back
 * before another one are then tried once more without it.
 */
export function keepWhatReadsBack(
  placed: readonly PlacedDirective[],
  places: Placements,
  before: ReadSource
): {written: WrittenDirectives; refused: Refusal[]} {
  const {written, takenBack, rounds} = takeBackWrong(placed, places, before)
  // One that was taken back last, and alone, was wrong in what stands now; for the others something has changed since.
  const last = takenBack.filter(({round}) => round === rounds - 1)
  const again = tryAgain(written, last.length === 1 ? takenBack.filter(one => one !== last[0]) : takenBack, before)
  const refused = takenBack
    .map(({pieces, reason}) => ({item: pieces[0].directive.item, span: pieces[0].directive.span, reason}))
    .filter(({item}) => !again.kept.has(item))
  return {written: again.written, refused}
}

/** The directives of one item that was taken out of the result again. */
interface TakenBack {
  pieces: [PlacedDirective, ...PlacedDirective[]]
  /** The number of the reading after which it was. */
  round: number
  reason: string
}

/** Takes back what went wrong, or gives it milestones, until everything that stands is right. */
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

/** Writes what was taken back once more, one item a block at a time, and keeps what is right now. */
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
      // What is wrong in one block may break others too, so those that look wrong are tried in halves.
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
