/** AIF and xAIF: arguments as graphs of information and scheme nodes, with the talk that they come from. */

import type {Format} from '../format.ts'
import type {Fields} from '../json-text.ts'
import {losses} from './losses.ts'
import {read} from './read.ts'
import {write} from './write.ts'

/** An xAIF document as it is written. */
export interface Xaif {
  AIF: Record<
    'nodes' | 'edges' | 'locutions' | 'participants' | 'schemefulfillments' | 'descriptorfulfillments',
    Fields[]
  >
  /** The text as HTML, each anchored node in a `<span id="node…">`. */
  text: string
  [other: string]: unknown
}

/**
 * Information nodes (I) are claims, at the words that their locution is anchored to, or implicit where there are none; RA, CA
 * and MA nodes are relations that support, attack and restate, linked where several premises enter one node; an attack on a
 * scheme node is an attack on that relation. Who said it is found through the locution (L), its illocution (YA) and the
 * participant. Everything else is kept as annotations, so that what was read is written back.
 *
 * What AIF has no place for stands in fields called `claimdown`: of a node, the whole statement or relation; of the document, the
 * annotations of other schemes. They are held to the schema when they are read.
 */
export const xaif: Format<unknown, Xaif> = {
  name: 'xaif',
  specification: 'Chesñevar et al. 2006, "Towards an Argument Interchange Format"; xAIF: https://wiki.arg.tech',
  keeps: ['text', 'claims', 'evidence', 'relations', 'annotations'],
  read,
  write,
  losses
}
