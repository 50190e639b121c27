/** All items of one kind in a corpus, by number, with an index for each of their fields. */

import {firstWhere} from '../base/binary-search.ts'
import {lazy} from '../base/lazy.ts'
import type {Document} from '../model/document.ts'
import {type Key, Postings} from './postings.ts'

/** Items by number. An index of a field is made when it is first asked for. */
export interface Table<Item> {
  readonly size: number
  itemAt(number: number): Item
  /** The numbers of the items that have a key in a field, in ascending order. */
  postings(field: string, key: Key): Uint32Array
}

/** Under which keys an item of a document is found, by the name of a field. A field may have no key for an item, or several. */
export type Fields<Raw> = ReadonlyMap<string, (item: Raw, document: Document) => Iterable<Key>>

/** A table of the items that `listOf` gives for each document, in the order of the documents. `entryOf` makes an item whenever somebody asks for it. */
export function tableOf<Raw, Item>(
  documents: readonly Document[],
  listOf: (document: Document) => readonly Raw[],
  entryOf: (item: Raw, document: Document) => Item,
  fields: Fields<Raw>
): Table<Item> {
  const lists = documents.map(listOf)
  const starts = new Uint32Array(lists.length + 1)
  for (const [at, {length}] of lists.entries()) starts[at + 1] = starts[at]! + length
  const indexes = new Map([...fields].map(([name, keysOf]) => [name, lazy(() => new Postings(keysOfAll(keysOf)))]))
  function* keysOfAll(keysOf: (item: Raw, document: Document) => Iterable<Key>): Generator<Iterable<Key>> {
    for (const [at, list] of lists.entries()) for (const item of list) yield keysOf(item, documents[at]!)
  }
  // Items are mostly asked for in their order, so the next one is mostly of the same document.
  let at = 0
  return {
    size: starts[lists.length]!,
    itemAt(number) {
      if (number < starts[at]! || number >= starts[at + 1]!)
        at = firstWhere(0, starts.length, index => starts[index]! > number) - 1
      return entryOf(lists[at]![number - starts[at]!]!, documents[at]!)
    },
    postings: (field, key) => indexes.get(field)!().get(key)
  }
}
