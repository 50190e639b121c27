/** `claimdown evaluate`: weighs claims against each other. */

import {evaluate as evaluateArgument, type Label, type Standing} from '../../argument/evaluate.ts'
import {spoken} from '../../argument/tree.ts'
import {count} from '../../base/wording.ts'
import {statementsById} from '../../model/statements.ts'
import type {evaluate} from '../declarations.ts'
import {writeEntries} from '../json.ts'
import {checkClaim, find, tellErrors} from '../load.ts'
import {clip, wrap} from '../report.ts'
import type {Run} from '../world.ts'

export const run: Run<typeof evaluate> = async (world, [reference], {all, json}) => {
  const {loaded, claim} = await find(world, reference!)
  const {document, path, name} = loaded
  const byId = statementsById(document)
  checkClaim(loaded, claim, byId)
  const {statements, cycles} = evaluateArgument(document)
  const chosen = claim === undefined ? statements : statements.filter(({id}) => id === claim)
  if (json) {
    writeEntries(world, [{path, id: name, statements: chosen, cycles}])
    return tellErrors(world, loaded)
  }
  const {bold, dim, green, red, yellow} = world.colors
  const paint = {in: green, out: red, undecided: yellow}
  const line = ({id, label, strength, reason}: Standing): string => {
    const value = strength === undefined ? '  ? ' : strength.toFixed(2)
    const head = `${value}  ${label.padEnd(9)}  ${id} `
    const said = clip(spoken(document, byId.get(id)!), Math.max(10, world.columns - head.length))
    return `${value}  ${paint[label](label.padEnd(9))}  ${bold(id)} ${said}\n${wrap(dim(reason), world.columns, ' '.repeat(17))}\n`
  }
  const shown = claim !== undefined || all ? chosen : chosen.filter(isContested)
  const heading = 'Strength (0 to 1), label, statement, and why. More: claimdown evaluate --help'
  if (shown.length) world.print(`${wrap(dim(heading), world.columns)}\n\n`)
  for (const standing of shown) world.print(line(standing))
  if (claim !== undefined) return tellErrors(world, loaded)
  if (shown.length) world.print('\n')
  for (const cycle of cycles) world.print(`${yellow('cycle')}  ${[...cycle, cycle[0]].join(' → ')}\n`)
  const number = (label: Label): number => statements.filter(found => found.label === label).length
  const labels = (['in', 'out', 'undecided'] as const).map(label => `${number(label)} ${label}`).join(', ')
  const rest = statements.length - shown.length
  const more = rest ? ` (--all lists also the ${rest} that nothing attacks)` : ''
  world.print(`${wrap(`${count(statements.length, 'statement')}: ${labels}${more}`, world.columns)}\n`)
  const outweighed = statements.filter(({label, strength = 0}) => label === 'out' && strength > 0.5).map(({id}) => id)
  if (outweighed.length)
    world.print(
      `${wrap(`Out, though more supports than attacks ${outweighed.length === 1 ? 'it' : 'them'}: ${outweighed.join(', ')}`, world.columns)}\n`
    )
  return tellErrors(world, loaded)
}

/** Whether a statement is attacked, or is not in for another reason. */
function isContested({label, attackers}: Standing): boolean {
  return label !== 'in' || attackers.length > 0
}
