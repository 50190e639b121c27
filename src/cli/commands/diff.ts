/** `claimdown diff`: shows what changed between two states of a document or of a corpus. */

import {count} from '../../base/wording.ts'
import {
  type CorpusDiff,
  type DocumentDiff,
  diffCorpora,
  diff as diffDocuments,
  type StatementChange
} from '../../corpus/diff.ts'
import type {Document} from '../../model/document.ts'
import {entriesOf, withId} from '../corpus.ts'
import type {diff} from '../declarations.ts'
import {tell, worst} from '../failures.ts'
import {writeEntries} from '../json.ts'
import {type Loaded, loadAll} from '../load.ts'
import {wrap} from '../report.ts'
import {wordDiff} from '../word-diff.ts'
import type {Run, World} from '../world.ts'

export const run: Run<typeof diff> = async (world, [oldPath, newPath], {json}) => {
  const [old, now] = [await loadAll(world, [oldPath!]), await loadAll(world, [newPath!])]
  const failures = [...old.failures, ...now.failures]
  // Without one side, everything would look as if it were added or dropped.
  if (old.values.length === 0 || now.values.length === 0) return tell(world, failures, 2)
  const changes = compared(world, old.values, now.values)
  const {added, dropped, changed} = changes
  const isSame = added.length + dropped.length + changed.length === 0
  if (json) {
    const documents = entriesOf([...old.values, ...now.values])
    writeEntries(world, documents, {failures, leftOut: [...old.leftOut, ...now.leftOut], result: {...changes}})
  } else world.print(isSame ? 'no differences\n' : view(changes, world))
  return tell(world, failures, worst([isSame ? 0 : 1]))
}

function compared(world: World, old: readonly Loaded[], now: readonly Loaded[]): CorpusDiff {
  if (old.length > 1 || now.length > 1) return diffCorpora(distinct(world, old), distinct(world, now))
  const found = diffDocuments(withId(old[0]!), withId(now[0]!))
  return {added: [], dropped: [], changed: found.changes.length ? [found] : []}
}

/** Of documents with one id, the first; the others are named. */
function distinct(world: World, loaded: readonly Loaded[]): Document[] {
  const paths = new Map<string, string>()
  return loaded.flatMap(one => {
    const {name, path} = one
    const taken = paths.get(name)
    if (taken === undefined) {
      paths.set(name, path)
      return [withId(one)]
    }
    world.complain(`${path}: not compared, since its id \`${name}\` is taken by ${taken}\n`)
    return []
  })
}

function view({added, dropped, changed}: CorpusDiff, world: World): string {
  const {green, red} = world.colors
  const documents = [
    ...added.map(id => `${green('added')}      document ${id}`),
    ...dropped.map(id => `${red('dropped')}    document ${id}`)
  ]
  const parts = changed.map(({id, changes}: DocumentDiff) =>
    [
      `${world.colors.bold(id)}  ${world.colors.dim(count(changes.length, 'difference'))}`,
      ...changes.map(change => changeView(change, world))
    ].join('\n')
  )
  return `${[...(documents.length ? [documents.join('\n')] : []), ...parts].join('\n\n')}\n`
}

function changeView(change: StatementChange, world: World): string {
  const {what, before, after} = change
  const {bold, dim, green, red, yellow} = world.colors
  const paint = what === 'added' ? green : what === 'dropped' ? red : yellow
  const id = what === 'renamed' ? `${before} → ${after}` : (after ?? before)!
  const kind = change.type === 'evidence' && (what === 'added' || what === 'dropped') ? dim(' evidence') : ''
  const said = detail(change, world)
  const indent = ' '.repeat(13)
  const body = wrap(`${bold(id)}${kind}${said ? ` ${said}` : ''}`, world.columns - indent.length)
  return body
    .split('\n')
    .map((line, row) => (row ? indent : `  ${paint(what.padEnd(11))}`) + line)
    .join('\n')
}

function detail({what, from, to, field}: StatementChange, world: World): string {
  const [old, now] = [from ?? '', to ?? '']
  switch (what) {
    case 'added':
      return now
    case 'dropped':
      return old
    case 'reworded':
      return wordDiff(old, now, world)
    case 'renamed':
      return ''
    case 'status':
      return wordDiff(old, now, world)
    case 'labelled':
      return `${field} ${wordDiff(old, now, world)}`
    case 'regrounded':
      return listDiff(old, now, world)
    case 'moved':
      return from === undefined && to === undefined ? 'stands in another order' : `from ${place(from)} to ${place(to)}`
  }
}

function place(section: string | undefined): string {
  return section === undefined ? 'above the first heading' : `“${section}”`
}

/** Grounds that came and went; those that stayed are left out. */
function listDiff(from: string, to: string, world: World): string {
  const [old, now] = [from, to].map(list => list.split(', ').filter(one => one))
  const gone = old!.filter(one => !now!.includes(one)).map(one => wordDiff(one, '', world))
  const come = now!.filter(one => !old!.includes(one)).map(one => wordDiff('', one, world))
  return [...gone, ...come].join(', ')
}
