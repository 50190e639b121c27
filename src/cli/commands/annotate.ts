/** `claimdown annotate`: writes suggestions into a document, as far as their quotations verify. */

import {count} from '../../base/wording.ts'
import {applySuggestions} from '../../suggestions/apply-suggestions.ts'
import type {annotate} from '../declarations.ts'
import {exitCode} from '../exit-code.ts'
import {readJson, writeEntries} from '../json.ts'
import {findWhole, rewrite} from '../load.ts'
import {report} from '../report.ts'
import {type Run, UsageProblem} from '../world.ts'

export const run: Run<typeof annotate> = async (world, [reference], {from, write, out, json}) => {
  if (from === undefined) throw new UsageProblem('No suggestions are given, expected `--from` with a file of them')
  const loaded = await findWhole(world, reference!)
  const {source, path, name} = loaded
  const suggestions = readJson((await world.files.read(from, {typed: true})).text, from)
  const {value, diagnostics, accepted, refused} = applySuggestions(source, suggestions)
  const to = out ?? (write ? path : undefined)
  if (to === undefined) {
    if (!json) world.write(value)
  } else if (to !== path) await world.files.write({path: to, content: value})
  else if (value !== source) await rewrite(world, loaded, value)
  if (json) {
    const markdown = to === undefined ? {markdown: value} : {out: to}
    writeEntries(world, [{path, id: name, ...markdown, accepted, refused, diagnostics}])
  }
  if (diagnostics.length) world.complain(`${report(diagnostics, source, from, world)}\n\n`)
  const said = [
    [accepted.claims.length, refused.claims, 'claim', 'claims'],
    [accepted.evidence.length, refused.evidence, 'piece of evidence', 'pieces of evidence'],
    [accepted.relations, refused.relations, 'relation', 'relations']
  ] as const
  const sums = said.map(([kept, not, one, many]) => `${kept} of ${count(kept + not, one, many)}`)
  world.complain(`${to === undefined ? '' : `${to}: `}${sums.join(', ')} written\n`)
  return exitCode(diagnostics)
}
