/** Kinds of nodes in AIF, and what they are to us. */

import type {RelationKind} from '../../model/document.ts'

/** The relation that a scheme node is. */
export const kindOfScheme: ReadonlyMap<string, RelationKind> = new Map([
  ['RA', 'supports'],
  ['CA', 'attacks'],
  ['MA', 'restates']
])

/** The scheme node that shows a relation, and what AIF calls one that is not known more closely. */
export const schemes: Readonly<Record<RelationKind, {type: string; text: string}>> = {
  supports: {type: 'RA', text: 'Default Inference'},
  attacks: {type: 'CA', text: 'Default Conflict'},
  undercuts: {type: 'CA', text: 'Default Conflict'},
  restates: {type: 'MA', text: 'Default Rephrase'},
  qualifies: {type: 'MA', text: 'Default Rephrase'},
  specifies: {type: 'MA', text: 'Default Rephrase'}
}

/** What marks a node, locution or participant that `write` made to show who holds a claim. */
export const made = 'made'
