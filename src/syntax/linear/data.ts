/** Markers that do not start a construct, in linear time. */

import type {Code, Construct, Extension, State, TokenizeContext} from 'micromark-util-types'
import {codes} from '../codes.ts'

/** Every character that can start an inline construct, including ours. */
const inlineMarkers = [
  codes.exclamationMark,
  codes.ampersand,
  codes.asterisk,
  codes.colon,
  codes.lessThan,
  codes.leftSquareBracket,
  codes.backslash,
  codes.rightSquareBracket,
  codes.underscore,
  codes.graveAccent,
  codes.tilde
]

/**
 * For `[a]` repeated, a marker that does not start a construct becomes a `data` token, and upstream splices the list of all
 * events to merge each such token with its neighbour. Here, the last construct for each marker reads the marker and the
 * characters after it, and joins them to the previous data directly.
 */
export const data: Extension = {
  text: Object.fromEntries(inlineMarkers.map((marker): [number, Construct] => [marker, dataFrom(marker)]))
}

function dataFrom(marker: number): Construct {
  return {
    name: 'data',
    add: 'after',
    previous(code) {
      return startsInline(this, marker, code)
    },
    resolveTo(events) {
      // enter, exit | enter, exit
      const before = events.at(-3)
      if (before?.[0] !== 'exit' || before[1].type !== 'data' || events.at(-4)?.[1] !== before[1]) return events
      before[1].end = events.at(-1)![1].end
      events.length -= 2
      return events
    },
    tokenize(effects, ok) {
      const start: State = code => {
        effects.enter('data')
        effects.consume(code)
        return inside
      }
      const inside: State = code => {
        if (code === null || (code in this.parser.constructs.text && startsInline(this, code, this.previous))) {
          effects.exit('data')
          return ok(code)
        }
        effects.consume(code)
        return inside
      }
      return start
    }
  }
}

/** Whether a construct may start at a character, as `initializeText` checks it. */
function startsInline(context: TokenizeContext, code: number, previous: Code): boolean {
  const found = context.parser.constructs.text[code]
  const list = Array.isArray(found) ? found : found ? [found] : []
  return list.some(
    construct => construct.name !== 'data' && (!construct.previous || construct.previous.call(context, previous))
  )
}
