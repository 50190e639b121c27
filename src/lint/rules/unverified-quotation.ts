/** Quotations that are not in the text of their source. */

import {findTelling, toPhrase} from '../../quotes/differences.ts'
import {trimmed, words} from '../../text/span.ts'
import {noun, type Rule} from '../rule.ts'

export const unverifiedQuotation: Rule<'unverified-quotation'> = {
  code: 'unverified-quotation',
  severity: 'error',
  why: 'Words in quotation marks should be the words of the source, and the text of this source has other words.',
  texts: {s: 'The bank said that rates won’t rise this year, after a year of doubt.'},
  wrong: [
    '---\nsources: [{id: s, type: report}]\n---\n:claim[The bank said that “rates will rise this year”]{#c1 source=s}',
    '---\nsources: [{id: s, type: report}]\n---\n:evidence["after years of doubt"]{#e1 by=s}'
  ],
  right: [
    '---\nsources: [{id: s, type: report}]\n---\n:claim[The bank said that "rates won\'t rise … after a year of doubt"]{#c1 source=s}',
    ':claim[Nobody is named for “rates will rise this year”]{#c1}'
  ],

  *check({claims, evidence, text}, {all, texts}) {
    if (texts.size === 0) return
    const statements = [...claims, ...evidence]
    for (const [index, {id, span, parts = [span], sources = [], by = [], joint = []}] of statements.entries()) {
      const named = [...new Set([...sources.map(({id}) => id), ...by, ...joint])].filter(source => texts.has(source))
      if (named.length === 0) continue
      for (const part of parts) {
        for (const {0: marked, index: at} of words(text, part).matchAll(quotation)) {
          const within = {start: part.start + at + 1, end: part.start + at + marked.length - 1}
          const quoted = trimmed(text, {
            start: within.start,
            end: within.end - (/[.,;:]$/.test(words(text, within)) ? 1 : 0)
          })
          const quote = words(text, quoted)
          // Quotation marks around one or two words often mark a term, not a quotation.
          if (quote.split(/\s+/).length < 3) continue
          const found = named.map(source => texts.get(source)!(quote))
          if (found.some(({grade}) => grade !== 'absent')) continue
          const difference = findTelling(found[0]!.candidates[0]?.differences ?? [])
          const instead = difference ? `, which has ${toPhrase(difference)}` : ''
          const {pointer} = all[index]!
          yield {
            pointer,
            span: quoted,
            message: `${noun(all[index]!)} \`${id}\` quotes “${quote}”, which does not stand in \`${named.join('`, `')}\`${instead}`,
            ids: [id, ...named],
            actual: quote
          }
        }
      }
    }
  }
}

/** Words between quotation marks. A comma or a full stop before the closing mark may belong to the writer and not to the quotation. */
const quotation = /"[^"\n]+"|“[^“”\n]+”|«[^«»\n]+»|„[^„“\n]+“/gu
