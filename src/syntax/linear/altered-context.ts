/** What a construct is told about where it stands, with something changed. */

import type {TokenizeContext} from 'micromark-util-types'

/**
 * The same context in all but these fields. The constructs of micromark read their context and never replace a field of it,
 * so one that inherits from it serves them as well; `tests/upstream.test.ts` holds those that are given one to this.
 */
export function alteredContext(context: TokenizeContext, fields: Partial<TokenizeContext>): TokenizeContext {
  return Object.assign(Object.create(context), fields)
}
