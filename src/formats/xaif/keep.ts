/** Stores the parts of AIF that a document has no field for as annotations, and finds them again. */

import type {Document, ForeignAnnotation} from '../../model/document.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {type Fields, findFields, findJson} from '../json-text.ts'

/** Adds an annotation with `data` as the JSON in its `value`. Data that JSON cannot hold is left out, with a diagnostic. */
export function keep(
  document: Document,
  diagnostics: Diagnostic[],
  {data, ...annotation}: Omit<ForeignAnnotation, 'type' | 'value'> & {data?: Fields}
): void {
  const value = data && findJson(data)
  if (data && value === undefined) {
    const id = annotation.id ?? annotation.args?.[0]?.of
    diagnostics.push({
      code: 'aif-value',
      severity: 'warning',
      message: `A field of ${id === undefined ? `\`${annotation.label}\`` : `node \`${id}\``} is no JSON or nested too deep; its fields were left out`,
      ...(id !== undefined && {ids: [id]})
    })
  }
  document.annotations ??= []
  document.annotations.push({type: 'annotation', ...annotation, ...(data && {value: value ?? '{}'})})
}

/** The annotations of a document, grouped by what they were in AIF. `others` do not come from AIF. */
export interface Kept {
  /** Nodes that are no claims, evidence or relations, with their fields. */
  nodes: {annotation: ForeignAnnotation & {id: string}; fields: Fields}[]
  edges: {from: string; to: string}[]
  /** More fields of the nodes that are statements or relations. */
  about: Map<string, Fields>
  locutions: Fields[]
  participants: Fields[]
  /** Other lists of the graph, other fields of the file. */
  graph: Fields
  file: Fields
  others: ForeignAnnotation[]
  /** Whether anything comes from AIF. */
  isForeign: boolean
}

/** Groups annotations. Those that `read` stored are recognised by their shape. */
export function keptIn({annotations = []}: Document): Kept {
  const kept: Kept = {
    nodes: [],
    edges: [],
    about: new Map(),
    locutions: [],
    participants: [],
    graph: {},
    file: {},
    others: [],
    isForeign: false
  }
  for (const annotation of annotations) {
    if (!put(annotation, kept)) kept.others.push(annotation)
  }
  kept.isForeign = kept.others.length < annotations.length
  return kept
}

/** The ids of the entities that were participants in a file of AIF, and are written as such. */
export function participantsIn({annotations = []}: Document): Set<string> {
  const found = annotations.filter(
    ({label, id, args}) => label === 'participant' && id === undefined && args?.length === 1
  )
  return new Set(found.flatMap(({args}) => args![0]!.of))
}

/** Lists of the graph that a document has fields for. */
const ownLists = ['nodes', 'edges', 'locutions', 'participants'] as const

function put(annotation: ForeignAnnotation, kept: Kept): boolean {
  const {id, label, span, parts, args, value} = annotation
  const fields = findFields(value)
  // `read` writes JSON in one way only. Any other value is not from `read`.
  const isData = fields !== undefined && findJson(fields) === value
  if (parts || (value !== undefined && !isData)) return false
  if (id !== undefined) {
    if (
      !fields ||
      args ||
      label === 'I' ||
      ['nodeID', 'claimdown', ...(label === 'node' ? [] : ['type'])].some(field => field in fields)
    )
      return false
    kept.nodes.push({annotation: {...annotation, id}, fields})
    return true
  }
  if (span) return false
  if (label === 'edge' && !fields && args?.length === 2 && args[0]!.role === 'from' && args[1]!.role === 'to') {
    kept.edges.push({from: args[0]!.of, to: args[1]!.of})
    return true
  }
  if (!fields) return false
  const isAbout = args?.length === 1 && args[0]!.role === undefined
  if (isAbout && label === 'node' && !kept.about.has(args[0]!.of)) kept.about.set(args[0]!.of, fields)
  else if (isAbout && label === 'locution') kept.locutions.push(fields)
  else if (isAbout && label === 'participant') kept.participants.push(fields)
  else if (!args && label === 'aif' && !ownLists.some(list => list in fields)) Object.assign(kept.graph, fields)
  else if (!args && label === 'xaif') Object.assign(kept.file, fields)
  else return false
  return true
}
