/** `claimdown agree`: how far annotators of one text agree, where they differ, and what all of them have. */

import {type Agreement, compare, type LabelAgreement, type PairAgreement} from '../../agreement/compare.ts'
import {type AnnotationDifference, differences as differencesOf} from '../../agreement/differences.ts'
import {merge as mergeDocuments} from '../../agreement/merge.ts'
import {count} from '../../base/wording.ts'
import {splitFrontMatter} from '../../front-matter/split.ts'
import {writeFrontMatter} from '../../front-matter/write.ts'
import type {Diagnostic} from '../../model/reading.ts'
import {words} from '../../text/span.ts'
import {annotate} from '../../write/annotate.ts'
import {strip} from '../../write/strip.ts'
import {entriesOf} from '../corpus.ts'
import type {agree} from '../declarations.ts'
import {exitCode} from '../exit-code.ts'
import {worst} from '../failures.ts'
import {writeEntries} from '../json.ts'
import {findWhole, type Loaded, tellErrors} from '../load.ts'
import {clip, report, wrap} from '../report.ts'
import {type Run, UsageProblem, type World} from '../world.ts'

export const run: Run<typeof agree> = async (world, paths, {differences, merge, json}) => {
  if (paths.length < 2)
    throw new UsageProblem(`${paths[0]} stands alone, expected two annotated copies of one text or more`)
  const loaded: Loaded[] = []
  for (const path of paths) loaded.push(await findWhole(world, path))
  for (const other of loaded.slice(1)) checkText(loaded[0]!, other)
  const documents = loaded.map(({document}) => document)
  const agreement = compare(documents)
  const rows = json || differences ? differencesOf(documents) : []
  if (!json) {
    for (const pair of agreement.pairs) world.print(`${pairView(pair, loaded, world)}\n\n`)
    world.print(`${togetherView(agreement, loaded.length, world)}\n`)
    if (differences) for (const row of rows) world.print(`\n${differenceView(row, loaded, world)}\n`)
    if (differences && rows.length === 0) world.print('\nno differences\n')
  }
  const diagnostics = merge === undefined ? [] : await writeMerged(world, loaded, merge, Boolean(json))
  if (json)
    writeEntries(world, entriesOf(loaded), {
      result: {agreement, differences: rows, ...(merge !== undefined && {out: merge, diagnostics})}
    })
  return worst([...loaded.map(one => tellErrors(world, one)), exitCode(diagnostics)])
}

/** @throws UsageProblem when the texts differ, with the first place where they do. */
function checkText(first: Loaded, other: Loaded): void {
  const [one, two] = [first.document.text, other.document.text]
  if (one === two) return
  let at = 0
  while (at < one.length && one[at] === two[at]) at++
  const place = (loaded: Loaded): string => `${loaded.path}${lineOf(loaded, skipBlanks(loaded.document.text, at))}`
  throw new UsageProblem(
    `${place(other)} has ${shownAt(two, at)} where ${place(first)} has ${shownAt(one, at)}, expected annotations of one text`
  )
}

/** The words from an offset on, beginning with the word that it is in. */
function shownAt(text: string, at: number): string {
  const first = skipBlanks(text, at)
  if (first >= text.length) return 'its end'
  const before = text.slice(Math.max(0, first - 30), first)
  const start = first - before.split(/\s/).at(-1)!.length
  return `“${clip(text.slice(start, start + 60).replace(/\s+/g, ' '), 40)}”`
}

function skipBlanks(text: string, at: number): number {
  return at + text.slice(at).length - text.slice(at).trimStart().length
}

function lineOf({document, parsed}: Loaded, at: number): string {
  const start = Math.max(0, Math.min(at, document.text.length - 1))
  const line = parsed.map.findPlace({start, end: Math.min(document.text.length, start + 1)})?.start.line
  return line === undefined ? '' : `:${line}`
}

function pairView(
  {between: [a, b], spans, labels, relations}: PairAgreement,
  loaded: readonly Loaded[],
  world: World
): string {
  const {bold, dim} = world.colors
  const [one, two] = [loaded[a]!.path, loaded[b]!.path]
  const confused = labels.flatMap(label => confusion(label, world))
  return [
    wrap(`${bold(one)} against ${bold(two)}`, world.columns),
    dim(row('', ['first', 'second', 'same', 'half', 'F1 same', 'F1 half'])),
    ...spans.map(({what, counts, same, half, f1Same, f1Half}) =>
      row(what, [...counts, same, half, share(f1Same), share(f1Half)])
    ),
    '',
    dim(row('labels', ['both', 'agree', 'kappa'])),
    ...labels.map(({label, number, observed, kappa}) => row(label, [number, share(observed), decimal(kappa)])),
    ...(confused.length ? ['', dim('  labels that differ: the first, the second, how often'), ...confused] : []),
    '',
    dim(row('relations', ['first', 'second', 'same', 'F1', 'strict'])),
    ...relations.map(({kind, counts, same, f1, f1Strict}) => row(kind, [...counts, same, share(f1), share(f1Strict)]))
  ].join('\n')
}

