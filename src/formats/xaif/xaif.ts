/** AIF and xAIF: arguments as graphs of information and scheme nodes, with the dialogue that they come from. */

import {jsonCodec} from '../codec.ts'
import {defineFormat, type Format} from '../format.ts'
import type {Xaif} from './data.ts'
import {drops} from './losses.ts'
import {read} from './read.ts'
import {write} from './write.ts'

/**
 * Information nodes (I) become claims. Their spans are those of the anchors of their locutions; a claim without an anchor is implicit. RA, CA
 * and MA nodes become relations that support, attack and restate. Several premises of one node are linked. An attack on a
 * scheme node is an attack on that relation. The holder of a claim is found through the locution (L), its illocution (YA) and the
 * participant. Everything else is kept as annotations, so that it can be written back.
 *
 * `write` puts what AIF cannot hold into fields called `claimdown`: the whole statement or relation in its node, and the annotations of
 * other schemes in the file. `read` validates them with the schema.
 */
export const xaif: Format<unknown, Xaif> = defineFormat<unknown, Xaif>({
  name: 'xaif',
  title: 'AIF and xAIF',
  specification: 'Chesñevar et al. 2006, "Towards an Argument Interchange Format"; xAIF: https://wiki.arg.tech',
  // The entities that were participants.
  keeps: {
    text: 'whole',
    claims: 'whole',
    evidence: 'whole',
    relations: 'whole',
    entities: 'whole',
    annotations: 'whole'
  },
  lacks: {
    meta: 'AIF has no place for it',
    sections: 'AIF has no place for them',
    sources: 'AIF has no place for them',
    mentions: 'AIF has no place for them',
    citations: 'AIF has no place for them'
  },
  codec: jsonCodec(),
  read,
  write,
  drops
})
