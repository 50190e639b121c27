/** Evidence that supports only claims of its own author. */

import {groupBy} from '../../base/group-by.ts'
import {assertersOf} from '../../model/attribution.ts'
import type {Rule} from '../rule.ts'

export const ownEvidence: Rule<'own-evidence'> = {
  code: 'own-evidence',
  severity: 'hint',
  why: 'What somebody says is weak evidence for a claim of the same person.',
  wrong: [
    '---\nsources: [{id: s, type: report}, {id: t, type: report}]\nentities: [{id: a, type: person, name: Ann}, {id: b, type: person, name: Bob}]\n---\n:claim[Rates rose]{#c1 by=a} :evidence[so she said]{#e1 by=a source=s supports=c1}'
  ],
  right: [
    '---\nsources: [{id: s, type: report}, {id: t, type: report}]\nentities: [{id: a, type: person, name: Ann}, {id: b, type: person, name: Bob}]\n---\n:claim[Rates rose]{#c1 by=a} :evidence[so he said]{#e1 by=b source=s supports=c1}'
  ],

  *check({evidence, claims, relations}) {
    const assertersById = new Map(claims.map(claim => [claim.id, new Set(assertersOf(claim))]))
    const supports = groupBy(
      relations.filter(({kind}) => kind === 'supports'),
      ({from}) => from
    )
    for (const [index, item] of evidence.entries()) {
      const {id, span} = item
      const asserters = assertersOf(item)
      const targets = supports.get(id) ?? []
      if (asserters.length === 0 || targets.length === 0) continue
      if (!targets.every(({to}) => asserters.every(asserter => assertersById.get(to)?.has(asserter)))) continue
      yield {
        pointer: `/evidence/${index}`,
        span,
        message: `Evidence \`${id}\` supports only claims of its own ${asserters.length === 1 ? 'author' : 'authors'} \`${asserters.join('` and `')}\`, expected evidence of somebody else too`,
        ids: [id, ...asserters]
      }
    }
  }
}
