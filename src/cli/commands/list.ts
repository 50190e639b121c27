/** `claimdown list`: lists items of documents, with filters. */

import {findNearest} from '../../base/nearest.ts'
import {count, oneOf} from '../../base/wording.ts'
import {FileProblem} from '../../node/file-system.ts'
import {entriesOf, loadCorpus} from '../corpus.ts'
import type {list} from '../declarations.ts'
import {tell, worst} from '../failures.ts'
import {checkFilters} from '../filtering.ts'
import {writeEntries} from '../json.ts'
import {type Line, type Listing, listings} from '../listings.ts'
import {counted, resolvePath, tellErrors} from '../load.ts'
import {paged, shownOf} from '../paging.ts'
import {clip, wrap} from '../report.ts'
import {type Run, UsageProblem, type World} from '../world.ts'

export const run: Run<typeof list> = async (world, args, options) => {
  const {sort, groupBy, count: onlyCount, json} = options
  const {listing, paths} = await chosen(world, args)
  const {name, nouns, filters} = listing
  checkFilters(options, filters, name)
  const [sortBy, groupedBy] = [sort && fieldOf(listing, sort, 'sort'), groupBy && fieldOf(listing, groupBy, 'group-by')]
  const {corpus, loaded, failures, leftOut} = await loadCorpus(world, paths)
  const found = listing.find(corpus, options)
  const sorted = sortBy ? sortedBy(found, sortBy.read, sortBy.descending) : found
  const page = paged(sorted, options)
  const groups = groupedBy && groupsOf(onlyCount ? sorted : page.items, groupedBy.read)
  const total = found.length
  if (json) {
    const data = onlyCount
      ? groups
        ? {groups: groups.map(([key, {length}]) => ({[groupBy!]: key, count: length}))}
        : {count: total}
      : groups
        ? {groups: groups.map(([key, items]) => ({[groupBy!]: key, items: items.map(listing.data)}))}
        : {items: page.items.map(listing.data)}
    writeEntries(world, entriesOf(loaded), {failures, leftOut, result: {what: name, total, ...data}})
  } else if (onlyCount) {
    if (groups) world.print(countsView(groups, world))
    else world.print(`${total}\n`)
  } else if (loaded.length) {
    const {bold} = world.colors
    if (groups)
      for (const [key, items] of groups) {
        const heading = `${bold(clip(String(key ?? '(none)'), world.columns - 8))} ${world.colors.dim(`(${items.length})`)}`
        world.print(`${heading}\n${linesView(listing, items, world, true)}\n`)
      }
    else if (total) world.print(`${linesView(listing, page.items, world)}\n`)
    const shown = shownOf(page, total)
    const of = name === 'documents' ? '' : ` in ${counted(loaded.length, leftOut)}`
    world.print(`${wrap(`${count(total, ...nouns)}${of}${shown && ` (${shown})`}`, world.columns)}\n`)
  }
  return tell(world, failures, worst(loaded.map(one => tellErrors(world, one))))
}

/** What to list, and the documents. The first argument is one of them where it is no kind of item. */
async function chosen(world: World, args: readonly string[]): Promise<{listing: Listing; paths: readonly string[]}> {
  const [first, ...rest] = args
  const named = listings.find(({name}) => name === first)
  if (named) return {listing: named, paths: rest}
  if (first !== undefined) await checkFirst(world, first)
  return {listing: listings[0]!, paths: args}
}

/** @throws UsageProblem when a word is no document, and nearly a kind of item. */
async function checkFirst(world: World, first: string): Promise<void> {
  const names = listings.map(({name}) => name)
  const near = findNearest(first, names)
  if (near === undefined) return
  await resolvePath(world, first).catch((problem: unknown) => {
    throw problem instanceof FileProblem
      ? new UsageProblem(`\`${first}\` is no document and nothing that can be listed, expected \`${near}\``)
      : problem
  })
}

interface Field {
  read(item: unknown): readonly (string | number)[]
  descending: boolean
}

/** @throws UsageProblem when the items have no such field. */
function fieldOf({name, fields}: Listing, given: string, option: string): Field {
  const descending = option === 'sort' && given.startsWith('-')
  const wanted = descending ? given.slice(1) : given
  const known = Object.keys(fields)
  if (!known.includes(wanted))
    throw new UsageProblem(`--${option} is \`${given}\`, expected a field of ${name}: ${oneOf(known)}`)
  return {read: fields[wanted]!, descending}
}

/** By the first value of each, those without one last; equal ones stay in the order of the corpus. */
function sortedBy<Item>(items: readonly Item[], read: Field['read'], descending: boolean): Item[] {
  const keyed = items.map(item => ({item, key: read(item)[0]}))
  const sign = descending ? -1 : 1
  return keyed
    .toSorted(({key: a}, {key: b}) => {
      if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
      return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : order.compare(String(a), String(b)))
    })
    .map(({item}) => item)
}

/** `c2` comes before `c10`. */
const order = new Intl.Collator('en', {numeric: true})

/** The items by each value that they have, the largest group first; those without one under `null`. */
function groupsOf<Item>(items: readonly Item[], read: Field['read']): [string | number | null, Item[]][] {
  const groups = new Map<string | number | null, Item[]>()
  for (const item of items) {
    const keys = read(item)
    for (const key of keys.length ? new Set(keys) : [null]) {
      const group = groups.get(key)
      if (group) group.push(item)
      else groups.set(key, [item])
    }
  }
  return [...groups].toSorted((a, b) => b[1].length - a[1].length)
}

function countsView(groups: readonly (readonly [string | number | null, unknown[]])[], {columns}: World): string {
  const width = Math.max(0, ...groups.map(([, {length}]) => String(length).length))
  return groups
    .map(
      ([key, {length}]) => `${String(length).padStart(width)}  ${clip(String(key ?? '(none)'), columns - width - 2)}\n`
    )
    .join('')
}

/** One line for each item, under the id of its document. In a group, the id stands in the line where there are several documents. */
function linesView(listing: Listing, items: readonly unknown[], world: World, grouped = false): string {
  const {bold, dim} = world.colors
  const lines = items.map(item => listing.line(item))
  const documents = items.map(item => listing.document?.(item))
  const isMixed = grouped && new Set(documents).size > 1
  const widths = {
    id: Math.min(32, Math.max(0, ...lines.map(({id}) => id.length))),
    kind: Math.max(0, ...lines.map(({kind}) => kind.length))
  }
  return lines
    .map((line, index) => {
      const document = documents[index]
      const isNew = document !== undefined && !grouped && document !== documents[index - 1]
      const heading = isNew ? `${index ? '\n' : ''}${bold(clip(document, world.columns))}\n` : ''
      const note = [line.note, isMixed ? document : undefined].filter(part => part).join('; ')
      return heading + lineView({...line, note}, widths, world)
    })
    .join('\n')

  function lineView({id, kind, words, note = ''}: Line, widths: {id: number; kind: number}, {columns}: World): string {
    const tail = note && `(${clip(note, 36)})`
    const lead = 2 + (widths.id ? Math.max(id.length, widths.id) + 2 : 0) + (widths.kind ? widths.kind + 2 : 0)
    const said = clip(words.replace(/\s+/g, ' '), Math.max(12, columns - lead - (tail ? tail.length + 1 : 0)))
    const parts = [
      ...(widths.id ? [bold(id.padEnd(widths.id))] : []),
      ...(widths.kind ? [dim(kind.padEnd(widths.kind))] : []),
      said
    ]
    return `  ${parts.join('  ')}${tail && ` ${dim(tail)}`}`.trimEnd()
  }
}
