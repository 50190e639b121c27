/** An inverted index: the numbers of the items that have a key. */

/** What an item is found under: a word such as a kind or an id, or the number of a joined entity. */
export type Key = string | number

/**
 * The numbers of all keys stand in one array, those of a key side by side. An index of a million items takes four bytes for each number, and none
 * of the overhead of an array for each key.
 */
export class Postings {
  /** The place of each key in `#starts`. Keys are in the order of their first items. */
  readonly #places: ReadonlyMap<Key, number>
  /** Where the numbers of a key start; those of the next key end them. */
  readonly #starts: Uint32Array
  readonly #numbers: Uint32Array

  /**
   * @param keysOf The keys of each item, in the order of the items. A key that an item has twice counts once.
   */
  constructor(keysOf: Iterable<Iterable<Key>>) {
    const places = new Map<Key, number>()
    const counts: number[] = []
    const last: number[] = []
    // Pairs of an item and the place of one of its keys, in the order of the items.
    const items: number[] = []
    const found: number[] = []
    let number = 0
    for (const keys of keysOf) {
      for (const key of keys) {
        let place = places.get(key)
        if (place === undefined) {
          place = counts.push(0) - 1
          places.set(key, place)
        }
        if (last[place] === number) continue
        last[place] = number
        counts[place]!++
        items.push(number)
        found.push(place)
      }
      number++
    }
    const starts = new Uint32Array(counts.length + 1)
    for (const [place, count] of counts.entries()) starts[place + 1] = starts[place]! + count
    const next = starts.slice()
    const numbers = new Uint32Array(items.length)
    for (const [index, place] of found.entries()) numbers[next[place]!++] = items[index]!
    this.#places = places
    this.#starts = starts
    this.#numbers = numbers
  }

  /** The numbers of the items with a key, in ascending order. */
  get(key: Key): Uint32Array {
    const place = this.#places.get(key)
    return place === undefined ? none : this.#numbers.subarray(this.#starts[place], this.#starts[place + 1])
  }
}

const none = new Uint32Array()
