/** `claimdown cite`: a claim as a reference. */

import {findNearest} from '../../base/nearest.ts'
import {oneOf} from '../../base/wording.ts'
import {type Style, styles, cite as toCitation} from '../../cite/cite.ts'
import type {cite} from '../declarations.ts'
import {toLines} from '../json.ts'
import {find} from '../load.ts'
import {type Run, UsageProblem} from '../world.ts'

export const run: Run<typeof cite> = async (world, [reference], {style = 'apa', locale = 'en-US', html, json}) => {
  if (!isStyle(style)) throw new UsageProblem(`Unknown style \`${style}\`, expected ${oneOf(styles)}`)
  const {loaded, claim} = await find(world, reference!)
  const {document, name} = loaded
  if (claim === undefined)
    throw new UsageProblem(`\`${reference}\` names a document, expected a claim of it: \`${reference}#c1\``)
  const ids = [...document.claims, ...document.evidence].map(({id}) => id)
  if (!ids.includes(claim)) {
    const near = findNearest(claim, ids)
    throw new UsageProblem(`The document has no claim \`${claim}\`${near ? `, expected one such as \`${near}\`` : ''}`)
  }
  const named = {...document, meta: {id: name, ...document.meta}}
  const citation = await toCitation(named, claim, {style, locale, format: html ? 'html' : 'text'}).catch(
    (problem: unknown) => {
      // The styles come from an optional peer; the message says how to install it.
      const {code} = ((problem as Error | undefined)?.cause ?? {}) as NodeJS.ErrnoException
      throw code === 'ERR_MODULE_NOT_FOUND' ? new UsageProblem((problem as Error).message, {cause: problem}) : problem
    }
  )
  world.write(json ? toLines({id: `${name}#${claim}`, style, citation}) : `${citation}\n`)
  return 0
}

function isStyle(style: string): style is Style {
  return (styles as readonly string[]).includes(style)
}
