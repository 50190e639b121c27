/** Footnotes, which begin within some columns and whose calls end near where they began. */

import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import type {Construct, Extension} from 'micromark-util-types'
import {codes} from '../codes.ts'
import {alteredContext} from './altered-context.ts'
import {shallow} from './containers.ts'
import {furthestOpening, type Refuse} from './limits.ts'

const upstream = gfmFootnote()
const definition = upstream.document![codes.leftSquareBracket] as Construct
const callEnd = upstream.text![codes.rightSquareBracket] as Construct

/** `]` after many events: upstream walks back over all of them to find the start of `![^`. Here it walks as far as a label can reach. */
export function footnotes(refuse: Refuse): Extension {
  return {
    ...upstream,
    // Another plugin may bring them as they are upstream (remark-gfm), to be tried where ours refuse.
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
