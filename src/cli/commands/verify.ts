/** `claimdown verify`: grades a quotation from a text. */

import {oneOf} from '../../base/wording.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {parse} from '../../parse/parse.ts'
import {toPhrase} from '../../quotes/differences.ts'
import {type Grade, verify as verifyQuote} from '../../quotes/verify.ts'
import {type Span, words} from '../../text/span.ts'
import type {verify} from '../declarations.ts'
import {writeEntries} from '../json.ts'
import {report} from '../report.ts'
import {readTextCopy} from '../text-copy.ts'
import type {Run} from '../world.ts'

export const run: Run<typeof verify> = async (world, [name, quotation], {prefix, suffix, json}) => {
  const copy = await readTextCopy(world, name!, {typed: true})
  const {path} = copy
  const source = copy.frontMatter + copy.source
  const {map, value} = parse(source)
  const around = {...(prefix !== undefined && {prefix}), ...(suffix !== undefined && {suffix})}
  const verification = verifyQuote(value.text, quotation!, around)
  const {grade, span, normalisations, candidates} = verification
  const stands = span !== undefined
  if (json) {
    writeEntries(world, [{path, ...verification, ...(stands && {words: words(value.text, span)})}])
    return stands ? 0 : 1
  }
  const found = (span: Span, message: string, severity: Diagnostic['severity']): Diagnostic<Grade> => {
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
  world.print(`${grade}\n`)
  // For a page of HTML, the places are in the Markdown that was made of it.
  if (diagnostics.length) world.print(`\n${report(diagnostics, source, path, world)}\n`)
  return stands ? 0 : 1
}
