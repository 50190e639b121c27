/** The context of a micromark construct, with some fields replaced. */

import type {TokenizeContext} from 'micromark-util-types'

/**
 * Returns an object that inherits from the context and overrides these fields. This works because the constructs of micromark read
 * the fields of their context and never assign to them. `tests/upstream.test.ts` checks this for each construct that gets one.
 */
export function alteredContext(context: TokenizeContext, fields: Partial<TokenizeContext>): TokenizeContext {
  return Object.assign(Object.create(context), fields)
}
