/** Edits of the event list of a document, in linear time. */

import {EditMap} from 'micromark-util-edit-map'
import type {Event} from 'micromark-util-types'

/**
 * For `- a\n  - b\n` repeated, micromark applies two edits near the end of the event list for each item that closes another, and copies
 * the whole list each time. This version copies only the events after the first edit, with the same result.
 *
 * The document tokenizer applies these edits, and no extension can replace it, so the method itself is replaced. The package
 * bundles its own copy of micromark, so other users of micromark are not affected. `tests/upstream.test.ts` compares the results.
 */
export function editLocally(): void {
  EditMap.prototype.consume = consumeLocally
}

export const upstreamConsume: (this: EditMap, events: Event[]) => undefined = EditMap.prototype.consume

/** The same as upstream. */
export function consumeLocally(this: EditMap, events: Event[]): undefined {
  const first = this.map.reduce((least, [at]) => Math.min(least, at), events.length)
  const tail = events.splice(first)
  for (const edit of this.map) edit[0] -= first
  upstreamConsume.call(this, tail)
  for (const event of tail) events.push(event)
}
