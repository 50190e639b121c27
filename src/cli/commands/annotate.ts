/** `claimdown annotate`: suggestions into a document, as far as their quotations verify. */

import {readText, writeWhole} from '../../node/files.ts'
import {accept} from '../../suggestions/accept.ts'
import {count} from '../../text/list.ts'
import {report} from '../report.ts'
import {type Command, UsageProblem} from '../world.ts'
import {exitCode} from './check.ts'
import {readJson} from './hydrate.ts'

export const annotate: Command = {
  name: 'annotate',
  arguments: [['<document>', 'Markdown']],
  summary: 'write suggested claims, evidence and relations whose quotations verify',
  options: [
    ['--from <file>', 'suggestions in JSON: schemas/suggestions.json describes them'],
    ['--write', 'write into the document and not to the terminal'],
    ['--out <file>', 'write there']
  ],
  examples: ['claimdown annotate article.md --from suggestions.json --write'],

  async run(world, [path], {from, write, out, json}) {
    if (typeof from !== 'string')
      throw new UsageProblem('There are no suggestions, expected `--from` with a file of them')
    const source = await readText(path!)
    const {value, diagnostics, accepted, refused} = accept(source, readJson(await readText(from), from))
    const to = typeof out === 'string' ? out : write ? path! : undefined
    if (to !== undefined) {
      if (value !== source || to !== path) await writeWhole(to, value)
      if (json) world.out(`${JSON.stringify({accepted, refused, diagnostics}, null, 2)}\n`)
    } else world.out(json ? `${JSON.stringify({markdown: value, accepted, refused, diagnostics}, null, 2)}\n` : value)
    if (diagnostics.length) world.error(`${report(diagnostics, source, from, world)}\n\n`)
    const said = [
      [accepted.claims.length, refused.claims, 'claim', 'claims'],
      [accepted.evidence.length, refused.evidence, 'piece of evidence', 'pieces of evidence'],
      [accepted.relations, refused.relations, 'relation', 'relations']
    ] as const
    const sums = said.map(([kept, not, one, many]) => `${kept} of ${count(kept + not, one, many)}`)
    world.error(`${to === undefined ? '' : `${to}: `}${sums.join(', ')} written\n`)
    return exitCode(diagnostics)
  }
}
