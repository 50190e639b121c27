/** `claimdown holders`: who asserts what. */

import {attributions} from '../../model/attribution.ts'
import {count} from '../../text/list.ts'
import {spoken} from '../argument.ts'
import {find} from '../load.ts'
import {clip} from '../report.ts'
import type {Command} from '../world.ts'

export const holders: Command = {
  name: 'holders',
  arguments: [['<document>', 'a file, or the id of a document']],
  summary: 'who asserts what',
  examples: ['claimdown holders how-america-should-deal-with-the-taliban'],

  async run(world, [reference], {json}) {
    const {document} = (await find(world, reference!)).loaded
    const found = attributions(document)
    if (json) {
      world.out(`${JSON.stringify(found, null, 2)}\n`)
      return 0
    }
    const {bold, dim} = world.colors
    const statements = new Map([...document.claims, ...document.evidence].map(statement => [statement.id, statement]))
    for (const {name, holder, asserts} of found) {
      world.out(
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
        world.out(
          `  ${id}  ${clip(spoken(document, statements.get(id)!), Math.max(10, room))}${tail ? dim(` (${tail})`) : ''}\n`
        )
      }
    }
    return 0
  }
}
