/** From the paths that somebody typed to documents. */

import {join, resolve} from 'node:path'
import {FileProblem, type FileSystem} from './file-system.ts'

export interface Found {
  paths: string[]
  /** Paths that lead to no document, each with the reason. */
  problems: {path: string; problem: FileProblem}[]
}

/**
 * The Markdown files behind some paths, sorted and each once. A file is itself. A folder is the documents of a corpus
 * (`*\/document.md`, at any depth), or where it has none, every `.md` in it.
 */
export async function findDocuments(files: FileSystem, paths: readonly string[]): Promise<Found> {
  const found = new Map<string, string>()
  const problems: Found['problems'] = []
  for (const path of paths) {
    try {
      for (const file of await documentsAt(files, path)) if (!found.has(resolve(file))) found.set(resolve(file), file)
    } catch (problem) {
      if (!(problem instanceof FileProblem)) throw problem
      problems.push({path, problem})
    }
  }
  return {paths: [...found.values()], problems}
}

async function documentsAt(files: FileSystem, path: string): Promise<string[]> {
  if (path === '-') return [path]
  const kind = await files.kindOf(path)
  if (kind === undefined) throw new FileProblem(`Cannot read ${path}: there is no such file or folder`)
  if (kind !== 'folder') return [path]
  const names = (await files.list(path, {deep: true})).filter(
    name => name.endsWith('.md') && !/(?:^|[\\/])node_modules[\\/]/.test(name)
  )
  const documents = names.filter(name => /(?:^|[\\/])document\.md$/.test(name))
  const chosen = documents.length ? documents : names
  if (chosen.length === 0) throw new FileProblem(`${path} holds no Markdown, expected a file or a folder with some`)
  return chosen.map(name => join(path, name)).toSorted()
}
