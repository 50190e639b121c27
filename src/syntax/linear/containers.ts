/** Lists and quotes, limited to the first columns. */

import {blockQuote, list} from 'micromark-core-commonmark'
import type {Construct, Effects, Extension, State} from 'micromark-util-types'
import {codes} from '../codes.ts'
import {limits, type Refuse} from './limits.ts'

const listMarkers = [
  codes.asterisk,
  codes.plusSign,
  codes.dash,
  ...Array.from({length: 10}, (_, digit) => codes.digit0 + digit)
]

/** For `> ` repeated, micromark compares every line, even a blank one, with each open container. So the number of open containers is limited. */
export function containers(refuse: Refuse): Extension {
  const item = shallow(list, refuse)
  return {
    disable: {null: ['list', 'blockQuote']},
    document: {
      ...Object.fromEntries(listMarkers.map((marker): [number, Construct] => [marker, item])),
      [codes.greaterThan]: shallow(blockQuote, refuse)
    }
  }
}

/** Rejects a container that begins beyond the column limit. */
export function shallow(base: Construct, refuse: Refuse): Construct {
  const {continuation} = base
  return {
    ...base,
    name: `${base.name}OfFewColumns`,
    continuation: {
      ...continuation,
      tokenize(effects, ok, nok) {
        // A quote continues where another quote could start; the one that it tries is disabled by its name.
        const attempt: Effects['attempt'] = (construct, ...then) =>
          effects.attempt({...(construct as Construct), name: ''}, ...then)
        return continuation!.tokenize!.call(this, {...effects, attempt}, ok, nok)
      }
    },
    tokenize(effects, ok, nok) {
      const {column, offset} = this.now()
      if (column <= limits.columns) return base.tokenize.call(this, effects, ok, nok)
      const tooDeep: State = code => {
        refuse('columns', offset)
        return nok(code)
      }
      return base.tokenize.call(this, effects, tooDeep, nok)
    }
  }
}
