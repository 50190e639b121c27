/** `claimdown export`: documents as data. */

import {rows} from '../../formats/rows.ts'
import type {Document} from '../../model/document.ts'
import {toJson} from '../../model/json.ts'
import {writeWhole} from '../../node/files.ts'
import {toFootnotes} from '../../parse/footnotes.ts'
import {count, oneOf} from '../../text/list.ts'
import {findNearest} from '../../text/nearest.ts'
import {type Loaded, loadAll, withMentions} from '../load.ts'
import {type Command, UsageProblem} from '../world.ts'

/** What documents can become, by name. */
const formats: ReadonlyMap<string, (documents: readonly Loaded[]) => string> = new Map([
  [
    'json',
    documents => `${JSON.stringify(documents.length === 1 ? wire(documents[0]!) : documents.map(wire), null, 2)}\n`
  ],
  ['footnotes', documents => documents.map(({source}) => toFootnotes(source).value).join('\n')],
  ['jsonl', documents => documents.map(({document, name}) => toJsonLines(withMentions(document), name)).join('')]
])

export const exportCommand: Command = {
  name: 'export',
  arguments: [['[paths...]', 'files or folders (default: the current folder)']],
  summary: 'write documents as data, spans in code points',
  options: [
    [
      '--to <format>',
      `${oneOf(formats.keys())}: whole documents, ordinary Markdown with the claims in footnotes, or one row a claim, evidence, source, relation, entity and mention (default: jsonl)`
    ],
    ['--out <file>', 'write there and not to the terminal']
  ],
  examples: ['claimdown export corpus --to jsonl --out claims.jsonl', 'claimdown export article.md --to json'],

  async run(world, args, {to, out, json}) {
    const name = String(to ?? (json ? 'json' : 'jsonl'))
    const write = formats.get(name)
    if (!write)
      throw new UsageProblem(
        `--to is \`${name}\`, expected ${findNearest(name, formats.keys()) ?? oneOf(formats.keys())}`
      )
    const documents = await loadAll(args.length ? args : ['.'])
    const content = write(documents)
    if (typeof out === 'string') {
      await writeWhole(out, content)
      world.error(`${out}: ${count(documents.length, 'document')}\n`)
    } else world.out(content)
    for (const {path, parsed} of documents) {
      const broken = parsed.diagnostics.filter(({severity}) => severity === 'error').length
      if (broken) world.error(`${path}: ${count(broken, 'error')}, see claimdown check\n`)
    }
    return documents.some(({parsed}) => parsed.diagnostics.some(({severity}) => severity === 'error')) ? 1 : 0
  }
}

/** A document's rows, a line each; `name` stands in for its id. */
export function toJsonLines(document: Document, name: string): string {
  return [...rows(document, name)].map(row => `${JSON.stringify(row)}\n`).join('')
}

function wire({document}: Loaded): unknown {
  return toJson(withMentions(document))
}
