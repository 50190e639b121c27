/** Sets and maps whose keys are hashes. They are small on disk and quick to load. A key that was never added can be found when its hash collides. */

import type {BitReader, BitWriter} from './bits.ts'

/** A hash table with open addressing over typed arrays. A key is an unsigned number; its value is its index in the list of keys. */
export interface HashTable {
  /** The index of a key, or -1. */
  find(key: number): number
  size: number
}

/** Writes sorted distinct keys below 2 ** `space` (at most 30) as differences in Rice's code. */
export function writeKeys(writer: BitWriter, keys: readonly number[], space: number): void {
  const low = riceBits(keys.length, space)
  writer.bits(keys.length, 24)
  writer.bits(low, 5)
  let last = -1
  for (const key of keys) {
    writer.rice(key - last - 1, low)
    last = key
  }
}

export function readKeys(reader: BitReader): Int32Array {
  const keys = new Int32Array(reader.bits(24))
  const low = reader.bits(5)
  let last = -1
  for (let i = 0; i < keys.length; i++) {
    last += reader.rice(low) + 1
    keys[i] = last
  }
  return keys
}

/** The parameter of Rice's code that is best for differences between `count` random keys below 2 ** `space`. */
function riceBits(count: number, space: number): number {
  return Math.max(0, Math.round(Math.log2((2 ** space / Math.max(1, count)) * Math.LN2)))
}

/** The filter has 2 ** 21 bits (256 KB), which fit in a processor's cache. */
const filterBits = 21
const filterMask: number = (1 << filterBits) - 1

export function hashTable(keys: Int32Array): HashTable {
  let capacity = 16
  while (capacity < keys.length * 2) capacity *= 2
  const mask = capacity - 1
  // A key and its index are adjacent, so that a lookup reads one place in memory.
  const slots = new Int32Array(capacity * 2).fill(-1)
  // Most lookups are for keys that are not in the table. A filter with one bit for the low bits of each key rejects nearly all of them without reading the slots.
  const filter = new Uint32Array(1 << (filterBits - 5))
  for (let i = 0; i < keys.length; i++) {
    const bit = keys[i]! & filterMask
    filter[bit >>> 5] = filter[bit >>> 5]! | (1 << (bit & 31))
    let slot = (Math.imul(keys[i]!, 0x9e3779b1) >>> 7) & mask
    while (slots[2 * slot]! >= 0) slot = (slot + 1) & mask
    slots[2 * slot] = keys[i]!
    slots[2 * slot + 1] = i
  }
  return {
    size: keys.length,
    find(key) {
      const bit = key & filterMask
      if (!((filter[bit >>> 5]! >>> (bit & 31)) & 1)) return -1
      for (let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask; ; slot = (slot + 1) & mask) {
        const found = slots[2 * slot]!
        if (found === key) return slots[2 * slot + 1]!
        if (found < 0) return -1
      }
    }
  }
}
