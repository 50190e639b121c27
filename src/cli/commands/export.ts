/** `claimdown export`: prints documents as data. */

import {toLines} from '../../base/json-file.ts'
import {findNearest} from '../../base/nearest.ts'
import {oneOf} from '../../base/wording.ts'
import {toFootnotes} from '../../convert/footnotes.ts'
import {rows} from '../../formats/rows.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {toJson} from '../../model/to-json.ts'
import type {exporting} from '../declarations.ts'
import {tell, worst} from '../failures.ts'
import {writeEntries} from '../json.ts'
import {counted, forEachDocument, type Loaded, tellErrors} from '../load.ts'
import {withMentions} from '../mentions.ts'
import {report} from '../report.ts'
import {type Run, UsageProblem} from '../world.ts'

interface Format {
  /** One document as data that JSON can hold. */
  one(loaded: Loaded): {part: unknown; diagnostics?: readonly Diagnostic[]}
  /** All documents as one file. */
  all(parts: readonly unknown[]): string
}

/** The formats by name. */
const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['json', {one: ({document}) => ({part: toJson(withMentions(document))}), all: toLines}],
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
    {
      one: ({document, name}) => ({part: [...rows(withMentions(document), name)]}),
      all: parts => (parts.flat() as object[]).map(row => `${JSON.stringify(row)}\n`).join('')
    }
  ]
])

export const run: Run<typeof exporting> = async (world, args, {to, out, json}) => {
  const name = to ?? (json ? 'json' : 'jsonl')
  const format = formats.get(name)
  if (!format)
    throw new UsageProblem(
      `--to is \`${name}\`, expected ${findNearest(name, formats.keys()) ?? oneOf(formats.keys())}`
    )
  const {values, failures, leftOut} = await forEachDocument(world, args, async loaded => {
    const {part, diagnostics = []} = format.one(loaded)
    if (diagnostics.length) world.complain(`${report(diagnostics, loaded.source, loaded.path, world)}\n\n`)
    return {loaded, part}
  })
  if (values.length) {
    const content = format.all(values.map(({part}) => part))
    if (out !== undefined) await world.files.write({path: out, content})
    else if (!json) world.write(content)
    if (out !== undefined || leftOut.length)
      world.complain(`${out === undefined ? '' : `${out}: `}${counted(values.length, leftOut)}\n`)
  }
  if (json) {
    const entries = values.map(({loaded: {path, name: id}, part}) => ({
      path,
      id,
      ...(out === undefined ? {content: part} : {out})
    }))
    writeEntries(world, entries, {failures, leftOut})
  }
  return tell(world, failures, worst(values.map(({loaded}) => tellErrors(world, loaded))))
}
