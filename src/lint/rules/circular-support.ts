/** Claims that stand on themselves. */

import {groupBy} from '../../text/list.ts'
import type {Rule} from '../rule.ts'

export const circularSupport: Rule = {
  code: 'circular-support',
  severity: 'warning',
  why: 'A claim that supports its own grounds has no grounds.',
  wrong: [':claim[a]{#c1 supports=c2} :claim[b]{#c2 supports=c1}'],
  right: [':claim[a]{#c1 supports=c2} :claim[b]{#c2}'],

  *check({relations}, {statements}) {
    const supports = groupBy(
      relations.filter(({kind, from, to}) => kind === 'supports' && from !== to),
      ({from}) => from
    )
    // Depth first and without recursion; a node is done when everything it supports is.
    const done = new Set<string>()
    for (const start of supports.keys()) {
      const path: {id: string; next: number}[] = done.has(start) ? [] : [{id: start, next: 0}]
      const onPath = new Set(path.map(({id}) => id))
      while (path.length) {
        const top = path.at(-1)!
        const target = supports.get(top.id)?.[top.next++]?.to
        if (target === undefined) {
          path.pop()
          onPath.delete(top.id)
          done.add(top.id)
        } else if (onPath.has(target)) {
          const cycle = path.slice(path.findIndex(({id}) => id === target)).map(({id}) => id)
          const first = statements.get(target)
          yield {
            pointer: first?.pointer ?? '/relations',
            ...(first && {span: first.span}),
            message: `Support runs in a circle, ${[...cycle, target].map(id => `\`${id}\``).join(' → ')}, expected grounds outside it`
          }
        } else if (!done.has(target)) {
          path.push({id: target, next: 0})
          onPath.add(target)
        }
      }
    }
  }
}
