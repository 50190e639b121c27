/** What is lost when a document is written to brat, beside the parts that brat has no place for. */

import type {Document} from '../../model/document.ts'
import type {WriteOptions} from '../format.ts'
import {type Loss, loss} from '../keeps.ts'
import {labelling} from '../labels/labelling.ts'
import {spellingsIn, writable} from './write.ts'

export function drops(document: Document, {labels}: WriteOptions): Loss[] {
  return [...dropsOfRelations(document), ...dropsOfAnnotations(document, labels)]
}

function dropsOfRelations(document: Document): Loss[] {
  const {relations, claims, evidence} = document
  const ids = new Set([...claims, ...evidence].map(({id}) => id))
  return relations.flatMap(({from, kind, to}, index) => {
    const items = [index]
    const name = `\`${from} ${kind} ${to}\``
    if (!ids.has(from)) {
      const reason = 'what speaks is not in this document'
      return [loss(document, 'relations', {items, ids: [from, to], what: `${name} left out`, reason})]
    }
    if (ids.has(to)) return []
    const what = `${name} is written as a note on \`${from}\``
    const reason = 'relations of brat join two spans of the text'
    return [loss(document, 'relations', {items, ids: [from, to], what, reason, severity: 'hint'})]
  })
}

function dropsOfAnnotations(document: Document, labels: WriteOptions['labels']): Loss[] {
  const {says} = spellingsIn(document)
  const {isWritten} = labelling(document, labels)
  return (document.annotations ?? []).flatMap((annotation, index) => {
    if (says.has(annotation) || isWritten(annotation)) return []
    const {kept, lost} = writable(annotation)
    const name = `Annotation \`${annotation.id ?? annotation.label}\``
    const items = [index]
    const told = (what: string, reason: string, fields?: string[]): Loss[] => [
      loss(document, 'annotations', {items, ...(fields && {fields}), what: `${name} ${what}`, reason})
    ]
    if (!kept) return told('left out', 'brat has no line that says it')
    if (lost.length) return told(`is written without its ${lost.join(' and ')}`, 'brat has no place for that', lost)
    if (annotation.span && annotation.id === undefined) return told('gets an id', 'every span has one in brat', ['id'])
    return []
  })
}
