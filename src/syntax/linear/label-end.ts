/** The ends of links and images, in linear time. */

import {labelEnd as upstream} from 'micromark-core-commonmark'
import type {Extension, TokenizeContext} from 'micromark-util-types'
import {codes} from '../codes.ts'
import {alteredContext} from './altered-context.ts'
import {longestLabel} from './limits.ts'

/** For `[`, many letters and `]` repeated, upstream normalises the whole label to look it up, at any length. Here, a label beyond the limit matches no definition. */
export const labelEnd: Extension = {
  disable: {null: ['labelEnd']},
  text: {
    [codes.rightSquareBracket]: {
      ...upstream,
      name: 'labelEndOfShortLabels',
      tokenize(effects, ok, nok) {
        const sliceSerialize: TokenizeContext['sliceSerialize'] = (token, expand) =>
          token.end.offset - token.start.offset > longestLabel ? '' : this.sliceSerialize(token, expand)
        return upstream.tokenize.call(alteredContext(this, {sliceSerialize}), effects, ok, nok)
      }
    }
  }
}
