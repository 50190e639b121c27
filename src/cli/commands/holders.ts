/** `claimdown holders`: who asserts what. */

import {spoken} from '../../argument/tree.ts'
import {count} from '../../base/wording.ts'
import {attributions} from '../../model/attribution.ts'
import type {holders} from '../declarations.ts'
import {toLines} from '../json.ts'
import {find} from '../load.ts'
import {clip} from '../report.ts'
import type {Run} from '../world.ts'

export const run: Run<typeof holders> = async (world, [reference], {json}) => {
  const {document} = (await find(world, reference!)).loaded
  const found = attributions(document)
  if (json) {
    world.write(toLines(found))
    return 0
  }
  const {bold, dim} = world.colors
  const statements = new Map([...document.claims, ...document.evidence].map(statement => [statement.id, statement]))
  for (const {name, holder, asserts} of found) {
    world.print(
      `${bold(name)}${holder && holder !== name ? dim(` ${holder}`) : ''}  ${count(asserts.length, 'statement')}\n`
    )
    for (const {id, reportedBy, cue, addressees} of asserts) {
      const notes = [
        reportedBy && `as ${reportedBy.join(' > ')} reports`,
        cue,
        addressees && `to ${addressees.join(', ')}`
      ]
      const tail = notes.filter(note => note).join(', ')
      const room = world.columns - id.length - 5 - (tail ? tail.length + 3 : 0)
      world.print(
        `  ${id}  ${clip(spoken(document, statements.get(id)!), Math.max(10, room))}${tail ? dim(` (${tail})`) : ''}\n`
      )
    }
  }
  return 0
}
