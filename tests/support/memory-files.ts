/** Files in memory, for commands that are tested without a disk. */

import {posix} from 'node:path'
import {changedMeanwhile, FileProblem, type FileSystem} from '../../src/node/file-system.ts'
import {textOf, versionOf} from '../../src/node/text-of.ts'

export interface MemoryFiles extends FileSystem {
  contents: Map<string, string | Uint8Array>
}

/** Paths are absolute, or as relative as they are given. A folder is there when a file is in it. */
export function memoryFiles(files: Readonly<Record<string, string | Uint8Array>> = {}): MemoryFiles {
  const contents = new Map(Object.entries(files))
  const clean = (path: string): string => posix.normalize(path).replace(/(?<=.)\/$/, '')
  const below = (folder: string): string[] => {
    const prefix = clean(folder) === '.' ? '' : `${clean(folder)}/`
    return [...contents.keys()].filter(path => path.startsWith(prefix)).map(path => path.slice(prefix.length))
  }
  return {
    contents,
    async kindOf(path) {
      return contents.has(clean(path)) ? 'file' : below(path).length ? 'folder' : undefined
    },
    async list(folder, {deep = false, skip = () => false} = {}) {
      const names = below(folder).filter(name => deep || !name.includes('/'))
      if (names.length === 0) throw new FileProblem(`Cannot read ${folder}: there is no such file or folder`)
      return names.filter(name => !name.split('/').slice(0, -1).some(skip))
    },
    async read(path) {
      const content = contents.get(clean(path))
      if (content === undefined) throw new FileProblem(`Cannot read ${path}: there is no such file or folder`)
      return textOf(chunk(content), path)
    },
    async write(...files) {
      for (const {path, unchangedSince} of files.toSorted((a, b) => (clean(a.path) < clean(b.path) ? -1 : 1))) {
        const now = contents.get(clean(path))
        if (unchangedSince !== undefined && (now === undefined || versionOf(now) !== unchangedSince))
          throw changedMeanwhile(path)
      }
      for (const {path, content} of files) contents.set(clean(path), content)
    }
  }
}

async function* chunk(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? new TextEncoder().encode(content) : content
}
