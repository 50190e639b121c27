/** Edits of the list of a document's events. */

import {EditMap} from 'micromark-util-edit-map'
import type {Event} from 'micromark-util-types'

/**
 * `- a\n  - b\n` repeated: for each item that closes another, micromark applies two edits near the end of the list of all
 * events, and copies the whole list for that. Here it copies what stands after the first edit, and the outcome is the same.
 *
 * The document's own tokenizer does this, which no extension can stand in for, so the method itself is replaced. The package
 * bundles micromark, so nobody else's changes. `tests/upstream.test.ts` holds it to upstream's outcome.
 */
export function editLocally(): void {
  EditMap.prototype.consume = consumeLocally
}

export const upstreamConsume: (this: EditMap, events: Event[]) => undefined = EditMap.prototype.consume

/** As upstream's. */
export function consumeLocally(this: EditMap, events: Event[]): undefined {
  const first = this.map.reduce((least, [at]) => Math.min(least, at), events.length)
  const tail = events.splice(first)
  for (const edit of this.map) edit[0] -= first
  upstreamConsume.call(this, tail)
  for (const event of tail) events.push(event)
}
