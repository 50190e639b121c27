/** What documents have about an entity, a source or a holder, for `claimdown show`. */

import {given} from '../base/given.ts'
import {count} from '../base/wording.ts'
import type {Corpus} from '../corpus/corpus.ts'
import {isoDate} from '../corpus/date-range.ts'
import type {StatementEntry} from '../corpus/entries.ts'
import {fullName} from '../model/names.ts'
import {entriesOf} from './corpus.ts'
import {tell, worst} from './failures.ts'
import {writeEntries} from './json.ts'
import {tellErrors} from './load.ts'
import {declaredAs, type Named, uniqueName} from './lookup.ts'
import {clip, wrap} from './report.ts'
import type {ShownName} from './shown.ts'
import type {ExitCode, World} from './world.ts'

/** Prints it. */
export function showNamed(
  world: World,
  {named, corpus, loaded, failures, leftOut}: ShownName,
  json: boolean
): ExitCode {
  const view = viewOf(named, corpus)
  if (json) writeEntries(world, entriesOf(loaded), {failures, leftOut, result: {[named.type]: data(view)}})
  else world.print(text(view, world))
  return tell(world, failures, worst(loaded.map(one => tellErrors(world, one))))
}

interface View {
  title: string
  /** Its type, its ids. */
  notes: string[]
  /** Fields of its own, for `--json`. */
  own: object
  /** Lists of statements, each under a name and a heading. */
  lists: {name: string; heading: string; entries: readonly StatementEntry[]}[]
  /** Entities named in the same statements, and in how many. */
  namedWith?: {id: string; name: string; number: number}[]
}

function viewOf(named: Named, corpus: Corpus): View {
  const address = uniqueName(named)
  const asserted = (by: string): StatementEntry[] => [...corpus.claims({by}), ...corpus.evidence({by})]
  if (named.type === 'holder') {
    const {name, asserts} = named.holder
    return {
      title: name,
      notes: ['holder'],
      own: {name},
      lists: [{name: 'asserts', heading: 'Asserts', entries: asserts}]
    }
  }
  if (named.type === 'source') {
    const {item} = named.source
    const {title = item.id, author = [], issued, URL} = item
    const {direct, through} = corpus.restingOn(named.source)
    const date = issued && isoDate(issued)
    return {
      title,
      notes: [item.type, ...author.map(fullName), ...given(date), address, ...given(URL)],
      own: {address, ...item},
      lists: [
        {name: 'asserts', heading: 'Asserts', entries: asserted(address)},
        {name: 'direct', heading: 'Rest on it', entries: direct},
        {name: 'through', heading: 'Rest on it through others', entries: through}
      ]
    }
  }
  const {entity} = named
  const addresses = declaredAs(entity)
  const namedWith = corpus.namedWith(entity).map(({entity: {id, name}, number}) => ({id, name, number}))
  return {
    title: entity.name,
    notes: [entity.type, ...entity.aliases, ...given(entity.wikidata), ...addresses],
    own: {...entity, declarations: addresses},
    lists: [
      {name: 'asserts', heading: 'Asserts', entries: asserted(address)},
      {
        name: 'about',
        heading: 'Is named in',
        entries: [...corpus.claims({about: address}), ...corpus.evidence({about: address})]
      }
    ],
    namedWith
  }
}

function data({own, lists, namedWith}: View): object {
  const told = lists.map(({name, entries}) => [
    name,
    entries.map(({address, words, holders}) => ({address, words, holders}))
  ])
  return {...own, ...Object.fromEntries(told), ...(namedWith && {namedWith})}
}

function text({title, notes, lists, namedWith = []}: View, world: World): string {
  const {colors, columns} = world
  const parts = [`${wrap(colors.bold(title), columns)}\n${wrap(colors.dim(notes.join(', ')), columns)}`]
  for (const {heading, entries} of lists) if (entries.length) parts.push(listView(heading, entries, title, world))
  if (namedWith.length) {
    const most = namedWith.slice(0, 10).map(({name, number}) => `${name} ${number}`)
    const more = namedWith.length > 10 ? `, and ${namedWith.length - 10} more` : ''
    parts.push(`${colors.bold('Named with')}\n${wrap(most.join(', ') + more, columns, '  ')}`)
  }
  if (lists.every(({entries}) => entries.length === 0)) parts.push('No statement names it or rests on it.')
  return `${parts.join('\n\n')}\n`
}

/** One line for each statement, under the id of its document. Its holder is named where that is another than the one shown. */
function listView(
  heading: string,
  entries: readonly StatementEntry[],
  title: string,
  {colors, columns}: World
): string {
  const {bold, dim} = colors
  const width = Math.max(...entries.map(({id}) => id.length))
  const lines = [`${bold(heading)} ${dim(`(${count(entries.length, 'statement')})`)}`]
  let last: string | undefined
  for (const {id, item, words, holders, document} of entries) {
    const name = document.meta.id ?? ''
    if (name !== last) lines.push(dim(clip(`  ${name}`, columns)))
    last = name
    const holder = holders.join(', reporting ')
    const note = item.by && holder !== title ? clip(holder, 30) : ''
    const room = columns - 6 - width - (note ? note.length + 3 : 0)
    lines.push(`    ${bold(id.padEnd(width))}  ${clip(words, room)}${note ? dim(` (${note})`) : ''}`)
  }
  return lines.join('\n')
}
