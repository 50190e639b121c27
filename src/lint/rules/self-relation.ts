/** Relations of a statement to itself. */

import type {Rule} from '../rule.ts'

export const selfRelation: Rule<'self-relation'> = {
  code: 'self-relation',
  severity: 'error',
  why: 'A statement can neither support nor attack itself.',
  wrong: [':claim[a]{#c1 attacks=c1}'],
  right: [':claim[a]{#c1 attacks=c2} :claim[b]{#c2}'],

  *check({relations}) {
    for (const [index, {kind, from, linked = [], to, id}] of relations.entries()) {
      if (from !== to && !linked.includes(to) && (id === undefined || id !== to)) continue
      yield {
        pointer: `/relations/${index}`,
        message: `\`${to}\` ${kind} itself, expected another claim`,
        ids: [to]
      }
    }
  }
}
