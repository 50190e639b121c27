/** Alpha for unitizing as Krippendorff (2019), section 12.6, defines it: every pair of characters is counted, in time with the square of their number. */

import type {Unit} from '../../src/agreement/index.ts'

/** One character as one annotator has it. */
interface Character {
  annotator: number
  at: number
  /** Where its unit begins; `undefined` in a gap. */
  unit?: number
  value: string
}

type Count = (one: Character, other: Character) => boolean

/** Each coefficient by its name: `nominal`, `binary`, `coding`, and every value. A name is absent where nothing could differ. */
export function byDefinition(length: number, annotators: readonly (readonly Unit[])[]): Map<string, number> {
  const characters = annotators.flatMap((units, annotator) =>
    Array.from({length}, (_, at): Character => {
      const unit = units.find(({start, end}) => start <= at && at < end)
      return unit ? {annotator, at, unit: unit.start, value: unit.value} : {annotator, at, value: '(gap)'}
    })
  )
  const isCoded = ({unit}: Character): boolean => unit !== undefined
  const values = [...new Set(characters.filter(isCoded).map(({value}) => value))]
  const all = pairsOf(
    characters,
    characters.map(() => annotators.length - 1)
  )
  const coded = characters.filter(isCoded)
  const inUnits = pairsOf(
    coded,
    coded.map(one => coded.filter(other => other.at === one.at && other.annotator !== one.annotator).length)
  )
  const rows: [string, Pairs, Count, Count][] = [
    ['nominal', all, (a, b) => a.value !== b.value, () => true],
    ['binary', all, (a, b) => isCoded(a) !== isCoded(b), () => true],
    ['coding', inUnits, (a, b) => a.value !== b.value, () => true],
    ...values.map((value): [string, Pairs, Count, Count] => [
      value,
      inUnits,
      (a, b) => a.value === value && b.value !== value,
      a => a.value === value
    ])
  ]
  return new Map(
    rows.flatMap(([name, {observed, expected}, differs, counts]) => {
      const chance = share(expected, differs, counts)
      return chance > 0 ? [[name, 1 - share(observed, differs, counts) / chance] as const] : []
    })
  )
}

interface Pairs {
  /** The characters at one place that two annotators have. */
  observed: [Character, Character, number][]
  /** All characters with all, but not within one unit. A character counts as often as it has partners. */
  expected: [Character, Character, number][]
}

function pairsOf(characters: readonly Character[], partners: readonly number[]): Pairs {
  const pairs: Pairs = {observed: [], expected: []}
  for (const [i, one] of characters.entries()) {
    for (const [j, other] of characters.entries()) {
      const isOneUnit = one.annotator === other.annotator && (one.at === other.at || isInUnitOf(one, other))
      if (!isOneUnit) pairs.expected.push([one, other, partners[i]! * partners[j]!])
      if (one.at === other.at && one.annotator !== other.annotator) pairs.observed.push([one, other, 1])
    }
  }
  return pairs
}

function isInUnitOf(one: Character, other: Character): boolean {
  return one.unit !== undefined && one.unit === other.unit
}

/** Of the pairs that count, the share of those that differ; 0 where no pair counts. */
function share(pairs: readonly [Character, Character, number][], differs: Count, counts: Count): number {
  let [part, whole] = [0, 0]
  for (const [one, other, weight] of pairs) {
    if (counts(one, other)) whole += weight
    if (differs(one, other)) part += weight
  }
  return whole > 0 ? part / whole : 0
}
