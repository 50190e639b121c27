/** Claims whose support was withdrawn. */

import type {Rule} from '../rule.ts'

export const lostGround: Rule<'lost-ground'> = {
  code: 'lost-ground',
  severity: 'warning',
  why: 'When the support of a claim is withdrawn, the claim needs other support or a new status.',
  wrong: [':claim[a]{#c1 status=retracted supports=c2} :claim[b]{#c2}'],
  right: [':claim[a]{#c1 status=disputed supports=c2} :claim[b]{#c2}'],

  *check({claims, evidence, relations}, {statements}) {
    const withdrawn = new Set(
      [...claims, ...evidence].filter(({status}) => status === 'retracted' || status === 'superseded').map(({id}) => id)
    )
    for (const {kind, from, linked = [], to} of relations) {
      const gone = [from, ...linked].find(id => withdrawn.has(id))
      const resting = statements.get(to)
      if (kind !== 'supports' || gone === undefined || !resting || withdrawn.has(to)) continue
      yield {
        pointer: resting.pointer,
        span: resting.span,
        message: `\`${to}\` rests on \`${gone}\`, which was withdrawn, expected other grounds or a status of its own`,
        ids: [to, gone]
      }
    }
  }
}
