/** What a statement rests on, and what speaks against it. */

import type {CitationItem, Source} from '../model/csl.ts'
import type {RelationKind} from '../model/document.ts'
import type {Bearing, Link} from './bearing.ts'
import type {StatementEntry} from './entries.ts'

/** Finds a statement by its address. */
export type FindStatement = (address: string) => StatementEntry | undefined

/** What bears on a statement, with the relation that says so. */
export interface Ground {
  link: Link
  /** What speaks: one statement, or several that are linked. Those that the corpus does not have are left out, and named in `missing`. */
  entries: StatementEntry[]
  missing: string[]
}

/** What bears on a statement by relations of some kinds, in the order of the corpus. */
export function bearingOn(
  address: string,
  kinds: ReadonlySet<RelationKind>,
  {into}: Bearing,
  find: FindStatement
): Ground[] {
  return (into.get(address) ?? [])
    .filter(({relation}) => kinds.has(relation.kind))
    .map(link => {
      const found = link.from.map(from => ({from, entry: find(from)}))
      return {
        link,
        entries: found.flatMap(({entry}) => (entry ? [entry] : [])),
        missing: found.filter(({entry}) => !entry).map(({from}) => from)
      }
    })
}

/** Where a statement comes from: who says it, in which work, and what it rests on in turn. */
export interface Provenance {
  entry: StatementEntry
  /** The chain of those who report it, the one who asserts it last. */
  holders: string[]
  sources: {source: Source; locator: CitationItem}[]
  /** What it rests on: supports and, for what says it again, the statement said again. */
  grounds: Provenance[]
  /** Addresses that it rests on and that the corpus does not have. */
  missing: string[]
  /** True where its grounds are told further up: a circle, or a ground of two statements. */
  repeated?: true
}

/** Follows supports and restatements down to their sources. Each statement's grounds are told once. */
export function provenanceOf(entry: StatementEntry, bearing: Bearing, find: FindStatement): Provenance {
  const top = told(entry)
  const seen = new Set([entry.address])
  const open: Provenance[] = [top]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const address of groundsOf(at.entry.address, bearing)) {
      const ground = find(address)
      if (!ground) {
        at.missing.push(address)
        continue
      }
      const next = told(ground)
      at.grounds.push(next)
      if (seen.has(address)) next.repeated = true
      else {
        seen.add(address)
        open.push(next)
      }
    }
  }
  return top
}

/** The addresses that a statement rests on: what supports it, and what it restates. */
export function groundsOf(address: string, {into, outOf}: Bearing): string[] {
  return [
    ...(into.get(address) ?? []).filter(({relation}) => relation.kind === 'supports').flatMap(({from}) => from),
    ...(outOf.get(address) ?? []).filter(({relation}) => relation.kind === 'restates').map(({to}) => to)
  ]
}

function told(entry: StatementEntry): Provenance {
  return {entry, holders: entry.holders, sources: entry.sources, grounds: [], missing: []}
}

/**
 * The shortest ways from one statement to another along relations, in the direction in which they speak. Breadth first; all
 * ways of the least length, at most `limit`.
 */
export function shortestPaths(from: string, to: string, {outOf}: Bearing, limit: number): Link[][] {
  const arrivals = new Map<string, {level: number; links: {link: Link; from: string}[]}>([
    [from, {level: 0, links: []}]
  ])
  let front = [from]
  for (let level = 1; front.length > 0 && !arrivals.has(to); level++) {
    const next: string[] = []
    for (const address of front) {
      for (const link of outOf.get(address) ?? []) {
        const known = arrivals.get(link.to)
        if (!known) {
          arrivals.set(link.to, {level, links: [{link, from: address}]})
          next.push(link.to)
        } else if (known.level === level) known.links.push({link, from: address})
      }
    }
    front = next
  }
  if (from === to || !arrivals.has(to)) return []
  const paths: Link[][] = []
  const open: {address: string; path: Link[]}[] = [{address: to, path: []}]
  for (let at = open.pop(); at !== undefined && paths.length < limit; at = open.pop()) {
    if (at.address === from) {
      paths.push(at.path)
      continue
    }
    for (const {link, from: before} of arrivals.get(at.address)!.links.toReversed())
      open.push({address: before, path: [link, ...at.path]})
  }
  return paths
}
