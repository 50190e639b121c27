/**
 * Files written whole, together or not at all.
 *
 * Each file gets a neighbour, `.NAME.claimdown-new`, which is created exclusively. It holds the new content, and while it exists
 * no other process writes the file. When all neighbours are complete, they are renamed to their files' names.
 *
 * Several files cannot be renamed in one step, and a file cannot be overwritten in one. In these cases a journal is written first.
 * If the process is killed, the next process that reads or writes one of the files finishes the work (`finishWriting`).
 */

import {randomUUID} from 'node:crypto'
import {constants, type Stats} from 'node:fs'
import {
  access,
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat
} from 'node:fs/promises'
import {basename, dirname, join, resolve} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {changedMeanwhile, FileProblem, type NewFile} from './file-system.ts'
import {finishJournal, type PlannedWrite, writeJournals} from './journal.ts'
import {busy, neighbourOf, patience, staleAfter} from './neighbour.ts'
import {overwrite} from './overwrite.ts'
import {reasonOf} from './reasons.ts'
import {versionOf} from './text-of.ts'

/** @throws FileProblem when one cannot be written or was changed meanwhile; then all are as they were. */
export async function writeTogether(files: readonly NewFile[]): Promise<void> {
  const targets: Target[] = []
  for (const file of files) targets.push(await about(file.path, () => targetOf(file)))
  // Every process locks in the same order, so that no two wait for each other.
  const regular = targets.filter(({open}) => !open).toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const twice = regular.find(({path}, index) => path === regular[index - 1]?.path)
  if (twice) throw new FileProblem(`${twice.file.path} is named twice, expected a file for each content`)

  const prepared: Prepared[] = []
  const journals: string[] = []
  const folders: string[] = []
  try {
    for (const target of regular) await about(target.file.path, () => prepare(target, prepared, folders))
    const isOneStep = prepared.length === 1 && !prepared[0]!.inPlace
    for (const one of prepared) await about(one.target.file.path, () => compare(one, isOneStep))
    if (!isOneStep) journals.push(...(await writeJournals(prepared.map(plannedWrite))))
    const done: Prepared[] = []
    try {
      for (const one of prepared) {
        await about(one.target.file.path, () => putInPlace(one))
        done.push(one)
      }
    } catch (problem) {
      for (const one of done) await putBack(one)
      throw problem
    }
    // The folders have files in them now.
    folders.length = 0
  } finally {
    // A file that is half-written keeps its neighbour and its journal, so that the next reader is told.
    if (!prepared.some(({isTorn}) => isTorn))
      for (const path of [...journals, ...prepared.map(({neighbour}) => neighbour)]) await rm(path, {force: true})
    for (const folder of folders.toReversed()) await rmdir(folder).catch(() => undefined)
  }
  for (const {file} of targets.filter(({open}) => open))
    await about(file.path, () => writeInto(file.path, file.content))
}

/**
 * Waits while another process writes this file together with others, and finishes the work of a process that was killed.
 *
 * @throws FileProblem when the file was changed after that, since then either content may be the wanted one.
 */
export async function finishWriting(path: string): Promise<void> {
  await finishJournal(await behindLinks(path))
}

interface Target {
  file: NewFile
  /** The path with all links resolved. */
  path: string
  /** The file that is there now; absent for a new one. */
  stats?: Stats
  /** Whether it is a device, a pipe, or a file that this process has open. These are written into and never replaced. */
  open?: true
}

async function targetOf(file: NewFile): Promise<Target> {
  if (file.path === '-') throw new FileProblem('Standard input cannot be written to, expected the path of a file')
  const path = await behindLinks(file.path)
  const stats = await stat(path).catch(() => undefined)
  if (stats?.isDirectory()) throw Object.assign(new Error(), {code: 'EISDIR'})
  if (isOpenFile.test(path) || (stats && !stats.isFile())) return {file, path, open: true}
  if (stats) {
    // The superuser may write any file. A file that nobody has the right to write is refused all the same.
    if ((stats.mode & 0o222) === 0)
      throw new FileProblem(`Cannot write ${file.path}: it is read-only, expected a file that may be written`)
    await access(path, constants.W_OK)
  }
  return {file, path, ...(stats && {stats})}
}

/** Names of open files, such as standard output, which may be a file that a shell has open. */
const isOpenFile = /^\/(?:proc\/|dev\/(?:fd\/|std(?:in|out|err)$))/

async function behindLinks(path: string): Promise<string> {
  let at = resolve(path)
  for (let links = 0; links < 40; links++) {
    if (isOpenFile.test(at)) return at
    const folder = await realpath(dirname(at)).catch(() => dirname(at))
    const to = await readlink(at).catch(() => undefined)
    if (to === undefined) return join(folder, basename(at))
    at = resolve(folder, to)
  }
  throw Object.assign(new Error(), {code: 'ELOOP'})
}

