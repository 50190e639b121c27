/** Reads and writes the weights of the tagger. */

import {bitReader, bitWriter} from './bits.ts'
import {type HashTable, hashTable, readKeys, writeKeys} from './hash-table.ts'
import {labelCount, transitions} from './labels.ts'

/** The number of bits of a feature's hash. */
export const featureBits = 25
export const featureOf = (hash: number): number => hash & ((1 << featureBits) - 1)

export interface Weights {
  /** Gives the index of a feature's row in `rows`. */
  features: HashTable
  /** A weight for each label, in steps of `step`. */
  rows: Int8Array
  step: number
  /** The weight of label `b` after label `a`, at index `a * labelCount + b`. */
  transitions: Float32Array
  /** For the probabilities 0, 0.1 … 1, the share of names with this probability that are right. */
  calibration: number[]
}

/** Weights as training produces them. `features` are sorted; `rows` are multiples of `step`, from -127 to 127. */
export interface PlainWeights extends Omit<Weights, 'features'> {
  features: readonly number[]
}

/**
 * Writes weights as text.
 *
 * Most weights are zero. A row is a list of moves and a character that ends it. A move says how many labels are skipped, and then gives a weight.
 * The most frequent moves have a character of their own; the others are an escape character and three more. Single characters are fast to read,
 * and text in which some characters are frequent compresses well.
 */
export function writeWeights({features, rows, step, transitions: pairs, calibration}: PlainWeights): string {
  const writer = bitWriter()
  writer.bits(Math.round(step * 1e5), 24)
  for (const pair of transitions) writer.bits(Math.round(pairs[pair]! * 1000) + 32768, 16)
  for (const value of calibration) writer.bits(Math.round(value * 1000), 10)
  writeKeys(writer, features, featureBits)
  const moves = features.map((_, row) => movesOf(rows.subarray(row * labelCount, (row + 1) * labelCount)))
  const seen = new Map<number, number>()
  for (const move of moves.flat()) seen.set(move, (seen.get(move) ?? 0) + 1)
  const common = [...seen]
    .toSorted(([a, m], [b, n]) => n - m || a - b)
    .slice(0, characters.length - 2)
    .map(([move]) => move)
  writer.bits(common.length, 8)
  for (const move of common) writer.bits(move, 13)
  const characterOf = new Map(common.map((move, i) => [move, characters[i + 2]!]))
  const spell = (move: number): string =>
    characterOf.get(move) ?? rareMove + characters[move >> 8]! + characters[(move >> 4) & 15]! + characters[move & 15]!
  return `${writer.text()}!${moves.map(row => row.map(spell).join('') + rowEnd).join('')}`
}

/** Printable characters that need no escape in a quoted string. */
const characters: string = Array.from({length: 87}, (_, i) => String.fromCharCode(40 + i))
  .filter(character => character !== '\\')
  .join('')
const [rowEnd, rareMove] = [characters[0]!, characters[1]!]

/** The moves of a row, one for each weight that is not zero: the number of labels skipped, times 256, plus the weight, plus 128. */
function movesOf(row: Int8Array): number[] {
  const moves: number[] = []
  let skipped = 0
  for (const weight of row) {
    if (weight === 0) skipped++
    else {
      moves.push(skipped * 256 + weight + 128)
      skipped = 0
    }
  }
  return moves
}

export function readWeights(text: string): Weights {
  const reader = bitReader(text)
  const step = reader.bits(24) / 1e5
  const pairs = new Float32Array(labelCount * labelCount).fill(Number.NEGATIVE_INFINITY)
  for (const pair of transitions) pairs[pair] = (reader.bits(16) - 32768) / 1000
  const calibration = Array.from({length: 11}, () => reader.bits(10) / 1000)
  const features = readKeys(reader)
  const moveOf = new Int16Array(128).fill(-1)
  const common = reader.bits(8)
  for (let i = 0; i < common; i++) moveOf[characters.charCodeAt(i + 2)] = reader.bits(13)
  const rows = new Int8Array(features.length * labelCount)
  const [end, other] = [rowEnd.charCodeAt(0), rareMove.charCodeAt(0)]
  const digit = (code: number): number => characters.indexOf(String.fromCharCode(code))
  let at = text.indexOf('!') + 1
  for (let row = 0; row < features.length; row++) {
    let cell = row * labelCount
    for (let code = text.charCodeAt(at++); code !== end && at <= text.length; code = text.charCodeAt(at++)) {
      let move = moveOf[code]!
      if (code === other) {
        move =
          (digit(text.charCodeAt(at)) << 8) | (digit(text.charCodeAt(at + 1)) << 4) | digit(text.charCodeAt(at + 2))
        at += 3
      }
      cell += move >> 8
      rows[cell++] = (move & 255) - 128
    }
  }
  return {features: hashTable(features), rows, step, transitions: pairs, calibration}
}
