/** `claimdown dehydrate`: prints annotations without the words. */

import {dehydrate as dehydrateDocument} from '../../standoff/dehydrate.ts'
import type {Standoff} from '../../standoff/standoff.ts'
import type {dehydrate} from '../declarations.ts'
import {exitCode} from '../exit-code.ts'
import {writeEntries} from '../json.ts'
import {findWhole} from '../load.ts'
import {report} from '../report.ts'
import type {Run} from '../world.ts'

export const run: Run<typeof dehydrate> = async (world, [reference], {out, json}) => {
  const {parsed, source, path, name} = await findWhole(world, reference!)
  const standoff = dehydrateDocument(parsed.value)
  const diagnostics = parsed.diagnostics.filter(({severity}) => severity !== 'hint')
  if (out !== undefined) await world.files.write({path: out, content: printed(standoff)})
  else if (!json) world.write(printed(standoff))
  if (json) writeEntries(world, [{path, id: name, ...(out === undefined ? {standoff} : {out}), diagnostics}])
  else if (diagnostics.length) world.complain(`${report(diagnostics, source, path, world)}\n`)
  return exitCode(diagnostics)
}

/** JSON with one item on each line, so that people can read it and compare versions by line. */
function printed(standoff: Standoff): string {
  const value = (field: unknown, indent: string): string => {
    if (Array.isArray(field) && field.length && field.every(item => typeof item === 'object'))
      return `[\n${field.map(item => `${indent} ${JSON.stringify(item)}`).join(',\n')}\n${indent}]`
    return JSON.stringify(field)
  }
  const object = (fields: object, indent: string): string =>
    `{\n${Object.entries(fields)
      .filter(([, field]) => field !== undefined)
      .map(
        ([key, field]) =>
          `${indent} ${JSON.stringify(key)}: ${key === 'document' ? object(field, `${indent} `) : value(field, `${indent} `)}`
      )
      .join(',\n')}\n${indent}}`
  return `${object(standoff, '')}\n`
}
