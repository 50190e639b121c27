/** Reads the scheme nodes of an AIF graph as relations. Other nodes are stored as annotations. */

import {isRecord} from '../../base/guards.ts'
import type {Relation} from '../../model/document.ts'
import {isModelItem} from '../model-item.ts'
import type {Draft} from './draft.ts'
import type {Graph} from './graph.ts'
import {keep} from './keep.ts'
import {kindOfScheme, schemes} from './schemes.ts'

/** Reads the relations. `anchored` are the nodes whose anchors already belong to statements; the other nodes keep their anchors. */
export function readRelations(graph: Graph, anchored: ReadonlySet<string>, draft: Draft): void {
  const {document, diagnostics, anchors} = draft
  for (const [id, node] of graph.nodes) {
    const type = graph.typeOf(id)
    if (type === 'I' || graph.isMade(id)) continue
    const {nodeID: _, type: given, claimdown, ...fields} = node
    const [into, outOf] = [graph.into(id), graph.outOf(id)]
    const own: unknown = isRecord(claimdown) ? {...claimdown, type: 'relation'} : undefined
    if (isModelItem(own, 'Relation', 0)) {
      document.relations.push(own)
      const {text, ...more} = fields
      const left = {...more, ...(text !== schemes[own.kind].text && text !== undefined && {text})}
      if (Object.keys(left).length) keep(document, diagnostics, {label: 'node', args: [{of: id}], data: left})
      for (const edge of [...into, ...outOf]) edge.used = true
      continue
    }
    if (claimdown !== undefined) {
      const message = `The field \`claimdown\` of node \`${id}\` is no relation that \`write\` makes; it is kept as a field of others`
      diagnostics.push({code: 'claimdown-field', severity: 'warning', message, ids: [id]})
    }
    const rest = {...fields, ...(claimdown !== undefined && {claimdown})}
    const kind = kindOfScheme.get(type)
    const premises = into.filter(({from}) => graph.typeOf(from) === 'I')
    const conclusions = outOf.filter(({to}) => graph.typeOf(to) === 'I' || kindOfScheme.has(graph.typeOf(to)))
    if (!kind || premises.length === 0 || conclusions.length === 0) {
      // The label is the type of the node. Where that is missing or `node`, the label is `node` and the type stays among the fields.
      const isNamed = type !== '' && type !== 'node'
      const span = anchored.has(id) ? undefined : anchors.get(id)
      keep(document, diagnostics, {
        id,
        label: isNamed ? type : 'node',
        ...(span && {span}),
        data: {...(!isNamed && given !== undefined && {type: given}), ...rest}
      })
      continue
    }
    const [from, ...linked] = premises.map(edge => edge.from)
    for (const {to} of conclusions) {
      const relation: Relation = {type: 'relation', id, kind, from: from!, ...(linked.length && {linked}), to}
      document.relations.push(relation)
    }
    for (const edge of [...premises, ...conclusions]) edge.used = true
    if (Object.keys(rest).length) keep(document, diagnostics, {label: 'node', args: [{of: id}], data: rest})
  }
}
