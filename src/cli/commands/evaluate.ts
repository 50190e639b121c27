/** `claimdown evaluate`: which claims stand. */

import {evaluate as evaluateArgument, type Label} from '../../argument/evaluate.ts'
import {spoken} from '../../argument/tree.ts'
import {count} from '../../base/list.ts'
import type {evaluate} from '../declarations.ts'
import {toLines} from '../json.ts'
import {find} from '../load.ts'
import {clip} from '../report.ts'
import type {Run} from '../world.ts'

export const run: Run<typeof evaluate> = async (world, [reference], {strengths, json}) => {
  const {document} = (await find(world, reference!)).loaded
  const {statements, cycles} = evaluateArgument(document, {strengths: Boolean(strengths)})
  if (json) {
    world.write(toLines({statements: Object.fromEntries(statements), cycles}))
    return 0
  }
  const {bold, dim, green, red, yellow} = world.colors
  const paint = {in: green, out: red, undecided: yellow}
  const all = [...document.claims, ...document.evidence]
  for (const label of ['out', 'undecided', 'in'] as const satisfies Label[]) {
    const found = all.filter(({id}) => statements.get(id)?.label === label)
    if (label === 'in' && !strengths) continue
    for (const statement of found) {
      const {because, strength} = statements.get(statement.id)!
      const value = strength === undefined ? '' : `${strength.toFixed(2)} `
      const head = `${label.padEnd(9)} ${value}${statement.id} `
      const tail = because.length ? `  (${because.join(', ')})` : ''
      const said = clip(spoken(document, statement), Math.max(10, world.columns - head.length - tail.length))
      world.print(`${paint[label](label.padEnd(9))} ${value}${bold(statement.id)} ${said}${dim(tail)}\n`)
    }
  }
  for (const cycle of cycles) world.print(`${yellow('circle')}    ${[...cycle, cycle[0]].join(' → ')}\n`)
  const number = (label: Label): number => [...statements.values()].filter(found => found.label === label).length
  world.print(
    `${count(statements.size, 'statement')}: ${number('in')} stand, ${number('out')} are defeated, ${number('undecided')} undecided\n`
  )
  return 0
}
