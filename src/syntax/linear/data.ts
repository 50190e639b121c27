/** Markers that start nothing. */

import type {Code, Construct, Extension, State, TokenizeContext} from 'micromark-util-types'
import {codes} from '../codes.ts'

/** Every character that starts an inline construct, ours included. */
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
 * `[a]` repeated: a marker that starts nothing makes a `data` token of its own, and upstream splices the list of all
 * events to merge each with its neighbour. Here the last construct for each marker takes it with the letters after it,
 * and joins them to the data before at once.
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

/** What `initializeText` asks of a character: whether some construct may start there. */
function startsInline(context: TokenizeContext, code: number, previous: Code): boolean {
  const found = context.parser.constructs.text[code]
  const list = Array.isArray(found) ? found : found ? [found] : []
  return list.some(
    construct => construct.name !== 'data' && (!construct.previous || construct.previous.call(context, previous))
  )
}
