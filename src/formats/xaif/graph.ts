/** Reads the nodes and edges of a file, and indexes them by their ids. */

import {groupBy} from '../../base/group-by.ts'
import {isRecord} from '../../base/guards.ts'
import {count} from '../../base/wording.ts'
import type {Code} from '../../model/diagnostic-codes.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {type Fields, findJson} from '../json-text.ts'
import {made} from './schemes.ts'

export interface Graph {
  nodes: ReadonlyMap<string, Fields>
  edges: readonly Edge[]
  typeOf(id: string): string
  /** Whether `write` added the node to show who holds a claim. */
  isMade(id: string): boolean
  into(id: string): readonly Edge[]
  outOf(id: string): readonly Edge[]
}

export interface Edge {
  from: string
  to: string
  /** Whether the edge is part of a relation of the document. */
  used: boolean
}

export function readGraph(data: Fields, diagnostics: Diagnostic[]): Graph {
  const tell = (code: Code, message: string, details: Partial<Diagnostic>): void => {
    diagnostics.push({code, severity: 'warning', message, ...details})
  }
  const nodes = new Map<string, Fields>()
  for (const node of recordsOf(data, 'nodes', diagnostics)) {
    const id = idOf(node.nodeID)
    if (id === undefined) tell('aif-node', 'A node without `nodeID` was left out', {expected: ['nodeID']})
    else if (nodes.has(id)) tell('duplicate-id', `Node \`${id}\` stands here again; the first is read`, {ids: [id]})
    else nodes.set(id, node)
  }
  const edges: Edge[] = []
  for (const edge of recordsOf(data, 'edges', diagnostics)) {
    const [from, to] = [idOf(edge.fromID), idOf(edge.toID)]
    if (from === undefined || to === undefined) {
      tell('aif-edge', 'An edge without `fromID` and `toID` was left out', {expected: ['fromID', 'toID']})
      continue
    }
    for (const id of [from, to])
      if (!nodes.has(id))
        tell('dangling-reference', `An edge names node \`${id}\`, which is not there`, {ids: [id], actual: id})
    edges.push({from, to, used: false})
  }
  if (edges.length) {
    const message = 'Edges are known by what they join: their own ids are not kept'
    diagnostics.push({code: 'edge-ids', severity: 'hint', message})
  }
  const into = groupBy(edges, ({to}) => to)
  const outOf = groupBy(edges, ({from}) => from)
  const typeOf = (id: string): string => {
    const type = nodes.get(id)?.type
    return typeof type === 'string' ? type : ''
  }
  return {
    nodes,
    edges,
    typeOf,
    isMade: id => nodes.get(id)?.claimdown === made && ['L', 'YA'].includes(typeOf(id)),
    into: id => into.get(id) ?? [],
    outOf: id => outOf.get(id) ?? []
  }
}

/** Returns the records of a list. Adds a diagnostic for everything else in it. */
export function recordsOf(data: Fields, list: string, diagnostics: Diagnostic[]): Fields[] {
  const items: unknown = data[list]
  if (!Array.isArray(items)) {
    const written = findJson(items)
    if (items !== undefined && items !== null)
      diagnostics.push({
        code: 'aif-list',
        severity: 'warning',
        message: `\`${list}\` is no list, expected one of records; it was left out`,
        ...(written !== undefined && {actual: written.slice(0, 80)})
      })
    return []
  }
  const records = items.filter(isRecord)
  const others = items.length - records.length
  if (others)
    diagnostics.push({
      code: 'aif-list',
      severity: 'warning',
      message: `\`${list}\` holds ${count(others, 'item that is no record', 'items that are no records')}, expected records only; left out`
    })
  return records
}

/** Ids are numbers, or strings that are not empty. */
export function idOf(value: unknown): string | undefined {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined
}
