/** The file system of this machine. */

import {constants} from 'node:fs'
import {type FileHandle, open, readdir, stat} from 'node:fs/promises'
import {join, relative} from 'node:path'
import {FileProblem, type FileSystem, type FileText, type ReadOptions} from './file-system.ts'
import {reasonOf} from './reasons.ts'
import {mostBytes, textOf, tooLarge} from './text-of.ts'
import {finishWriting, writeTogether} from './write-together.ts'

export interface DiskOptions {
  /** How many milliseconds to wait until another process writes into a pipe that was typed. Default: 10,000. */
  patience?: number
}

/** The real files. `-` stands for `standardInput`, which can be read once. */
export function disk(
  standardInput?: () => AsyncIterable<Uint8Array>,
  {patience = 10_000}: DiskOptions = {}
): FileSystem {
  let isInputRead = false

  async function readInput(input: () => AsyncIterable<Uint8Array>): Promise<FileText> {
    if (isInputRead) throw new FileProblem('Standard input can be read once, expected one `-`')
    isInputRead = true
    return textOf(input(), 'Standard input')
  }

  return {
    async kindOf(path) {
      try {
        const stats = await stat(path)
        return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other'
      } catch (cause) {
        if (/^(?:ENOENT|ENOTDIR)$/.test((cause as NodeJS.ErrnoException).code ?? '')) return undefined
        throw new FileProblem(`Cannot read ${path}: ${reasonOf(cause)}`, {cause})
      }
    },

    async list(folder, {deep = false, skip = () => false} = {}) {
      const paths: string[] = []
      const folders = [folder]
      for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
        const entries = await readdir(at, {withFileTypes: true}).catch((cause: unknown) => {
          throw new FileProblem(`Cannot read ${at}: ${reasonOf(cause)}`, {cause})
        })
        for (const entry of entries) {
          const path = join(at, entry.name)
          if (entry.isDirectory()) {
            if (deep && !skip(entry.name)) folders.push(path)
          } else if (entry.isFile() || (entry.isSymbolicLink() && !(await isOther(path))))
            paths.push(relative(folder, path))
        }
      }
      return paths
    },

    async read(path, options = {}) {
      try {
        if (path === '-' && options.typed && standardInput) return await readInput(standardInput)
        await finishWriting(path)
        return await readFile(path, options, patience)
      } catch (cause) {
        if (cause instanceof FileProblem) throw cause
        throw new FileProblem(`Cannot read ${path}: ${reasonOf(cause)}`, {cause})
      }
    },

    write: (...files) => writeTogether(files)
  }
}

/** Whether a link leads to a folder, a pipe or a device. A broken link does not; reading it gives an error. */
async function isOther(link: string): Promise<boolean> {
  const stats = await stat(link).catch(() => undefined)
  return stats !== undefined && !stats.isFile()
}

async function readFile(path: string, {typed = false}: ReadOptions, patience: number): Promise<FileText> {
  const isPipe = (await stat(path)).isFIFO()
  // Opening a pipe waits until another process writes into it. That is right only for a pipe that a person typed.
  const file = await (typed && isPipe
    ? openPipe(path, patience)
    : open(path, constants.O_RDONLY | (typed ? 0 : (constants.O_NONBLOCK ?? 0))))
  try {
    const stats = await file.stat()
    if (!stats.isFile() && !stats.isDirectory() && !typed)
      throw new FileProblem(`${path} is a pipe or a device, expected a file`)
    if (stats.isFile() && stats.size > mostBytes) throw tooLarge(path)
    return await textOf(file.createReadStream({autoClose: false}), path)
  } finally {
    await file.close()
  }
}

/** @throws FileProblem when no process opens the other end in time. */
async function openPipe(path: string, patience: number): Promise<FileHandle> {
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    // `open` cannot be cancelled. It returns when the other end is opened, so this opens it.
    open(path, constants.O_RDWR | (constants.O_NONBLOCK ?? 0)).then(
      end => end.close(),
      () => undefined
    )
  }, patience)
  const file = await open(path, constants.O_RDONLY)
  clearTimeout(timer)
  if (!isLate) return file
  await file.close()
  throw new FileProblem(
    `${path} is a pipe that no process wrote into for ${patience / 1000} seconds, expected text from it`
  )
}
