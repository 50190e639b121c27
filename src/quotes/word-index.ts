/** An index of the words of a text, to find places that may be similar to a quotation. */

import type {Span} from '../text/span.ts'

/** Finds regions of a text that share rare words with a pattern, in the same order and distance. Offsets are UTF-16. */
export interface WordIndex {
  /** Regions that may have the pattern, the most likely first. They are longer than the pattern. */
  findRegions(pattern: string): Span[]
  /**
   * Possible starts of a string, in order. Unless the string `isWhole`, its first and its last word may be parts of longer words of the text.
   * `undefined` if it has no other words.
   */
  findPlaces(wanted: string, isWhole: boolean): number[] | undefined
}

/** Indexes the words of a text, for any number of quotations. */
export function wordIndex(text: string): WordIndex {
  const places = new Map<string, number[]>()
  for (const {0: word, index} of text.matchAll(wordPattern)) {
    const key = word.toLowerCase()
    const list = places.get(key)
    if (list) list.push(index)
    else places.set(key, [index])
  }

  return {
    findPlaces(wanted, isWhole) {
      const all = [...wanted.matchAll(wordPattern)]
      const complete = isWhole ? all : all.slice(1, -1)
      if (complete.length === 0) return undefined
      const words = complete.map(({0: word, index}) => ({index, found: places.get(word.toLowerCase()) ?? []}))
      const {index, found} = words.reduce((rarest, one) => (one.found.length < rarest.found.length ? one : rarest))
      return found.map(place => place - index)
    },
    findRegions(pattern) {
      const slack = 32 + (pattern.length >> 2)
      const words = [...pattern.matchAll(wordPattern)]
        .map(({0: word, index}) => ({index, found: places.get(word.toLowerCase()) ?? []}))
        .filter(({found}) => found.length)
        .toSorted((a, b) => a.found.length - b.found.length)
      // Each occurrence of a rare word votes for where the pattern would start; votes that are near each other add up.
      const votes = new Map<number, number>()
      for (const {index, found} of words.slice(0, mostWords)) {
        if (found.length > mostPlaces) break
        const weight = 1 / Math.sqrt(found.length)
        for (const place of found) {
          const bucket = Math.floor((place - index) / slack)
          votes.set(bucket, (votes.get(bucket) ?? 0) + weight)
        }
      }
      const buckets = [...votes.keys()]
        .map(bucket => ({
          bucket,
          weight: votes.get(bucket)! + Math.max(votes.get(bucket - 1) ?? 0, votes.get(bucket + 1) ?? 0)
        }))
        .toSorted((a, b) => b.weight - a.weight)
      const regions: Span[] = []
      for (const {bucket, weight} of buckets) {
        if (regions.length === mostRegions || weight < buckets[0]!.weight / 4) break
        const start = Math.max(0, (bucket - 1) * slack)
        const end = Math.min(text.length, (bucket + 2) * slack + pattern.length)
        const near = regions.find(region => region.start <= start + slack && start <= region.start + slack)
        if (near) {
          near.start = Math.min(near.start, start)
          near.end = Math.max(near.end, end)
        } else regions.push({start, end})
      }
      return regions
    }
  }
}

/** Superscript digits are separate words, because a quotation may end before them: they may be a footnote reference. */
const wordPattern = /(?:(?![⁰¹²³⁴-⁹])[\p{L}\p{N}])+|[⁰¹²³⁴-⁹]+/gu

/** How many words of a pattern vote, how often each may occur in the text, and how many regions are returned. */
const mostWords = 16
const mostPlaces = 2000
const mostRegions = 6
