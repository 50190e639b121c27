/** Nested images. */

import {labelStartImage as upstream} from 'micromark-core-commonmark'
import type {Construct, Extension} from 'micromark-util-types'
import {codes} from '../codes.ts'
import {furthestOpening, limits, type Refuse} from './limits.ts'

/** For `![` many times and then `](b)` as often, upstream searches the content of an image once for each image around it. So nesting is limited. */
export function images(refuse: Refuse): Extension {
  const construct: Construct = {
    ...upstream,
    name: 'labelStartOfShallowImage',
    tokenize(effects, ok, nok) {
      const open = (this._labelStarts ?? []).slice(-furthestOpening).filter(({type}) => type === 'labelImage')
      if (open.length < limits.images) return upstream.tokenize.call(this, effects, ok, nok)
      refuse('images', this.now().offset)
      return nok
    }
  }
  return {disable: {null: ['labelStartImage']}, text: {[codes.exclamationMark]: construct}}
}
