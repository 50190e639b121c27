/** `claimdown overview`: checks documents and sums each up on one screen. */

import {join} from 'node:path'
import {argumentOf} from '../../argument/tree.ts'
import {count} from '../../base/wording.ts'
import {diagnosticsOf} from '../../check/diagnose.ts'
import {type Summary, summary} from '../../model/summary.ts'
import type {overview} from '../declarations.ts'
import {exitCode} from '../exit-code.ts'
import {forEach, tell} from '../failures.ts'
import {writeEntries} from '../json.ts'
import {toJsonLines} from '../json-lines.ts'
import {counted, forEachDocument, type Loaded} from '../load.ts'
import {withMentions} from '../mentions.ts'
import {clip, report, tally} from '../report.ts'
import {legend, tree} from '../tree-view.ts'
import type {Run, World} from '../world.ts'

export const run: Run<typeof overview> = async (world, args, {out, json}) => {
  const {
    values: documents,
    failures,
    leftOut
  } = await forEachDocument(world, args, async loaded => {
    const diagnostics = diagnosticsOf(loaded.parsed)
    const document = withMentions(loaded.document)
    const counts = summary(document)
    const shown = json ? '' : screen({...loaded, document}, counts, world)
    return {...loaded, document, diagnostics, counts, shown}
  })
  const diagnostics = documents.flatMap(({diagnostics}) => diagnostics)
  for (const {shown, path, source, diagnostics} of documents) {
    if (json) continue
    world.print(`${shown}\n`)
    const serious = diagnostics.filter(({severity}) => severity !== 'hint')
    if (serious.length) world.complain(`${report(serious, source, path, world)}\n\n`)
  }
  if (!json && documents.length) world.print(`${counted(documents.length, leftOut)}\n${tally(diagnostics)}\n`)
  if (out !== undefined) {
    const names = fileNames(documents.map(({name}) => name))
    const files = documents.map((loaded, index) => ({path: join(out, `${names[index]}.jsonl`), loaded}))
    const {failures: unwritten} = await forEach(files, async ({path, loaded: {document, name}}) => {
      const content = toJsonLines(document, name)
      await world.files.write({path, content})
      if (!json) world.print(`${path}: ${count(content.split('\n').length - 1, 'row')}\n`)
    })
    failures.push(...unwritten)
  }
  if (json) {
    const entries = documents.map(({path, name, counts, diagnostics}) => ({path, id: name, counts, diagnostics}))
    writeEntries(world, entries, {failures, leftOut})
  }
  return tell(world, failures, exitCode(diagnostics))
}

/** File names made of the documents' ids. They are different from each other, and no id can name another folder. */
function fileNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map(name => {
    const safe = name.replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'document'
    let free = safe
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${safe}-${number}`
    taken.add(free.toLowerCase())
    return free
  })
}

function screen({document, name}: Loaded, counts: Summary, world: World): string {
  const {colors, columns} = world
  const argument = argumentOf(document)
  const line = (label: string, total: number, parts: Record<string, number>): string => {
    const list = Object.entries(parts).map(([key, number]) => `${key} ${number}`)
    return `${colors.dim(label.padEnd(11)) + colors.bold(String(total).padStart(4))}  ${clip(list.join(', '), columns - 17)}`.trimEnd()
  }
  const sum = (parts: Record<string, number>): number => Object.values(parts).reduce((a, b) => a + b, 0)
  const thesis = argument.tops[0]
  return [
    colors.bold(clip(document.meta.title ?? name, columns)),
    colors.dim(name),
    '',
    line('Claims', document.claims.length, counts.claims),
    line('Asserted by', Object.keys(counts.holders).length, counts.holders),
    line('Evidence', document.evidence.length, counts.evidence),
    line('Relations', sum(counts.relations), counts.relations),
    line('Sources', document.sources.length, counts.sources),
    line('Names', sum(counts.named), counts.named),
    '',
    ...(thesis
      ? [legend(world), tree(document, argument, thesis.id, world, {depth: 2, brief: true, most: [6, 2]}), '']
      : [])
  ].join('\n')
}
