/** `claimdown find`: searches claims and evidence. */

import {count} from '../../base/wording.ts'
import type {Hit} from '../../corpus/search.ts'
import type {Span} from '../../text/span.ts'
import {entriesOf, loadCorpus} from '../corpus.ts'
import type {find} from '../declarations.ts'
import {tell, worst} from '../failures.ts'
import {isFiltered, statementAddresses} from '../filtering.ts'
import {writeEntries} from '../json.ts'
import {tellErrors} from '../load.ts'
import {paged, shownOf} from '../paging.ts'
import {wrap} from '../report.ts'
import type {Run, World} from '../world.ts'

export const run: Run<typeof find> = async (world, [query, ...paths], options) => {
  const {any, count: onlyCount, json} = options
  const {corpus, loaded, failures, leftOut} = await loadCorpus(world, paths)
  const chosen = isFiltered(options) ? statementAddresses(corpus, options) : undefined
  const hits = corpus
    .search(query!, {limit: Number.POSITIVE_INFINITY, match: any ? 'any' : 'all'})
    .filter(({entry: {address}}) => !chosen || chosen.has(address))
  const page = paged(hits, options, 20)
  if (json)
    writeEntries(world, entriesOf(loaded), {
      failures,
      leftOut,
      result: {total: hits.length, ...(!onlyCount && {hits: page.items.map(hitData)})}
    })
  else if (onlyCount) world.print(`${hits.length}\n`)
  else {
    for (const hit of page.items) world.print(`${hitView(hit, world)}\n\n`)
    const shown = shownOf(page, hits.length)
    const found = hits.length ? count(hits.length, 'hit') : 'nothing found'
    if (loaded.length) world.print(`${found}${shown && ` (${shown})`}\n`)
  }
  return tell(world, failures, worst([hits.length ? 0 : 1, ...loaded.map(one => tellErrors(world, one))]))
}

function hitData({entry, score, highlights}: Hit): object {
  return {address: entry.address, score, highlights, holders: entry.holders, ...entry.toRow()}
}

function hitView({entry, highlights}: Hit, {colors, columns}: World): string {
  const {item, holders, kind, section} = entry
  const notes = [item.kind ?? kind, holders.join(', reporting '), ...(section ? [`“${section.title}”`] : [])]
  const head = wrap(`${colors.bold(entry.address)}  ${colors.dim(notes.join('; '))}`, columns)
  return `${head}\n${wrap(highlighted(entry.words, highlights, colors.bold), columns, '  ')}`
}

function highlighted(text: string, spans: readonly Span[], paint: (words: string) => string): string {
  let [done, at] = ['', 0]
  for (const {start, end} of spans) {
    done += text.slice(at, start) + paint(text.slice(start, end))
    at = end
  }
  return done + text.slice(at)
}
