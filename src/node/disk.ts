/** The files of this machine. */

import {constants} from 'node:fs'
import {open, readdir, stat} from 'node:fs/promises'
import {join, relative} from 'node:path'
import {FileProblem, type FileSystem, type FileText, type ReadOptions} from './file-system.ts'
import {reasonOf} from './reasons.ts'
import {mostBytes, textOf} from './text-of.ts'
import {finishWriting, writeTogether} from './write-together.ts'

/** `standardInput` is what `-` names. */
export function disk(standardInput?: () => AsyncIterable<Uint8Array>): FileSystem {
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

    async list(folder, {deep = false} = {}) {
      try {
        const entries = await readdir(folder, {recursive: deep, withFileTypes: true})
        return entries
          .filter(entry => entry.isFile())
          .map(entry => relative(folder, join(entry.parentPath, entry.name)))
      } catch (cause) {
        throw new FileProblem(`Cannot read ${folder}: ${reasonOf(cause)}`, {cause})
      }
    },

    async read(path, options = {}) {
      try {
        if (path === '-' && options.typed && standardInput) return await textOf(standardInput(), 'Standard input')
        await finishWriting(path)
        return await readFile(path, options)
      } catch (cause) {
        if (cause instanceof FileProblem) throw cause
        throw new FileProblem(`Cannot read ${path}: ${reasonOf(cause)}`, {cause})
      }
    },

    write: (...files) => writeTogether(files)
  }
}

async function readFile(path: string, {typed = false}: ReadOptions): Promise<FileText> {
  // A pipe would let us wait for somebody who writes into it. Who typed its name wants that; a neighbour must not.
  const file = await open(path, constants.O_RDONLY | (typed ? 0 : (constants.O_NONBLOCK ?? 0)))
  try {
    const stats = await file.stat()
    if (!stats.isFile() && !stats.isDirectory() && !typed)
      throw new FileProblem(`${path} is a pipe or a device, expected a file`)
    if (stats.isFile() && stats.size > mostBytes)
      throw new FileProblem(`${path} has more than ${mostBytes / 1024 / 1024} MiB, expected a text of less`)
    return await textOf(file.createReadStream({autoClose: false}), path)
  } finally {
    await file.close()
  }
}
