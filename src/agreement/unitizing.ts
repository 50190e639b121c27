/** Agreement on the units of a text and their values (unitizing). */

import type {Span} from '../text/span.ts'

/** A passage that an annotator marked, and its value. */
export interface Unit extends Span {
  value: string
}

/** The coefficients of one family. Each is at most 1, and 0 for chance. It is absent where it is not defined, because nothing could differ. */
export interface UnitizingAlpha {
  /** Boundaries and values together. */
  nominal?: number
  /** Boundaries alone: whether a character belongs to a unit. */
  binary?: number
  /** Values alone, where at least two annotators have a unit. */
  coding?: number
  /** One coefficient for each value, in alphabetical order. */
  values: ValueAlpha[]
}

/** Agreement on the characters of one value, where at least two annotators have a unit. */
export interface ValueAlpha {
  value: string
  alpha?: number
  /** The share of its characters where another annotator has a unit, too; from 0 to 1. */
  coverage: number
}

/**
 * Krippendorff's alpha for unitizing: Krippendorff, Mathet, Bouvry and Widlöcher (2016), "On the reliability of unitizing textual
 * continua: Further developments", Quality & Quantity 50; the equations are 32 to 38 of Krippendorff (2019), "Content Analysis",
 * 4th edition, section 12.6.
 *
 * The units of each annotator and the gaps between them divide the text into segments. Each character counts as one coincidence of the values
 * that two annotators give it. The coincidences expected by chance are those of segments that are paired at random, but not with themselves.
 *
 * @param length The length of the text, in the same unit as the spans.
 * @param annotators The units of each annotator, in any order. Units of one annotator do not overlap.
 * @throws RangeError for fewer than two annotators, and when units overlap or reach beyond the text.
 */
export function unitizingAlpha(length: number, annotators: readonly (readonly Unit[])[]): UnitizingAlpha {
  if (annotators.length < 2) throw new RangeError('Expected two annotators or more')
  const partitions = annotators.map(units => partition(length, units))
  const coincidences = coincidencesOf(partitions)
  const stretches = partitions.flat()
  const nominal = alpha(coincidences, stretches.map(selfMeeting))
  const binary = alpha(coincidences.map(asBinary), stretches.map(selfMeeting).map(asBinary))
  const coded = coincidences.filter(({values}) => !values.includes(gap))
  const pairable = partitions.flatMap((partition, index) => pairableStretches(partition, without(partitions, index)))
  const coding = alpha(coded, pairable)
  return {
    ...(nominal !== undefined && {nominal}),
    ...(binary !== undefined && {binary}),
    ...(coding !== undefined && {coding}),
    values: valueAlphas(coincidences, coded, pairable)
  }
}

/** The value of a gap. No unit can have it, because the values of units get a prefix. */
const gap = 'gap'

function partition(length: number, units: readonly Unit[]): Unit[] {
  const stretches: Unit[] = []
  let at = 0
  for (const {start, end, value} of units.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end > length) throw new RangeError('Expected units that do not overlap, within the text')
    if (start > at) stretches.push({start: at, end: start, value: gap})
    if (end > start) stretches.push({start, end, value: `=${value}`})
    at = end
  }
  if (at < length) stretches.push({start: at, end: length, value: gap})
  return stretches
}

/** The number of characters for each pair of values that two annotators gave them, counted for both orders of the annotators. */
interface Coincidence {
  values: readonly [string, string]
  weight: number
}

/** How often a value would be paired with itself within single segments, which the expected coincidences exclude. */
interface SelfMeeting {
  value: string
  weight: number
}

function coincidencesOf(partitions: readonly (readonly Unit[])[]): Coincidence[] {
  const found: Coincidence[] = []
  for (const [index, first] of partitions.entries()) {
    for (const second of without(partitions, index)) {
      for (const {a, b, shared} of intersections(first, second))
        found.push({values: [a.value, b.value], weight: shared / (partitions.length - 1)})
    }
  }
  return found
}

function* intersections(first: readonly Unit[], second: readonly Unit[]): Iterable<{a: Unit; b: Unit; shared: number}> {
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const [a, b] = [first[i]!, second[j]!]
    const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
    if (shared > 0) yield {a, b, shared}
    if (a.end <= b.end) i++
    if (b.end <= a.end) j++
  }
}

