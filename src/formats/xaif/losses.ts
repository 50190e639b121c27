/** What is lost when a document is written to xAIF, beside the parts that AIF has no place for. */

import {groupBy} from '../../base/group-by.ts'
import {count} from '../../base/wording.ts'
import type {Document, RelationKind} from '../../model/document.ts'
import {type Loss, loss} from '../losses.ts'
import {participantsIn} from './keep.ts'

export function drops(document: Document): Loss[] {
  const {entities, relations} = document
  const participants = participantsIn(document)
  const left = [...entities.keys()].filter(index => !participants.has(entities[index]!.id))
  const found = repeated(document)
  if (left.length) {
    const what = `${count(left.length, 'entity', 'entities')} left out but for the names of holders`
    found.push(loss(document, 'entities', {items: left, what, reason: 'AIF has participants only'}))
  }
  const byKind = groupBy(relations.keys(), index => relations[index]!.kind)
  for (const kind of asRephrases) {
    const items = byKind.get(kind) ?? []
    if (items.length === 0) continue
    const what = `${count(items.length, 'relation')} of kind \`${kind}\` shown to others as rephrases (MA)`
    found.push(loss(document, 'relations', {items, what, severity: 'hint'}))
  }
  return found
}

/** The kinds of relations that AIF has no scheme for. */
const asRephrases: readonly RelationKind[] = ['qualifies', 'specifies']

/** Statements with the id of an earlier one. A graph has one node for each id. */
function repeated(document: Document): Loss[] {
  const seen = new Set<string>()
  return (['claims', 'evidence'] as const).flatMap(part => {
    const items = [...document[part].entries()].flatMap(([index, {id}]) => {
      const isRepeated = seen.has(id)
      seen.add(id)
      return isRepeated ? [index] : []
    })
    if (items.length === 0) return []
    const what = `${count(items.length, 'statement')} with the id of another left out`
    return [loss(document, part, {items, what, reason: 'AIF has one node for each id'})]
  })
}
