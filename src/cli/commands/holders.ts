/** `claimdown holders`: lists who asserts what. */

import {spoken} from '../../argument/tree.ts'
import {count} from '../../base/wording.ts'
import {attributions} from '../../model/attribution.ts'
import {holderNames} from '../../model/names.ts'
import {statementsById} from '../../model/statements.ts'
import type {holders} from '../declarations.ts'
import {writeEntries} from '../json.ts'
import {checkClaim, find, tellErrors} from '../load.ts'
import {clip} from '../report.ts'
import type {Run} from '../world.ts'

export const run: Run<typeof holders> = async (world, [reference], {json}) => {
  const {loaded, claim} = await find(world, reference!)
  const {document, path, name: documentName} = loaded
  const statements = statementsById(document)
  checkClaim(loaded, claim, statements)
  const found = attributions(document)
    .map(attribution => ({
      ...attribution,
      asserts: attribution.asserts.filter(({id}) => claim === undefined || id === claim)
    }))
    .filter(({asserts}) => asserts.length > 0)
  if (json) {
    writeEntries(world, [{path, id: documentName, holders: found}])
    return tellErrors(world, loaded)
  }
  if (found.length === 0) world.print('no statements\n')
  const {bold, dim} = world.colors
  const nameOf = holderNames(document)
  for (const {name, holder, asserts} of found) {
    world.print(
      `${bold(name)}${holder && holder !== name ? dim(` (${holder})`) : ''}: ${count(asserts.length, 'statement')}\n`
    )
    for (const {id, reportedBy, cue, addressees} of asserts) {
      const notes = [
        reportedBy && `reported by ${reportedBy.map(nameOf).join(' > ')}`,
        cue && `“${cue}”`,
        addressees && `to ${addressees.map(nameOf).join(', ')}`
      ]
      const tail = notes.filter(note => note).join(', ')
      const room = world.columns - id.length - 5 - (tail ? tail.length + 3 : 0)
      world.print(
        `  ${id}  ${clip(spoken(document, statements.get(id)!), Math.max(10, room))}${tail ? dim(` (${tail})`) : ''}\n`
      )
    }
  }
  return tellErrors(world, loaded)
}
