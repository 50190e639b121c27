/** What is lost when a document is written to brat. */

import {count} from '../../base/wording.ts'
import type {Document} from '../../model/document.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {loss} from '../format.ts'
import {spellingsIn, writable} from './write.ts'

export function losses(document: Document): Diagnostic[] {
  const {sources, entities, citations, relations, claims, evidence, meta, annotations = []} = document
  const found: Diagnostic[] = []
  const ids = new Set([...claims, ...evidence].map(({id}) => id))
  if (Object.keys(meta).length) found.push(loss('/meta', 'The front matter is left out', 'brat has no place for it'))
  if (sources.length)
    found.push(loss('/sources', `${count(sources.length, 'source')} left out`, 'brat has no place for them'))
  if (entities.length)
    found.push(
      loss(
        '/entities',
        `${count(entities.length, 'entity', 'entities')} left out, and mentions keep their ids`,
        'brat has no place for them'
      )
    )
  if (citations.length)
    found.push(loss('/citations', `${count(citations.length, 'citation')} left out`, 'brat has no place for them'))
  for (const [index, {from, kind, to}] of relations.entries()) {
    if (!ids.has(from))
      found.push(
        loss(`/relations/${index}`, `\`${from} ${kind} ${to}\` left out`, 'what speaks is not in this document', [
          from,
          to
        ])
      )
    else if (!ids.has(to))
      found.push(
        loss(
          `/relations/${index}`,
          `\`${from} ${kind} ${to}\` is written as a note on \`${from}\``,
          'relations of brat join two spans of the text',
          [from, to]
        )
      )
  }
  const {says} = spellingsIn(document)
  for (const [index, annotation] of annotations.entries()) {
    if (says.has(annotation)) continue
    const {kept, lost} = writable(annotation)
    const name = `Annotation \`${annotation.id ?? annotation.label}\``
    const pointer = `/annotations/${index}`
    const ids = annotation.id === undefined ? undefined : [annotation.id]
    if (!kept) found.push(loss(pointer, `${name} left out`, 'brat has no line that says it', ids))
    else if (lost.length)
      found.push(
        loss(pointer, `${name} is written without its ${lost.join(' and ')}`, 'brat has no place for that', ids)
      )
    else if (annotation.span && annotation.id === undefined)
      found.push(loss(pointer, `${name} gets an id`, 'every span has one in brat'))
  }
  return found
}
