/** Verifies the quotations of suggestions. */

import {count} from '../base/wording.ts'
import {parse} from '../parse/parse.ts'
import {findTelling, toPhrase} from '../quotes/differences.ts'
import type {Verification, Verifier} from '../quotes/verify.ts'
import {words} from '../text/span.ts'
import type {SuggestedClaim, SuggestedEvidence} from './suggestions.ts'

/** Verifies a quotation as it is. If that fails and it contains Markdown, verifies its text. */
export function verifyQuote(
  check: Verifier,
  {quote, prefix, suffix}: SuggestedClaim | SuggestedEvidence
): Verification {
  const around = {...(prefix !== null && {prefix}), ...(suffix !== null && {suffix})}
  const found = check(quote, around)
  if (found.grade !== 'absent' || !markup.test(quote)) return found
  const {text} = parse(quote).value
  const read = text === quote ? found : check(text, around)
  return read.grade === 'absent' ? found : read
}

/** Characters that may be Markdown: marks inside a line or at its start. */
const markup = /[*_`~[\]\\&<>#|!:=]|^[ \t]*(?:[-+]|\d+[.)])\s/m

/** Why a quotation was not found, as a clause. */
export function reasonOf({grade, candidates}: Verification, text: string): string {
  if (grade === 'ambiguous')
    return `its words stand ${count(candidates.length, 'time')} in the document, expected a \`prefix\` or \`suffix\` that tells which`
  const [nearest] = candidates
  if (!nearest) return 'its words do not stand in the document'
  const said = words(text, nearest.span).replace(/\s+/g, ' ')
  const told = said.length > 90 ? `${said.slice(0, 90).trimEnd()}…` : said
  const difference = findTelling(nearest.differences)
  const where = difference ? `, with ${toPhrase(difference)}` : ''
  return `its words do not stand in the document, which says “${told}”${where}`
}
