/** Paragraphs that run on without the marks of their quote or list. */

import {content as upstream} from 'micromark-core-commonmark'
import type {Construct, Effects, Extension} from 'micromark-util-types'
import {limits, type Refuse} from './limits.ts'

/**
 * `> a\n` and then `b\n` repeated: after each lazy line upstream walks back to the start of the paragraph to see
 * whether it is still open. So there must be few.
 */
export function content(refuse: Refuse): Extension {
  const construct: Construct = {
    ...upstream,
    name: 'contentOfFewLazyLines',
    add: 'after',
    tokenize(effects, ok, nok) {
      // It is the last resort of a line, so it interrupts nothing.
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
