/** Lists who asserts which statements. */

import type {Claim, Document, Evidence, Statement} from './document.ts'
import {authorName, holderNames} from './names.ts'

/** A person, organisation or source, and the statements that it asserts. */
export interface Attribution {
  /** The id of an entity or source; absent for the author. */
  holder?: string
  /** The holder's name, or its id where it has no name. */
  name: string
  /** What the holder asserts, in the order of the text. */
  asserts: Attributed[]
}

/** A statement that a holder asserts. */
export interface Attributed {
  /** The id of a claim or of evidence. */
  id: string
  /** Who reported it, as ids: in `by="a>b"`, b asserts what a reports, so b is the holder and this is `['a']`. */
  reportedBy?: string[]
  /** The ids of the others who assert it together with the holder. */
  joint?: string[]
  cue?: string
  addressees?: string[]
}

/**
 * Returns the holders of a document with their statements: the author first, then the others in the order of their first statements.
 * The parts of an attribution (source, cue and content) are those of corpora of quotations (Pareti 2012, PARC).
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

/** The ids of those who assert a statement: the last of its `by`, then its `joint`. Empty where the author asserts it. */
export function assertersOf({by = [], joint = []}: Pick<Statement, 'by' | 'joint'>): string[] {
  return joint.length === 0 ? by.slice(-1) : [...new Set([...by.slice(-1), ...joint])]
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
