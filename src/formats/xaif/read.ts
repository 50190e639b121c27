/** Reads AIF and xAIF. */

import {isRecord} from '../../base/guards.ts'
import {type Document, emptyDocument, type ForeignAnnotation} from '../../model/document.ts'
import type {Diagnostic, Reading} from '../../model/reading.ts'
import {codePoints} from '../../text/code-points.ts'
import type {Fields} from '../json-text.ts'
import {isModelItem} from '../model-item.ts'
import type {Draft} from './draft.ts'
import {readGraph} from './graph.ts'
import {keep} from './keep.ts'
import {readRelations} from './relations.ts'
import {readStatements} from './statements.ts'
import {readTalk} from './talk.ts'
import {readText} from './text.ts'

export function read(data: unknown): Reading<Document> {
  const diagnostics: Diagnostic[] = []
  const whole = isRecord(data) ? data : {}
  const lists = isRecord(whole.AIF) ? whole.AIF : whole
  if (!Array.isArray(lists.nodes)) {
    const message = 'This has no list of nodes, expected an AIF or xAIF graph with `nodes` and `edges`'
    return {value: emptyDocument(), diagnostics: [{code: 'not-aif', severity: 'error', message}]}
  }
  const {text, anchors} = readText(whole.text)
  const {spanToUtf16} = codePoints(text)
  const draft: Draft = {
    document: emptyDocument(text),
    diagnostics,
    anchors,
    inMemory: ({span, parts, ...rest}) =>
      ({...rest, ...(span && {span: spanToUtf16(span)}), ...(parts && {parts: parts.map(spanToUtf16)})}) as never
  }
  const graph = readGraph(lists, diagnostics)
  const speakers = readTalk(lists, graph, draft)
  const anchored = readStatements(graph, speakers, draft)
  readRelations(graph, anchored, draft)
  for (const {from, to, used} of graph.edges) {
    if (used || graph.isMade(from) || graph.isMade(to)) continue
    keep(draft.document, diagnostics, {
      label: 'edge',
      args: [
        {role: 'from', of: from},
        {role: 'to', of: to}
      ]
    })
  }
  readRest(whole, lists, draft)
  return {value: draft.document, diagnostics}
}

/** Stores other lists of the graph and other fields of the file, and reads the annotations that `write` put there. */
function readRest(whole: Fields, lists: Fields, {document, diagnostics, inMemory}: Draft): void {
  const {nodes: _, edges: __, locutions: ___, participants: ____, ...graph} = lists
  const {AIF: _____, text: ______, ...file} = lists === whole ? {} : whole
  const filled = Object.entries(graph).filter(
    ([name, value]) => !isEmpty(value) && !(lists === whole && name === 'text')
  )
  if (filled.length) keep(document, diagnostics, {label: 'aif', data: Object.fromEntries(filled)})
  const {claimdown, ...others} = file
  const own = isRecord(claimdown) && Array.isArray(claimdown.annotations) ? claimdown.annotations : []
  const length = codePoints(document.text).toCodePoint(document.text.length)
  const fitting = own.filter((item): item is ForeignAnnotation => isModelItem(item, 'ForeignAnnotation', length))
  const isOurs = fitting.length > 0 && fitting.length === own.length
  if (claimdown !== undefined && !isOurs) {
    const message = 'The field `claimdown` of this file is none that `write` makes; it is kept as a field of others'
    diagnostics.push({code: 'claimdown-field', severity: 'warning', message})
  }
  const rest = {...others, ...(claimdown !== undefined && !isOurs && {claimdown})}
  if (Object.keys(rest).length) keep(document, diagnostics, {label: 'xaif', data: rest})
  if (isOurs) document.annotations = [...(document.annotations ?? []), ...fitting.map(inMemory)]
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
