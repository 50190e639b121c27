/** AIF and xAIF: arguments as graphs of information and scheme nodes, with the talk that they come from. */

import type {Format} from '../format.ts'
import type {Xaif} from './data.ts'
import {losses} from './losses.ts'
import {read} from './read.ts'
import {write} from './write.ts'

/**
 * Information nodes (I) are claims, at the words that their locution is anchored to, or implicit where there are none; RA, CA
 * and MA nodes are relations that support, attack and restate, linked where several premises enter one node; an attack on a
 * scheme node is an attack on that relation. Who said it is found through the locution (L), its illocution (YA) and the
 * participant. Everything else is kept as annotations, so that what was read is written back.
 *
 * `write` puts what AIF has no place for into fields called `claimdown`: the whole statement or relation in a node, the annotations of
 * other schemes in the document. `read` validates them with the schema.
 */
export const xaif: Format<unknown, Xaif> = {
  name: 'xaif',
  specification: 'Chesñevar et al. 2006, "Towards an Argument Interchange Format"; xAIF: https://wiki.arg.tech',
  keeps: ['text', 'claims', 'evidence', 'relations', 'annotations'],
  read,
  write,
  losses
}
