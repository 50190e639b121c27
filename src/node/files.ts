/** Files and folders of documents. */

import {randomUUID} from 'node:crypto'
import {mkdir, open, readdir, readFile, rename, rm, stat} from 'node:fs/promises'
import {dirname, join, resolve} from 'node:path'

/** What a person can do something about; its message is one sentence. */
export class FileProblem extends Error {}

/**
 * The text of a UTF-8 file, its byte-order mark included.
 *
 * @throws FileProblem when there is no such file, it is a folder, or its bytes are no text.
 */
export async function readText(path: string): Promise<string> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (cause) {
    throw new FileProblem(`Cannot read ${path}: ${reason(cause)}`, {cause})
  }
  // NUL is a letter in UTF-8 and in no text; the first kilobytes tell.
  if (bytes.subarray(0, 8000).includes(0)) throw new FileProblem(`${path} is a binary file, expected text in UTF-8`)
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch (cause) {
    throw new FileProblem(`${path} is no UTF-8 (${placeOfFault(bytes)}), expected text in UTF-8`, {cause})
  }
}

/**
 * The Markdown files behind the paths that somebody typed, sorted and each once. A file is itself. A folder is the
 * documents of a corpus (`*\/document.md`, at any depth), or where it has none, every `.md` in it.
 *
 * @throws FileProblem when a path does not exist or a folder holds no Markdown.
 */
export async function findDocuments(paths: readonly string[]): Promise<string[]> {
  const found = new Map<string, string>()
  const add = (path: string): void => {
    if (!found.has(resolve(path))) found.set(resolve(path), path)
  }
  for (const path of paths) {
    let isFolder: boolean
    try {
      isFolder = (await stat(path)).isDirectory()
    } catch (cause) {
      throw new FileProblem(`Cannot read ${path}: ${reason(cause)}`, {cause})
    }
    if (!isFolder) {
      add(path)
      continue
    }
    const entries = await readdir(path, {recursive: true, withFileTypes: true})
    const files = entries
      .filter(entry => entry.isFile() && entry.name.endsWith('.md'))
      .map(entry => join(entry.parentPath, entry.name))
      .filter(file => !/(?:^|[\\/])node_modules[\\/]/.test(file.slice(path.length)))
    const documents = files.filter(file => /(?:^|[\\/])document\.md$/.test(file))
    const chosen = documents.length ? documents : files
    if (chosen.length === 0) throw new FileProblem(`${path} holds no Markdown, expected a file or a folder with some`)
    for (const file of chosen.toSorted()) add(file)
  }
  return [...found.values()]
}

/** Writes a file whole or not at all: into a neighbour first, which then takes its name. Makes the folder. */
export async function writeWhole(path: string, content: string): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, {recursive: true})
  const neighbour = join(folder, `.${randomUUID()}.tmp`)
  try {
    const file = await open(neighbour, 'wx')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(neighbour, path)
  } catch (cause) {
    await rm(neighbour, {force: true})
    throw new FileProblem(`Cannot write ${path}: ${reason(cause)}`, {cause})
  }
}

function reason(cause: unknown): string {
  const {code, message} = cause as {code?: string; message: string}
  return reasons.get(code ?? '') ?? message
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['EISDIR', 'it is a folder, expected a file'],
  ['EACCES', 'it may not be opened'],
  ['EPERM', 'it may not be changed'],
  ['ENOTDIR', 'part of the path is a file'],
  ['ENOSPC', 'the disk is full']
])

/** Where the first byte stands that UTF-8 cannot have there: where the text, written again, is another. */
function placeOfFault(bytes: Uint8Array): string {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes))
  const at = bytes.findIndex((byte, index) => byte !== again[index])
  const line = bytes.subarray(0, at).reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 1)
  return `byte ${at + 1}, line ${line}`
}
