/**
 * Journals: what is about to be done to several files that cannot be renamed in one step. Whoever next reads or writes one of
 * the files does what is left to do.
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

/** What was about to be done in one folder. A journal that is cut off was never carried out. */
interface Journal {
  files: {name: string; inPlace: boolean; before: string | null; after: string}[]
}

/** One file that is about to be written. */
export interface PlannedWrite {
  path: string
  inPlace: boolean
  /** What was there. */
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

/** `paths` gets each journal as soon as it is there. */
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
 * Waits for a process that is just writing a file with others, and does the rest for one that was killed. `path` has no links in it.
 *
 * @throws FileProblem when the file was changed after that: then nobody can say which content is wanted.
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
      // Cut off before anything was done, or carried out by now.
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

/** Two may find the same journal; who comes second finds nothing left to do. */
function doneByAnother(cause: NodeJS.ErrnoException): void {
  if (cause.code !== 'ENOENT') throw cause
}
