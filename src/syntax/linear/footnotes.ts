/** Footnotes: definitions within the column limit, and calls of limited length. */

import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import type {Construct, Extension} from 'micromark-util-types'
import {codes} from '../codes.ts'
import {alteredContext} from './altered-context.ts'
import {shallow} from './containers.ts'
import {furthestOpening, type Refuse} from './limits.ts'

const upstream = gfmFootnote()
const definition = upstream.document![codes.leftSquareBracket] as Construct
const callEnd = upstream.text![codes.rightSquareBracket] as Construct

/** For `]` after many events, upstream walks back over all of them to find the start of `![^`. Here, it walks back at most the length of a label. */
export function footnotes(refuse: Refuse): Extension {
  return {
    ...upstream,
    // Another plugin (remark-gfm) may add the constructs of upstream, which would be tried where ours reject.
    disable: {null: ['gfmFootnoteDefinition', 'gfmPotentialFootnoteCall']},
    document: {[codes.leftSquareBracket]: shallow(definition, refuse)},
    text: {
      ...upstream.text,
      [codes.rightSquareBracket]: {
        ...callEnd,
        name: 'gfmPotentialFootnoteCallNear',
        tokenize(effects, ok, nok) {
          const {events} = this
          const near =
            events.length <= furthestOpening ? this : alteredContext(this, {events: events.slice(-furthestOpening)})
          return callEnd.tokenize.call(near, effects, ok, nok)
        }
      }
    }
  }
}
