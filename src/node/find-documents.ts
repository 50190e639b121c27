/** From paths to the Markdown files that they stand for. */

import {join, resolve} from 'node:path'
import {FileProblem, type FileSystem} from './file-system.ts'

export interface Found {
  files: FoundFile[]
  /** Paths without a file, each with the reason. */
  problems: {path: string; problem: FileProblem}[]
}

export interface FoundFile {
  path: string
  /** The folder that it was found in; absent when the path was the file's own. */
  folder?: string
}

/**
 * The Markdown files that some paths stand for, each once. A file stands for itself, whatever its name. A folder stands for every
 * `.md` and `.markdown` file below it, in order, without those in `node_modules` and in folders whose names begin with a dot.
 */
export async function findDocuments(files: FileSystem, paths: readonly string[]): Promise<Found> {
  const found = new Map<string, FoundFile>()
  const problems: Found['problems'] = []
  for (const path of paths) {
    try {
      for (const file of await filesAt(files, path)) {
        const key = file.path === '-' ? '-' : resolve(file.path)
        const known = found.get(key)
        // A file that is given by its own path and in a folder counts as given by its own path.
        if (!known) found.set(key, file)
        else if (file.folder === undefined) found.set(key, {path: known.path})
      }
    } catch (problem) {
      if (!(problem instanceof FileProblem)) throw problem
      problems.push({path, problem})
    }
  }
  return {files: [...found.values()], problems}
}

async function filesAt(files: FileSystem, path: string): Promise<FoundFile[]> {
  if (path === '-') return [{path}]
  const kind = await files.kindOf(path)
  if (kind === undefined) throw new FileProblem(`Cannot read ${path}: there is no such file or folder`)
  if (kind !== 'folder') return [{path}]
  const names = (await files.list(path, {deep: true, skip: isSkipped})).filter(name => isMarkdown.test(name))
  if (names.length === 0)
    throw new FileProblem(`${path} holds no Markdown, expected a file, or a folder with .md files`)
  return names.map(name => ({path: join(path, name), folder: path})).toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

const isMarkdown = /\.(?:md|markdown)$/i

function isSkipped(folder: string): boolean {
  return folder === 'node_modules' || folder.startsWith('.')
}
