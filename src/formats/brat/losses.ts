/** What brat has no place for. */

import {count} from '../../base/wording.ts'
import type {Document} from '../../model/document.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {loss} from '../format.ts'
import {writable} from './write.ts'

export function losses(document: Document): Diagnostic[] {
  const {sources, entities, citations, relations, claims, evidence, meta, annotations = []} = document
  const found: Diagnostic[] = []
  const ids = new Set([...claims, ...evidence].map(({id}) => id))
  if (Object.keys(meta).length) found.push(loss('The front matter is left out: brat has no place for it', '/meta'))
  if (sources.length)
    found.push(loss(`${count(sources.length, 'source')} left out: brat has no place for them`, '/sources'))
  if (entities.length)
    found.push(
      loss(
        `${count(entities.length, 'entity', 'entities')} left out, and mentions keep their ids: brat has no place for them`,
        '/entities'
      )
    )
  if (citations.length)
    found.push(loss(`${count(citations.length, 'citation')} left out: brat has no place for them`, '/citations'))
  for (const [index, {from, kind, to}] of relations.entries()) {
    if (!ids.has(from))
      found.push(loss(`\`${from} ${kind} ${to}\` left out: what speaks is not in this document`, `/relations/${index}`))
  }
  for (const [index, annotation] of annotations.entries()) {
    const {kept, lost} = writable(annotation)
    const name = `Annotation \`${annotation.id ?? annotation.label}\``
    const pointer = `/annotations/${index}`
    if (!kept) found.push(loss(`${name} left out: brat has no line that says it`, pointer))
    else if (lost.length)
      found.push(loss(`${name} is written without its ${lost.join(' and ')}: brat has no place for that`, pointer))
    else if (annotation.span && annotation.id === undefined)
      found.push(loss(`${name} gets an id: every span has one in brat`, pointer))
  }
  return found
}
