/** `claimdown cite`: prints a claim as a reference. */

import {oneOf} from '../../base/wording.ts'
import {type Style, styles, cite as toCitation} from '../../cite/cite.ts'
import {addressOf} from '../../corpus/addresses.ts'
import {statementsById} from '../../model/statements.ts'
import type {cite} from '../declarations.ts'
import {writeEntries} from '../json.ts'
import {checkClaim, find, tellErrors} from '../load.ts'
import {type Run, UsageProblem} from '../world.ts'

export const run: Run<typeof cite> = async (world, [reference], {style = 'apa', locale = 'en-US', html, json}) => {
  if (!isStyle(style)) throw new UsageProblem(`Unknown style \`${style}\`, expected ${oneOf(styles)}`)
  const {loaded, claim} = await find(world, reference!)
  const {document, name, path} = loaded
  if (claim === undefined)
    throw new UsageProblem(`\`${reference}\` names a document, expected a claim of it: \`${reference}#c1\``)
  checkClaim(loaded, claim, statementsById(document))
  const named = {...document, meta: {id: name, ...document.meta}}
  const citation = await toCitation(named, claim, {style, locale, format: html ? 'html' : 'text'}).catch(
    (problem: unknown) => {
      // An optional peer prints the styles. The message says how to install it.
      const {code} = ((problem as Error | undefined)?.cause ?? {}) as NodeJS.ErrnoException
      throw code === 'ERR_MODULE_NOT_FOUND' ? new UsageProblem((problem as Error).message, {cause: problem}) : problem
    }
  )
  if (json) writeEntries(world, [{path, id: name, claim: addressOf(claim, named), style, citation}])
  else world.write(`${citation}\n`)
  return tellErrors(world, loaded)
}

function isStyle(style: string): style is Style {
  return (styles as readonly string[]).includes(style)
}
