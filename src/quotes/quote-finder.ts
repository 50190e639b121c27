/** Searches for many quotations in one text. */

import type {HtmlText} from '../html/html-text.ts'
import {type Anchorer, anchorerIn} from './anchor.ts'
import {QuoteSearch} from './quote-search.ts'
import {type Verifier, verifierIn} from './verify.ts'

/** `anchor` and `verify` without their first argument. Spans are UTF-16 offsets into the text. */
export interface QuoteFinder {
  anchor: Anchorer
  verify: Verifier
}

/** `anchor` and `verify` for many quotations in one text or page. The text is folded and indexed once, when first needed. */
export function quoteFinder(text: string | HtmlText): QuoteFinder {
  const page = typeof text === 'string' ? undefined : text
  const search = new QuoteSearch(typeof text === 'string' ? text : text.text)
  const anchor = anchorerIn(search, page)
  return {anchor, verify: verifierIn(search, page ? anchorerIn(search) : anchor)}
}
