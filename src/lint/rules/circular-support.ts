/** Claims that support themselves through others. */

import {findCycles} from '../../base/cycles.ts'
import {groupBy} from '../../base/group-by.ts'
import type {Rule} from '../rule.ts'

export const circularSupport: Rule<'circular-support'> = {
  code: 'circular-support',
  severity: 'warning',
  why: 'A claim that supports its own grounds has no grounds of its own.',
  wrong: [':claim[a]{#c1 supports=c2} :claim[b]{#c2 supports=c1}'],
  right: [':claim[a]{#c1 supports=c2} :claim[b]{#c2}'],

  *check({relations}, {statements}) {
    const supports = groupBy(
      relations.filter(({kind, from, to}) => kind === 'supports' && from !== to),
      ({from}) => from
    )
    const nexts = new Map([...supports].map(([from, list]) => [from, [...new Set(list.map(({to}) => to))]]))
    for (const cycle of findCycles(supports.keys(), id => nexts.get(id) ?? [])) {
      const first = statements.get(cycle[0]!)
      yield {
        pointer: first?.pointer ?? '/relations',
        ...(first && {span: first.span}),
        message: `These support each other in a circle, ${[...cycle, cycle[0]!].map(id => `\`${id}\``).join(' → ')}, expected grounds outside it`,
        ids: cycle
      }
    }
  }
}
