/** How the data of documents are stored in files. */

import {toLines} from '../base/json-file.ts'
import {because} from '../base/message.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'

/** A file with its path. Paths have `/`. */
export interface StoredFile {
  path: string
  content: string
}

/** The data of one document, with the path of its files without the extension. */
export interface Stored<Data> {
  name: string
  data: Data
}

/** Turns the data of a document into files, and files into the data of documents. */
export interface Codec<Data, Written extends Data = Data> {
  encode(document: Stored<Written>): StoredFile[]
  /** Reads files without throwing. A file that cannot be read is told with its path, and the others are read. */
  decode(files: readonly StoredFile[]): Reading<Stored<Data>[]>
}

/** One JSON file for each document. */
export function jsonCodec<Written>(): Codec<unknown, Written> {
  return {
    encode: ({name, data}) => [{path: `${name}.json`, content: toLines(data)}],
    decode: files => {
      const readings = files.map(({path, content}) => ({name: stemOf(path), reading: readJson(content, path)}))
      return {
        value: readings.flatMap(({name, reading: {value}}) => value.map(data => ({name, data}))),
        diagnostics: readings.flatMap(({reading}) => reading.diagnostics)
      }
    }
  }
}

/** Parses a text as JSON. Returns a list of the value, or an empty list and a diagnostic that begins with `what`. */
export function readJson(content: string, what = 'This'): Reading<unknown[]> {
  try {
    return {value: [JSON.parse(withoutMark(content))], diagnostics: []}
  } catch (error) {
    const told = because(`${what} is not JSON`, (error as Error).message)
    const diagnostic: Diagnostic = {code: 'json', severity: 'error', ...told}
    return {value: [], diagnostics: [diagnostic]}
  }
}

/** The path of a file without its extension. */
export function stemOf(path: string): string {
  return path.replace(/(?<=[^/])\.\w+$/, '')
}

/** A text without the byte order mark at its start. */
export function withoutMark(content: string): string {
  return content.startsWith('\ufeff') ? content.slice(1) : content
}
