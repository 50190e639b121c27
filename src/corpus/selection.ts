/** Items of one kind that can be filtered, sorted, paged, counted and grouped. */

import {firstWhere} from '../base/binary-search.ts'
import {countBy, groupBy} from '../base/group-by.ts'
import {lazy} from '../base/lazy.ts'
import type {Key} from './postings.ts'
import type {Table} from './table.ts'

/** What a field has to have one of. */
export type Wanted = ReadonlyMap<string, ReadonlySet<Key>>

/** Numbers of items in ascending order. */
type Numbers = readonly number[] | Uint32Array

/**
 * Some of the items of a table, in the order of the corpus unless they were sorted. Immutable, and found only when they are
 * asked for: `for (const claim of corpus.claims({by: 'ann'}).take(10))` looks at no more than it needs.
 */
export class Selection<Item> implements Iterable<Item> {
  readonly #table: Table<Item>
  readonly #numbers: () => Iterable<number>
  /** How many there are, where no item has to be looked at to know it. */
  readonly #size: () => number | undefined

  private constructor(
    table: Table<Item>,
    numbers: () => Iterable<number>,
    size: () => number | undefined = () => undefined
  ) {
    this.#table = table
    this.#numbers = numbers
    this.#size = size
  }

  /** The items that have one of the wanted keys in every field, and pass every test. */
  static of<Item>(table: Table<Item>, wanted: Wanted, tests: readonly ((item: Item) => boolean)[]): Selection<Item> {
    const {size} = table
    const lists = lazy(() =>
      [...wanted]
        .map(([field, keys]) => few([...keys].map(key => table.postings(field, key)).filter(({length}) => length > 0)))
        .toSorted((a, b) => lengthOf(a) - lengthOf(b))
    )
    const known = (): number | undefined => {
      if (tests.length > 0 || wanted.size > 1) return undefined
      if (wanted.size === 0) return size
      const [only = []] = lists()
      return only.length < 2 ? lengthOf(only) : undefined
    }
    return new Selection(
      table,
      function* () {
        const [first, ...others] = lists()
        const numbers = first ? united(first) : range(size)
        const have = others.map(lists => lists.map(membership))
        for (const number of numbers)
          if (have.every(lists => lists.some(has => has(number))) && tests.every(test => test(table.itemAt(number))))
            yield number
      },
      known
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
    const size = this.#size()
    if (size !== undefined) return size
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
    return countBy(this, key)
  }
}

function* range(size: number): Iterable<number> {
  for (let number = 0; number < size; number++) yield number
}

/** Whether a list has a number, for numbers that are asked for in ascending order: each search goes on where the last one ended. */
function membership(sorted: Numbers): (number: number) => boolean {
  let at = 0
  return number => {
    let step = 1
    while (at + step < sorted.length && sorted[at + step]! < number) step *= 2
    at = firstWhere(at, Math.min(at + step, sorted.length), index => sorted[index]! >= number)
    return sorted[at] === number
  }
}

function lengthOf(lists: readonly Numbers[]): number {
  return lists.reduce((sum, {length}) => sum + length, 0)
}

/** The same lists, or one list of all numbers where there are so many that searching each would take long. */
function few(lists: readonly Numbers[]): readonly Numbers[] {
  return lists.length <= 8 ? lists : [[...new Set(lists.flatMap(list => [...list]))].toSorted((a, b) => a - b)]
}

/** A few sorted lists as one, each number once; read no further than somebody asks. */
function* united(lists: readonly Numbers[]): Iterable<number> {
  if (lists.length < 2) {
    yield* lists[0] ?? []
    return
  }
  const next = lists.map(() => 0)
  for (;;) {
    let least = Number.POSITIVE_INFINITY
    for (const [index, list] of lists.entries()) least = Math.min(least, list[next[index]!] ?? least)
    if (least === Number.POSITIVE_INFINITY) return
    for (const [index, list] of lists.entries()) if (list[next[index]!] === least) next[index]!++
    yield least
  }
}
