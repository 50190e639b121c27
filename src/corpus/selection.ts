/** Items of one kind that can be filtered, sorted, paged, counted and grouped. */

import {firstWhere} from '../base/binary-search.ts'
import {groupBy} from '../base/group-by.ts'
import {lazy} from '../base/lazy.ts'

/** Under which keys an item is found, by the name of a field. A field may have no key for an item, or several. */
export type Fields<Item> = ReadonlyMap<string, (item: Item) => Iterable<string>>

/** What a field has to have one of. */
export type Wanted = ReadonlyMap<string, ReadonlySet<string>>

/** All items of one kind, by number, with an index for each field that is made when it is first asked for. */
export class Table<Item> {
  readonly size: number
  readonly itemAt: (index: number) => Item
  readonly #indexes: ReadonlyMap<string, () => ReadonlyMap<string, readonly number[]>>

  constructor(size: number, itemAt: (index: number) => Item, fields: Fields<Item>) {
    this.size = size
    this.itemAt = itemAt
    this.#indexes = new Map([...fields].map(([name, keysOf]) => [name, lazy(() => indexOf(size, itemAt, keysOf))]))
  }

  /** The numbers of the items that have a key in a field, in order. */
  postings(field: string, key: string): readonly number[] {
    return this.#index(field).get(key) ?? []
  }

  /** The keys of a field, in the order of the items. */
  keys(field: string): Iterable<string> {
    return this.#index(field).keys()
  }

  #index(field: string): ReadonlyMap<string, readonly number[]> {
    const index = this.#indexes.get(field)
    if (!index)
      throw new RangeError(`There is no field \`${field}\`, expected one of ${[...this.#indexes.keys()].join(', ')}`)
    return index()
  }
}

function indexOf<Item>(
  size: number,
  itemAt: (index: number) => Item,
  keysOf: (item: Item) => Iterable<string>
): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (let number = 0; number < size; number++) {
    for (const key of keysOf(itemAt(number))) {
      const numbers = index.get(key)
      if (!numbers) index.set(key, [number])
      else if (numbers.at(-1) !== number) numbers.push(number)
    }
  }
  return index
}

/**
 * Some of the items of a table, in the order of the corpus unless they were sorted. Immutable, and found only when they are
 * asked for: `for (const claim of corpus.claims({by: 'ann'}).take(10))` looks at no more than it needs.
 */
export class Selection<Item> implements Iterable<Item> {
  readonly #table: Table<Item>
  readonly #numbers: () => Iterable<number>
  /** Known when nothing has to be looked at to count. */
  readonly #size: number | undefined

  private constructor(table: Table<Item>, numbers: () => Iterable<number>, size?: number) {
    this.#table = table
    this.#numbers = numbers
    this.#size = size
  }

  /** The items that have one of the wanted keys in every field, and pass every test. */
  static of<Item>(table: Table<Item>, wanted: Wanted, tests: readonly ((item: Item) => boolean)[]): Selection<Item> {
    const {size, itemAt} = table
    const lists = lazy(() =>
      [...wanted]
        .map(([field, keys]) => united([...keys].map(key => table.postings(field, key))))
        .toSorted((a, b) => a.length - b.length)
    )
    const all = wanted.size === 0 && tests.length === 0
    return new Selection(
      table,
      function* () {
        const [first, ...others] = lists()
        const numbers = first ?? range(size)
        for (const number of numbers)
          if (others.every(list => has(list, number)) && tests.every(test => test(itemAt(number)))) yield number
      },
      all ? size : undefined
    )
  }

  *[Symbol.iterator](): Iterator<Item> {
    for (const number of this.#numbers()) yield this.#table.itemAt(number)
  }

  /** Those that pass a test. */
  filter(test: (item: Item) => boolean): Selection<Item> {
    const [table, numbers] = [this.#table, this.#numbers]
    return new Selection(table, function* () {
      for (const number of numbers()) if (test(table.itemAt(number))) yield number
    })
  }

  /** The same items in another order: by a number or a string of each, the least first; equal ones stay as they are. */
  sortBy(key: (item: Item) => number | string, order: 'ascending' | 'descending' = 'ascending'): Selection<Item> {
    const [table, numbers] = [this.#table, this.#numbers]
    const sign = order === 'ascending' ? 1 : -1
    return new Selection(
      table,
      lazy(() => {
        const keyed = [...numbers()].map(number => ({number, key: key(table.itemAt(number))}))
        return keyed.toSorted((a, b) => sign * (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({number}) => number)
      }),
      this.#size
    )
  }

  /** The first `number` items. */
  take(number: number): Selection<Item> {
    return this.#slice(0, number)
  }

  /**
   * A page, counted from 1.
   *
   * @throws RangeError when `page` or `size` is no whole number from 1.
   */
  page(page: number, size = 20): Selection<Item> {
    if (!(Number.isInteger(page) && Number.isInteger(size) && page > 0 && size > 0))
      throw new RangeError('Expected whole numbers from 1 for the page and its size')
    return this.#slice((page - 1) * size, page * size)
  }

  #slice(from: number, to: number): Selection<Item> {
    const numbers = this.#numbers
    return new Selection(this.#table, function* () {
      let index = 0
      if (to > 0)
        for (const number of numbers()) {
          if (index >= from) yield number
          if (++index >= to) return
        }
    })
  }

  count(): number {
    if (this.#size !== undefined) return this.#size
    let count = 0
    for (const _ of this.#numbers()) count++
    return count
  }

  /** The first item, or `undefined`. */
  first(): Item | undefined {
    for (const item of this) return item
    return undefined
  }

  toArray(): Item[] {
    return [...this]
  }

  /** The items by a key of each, the keys in the order of their first items. */
  groupBy<Key>(key: (item: Item) => Key): Map<Key, Item[]> {
    return groupBy(this, key)
  }

  /** How many items have each key, the most frequent first. */
  countBy<Key>(key: (item: Item) => Key): Map<Key, number> {
    const counts = new Map<Key, number>()
    for (const item of this) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
    return new Map([...counts].toSorted((a, b) => b[1] - a[1]))
  }
}

function* range(size: number): Iterable<number> {
  for (let number = 0; number < size; number++) yield number
}

function has(sorted: readonly number[], number: number): boolean {
  return sorted[firstWhere(0, sorted.length, index => sorted[index]! >= number)] === number
}

/** Sorted lists as one, each number once. */
function united(lists: readonly (readonly number[])[]): readonly number[] {
  const filled = lists.filter(({length}) => length > 0)
  if (filled.length < 2) return filled[0] ?? []
  return [...new Set(filled.flat())].toSorted((a, b) => a - b)
}
