/** Reads the information nodes of an AIF graph as claims and evidence. */

import type {Claim} from '../../model/document.ts'
import {codePoints} from '../../text/code-points.ts'
import {words} from '../../text/span.ts'
import type {Fields} from '../json-text.ts'
import {isModelItem} from '../model-item.ts'
import type {Draft} from './draft.ts'
import type {Graph} from './graph.ts'
import {keep} from './keep.ts'

/** Returns the ids of the nodes whose anchors became spans of statements. */
export function readStatements(graph: Graph, speakers: ReadonlyMap<string, string>, draft: Draft): Set<string> {
  const {document, diagnostics, anchors, inMemory} = draft
  const {text} = document
  const length = codePoints(text).toCodePoint(text.length)
  const anchored = new Set<string>()
  for (const [id, node] of graph.nodes) {
    if (graph.typeOf(id) !== 'I') continue
    const {nodeID: _, type: __, text: said, claimdown, ...rest} = node
    const locutions = graph
      .into(id)
      .filter(({from}) => graph.typeOf(from) === 'YA')
      .flatMap(({from}) => graph.into(from))
      .map(({from}) => from)
    const anchor = [id, ...locutions].find(node => anchors.has(node))
    if (anchor !== undefined) anchored.add(anchor)
    const keepMore = (more: Fields): void => {
      if (Object.keys(more).length) keep(document, diagnostics, {label: 'node', args: [{of: id}], data: more})
    }
    if (isModelItem(claimdown, 'Claim', length) || isModelItem(claimdown, 'Evidence', length)) {
      if (claimdown.type === 'claim') document.claims.push(inMemory(claimdown))
      else document.evidence.push(inMemory(claimdown))
      keepMore(rest)
      continue
    }
    if (claimdown !== undefined) {
      const message = `The field \`claimdown\` of node \`${id}\` is no claim or evidence that \`write\` makes; it is kept as a field of others`
      diagnostics.push({code: 'claimdown-field', severity: 'warning', message, ids: [id]})
    }
    const span = anchor === undefined ? undefined : anchors.get(anchor)
    const by = locutions.map(from => speakers.get(from)).find(speaker => speaker !== undefined)
    const content = typeof said === 'string' ? said : ''
    const claim: Claim = {
      type: 'claim',
      id,
      span: span ?? {start: text.length, end: text.length},
      ...(by !== undefined && {by: [by]}),
      ...(!span && {words: content})
    }
    document.claims.push(claim)
    keepMore({
      ...rest,
      ...(claimdown !== undefined && {claimdown}),
      ...(span && said !== undefined && words(text, span) !== said && {text: said}),
      ...(!span && said !== undefined && said !== content && {text: said})
    })
  }
  return anchored
}
