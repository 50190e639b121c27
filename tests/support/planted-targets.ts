/** Targets with deliberate faults, to test that the fuzzer finds them. */

import {expect, type Target} from '../../tools/fuzz/target.ts'
import {pieces} from './arbitraries.ts'

/** Throws on one token of the syntax's alphabet. */
const throws: Target<{source: string}> = {
  name: 'throws',
  draw: draw => ({source: draw.list(20, () => draw.pick(pieces)).join('')}),
  run({source}) {
    const table: Record<string, {name: string}> = {}
    if (source.includes(':clam[')) table.clam!.name
  }
}

const breaks: Target<{json: {claims?: unknown[]}}> = {
  name: 'breaks',
  draw: draw => ({json: {claims: draw.list(5, () => draw.pick([7, 'a', null]))}}),
  async run({json}) {
    await Promise.resolve()
    expect((json.claims?.length ?? 0) < 2, 'two claims are too many')
  }
}

/** Ends its process, as one does that runs out of memory. */
const exits: Target<{number: number}> = {
  name: 'exits',
  draw: draw => ({number: draw.below(20)}),
  run({number}) {
    if (number === 7) process.exit(3)
  }
}

const sound: Target<{number: number}> = {name: 'sound', draw: draw => ({number: draw.below(9)}), run: () => {}}

const planted: readonly Target[] = [throws, breaks, exits, sound]

export default planted
