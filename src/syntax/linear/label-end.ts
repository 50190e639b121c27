/** The ends of links and images. */

import {labelEnd as upstream} from 'micromark-core-commonmark'
import type {Extension, TokenizeContext} from 'micromark-util-types'
import {codes} from '../codes.ts'
import {alteredContext} from './altered-context.ts'
import {longestLabel} from './limits.ts'

/** `[`, many letters and `]` repeated: upstream folds the whole label to look it up, however long it is. Here a long one names nothing. */
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