/** For a gap, each character is excluded alone, because a gap is not a unit that could be paired with itself as a whole. */
function selfMeeting({start, end, value}: Unit): SelfMeeting {
  return {value, weight: value === gap ? end - start : (end - start) ** 2}
}

/** The parts of each unit where another annotator has a unit, too. */
function pairableStretches(own: readonly Unit[], others: readonly (readonly Unit[])[]): SelfMeeting[] {
  const covered = merged(others.flat().filter(({value}) => value !== gap))
  const lengths = new Map<Unit, number>()
  for (const {a, shared} of intersections(own, covered)) lengths.set(a, (lengths.get(a) ?? 0) + shared)
  return own
    .filter(({value}) => value !== gap)
    .map(unit => ({value: unit.value, weight: (lengths.get(unit) ?? 0) ** 2}))
}

/** The passages that at least one of the units covers, in order and without overlaps. */
function merged(units: readonly Unit[]): Unit[] {
  const stretches: Unit[] = []
  for (const unit of units.toSorted((a, b) => a.start - b.start)) {
    const last = stretches.at(-1)
    if (last && unit.start <= last.end) last.end = Math.max(last.end, unit.end)
    else stretches.push({...unit})
  }
  return stretches
}

/** 1 − observed / expected disagreement (equations 33 and 34). */
function alpha(coincidences: readonly Coincidence[], own: readonly SelfMeeting[]): number | undefined {
  const {total, byValue, same} = sums(coincidences)
  const self = weights(own)
  const expectedSame = [...byValue].reduce((sum, [value, weight]) => sum + weight ** 2 - (self.get(value) ?? 0), 0)
  const expected = total - expectedSame / divisor(total, own)
  const observed = total - [...same.values()].reduce((sum, weight) => sum + weight, 0)
  return expected > 0 ? 1 - observed / expected : undefined
}

/** Equation 38. */
function valueAlphas(
  all: readonly Coincidence[],
  coded: readonly Coincidence[],
  pairable: readonly SelfMeeting[]
): ValueAlpha[] {
  const {byValue: everywhere} = sums(all)
  const {total, byValue, same} = sums(coded)
  const self = weights(pairable)
  return [...everywhere.keys()]
    .filter(value => value !== gap)
    .toSorted()
    .map(value => {
      const weight = byValue.get(value) ?? 0
      const own = self.get(value) ?? 0
      const expected = (weight * total - own) / divisor(total, pairable)
      const expectedSame = (weight ** 2 - own) / divisor(total, pairable)
      const observed = weight - (same.get(value) ?? 0)
      const isDefined = weight > 0 && expected > expectedSame
      return {
        value: value.slice(1),
        ...(isDefined && {alpha: 1 - ((expected / weight) * observed) / (expected - expectedSame)}),
        coverage: weight / everywhere.get(value)!
      }
    })
}

/** The number by which the expected coincidences are divided, so that their sum equals that of the observed ones. */
function divisor(total: number, own: readonly SelfMeeting[]): number {
  return total - own.reduce((sum, {weight}) => sum + weight, 0) / total
}

interface Sums {
  total: number
  byValue: Map<string, number>
  same: Map<string, number>
}

function sums(coincidences: readonly Coincidence[]): Sums {
  const byValue = weights(coincidences.map(({values: [value], weight}) => ({value, weight})))
  const same = weights(
    coincidences.filter(({values: [a, b]}) => a === b).map(({values: [value], weight}) => ({value, weight}))
  )
  return {total: coincidences.reduce((sum, {weight}) => sum + weight, 0), byValue, same}
}

function weights(list: readonly SelfMeeting[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const {value, weight} of list) found.set(value, (found.get(value) ?? 0) + weight)
  return found
}

function asBinary<Item extends Coincidence | SelfMeeting>(item: Item): Item {
  const simple = (value: string): string => (value === gap ? gap : 'unit')
  return 'values' in item
    ? {...item, values: [simple(item.values[0]), simple(item.values[1])]}
    : {...item, value: simple(item.value)}
}

function without<Item>(list: readonly Item[], index: number): Item[] {
  return list.filter((_, other) => other !== index)
}
