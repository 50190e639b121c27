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
 * `coding` and the values count a character of a unit by the number of other annotators who have a unit there, in the coincidences and where a
 * unit is not paired with itself. This gives the 0.724 of the book's figure 12.11.
 *
 * @param length The length of the text, in the same unit as the spans.
 * @param annotators The units of each annotator, in any order. Units of one annotator do not overlap.
 * @throws RangeError for fewer than two annotators, and when units overlap or reach beyond the text.
 */
export function unitizingAlpha(length: number, annotators: readonly (readonly Unit[])[]): UnitizingAlpha {
  if (annotators.length < 2) throw new RangeError('Expected two annotators or more')
  const partitions = annotators.map(units => partition(length, units))
  const coincidences = coincidencesOf(partitions)
  const own = partitions.flat().map(segment => selfMeeting(segment, annotators.length - 1))
  const nominal = alpha(coincidences, own)
  const binary = alpha(coincidences.map(asBinary), own.map(asBinary))
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

/**
 * The number of characters to which two annotators gave a pair of values, counted for both orders of the annotators. The equations divide it by the number
 * of other annotators. Here it is not divided, which changes no coefficient and keeps all sums whole numbers.
 */
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
        found.push({values: [a.value, b.value], weight: shared})
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

/**
 * Each character of a segment meets all other annotators. For a gap, each character is excluded alone, because a gap is not a unit that could be paired
 * with itself as a whole.
 */
function selfMeeting({start, end, value}: Unit, others: number): SelfMeeting {
  const length = end - start
  return {value, weight: others ** 2 * (value === gap ? length : length ** 2)}
}

/** Each unit with itself, where a character counts once for each other annotator who has a unit there. */
function pairableStretches(own: readonly Unit[], others: readonly (readonly Unit[])[]): SelfMeeting[] {
  const lengths = new Map<Unit, number>()
  for (const {a, b, shared} of others.flatMap(other => [...intersections(own, other)]))
    if (a.value !== gap && b.value !== gap) lengths.set(a, (lengths.get(a) ?? 0) + shared)
  return [...lengths].map(([{value}, length]) => ({value, weight: length ** 2}))
}

/** 1 − observed / expected disagreement (equations 33 and 34), as shares of all pairs. */
function alpha(coincidences: readonly Coincidence[], own: readonly SelfMeeting[]): number | undefined {
  const {total, byValue, same} = sums(coincidences)
  const differ = total ** 2 - sum([...byValue.values()].map(weight => weight ** 2))
  const pairs = total ** 2 - sum(own.map(({weight}) => weight))
  const observed = (total - sum([...same.values()])) / total
  return differ > 0 ? 1 - observed / (differ / pairs) : undefined
}

/** Equation 38: the disagreement observed and expected among the characters of one value. */
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
      const observed = (weight - (same.get(value) ?? 0)) / weight
      const expected = (weight * (total - weight)) / (weight * total - (self.get(value) ?? 0))
      return {
        value: value.slice(1),
        ...(weight > 0 && total > weight && {alpha: 1 - observed / expected}),
        coverage: weight / everywhere.get(value)!
      }
    })
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
  return {total: sum(coincidences.map(({weight}) => weight)), byValue, same}
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
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
