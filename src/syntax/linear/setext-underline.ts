/** Underlines of setext headings, in linear time. */

import {setextUnderline as upstream} from 'micromark-core-commonmark'
import type {Construct, Extension} from 'micromark-util-types'
import {codes} from '../codes.ts'

const construct: Construct = {
  ...upstream,
  name: 'setextUnderlineOfTail',
  resolveTo(events, context) {
    let start = events.length - 1
    while (start > 0 && !(events[start]![0] === 'enter' && events[start]![1].type === 'content')) start--
    for (const event of upstream.resolveTo!(events.splice(start), context)) events.push(event)
    return events
  }
}

/**
 * For `a\n=\n` repeated, upstream copies the events of the whole document for each underline. Only the events of its own
 * paragraph can change, so it gets only those.
 */
export const setextUnderline: Extension = {
  disable: {null: ['setextUnderline']},
  flow: {[codes.equalsTo]: construct, [codes.dash]: construct}
}
