/** Who asserts what. */

import type {Claim, Document, Evidence, Statement} from './document.ts'
import {authorName, holderNames} from './names.ts'

/** One who stands behind statements, and which. */
export interface Attribution {
  /** The id of an entity or source; absent for the author. */
  holder?: string
  /** The holder's name; the id where there is none. */
  name: string
  /** What the holder asserts, in the order of the text. */
  asserts: Attributed[]
}

/** One statement of a holder's. */
export interface Attributed {
  /** The id of a claim or of evidence. */
  id: string
  /** Through whom it came: in `a>b`, b asserts what a reports, so b is the holder and a stands here. */
  reportedBy?: string[]
  /** The others who assert it together with the holder. */
  joint?: string[]
  cue?: string
  addressees?: string[]
}

/**
 * The document as a list of holders, the author first and then in the order in which they come to speak.
 * Source, cue and content are the parts of an attribution in corpora of quotations (Pareti 2012, PARC).
 */
export function attributions(document: Document): Attribution[] {
  const {claims, evidence} = document
  const nameOf = holderNames(document)
  const holders = new Map<string | undefined, Attribution>()
  holders.set(undefined, {name: authorName(document) ?? 'the author', asserts: []})
  const inOrder = [...claims, ...evidence].toSorted((a, b) => a.span.start - b.span.start)
  for (const statement of inOrder) {
    const together = assertersOf(statement)
    for (const holder of together.length ? together : [undefined]) {
      let found = holders.get(holder)
      if (!found) {
        found = {holder: holder!, name: nameOf(holder!), asserts: []}
        holders.set(holder, found)
      }
      found.asserts.push(attributed(statement, holder))
    }
  }
  return [...holders.values()].filter(({asserts}) => asserts.length > 0)
}

/** Those who assert a statement: the last of its `by`, and who says it together with that one. Empty for the author. */
export function assertersOf({by = [], joint = []}: Pick<Statement, 'by' | 'joint'>): string[] {
  return [...new Set([...by.slice(-1), ...joint])]
}

function attributed(statement: Claim | Evidence, holder: string | undefined): Attributed {
  const {id, by = [], cue, addressees} = statement
  const others = assertersOf(statement).filter(other => other !== holder)
  return {
    id,
    ...(by.length > 1 && {reportedBy: by.slice(0, -1)}),
    ...(others.length > 0 && {joint: others}),
    ...(cue !== undefined && {cue}),
    ...(addressees && {addressees})
  }
}
