/** Claims whose evidence all comes from one source. */

import {groupBy} from '../../base/group-by.ts'
import type {Rule} from '../rule.ts'

export const singleSource: Rule<'single-source'> = {
  code: 'single-source',
  severity: 'hint',
  why: 'If the only source is wrong, all the evidence for the claim is wrong.',
  wrong: [
    '---\nsources: [{id: s, type: report}, {id: t, type: report}]\nentities: [{id: a, type: person, name: Ann}, {id: b, type: person, name: Bob}]\n---\n:claim[Rates rose]{#c1} :evidence[once]{#e1 source="s, p. 1" supports=c1} :evidence[twice]{#e2 source="s, p. 2" supports=c1}'
  ],
  right: [
    '---\nsources: [{id: s, type: report}]\n---\n:claim[Rates rose]{#c1 source=s} :evidence[once]{#e1 source=s supports=c1} :evidence[twice]{#e2 supports=c1}',
    '---\nsources: [{id: s, type: report}, {id: t, type: report}]\nentities: [{id: a, type: person, name: Ann}, {id: b, type: person, name: Bob}]\n---\n:claim[Rates rose]{#c1} :evidence[once]{#e1 source=s supports=c1} :evidence[twice]{#e2 source=t supports=c1}'
  ],

  *check({claims, evidence, relations}) {
    const sourcesOf = new Map(evidence.map(({id, sources = []}) => [id, sources.map(source => source.id)]))
    const grounds = groupBy(
      relations.filter(({kind, from}) => kind === 'supports' && sourcesOf.has(from)),
      ({to}) => to
    )
    for (const [index, {id, span}] of claims.entries()) {
      const found = (grounds.get(id) ?? []).filter(({from}) => sourcesOf.get(from)!.length > 0)
      const sources = new Set(found.flatMap(({from}) => sourcesOf.get(from)!))
      if (found.length < 2 || sources.size !== 1) continue
      const [source] = sources
      yield {
        pointer: `/claims/${index}`,
        span,
        message: `All ${found.length} pieces of evidence for \`${id}\` come from \`${source}\`, expected a second source`,
        ids: [id, source!]
      }
    }
  }
}
