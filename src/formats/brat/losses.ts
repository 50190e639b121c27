/** What is lost when a document is written to brat, beside the parts that brat has no place for. */

import {count} from '../../base/wording.ts'
import type {Document} from '../../model/document.ts'
import type {WriteOptions} from '../format.ts'
import {isRecordOfLabel, recordsFor, recordsOf, Scheme} from '../labels/scheme.ts'
import {type Loss, loss} from '../losses.ts'
import {ownLabels} from './own-labels.ts'
import {writable} from './write.ts'

export function drops(document: Document, {labels}: WriteOptions): Loss[] {
  const scheme = new Scheme(labels, ownLabels)
  return [
    ...dropsOfLabels(document, scheme),
    ...dropsOfRelations(document),
    ...dropsOfRecords(document, scheme),
    ...dropsOfAnnotations(document)
  ]
}

/** Labels of the user that brat cannot write, and items that no label says because the user gives ours another meaning. */
function dropsOfLabels(document: Document, scheme: Scheme): Loss[] {
  const found = scheme.unwritable().map(label => {
    const what = `The label \`${label}\` is not written`
    return loss(document, 'annotations', {what, reason: 'types of brat are words without blanks', severity: 'hint'})
  })
  const recorded = recordsOf(document)
  for (const part of ['claims', 'evidence'] as const)
    for (const [index, statement] of document[part].entries())
      if (!scheme.forStatement(statement, recorded.get(statement.id))) {
        const what = `\`${statement.id}\` is written as \`${ownLabels.label(statement.type)}\``
        found.push(loss(document, part, {items: [index], named: [statement.id], what, reason: otherMeaning}))
      }
  for (const [index, relation] of document.relations.entries())
    if (!scheme.forRelation(relation, recorded.get(relation.id ?? ''))) {
      const what = `\`${relation.from} ${relation.kind} ${relation.to}\` is written as \`${relation.kind}\``
      const ids = [relation.from, relation.to]
      found.push(loss(document, 'relations', {items: [index], named: ids, what, reason: otherMeaning}))
    }
  return found
}

const otherMeaning = 'the labels give this type another meaning'

/** Labels that were read and are not written again. */
function dropsOfRecords(document: Document, scheme: Scheme): Loss[] {
  const back = new Map(recordsFor(labelled(document, scheme)).map(record => [record.value, record]))
  return (document.annotations ?? []).flatMap((annotation, index) => {
    if (!isRecordOfLabel(annotation)) return []
    const {args = [], value} = annotation
    const same = back.get(value)
    back.delete(value)
    const ids = args.map(({of}) => of)
    const kept = same?.args?.map(({of}) => of)
    if (kept?.join('\n') === ids.join('\n')) return []
    const fields = kept ? ['args'] : undefined
    const lost = ids.filter(id => !kept?.includes(id))
    const what = lost.length
      ? `${count(lost.length, 'item')} written without the label \`${value}\``
      : `The items with the label \`${value}\` change their order`
    return [loss(document, 'annotations', {items: [index], ...(fields && {fields}), ids: lost, what})]
  })
}

/** The labels that a reader of the file will record, in its order. */
function labelled(document: Document, scheme: Scheme): [label: string, id: string][] {
  const {claims, evidence, relations} = document
  const recorded = recordsOf(document)
  const ids = new Set([...claims, ...evidence].map(({id}) => id))
  const found: [string, string][] = []
  for (const statement of [...claims, ...evidence]) {
    const label = recorded.get(statement.id)
    if (label === undefined || scheme.forStatement(statement)?.label === label) continue
    if (scheme.forStatement(statement, label)?.label === label) found.push([label, statement.id])
  }
  for (const relation of relations) {
    const label = recorded.get(relation.id ?? '')
    if (label === undefined || !ids.has(relation.from) || !ids.has(relation.to)) continue
    if (scheme.forRelation(relation)?.label === label) continue
    if (scheme.forRelation(relation, label)?.label === label) found.push([label, relation.id!])
  }
  return found
}

function dropsOfRelations(document: Document): Loss[] {
  const {relations, claims, evidence} = document
  const ids = new Set([...claims, ...evidence].map(({id}) => id))
  return relations.flatMap(({from, kind, to}, index) => {
    const items = [index]
    const name = `\`${from} ${kind} ${to}\``
    if (!ids.has(from)) {
      const reason = 'what speaks is not in this document'
      return [loss(document, 'relations', {items, named: [from, to], what: `${name} left out`, reason})]
    }
    if (ids.has(to)) return []
    const what = `${name} is written as a note on \`${from}\``
    const reason = 'relations of brat join two spans of the text'
    return [loss(document, 'relations', {items, named: [from, to], what, reason, severity: 'hint'})]
  })
}

function dropsOfAnnotations(document: Document): Loss[] {
  return (document.annotations ?? []).flatMap((annotation, index) => {
    if (isRecordOfLabel(annotation)) return []
    const {kept, lost} = writable(annotation)
    const name = `Annotation \`${annotation.id ?? annotation.label}\``
    const items = [index]
    const told = (what: string, reason: string, fields?: string[]): Loss[] => [
      loss(document, 'annotations', {
        items,
        ...(fields && {fields}),
        named: annotation.id === undefined ? [] : [annotation.id],
        what: `${name} ${what}`,
        reason
      })
    ]
    if (!kept) return told('left out', 'brat has no line that says it')
    if (lost.length) return told(`is written without its ${lost.join(' and ')}`, 'brat has no place for that', lost)
    if (annotation.span && annotation.id === undefined) return told('gets an id', 'every span has one in brat', ['id'])
    return []
  })
}
