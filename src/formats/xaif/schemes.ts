/** The scheme nodes of AIF and the kinds of relations that correspond to them. */

import type {RelationKind} from '../../model/document.ts'

/** The kind of relation for each type of scheme node. */
export const kindOfScheme: ReadonlyMap<string, RelationKind> = new Map([
  ['RA', 'supports'],
  ['CA', 'attacks'],
  ['MA', 'restates']
])

/** The scheme node for each kind of relation, with AIF's default name. */
export const schemes: Readonly<Record<RelationKind, {type: string; text: string}>> = {
  supports: {type: 'RA', text: 'Default Inference'},
  attacks: {type: 'CA', text: 'Default Conflict'},
  undercuts: {type: 'CA', text: 'Default Conflict'},
  restates: {type: 'MA', text: 'Default Rephrase'},
  qualifies: {type: 'MA', text: 'Default Rephrase'},
  specifies: {type: 'MA', text: 'Default Rephrase'}
}

/** Marks the nodes, locutions and participants that `write` adds to show who holds a claim. */
export const made = 'made'
