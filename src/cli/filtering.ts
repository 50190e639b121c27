/** The filters of `list` and `find`, from options to what a corpus takes. */

import {findNearest} from '../base/nearest.ts'
import {oneOf} from '../base/wording.ts'
import type {Corpus} from '../corpus/corpus.ts'
import type {DateFilter} from '../corpus/date-range.ts'
import type {StatementEntry} from '../corpus/entries.ts'
import type {StatementFilter} from '../corpus/filters.ts'
import {certainties, claimKinds, evidenceKinds, statuses} from '../model/document.ts'
import {foldCase} from '../text/fold.ts'
import {lookUp, type Named, nearestName, uniqueName} from './lookup.ts'
import {UsageProblem} from './world.ts'

/** Options as they were typed. */
export interface FilterOptions {
  readonly by?: string
  readonly about?: string
  readonly kind?: string
  readonly source?: string
  readonly status?: string
  readonly certainty?: string
  readonly section?: string
  readonly document?: string
  readonly from?: string
  readonly to?: string
  readonly text?: string
}

export type FilterName = keyof FilterOptions

export const filterNames: readonly FilterName[] = [
  'by',
  'about',
  'kind',
  'source',
  'status',
  'certainty',
  'section',
  'document',
  'from',
  'to',
  'text'
]

/** Whether any filter is given. */
export function isFiltered(options: FilterOptions): boolean {
  return filterNames.some(name => options[name] !== undefined)
}

/** @throws UsageProblem when an option is given that says nothing of what is listed. */
export function checkFilters(options: FilterOptions, taken: readonly FilterName[], what: string): void {
  const other = filterNames.find(name => options[name] !== undefined && !taken.includes(name))
  if (other !== undefined)
    throw new UsageProblem(`--${other} does not filter ${what}, expected ${oneOf(taken.map(name => `--${name}`))}`)
}

/**
 * The filter for claims and evidence.
 *
 * @throws UsageProblem when a value is none that the corpus or the language knows, with the nearest.
 */
export function statementFilter(
  corpus: Corpus,
  {by, about, kind, source, status, certainty, section, document, text, ...dates}: FilterOptions,
  kinds: readonly string[]
): StatementFilter<StatementEntry, string> {
  const issued = dateFilter(dates)
  return {
    ...(by !== undefined && holderFilter(corpus, by)),
    ...(about !== undefined && {about: entityAddresses(corpus, about, 'about')}),
    ...(kind !== undefined && {kind: choices('kind', kind, kinds)}),
    ...(source !== undefined && {source: sourceAddresses(corpus, source)}),
    ...(status !== undefined && {status: choices('status', status, statuses)}),
    ...(certainty !== undefined && {certainty: choices('certainty', certainty, certainties)}),
    ...(section !== undefined && {section: sectionTitle(corpus, section)}),
    ...(document !== undefined && {document: documentIds(corpus, document)}),
    ...(text !== undefined && {text}),
    ...(issued && {issued})
  }
}

/**
 * The addresses of the claims and the evidence that fit.
 *
 * @throws UsageProblem as `statementFilter` does.
 */
export function statementAddresses(corpus: Corpus, options: FilterOptions): Set<string> {
  const {kind, ...filter} = statementFilter(corpus, options, [...claimKinds, ...evidenceKinds])
  // The given kinds may be those of claims, of evidence or of both, so they are compared here.
  const kinds = kind === undefined ? undefined : new Set([kind].flat())
  const found = new Set<string>()
  for (const list of [corpus.claims(filter), corpus.evidence(filter)])
    for (const {address, item} of list) if (!kinds || kinds.has(item.kind ?? '')) found.add(address)
  return found
}

/** @throws UsageProblem when an end is no date. */
export function dateFilter({from, to}: Pick<FilterOptions, 'from' | 'to'>): DateFilter | undefined {
  for (const [name, value] of Object.entries({from, to}))
    if (value !== undefined && !/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value))
      throw new UsageProblem(`--${name} is \`${value}\`, expected a date such as 2021, 2021-09 or 2021-09-20`)
  if (from === undefined && to === undefined) return undefined
  return {...(from !== undefined && {from}), ...(to !== undefined && {to})}
}

/** Values with commas between. */
export function choices<Value extends string>(option: string, given: string, known: readonly Value[]): Value[] {
  return given.split(',').map(value => {
    const found = known.find(one => one === value.trim())
    if (found !== undefined) return found
    const expected = findNearest(value.trim(), known)
    throw new UsageProblem(
      `--${option} is \`${value.trim()}\`, expected ${expected === undefined ? oneOf(known) : `\`${expected}\``}`
    )
  })
}

export function documentIds(corpus: Corpus, given: string): string[] {
  return choices('document', given, [...new Set(corpus.documents.map(({meta}) => meta.id ?? ''))])
}

/** Addresses of the entities that a name stands for. */
export function entityAddresses(corpus: Corpus, name: string, option: string): string[] {
  return named(corpus, name, ['entity'], option, 'an entity').map(uniqueName)
}

export function sectionTitle(corpus: Corpus, given: string): string {
  const titles = [...corpus.sections()].map(({item}) => item.title)
  if (titles.some(title => foldCase(title) === foldCase(given))) return given
  const near = findNearest(given, titles) ?? titles.find(title => foldCase(title).includes(foldCase(given)))
  throw new UsageProblem(
    `--section is \`${given}\`, expected the title of a section${near === undefined ? '' : ` such as \`${near}\``}`
  )
}

/** `author`, or the addresses of the entities and sources that a name stands for. */
export function declaredHolder(corpus: Corpus, name: string): string[] {
  if (name === 'author') return [name]
  return named(corpus, name, ['entity', 'source'], 'by', 'an entity or a source').map(uniqueName)
}

/** Filters by who asserts something. */
function holderFilter(corpus: Corpus, name: string): Pick<StatementFilter<StatementEntry, string>, 'by' | 'where'> {
  if (name === 'author') return {by: 'author'}
  const found = named(corpus, name, ['entity', 'source', 'holder'], 'by', 'somebody who asserts something')
  const by = found.filter(({type}) => type !== 'holder').map(uniqueName)
  const held = found.flatMap(one => (one.type === 'holder' ? one.holder.asserts : []))
  if (held.length === 0) return {by}
  const addresses = new Set(held.map(({address}) => address))
  return {where: ({address}) => addresses.has(address)}
}

function sourceAddresses(corpus: Corpus, name: string): string[] {
  return named(corpus, name, ['source'], 'source', 'a source').map(uniqueName)
}

function named(
  corpus: Corpus,
  name: string,
  types: readonly Named['type'][],
  option: string,
  expected: string
): Named[] {
  const found = lookUp(corpus, name, types)
  if (found.length > 0) return found
  const near = nearestName(corpus, name, types)
  throw new UsageProblem(
    `--${option} is \`${name}\`, expected ${expected}${near === undefined ? '' : ` such as \`${near}\``}`
  )
}
