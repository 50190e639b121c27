/** Paragraphs that continue without the marks of their quote or list (lazy lines). */

import {content as upstream} from 'micromark-core-commonmark'
import type {Construct, Effects, Extension} from 'micromark-util-types'
import {limits, type Refuse} from './limits.ts'

/**
 * For `> a\n` and then `b\n` repeated, upstream walks back to the start of the paragraph after each lazy line, to see whether
 * the paragraph is still open. So the number of lazy lines is limited.
 */
export function content(refuse: Refuse): Extension {
  const construct: Construct = {
    ...upstream,
    name: 'contentOfFewLazyLines',
    add: 'after',
    tokenize(effects, ok, nok) {
      // A line is content only if no other construct matches, so content cannot interrupt another construct.
      if (this.interrupt) return nok
      let lazyLines = 0
      const enter: Effects['enter'] = (type, fields) => {
        if (type === 'chunkContent' && this.parser.lazy[this.now().line]) lazyLines++
        return effects.enter(type, fields)
      }
      const check: Effects['check'] =
        (...given) =>
        code => {
          if (lazyLines < limits.lazyLines) return effects.check(...given)(code)
          refuse('lazyLines', this.now().offset)
          return given[2]!(code)
        }
      return upstream.tokenize.call(this, {...effects, enter, check}, ok, nok)
    }
  }
  return {flow: {null: construct}}
}
