/**
 * Journals: lists of files that are about to be written together. If the process is killed, the next process that reads or writes
 * one of the files finishes the work.
 */

import {randomUUID} from 'node:crypto'
import {lstat, open, readdir, readFile, rename, rm, stat} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {groupBy} from '../base/group-by.ts'
import {FileProblem} from './file-system.ts'
import {busy, neighbourOf, patience, staleAfter} from './neighbour.ts'
import {overwrite} from './overwrite.ts'
import {versionOf} from './text-of.ts'

/** The files of one folder that are about to be written. A journal that is incomplete was never begun. */
interface Journal {
  files: {name: string; inPlace: boolean; before: string | null; after: string}[]
}

/** One file that is about to be written. */
export interface PlannedWrite {
  path: string
  inPlace: boolean
  /** The old content; absent for a new file. */
  before?: Uint8Array
  content: string
}

/** Writes one journal in each folder, and returns their paths. When one cannot be written, none is left. */
export async function writeJournals(planned: readonly PlannedWrite[]): Promise<string[]> {
  const paths: string[] = []
  try {
    await writeEach(planned, paths)
    return paths
  } catch (problem) {
    for (const path of paths) await rm(path, {force: true})
    throw problem
  }
}

/** Adds the path of each journal to `paths` as soon as it exists. */
async function writeEach(planned: readonly PlannedWrite[], paths: string[]): Promise<void> {
  for (const [folder, writes] of groupBy(planned, ({path}) => dirname(path))) {
    const files = writes.map(({path, inPlace, before, content}) => ({
      name: basename(path),
      inPlace,
      before: before ? versionOf(before) : null,
      after: versionOf(content)
    }))
    const path = join(folder, `.${randomUUID()}.claimdown-journal`)
    const handle = await open(path, 'wx')
    paths.push(path)
    try {
      await handle.writeFile(JSON.stringify({files} satisfies Journal))
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}

/**
 * Waits while another process writes a file together with others, and finishes the work of a process that was killed. `path` must
 * have its links resolved.
 *
 * @throws FileProblem when the file was changed after that, since then either content may be the wanted one.
 */
export async function finishJournal(path: string): Promise<void> {
  const neighbour = neighbourOf(path)
  for (const until = Date.now() + patience; ; await sleep(25)) {
    const seen = await lstat(neighbour).catch(() => undefined)
    if (!seen?.isFile()) return
    const found = await findJournal(path)
    if (!found) return
    if (Date.now() - Math.max(seen.mtimeMs, found.time) > staleAfter) await carryOut(found)
    else if (Date.now() > until) throw busy(path)
  }
}

interface FoundJournal {
  path: string
  journal: Journal
  time: number
}

async function findJournal(path: string): Promise<FoundJournal | undefined> {
  const folder = dirname(path)
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    if (!entry.isFile() || !entry.name.endsWith('.claimdown-journal')) continue
    const at = join(folder, entry.name)
    const time = await stat(at).then(
      ({mtimeMs}) => mtimeMs,
      () => undefined
    )
    if (time === undefined) continue
    try {
      const journal = JSON.parse(await readFile(at, 'utf8')) as Journal
      if (journal.files.some(({name}) => name === basename(path))) return {path: at, journal, time}
    } catch {
      // It is incomplete, or another process has finished it and removed it.
      if (Date.now() - time > staleAfter) await rm(at, {force: true})
    }
  }
  return undefined
}

async function carryOut({path: journalPath, journal}: FoundJournal): Promise<void> {
  for (const {name, inPlace, before, after} of journal.files) {
    const path = join(dirname(journalPath), basename(name))
    const neighbour = neighbourOf(path)
    const content = await readFile(neighbour).catch(() => undefined)
    if (!content || versionOf(content) !== after) continue
    const now = await readFile(path).then(versionOf, () => null)
    if (now !== before && now !== after)
      throw new FileProblem(
        `Writing ${path} was interrupted and it has changed since, expected one whole text: ${neighbour} has what was to be written, delete it or put it in place`
      )
    if (now === after) await rm(neighbour, {force: true})
    else if (inPlace) await overwrite(path, content).then(() => rm(neighbour, {force: true}))
    else await rename(neighbour, path).catch(doneByAnother)
  }
  await rm(journalPath, {force: true})
}

/** Two processes may find the same journal. For the second one there is nothing left to do. */
function doneByAnother(cause: NodeJS.ErrnoException): void {
  if (cause.code !== 'ENOENT') throw cause
}
