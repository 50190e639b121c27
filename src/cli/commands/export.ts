/** `claimdown export`: documents as data. */

import {findNearest} from '../../base/nearest.ts'
import {count, oneOf} from '../../base/wording.ts'
import {toFootnotes} from '../../convert/footnotes.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {toJson} from '../../model/to-json.ts'
import type {exporting} from '../declarations.ts'
import {forEach, tell} from '../failures.ts'
import {toLines} from '../json.ts'
import {toJsonLines} from '../json-lines.ts'
import {type Loaded, loadAll} from '../load.ts'
import {withMentions} from '../mentions.ts'
import {report} from '../report.ts'
import {type Run, UsageProblem} from '../world.ts'

interface Format {
  /** One document's part. */
  one(loaded: Loaded): {part: unknown; diagnostics?: readonly Diagnostic[]}
  /** All of them as one file. */
  all(parts: unknown[]): string
}

/** What documents can become, by name. */
const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  [
    'json',
    {
      one: ({document}) => ({part: toJson(withMentions(document))}),
      all: parts => toLines(parts.length === 1 ? parts[0] : parts)
    }
  ],
  [
    'footnotes',
    {
      one: ({source}) => {
        const {value, diagnostics} = toFootnotes(source)
        return {part: value, diagnostics}
      },
      all: parts => parts.join('\n')
    }
  ],
  [
    'jsonl',
    {one: ({document, name}) => ({part: toJsonLines(withMentions(document), name)}), all: parts => parts.join('')}
  ]
])

export const run: Run<typeof exporting> = async (world, args, {to, out, json}) => {
  const name = to ?? (json ? 'json' : 'jsonl')
  const format = formats.get(name)
  if (!format)
    throw new UsageProblem(
      `--to is \`${name}\`, expected ${findNearest(name, formats.keys()) ?? oneOf(formats.keys())}`
    )
  const {values: documents, failures} = await loadAll(world, args)
  const byPath = new Map(documents.map(loaded => [loaded.path, loaded]))
  const {values: written, failures: more} = await forEach([...byPath.keys()], async path => {
    const {part, diagnostics = []} = format.one(byPath.get(path)!)
    if (diagnostics.length) world.complain(`${report(diagnostics, byPath.get(path)!.source, path, world)}\n\n`)
    return part
  })
  if (written.length) {
    const content = format.all(written)
    if (out !== undefined) {
      await world.files.write({path: out, content})
      world.complain(`${out}: ${count(written.length, 'document')}\n`)
    } else world.write(content)
  }
  let broken = 0
  for (const {path, parsed} of documents) {
    const errors = parsed.diagnostics.filter(({severity}) => severity === 'error').length
    if (errors) world.complain(`${path}: ${count(errors, 'error')}, see claimdown check\n`)
    broken += errors
  }
  return tell(world, [...failures, ...more], broken ? 1 : 0)
}
