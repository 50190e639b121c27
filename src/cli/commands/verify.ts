/** `claimdown verify`: whether a text says what is quoted from it. */

import type {Diagnostic} from '../../model/reading.ts'
import {parse} from '../../parse/parse.ts'
import {toPhrase} from '../../quotes/differences.ts'
import {verify as verifyQuote} from '../../quotes/verify.ts'
import {oneOf} from '../../text/list.ts'
import {type Span, words} from '../../text/span.ts'
import {readCopy} from '../copy.ts'
import {report} from '../report.ts'
import type {Command} from '../world.ts'

export const verify: Command = {
  name: 'verify',
  arguments: [
    ['<text>', 'Markdown, plain text or HTML'],
    ['<quotation>', 'what is said to stand there; … where words are left out']
  ],
  summary: 'grade a quotation: exact, typographic, whitespace, elided, absent or ambiguous',
  options: [
    ['--prefix <words>', 'what stands before it, to tell places apart'],
    ['--suffix <words>', 'what stands after it']
  ],
  examples: ['claimdown verify article.md "rates won\'t rise … this year"'],

  async run(world, [path, quotation], {prefix, suffix, json}) {
    const copy = await readCopy(path!)
    const source = copy.frontMatter + copy.source
    const {map, value} = parse(source)
    const around = {...(typeof prefix === 'string' && {prefix}), ...(typeof suffix === 'string' && {suffix})}
    const verification = verifyQuote(quotation!, value.text, around)
    const {grade, span, normalisations, candidates} = verification
    const stands = span !== undefined
    if (json) {
      world.out(`${JSON.stringify({...verification, ...(stands && {words: words(value.text, span)})}, null, 2)}\n`)
      return stands ? 0 : 1
    }
    const found = (span: Span, message: string, severity: Diagnostic['severity']): Diagnostic => {
      const place = map.findPlace(span)
      return {code: grade, severity, message, ...(place && {place})}
    }
    const told = normalisations.length ? `, but for ${oneOf(normalisations).replace(' or ', ' and ')}` : ''
    const diagnostics = stands
      ? [found(span, `The quotation stands here${told}`, 'hint')]
      : candidates.map(({span, differences}) => {
          if (grade === 'ambiguous') return found(span, 'The quotation stands here, and elsewhere too', 'warning')
          const said = differences.map(toPhrase)
          return found(span, `This is most like it${said.length ? `, with ${said.join(', ')}` : ''}`, 'warning')
        })
    world.out(`${grade}\n`)
    // Places of a page are in the Markdown that is made of it.
    if (diagnostics.length) world.out(`\n${report(diagnostics, source, path!, world)}\n`)
    return stands ? 0 : 1
  }
}
