/** Statements that both support and attack the same thing. */

import type {Rule} from '../rule.ts'

export const contradictoryRelation: Rule<'contradictory-relation'> = {
  code: 'contradictory-relation',
  severity: 'warning',
  why: 'The same evidence cannot make a claim both stronger and weaker.',
  wrong: [':evidence[a]{#e1 supports=c1 attacks=c1} :claim[b]{#c1}'],
  right: [':evidence[a]{#e1 supports=c1 qualifies=c1} :claim[b]{#c1}'],

  *check({relations}) {
    const first = new Map<string, 'supports' | 'attacks'>()
    for (const [index, {kind, from, linked, to}] of relations.entries()) {
      // Linked premises have their effect only together, so a relation with linked premises is not compared.
      if (linked || (kind !== 'supports' && kind !== 'attacks')) continue
      const pair = JSON.stringify([from, to])
      const other = first.get(pair)
      if (other === undefined) first.set(pair, kind)
      else if (other !== kind) {
        const message = `\`${from}\` both ${other} and ${kind} \`${to}\`, expected one of the two`
        yield {pointer: `/relations/${index}`, message, ids: [from, to], expected: [other, kind]}
      }
    }
  }
}
