/** How the data of documents are stored in files. */

import {because} from '../base/message.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'

/** A file with a path in the folder that is read or written. Paths have `/`. */
export interface StoredFile {
  path: string
  content: string
}

/** The data of one document, with the document's name: its path without the extension, or its id. */
export interface Stored<Data> {
  name: string
  data: Data
}

/** Turns the data of documents into files and back. */
export interface Codec<Data, Written extends Data = Data> {
  /** Whether one file holds many documents. Otherwise every document has files of its own. */
  holds: 'one' | 'many'
  /** The other files that belong to a file: for `a.ann` of brat `a.txt`. They are read where they are there. */
  besides?(path: string): readonly string[]
  /** Returns the files for some documents. Where files hold one document each, `documents` has one. */
  encode(documents: readonly Stored<Written>[], options?: EncodeOptions): StoredFile[]
  /** Reads files without throwing. A file, a line or an item that cannot be read is told with its place, and the others are read. */
  decode(files: readonly StoredFile[]): Reading<Stored<Data>[]>
}

export interface EncodeOptions {
  /** The path of the file to write, without its extension. Default: the name of the first document. */
  stem?: string
}

/** One file with a text for each document. */
export function textCodec(extension: string): Codec<string> {
  return {
    holds: 'one',
    encode: ([document], {stem} = {}) =>
      document ? [{path: `${stem ?? document.name}${extension}`, content: document.data}] : [],
    decode: files => ({value: files.map(({path, content}) => ({name: stemOf(path), data: content})), diagnostics: []})
  }
}

/** One JSON file for each document. */
export function jsonCodec<Written>(extension = '.json'): Codec<unknown, Written> {
  return {
    holds: 'one',
    encode: ([document], {stem} = {}) =>
      document ? [{path: `${stem ?? document.name}${extension}`, content: indented(document.data)}] : [],
    decode: files => {
      const diagnostics: Diagnostic[] = []
      const value = files.flatMap(({path, content}) => {
        const found = parseJson(content)
        if ('problem' in found) diagnostics.push(notJson(found.problem))
        return 'problem' in found ? [] : [{name: stemOf(path), data: found.value}]
      })
      return {value, diagnostics}
    }
  }
}

/**
 * One JSON file for many documents: a list of them (`list`), or a line for each (`lines`, JSONL). Reading takes both, and a document alone.
 */
export function jsonListCodec<Written>(extension: string, written: 'list' | 'lines'): Codec<unknown, Written> {
  return {
    holds: 'many',
    encode: (documents, {stem = documents[0]?.name ?? 'documents'} = {}) => {
      const values = documents.map(({data}) => data)
      const content = written === 'list' ? indented(values) : values.map(value => `${JSON.stringify(value)}\n`).join('')
      return [{path: `${stem}${extension}`, content}]
    },
    decode: files => {
      const diagnostics: Diagnostic[] = []
      const value = files.flatMap(({path, content}) => {
        const values = readJsonValues(content, diagnostics)
        const stem = stemOf(path)
        return values.map((data, index) => ({name: values.length === 1 ? stem : `${stem}-${index + 1}`, data}))
      })
      return {value, diagnostics}
    }
  }
}

/** The values of a JSON file: the items of a list, the lines of JSONL, or one value. A line that is not JSON is told and left out. */
export function readJsonValues(content: string, diagnostics: Diagnostic[]): unknown[] {
  const whole = parseJson(content)
  if (!('problem' in whole)) return Array.isArray(whole.value) ? whole.value : [whole.value]
  const lines = content.split('\n').map(line => line.trim())
  const first = parseJson(lines.find(line => line !== '') ?? '')
  if ('problem' in first || typeof first.value !== 'object') {
    diagnostics.push(notJson(whole.problem))
    return []
  }
  return lines.flatMap((line, index) => {
    if (line === '') return []
    const found = parseJson(line)
    if (!('problem' in found)) return [found.value]
    const told = because(`Line ${index + 1} is not JSON`, found.problem)
    diagnostics.push({code: 'json', severity: 'error', ...told})
    return []
  })
}

/** The path of a file without its extension. */
export function stemOf(path: string): string {
  return path.replace(/(?<=[^/])\.\w+$/, '')
}

function parseJson(content: string): {value: unknown} | {problem: string} {
  try {
    return {value: JSON.parse(content.replace(/^\ufeff/, ''))}
  } catch (error) {
    return {problem: (error as Error).message}
  }
}

function notJson(problem: string): Diagnostic {
  return {code: 'json', severity: 'error', ...because('This is not JSON', problem)}
}

function indented(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
