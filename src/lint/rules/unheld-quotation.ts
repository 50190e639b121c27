/** Quotations and reports without a holder. */

import {words} from '../../text/span.ts'
import type {Rule} from '../rule.ts'

export const unheldQuotation: Rule<'unheld-quotation'> = {
  code: 'unheld-quotation',
  severity: 'hint',
  why: 'Words in quotation marks, or after “according to”, are the words of somebody else, but without a holder they count as the author’s.',
  wrong: [':claim["Rates will rise."]{#c1}', ':claim[According to the bank, rates will rise]{#c1}'],
  right: [
    '---\nsources: [{id: s, type: report}, {id: t, type: report}]\nentities: [{id: a, type: person, name: Ann}, {id: b, type: person, name: Bob}]\n---\n:claim["Rates will rise."]{#c1 by=a}',
    ':claim[Rates will rise]{#c1}'
  ],

  *check({claims, text}) {
    for (const [index, {id, span, by, cue}] of claims.entries()) {
      if (by) continue
      const said = words(text, span).trim()
      const sign = cue ?? quotation.exec(said)?.[0][0] ?? report.exec(said)?.[0]
      if (sign === undefined) continue
      yield {
        pointer: `/claims/${index}`,
        span,
        message: `Claim \`${id}\` is quoted or reported (\`${sign}\`) and has no holder, expected \`by=\` with who said it`,
        ids: [id],
        actual: sign,
        expected: ['by']
      }
    }
  }
}

/** A claim that consists of a quotation only. */
const quotation = /^(?:"[^"]*"|“[^”]*”|«[^»]*»|„[^“]*“)[.,;:]?$/u

/** Words that introduce reported speech, and verbs of saying that end it. */
const report =
  /^(?:according to|in the words of)\b|,? (?:he|she|they|it) (?:said|says|told|argued|warned|claimed)\.?$/iu