interface Prepared {
  target: Target
  neighbour: string
  /** Tells this process's neighbour from one that another process made meanwhile. */
  inode: number
  /** Whether the bytes are written into the existing file, because a new one could not have its hard links or its owner. */
  inPlace: boolean
  /** The old content; read only where it may have to be restored. */
  before?: Uint8Array
  /** Writing in place failed half-way, and so did restoring the old content. */
  isTorn?: true
}

/** The file as the journal describes it. */
function plannedWrite({target: {path, file}, inPlace, before}: Prepared): PlannedWrite {
  return {path, inPlace, content: file.content, ...(before && {before})}
}

async function prepare(target: Target, prepared: Prepared[], folders: string[]): Promise<void> {
  const {path, stats, file} = target
  await makeFolder(dirname(path), folders)
  const handle = await lock(path, stats ? 0o600 : 0o666)
  try {
    const one: Prepared = {
      target,
      neighbour: neighbourOf(path),
      inode: (await handle.stat()).ino,
      inPlace: (stats?.nlink ?? 1) > 1
    }
    prepared.push(one)
    if (stats && !(await takeAfter(handle, stats))) one.inPlace = true
    await handle.writeFile(file.content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes a folder with its parents, and adds those that did not exist to `made`, the outermost first. */
async function makeFolder(folder: string, made: string[]): Promise<void> {
  const first = await mkdir(folder, {recursive: true})
  if (first === undefined) return
  const inner: string[] = []
  for (let at = folder; at.length >= first.length; at = dirname(at)) inner.unshift(at)
  made.push(...inner)
}

/** Creates the neighbour. From then on no other process writes the file. */
async function lock(path: string, mode: number): Promise<FileHandle> {
  const neighbour = neighbourOf(path)
  const until = Date.now() + patience
  for (;;) {
    await finishJournal(path)
    try {
      return await open(neighbour, 'wx', mode)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
    }
    const seen = await lstat(neighbour).catch(() => undefined)
    if (seen && Date.now() - seen.mtimeMs > staleAfter) await takeAway(neighbour, seen)
    else if (Date.now() > until) throw busy(path)
    else await sleep(25)
  }
}

/** Removes the neighbour that a killed process left, unless another process did so first and made its own. */
async function takeAway(neighbour: string, seen: Stats): Promise<void> {
  const aside = `${neighbour}-${randomUUID()}`
  try {
    await rename(neighbour, aside)
    const taken = await lstat(aside)
    if (taken.ino !== seen.ino || taken.mtimeMs !== seen.mtimeMs) await link(aside, neighbour)
  } catch {
    // Another process was faster.
  } finally {
    await rm(aside, {force: true})
  }
}

/** Gives the new file the mode and the owner of the old one; `false` where it may not. */
async function takeAfter(handle: FileHandle, {uid, gid, mode}: Stats): Promise<boolean> {
  const own = await handle.stat()
  if (own.uid !== uid || own.gid !== gid) {
    const isOwned = await handle.chown(uid, gid).then(
      () => true,
      () => false
    )
    if (!isOwned) return false
  }
  await handle.chmod(mode & 0o7777)
  return true
}

/** @throws FileProblem when the file is no longer the one that the new content was made of. */
async function compare(one: Prepared, isOneStep: boolean): Promise<void> {
  const {path, file, stats} = one.target
  const {unchangedSince} = file
  if (!isOneStep || unchangedSince !== undefined) {
    const now = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'ENOENT') throw cause
    })
    if (now) one.before = now
    if ((now === undefined) !== (stats === undefined)) throw changedMeanwhile(file.path)
    if (unchangedSince !== undefined && (!now || versionOf(now) !== unchangedSince)) throw changedMeanwhile(file.path)
  }
  // If this process was suspended for long, another one may have taken its lock.
  if ((await stat(one.neighbour).catch(() => undefined))?.ino !== one.inode) throw busy(path)
}

async function putInPlace(one: Prepared): Promise<void> {
  const {neighbour, inPlace, target} = one
  if (!inPlace) return rename(neighbour, target.path)
  try {
    await overwrite(target.path, target.file.content)
  } catch (problem) {
    await putBack(one).catch(() => {
      one.isTorn = true
    })
    throw problem
  }
}

async function putBack({target: {path}, neighbour, inPlace, before}: Prepared): Promise<void> {
  if (!before) return rm(path, {force: true})
  if (inPlace) return overwrite(path, before)
  const {mode, uid, gid} = await stat(path)
  const handle = await open(neighbour, 'w', mode)
  try {
    await takeAfter(handle, {mode, uid, gid} as Stats)
    await handle.writeFile(before)
  } finally {
    await handle.close()
  }
  await rename(neighbour, path)
}

/** Writes into a device or an open file, as a shell's `>` does. */
async function writeInto(path: string, content: string): Promise<void> {
  const handle = await open(path, constants.O_WRONLY | constants.O_TRUNC)
  try {
    await handle.writeFile(content)
  } finally {
    await handle.close()
  }
}

/** Does `work`, and names the file in the error when that fails. */
async function about<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof FileProblem) throw cause
    throw new FileProblem(`Cannot write ${path}: ${reasonOf(cause)}`, {cause})
  }
}
