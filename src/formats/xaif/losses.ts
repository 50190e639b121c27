/** What is lost when a document is written to xAIF. */

import {count} from '../../base/wording.ts'
import type {Document} from '../../model/document.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {loss} from '../format.ts'
import {participantsIn} from './keep.ts'

export function losses(document: Document): Diagnostic[] {
  const {sources, entities, citations, mentions, meta, relations} = document
  const found: Diagnostic[] = []
  if (Object.keys(meta).length) found.push(loss('/meta', 'The front matter is left out', 'AIF has no place for it'))
  for (const [list, items, word] of [
    ['sources', sources, 'source'],
    ['mentions', mentions, 'mention'],
    ['citations', citations, 'citation']
  ] as const) {
    if (items.length) found.push(loss(`/${list}`, `${count(items.length, word)} left out`, 'AIF has no place for them'))
  }
  const participants = participantsIn(document)
  const left = entities.filter(({id}) => !participants.has(id)).length
  if (left) found.push(loss('/entities', `${count(left, 'entity', 'entities')} left out but for the names of holders`))
  for (const [kind, one, more] of [
    ['qualifies', 'relation that qualifies', 'relations that qualify'],
    ['specifies', 'relation that specifies', 'relations that specify']
  ] as const) {
    const number = relations.filter(relation => relation.kind === kind).length
    if (number) found.push(loss('/relations', `${count(number, one, more)} shown to others as rephrases (MA)`))
  }
  return found
}
