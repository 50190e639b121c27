/** `claimdown evaluate`: which claims stand. */

import {evaluate as evaluateArgument, type Label} from '../../argument/evaluate.ts'
import {spoken} from '../../argument/tree.ts'
import {count} from '../../base/wording.ts'
import type {evaluate} from '../declarations.ts'
import {toLines} from '../json.ts'
import {find} from '../load.ts'
import {clip} from '../report.ts'
import type {Run} from '../world.ts'

export const run: Run<typeof evaluate> = async (world, [reference], {strengths, json}) => {
  const {document} = (await find(world, reference!)).loaded
  const {statements, cycles} = evaluateArgument(document, {strengths: Boolean(strengths)})
  if (json) {
    world.write(toLines({statements, cycles}))
    return 0
  }
  const {bold, dim, green, red, yellow} = world.colors
  const paint = {in: green, out: red, undecided: yellow}
  const all = new Map([...document.claims, ...document.evidence].map(statement => [statement.id, statement]))
  for (const label of ['out', 'undecided', 'in'] as const satisfies Label[]) {
    if (label === 'in' && !strengths) continue
    for (const {id, because, strength} of statements.filter(one => one.label === label)) {
      const value = strength === undefined ? '' : `${strength.toFixed(2)} `
      const head = `${label.padEnd(9)} ${value}${id} `
      const tail = because.length ? `  (${because.join(', ')})` : ''
      const said = clip(spoken(document, all.get(id)!), Math.max(10, world.columns - head.length - tail.length))
      world.print(`${paint[label](label.padEnd(9))} ${value}${bold(id)} ${said}${dim(tail)}\n`)
    }
  }
  for (const cycle of cycles) world.print(`${yellow('circle')}    ${[...cycle, cycle[0]].join(' → ')}\n`)
  const number = (label: Label): number => statements.filter(found => found.label === label).length
  world.print(
    `${count(statements.length, 'statement')}: ${number('in')} stand, ${number('out')} are defeated, ${number('undecided')} undecided\n`
  )
  return 0
}