/** The pairs of labels in which two annotators differ. */
function confusion({label, confusion: cells}: LabelAgreement, {columns}: World): string[] {
  return cells
    .filter(({first, second}) => first !== second)
    .map(({first, second, number}) => {
      const room = columns - 31
      return `  ${label.padEnd(20)} ${String(number).padStart(4)}×  ${clip(`${first} / ${second}`, room)}`
    })
}

function togetherView({labels, units}: Agreement, number: number, {colors}: World): string {
  return [
    colors.bold(number === 2 ? 'Both' : `All ${number}`),
    colors.dim(row('labels', ['all have', 'Fleiss', 'alpha'])),
    ...labels.map(({label, number, fleiss, krippendorff}) =>
      row(label, [number, decimal(fleiss), decimal(krippendorff)])
    ),
    '',
    colors.dim(row('letters', ['nominal', 'binary', 'coding'])),
    row('unitizing alpha', [decimal(units.nominal), decimal(units.binary), decimal(units.coding)]),
    ...(units.values.length ? ['', colors.dim(row('', ['alpha', 'letters']))] : []),
    ...units.values.map(({value, alpha, coverage}) => row(value, [decimal(alpha), share(coverage)]))
  ].join('\n')
}

/** What differs and the ids, the words, and what each annotator has, under each other. */
function differenceView({what, span, ids, has}: AnnotationDifference, loaded: readonly Loaded[], world: World): string {
  const {bold, dim} = world.colors
  const [{document}] = loaded as [Loaded]
  const width = Math.min(24, Math.max(...loaded.map(({path}) => path.length)))
  const named = [...new Set(ids.map(id => id ?? '–'))].join(' / ')
  const isQuoted = what === 'statement' || what === 'words' || what === 'implicit'
  const said = words(document.text, span).replace(/\s+/g, ' ')
  const room = Math.max(20, world.columns - width - 4)
  return [
    `${bold(what)}  ${named}${dim(lineOf(loaded[0]!, span.start).replace(':', '  line '))}`,
    ...(isQuoted ? [] : [dim(`  ${clip(`“${said}`, world.columns - 3)}”`)]),
    ...has.map((value, annotator) => {
      const {path} = loaded[annotator]!
      const name = path.length > width ? `…${path.slice(1 - width)}` : path.padEnd(width)
      const lines = wrap(value === undefined ? '–' : value.replace(/\s+/g, ' '), room).split('\n')
      return lines.map((line, at) => `  ${at ? ' '.repeat(width) : dim(name)}  ${line}`).join('\n')
    })
  ].join('\n')
}

/** Writes what all annotators have, and says what could not be written. */
async function writeMerged(world: World, loaded: readonly Loaded[], out: string, json: boolean): Promise<Diagnostic[]> {
  const [first] = loaded as [Loaded]
  const merged = mergeDocuments(loaded.map(({document}) => document))
  const {sources, entities} = first.document
  // Where the others declare nothing more, the front matter and the sources in the text stay as they were written.
  const isAll = merged.sources.length === sources.length && merged.entities.length === entities.length
  const bare = strip(first.source, {which: ({name}) => !(isAll && name === 'source')})
  const {block, body} = splitFrontMatter(bare.value)
  const written = annotate(body, merged)
  const diagnostics = [...bare.diagnostics, ...written.diagnostics]
  const frontMatter = isAll ? block : writeFrontMatter(merged)
  await world.files.write({path: out, content: frontMatter + written.value})
  if (diagnostics.length) world.complain(`${report(diagnostics, body, out, world)}\n\n`)
  if (json) return diagnostics
  const {claims, evidence, relations, annotations = []} = merged
  const undecided = annotations.filter(({label}) => label === 'undecided').length
  const parts = [
    count(claims.length, 'claim'),
    count(evidence.length, 'piece of evidence', 'pieces of evidence'),
    count(relations.length, 'relation')
  ]
  const told = `${out}: ${parts.join(', ')}; ${count(undecided, 'point')} undecided`
  world.print(`\n${wrap(told, world.columns)}\n`)
  return diagnostics
}

function row(name: string, cells: readonly (string | number)[]): string {
  return `  ${name.padEnd(20)} ${cells.map(cell => String(cell).padStart(9)).join('')}`.trimEnd()
}

function share(value: number | undefined): string {
  return value === undefined ? '–' : (100 * value).toFixed(1)
}

function decimal(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(2)
}
