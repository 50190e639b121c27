/** `--limit` and `--page`. */

import {UsageProblem} from './world.ts'

/** The items that were asked for, and the number of the first, from 1. */
export interface Page<Item> {
  items: Item[]
  first: number
}

/** @throws UsageProblem when a number is no whole number from 1. */
export function paged<Item>(
  all: readonly Item[],
  {limit, page}: {readonly limit?: string; readonly page?: string},
  usual?: number
): Page<Item> {
  const size = limit === undefined ? (page === undefined ? usual : (usual ?? 20)) : whole('limit', limit)
  const number = page === undefined ? 1 : whole('page', page)
  if (size === undefined) return {items: [...all], first: 1}
  const from = (number - 1) * size
  return {items: all.slice(from, from + size), first: from + 1}
}

/** `1–20 of 116`, or nothing where all were printed. */
export function shownOf({items, first}: Page<unknown>, total: number): string {
  if (items.length === total) return ''
  return items.length === 0 ? `none of ${total} on this page` : `${first}–${first + items.length - 1} of ${total}`
}

function whole(option: string, value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 1)
    throw new UsageProblem(`--${option} is \`${value}\`, expected a whole number from 1`)
  return number
}
