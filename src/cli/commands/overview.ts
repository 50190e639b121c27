/** `claimdown overview`: a corpus on one screen, and as data. */

import {join} from 'node:path'
import {argumentOf} from '../../argument/tree.ts'
import {groupBy} from '../../base/group-by.ts'
import {count} from '../../base/wording.ts'
import {diagnosticsOf} from '../../check/diagnose.ts'
import type {Document, Mention} from '../../model/document.ts'
import {authorName, holderName} from '../../model/names.ts'
import {words} from '../../text/span.ts'
import type {overview} from '../declarations.ts'
import {exitCode} from '../exit-code.ts'
import {forEach, tell} from '../failures.ts'
import {toLines} from '../json.ts'
import {toJsonLines} from '../json-lines.ts'
import {forEachDocument, type Loaded, load} from '../load.ts'
import {withMentions} from '../mentions.ts'
import {clip, report, tally} from '../report.ts'
import {legend, tree} from '../tree-view.ts'
import type {Run, World} from '../world.ts'

export const run: Run<typeof overview> = async (world, args, {out, json}) => {
  const {values: documents, failures} = await forEachDocument(world, args, async path => {
    const loaded = await load(world, path)
    const diagnostics = diagnosticsOf(loaded.parsed)
    const document = withMentions(loaded.document)
    const counts = countsOf(document)
    const shown = json ? '' : summary({...loaded, document}, counts, world)
    return {...loaded, document, diagnostics, counts, shown}
  })
  const diagnostics = documents.flatMap(({diagnostics}) => diagnostics)
  if (json) world.write(toLines(documents.map(({name, counts}) => ({document: name, ...counts}))))
  else for (const {shown} of documents) world.print(`${shown}\n`)

  for (const {path, source, diagnostics} of documents) {
    const serious = diagnostics.filter(({severity}) => severity !== 'hint')
    if (serious.length) world.complain(`${report(serious, source, path, world)}\n\n`)
  }
  if (!json && documents.length) world.print(`${count(documents.length, 'document')} checked: ${tally(diagnostics)}\n`)
  if (out !== undefined) {
    const names = fileNames(documents.map(({name}) => name))
    const rowsOf = new Map(
      documents.map(({document, name}, index) => [join(out, `${names[index]}.jsonl`), {document, name}])
    )
    const {failures: unwritten} = await forEach([...rowsOf.keys()], async path => {
      const {document, name} = rowsOf.get(path)!
      const content = toJsonLines(document, name)
      await world.files.write({path, content})
      if (!json) world.print(`${path}: ${count(content.split('\n').length - 1, 'row')}\n`)
    })
    failures.push(...unwritten)
  }
  return tell(world, failures, exitCode(diagnostics))
}

/** Names of documents as names of files: an author's id reaches into no other folder, and takes no other document's file. */
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

interface Counts {
  claims: Record<string, number>
  evidence: Record<string, number>
  holders: Record<string, number>
  relations: Record<string, number>
  sources: number
  entities: number
  mentions: number
  named: Record<string, number>
}

/** How many there are of everything, the most first. */
function countsOf(document: Document): Counts {
  const {claims, evidence, relations, sources, entities, mentions} = document
  const author = authorName(document) ?? 'the author'
  const name = ({span, entity}: Mention): string =>
    entities.find(({id}) => id === entity)?.name ?? words(document.text, span)
  return {
    claims: tallyBy(claims, ({kind}) => kind ?? 'other'),
    evidence: tallyBy(evidence, ({kind}) => kind ?? 'other'),
    holders: tallyBy(claims, ({by}) => (by ? holderName(document, by[0]!) : author)),
    relations: tallyBy(relations, ({kind}) => kind),
    sources: sources.length,
    entities: entities.length,
    mentions: mentions.length,
    named: tallyBy(
      mentions.filter(({type}) => type === 'person' || type === 'place' || type === 'organization'),
      name
    )
  }
}

function tallyBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Record<string, number> {
  const groups = [...groupBy(items, keyOf)].map(([key, group]): [string, number] => [key, group.length])
  return Object.fromEntries(groups.toSorted((a, b) => b[1] - a[1]))
}

function summary({document, name}: Loaded, counts: Counts, world: World): string {
  const {colors, columns} = world
  const argument = argumentOf(document)
  const line = (label: string, total: number, parts: Record<string, number>): string => {
    const list = Object.entries(parts).map(([key, number]) => `${key} ${number}`)
    return `${colors.dim(label.padEnd(11)) + colors.bold(String(total).padStart(4))}  ${clip(list.join(', '), columns - 17)}`
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
    line(
      'Sources',
      counts.sources,
      tallyBy(document.sources, ({type}) => type)
    ),
    line('Names', counts.mentions, counts.named),
    '',
    ...(thesis
      ? [legend(world), tree(document, argument, thesis.id, world, {depth: 2, brief: true, most: [6, 2]})]
      : []),
    ''
  ].join('\n')
}
