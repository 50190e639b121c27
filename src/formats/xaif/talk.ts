/** Reads the participants of an AIF file and their locutions. */

import type {Fields} from '../json-text.ts'
import type {Draft} from './draft.ts'
import {type Graph, idOf, recordsOf} from './graph.ts'
import {keep} from './keep.ts'
import {made} from './schemes.ts'

/** Adds the participants to the entities. Returns the speaker's id for each locution. */
export function readTalk(lists: Fields, graph: Graph, {document, diagnostics}: Draft): ReadonlyMap<string, string> {
  const people = new Map<string, string>()
  for (const person of recordsOf(lists, 'participants', diagnostics)) {
    const id = idOf(person.participantID)
    if (person.claimdown === made) continue
    if (id === undefined || people.has(id)) {
      const message = `A participant ${id === undefined ? 'without `participantID`' : `\`${id}\` that is there already`} was left out`
      diagnostics.push({
        code: 'aif-participant',
        severity: 'warning',
        message,
        ...(id === undefined ? {expected: ['participantID']} : {ids: [id]})
      })
      continue
    }
    people.set(id, `p${id}`)
    const name = [person.firstname, person.surname].filter(part => typeof part === 'string' && part).join(' ')
    document.entities.push({id: `p${id}`, type: 'person', name: name || `Participant ${id}`})
    keep(document, diagnostics, {label: 'participant', args: [{of: `p${id}`}], data: person})
  }
  const speakers = new Map<string, string>()
  for (const locution of recordsOf(lists, 'locutions', diagnostics)) {
    const [node, person] = [idOf(locution.nodeID), idOf(locution.personID)]
    if (node === undefined) {
      diagnostics.push({
        code: 'aif-locution',
        severity: 'warning',
        message: 'A locution without `nodeID` was left out',
        expected: ['nodeID']
      })
      continue
    }
    if (graph.isMade(node)) continue
    const speaker = person === undefined ? undefined : people.get(person)
    if (speaker !== undefined) speakers.set(node, speaker)
    keep(document, diagnostics, {label: 'locution', args: [{of: node}], data: locution})
  }
  return speakers
}
