/** A folder of Markdown as a corpus. */

import {readdir} from 'node:fs/promises'
import {lazy} from '../base/lazy.ts'
import {Corpus} from '../corpus/corpus.ts'
import type {CorpusFinding} from '../corpus/findings.ts'
import type {Document} from '../model/document.ts'
import type {Diagnostic} from '../model/reading.ts'
import {type Parsed, parse} from '../parse/parse.ts'
import {disk} from './disk.ts'
import {FileProblem} from './file-system.ts'
import {findDocuments} from './find-documents.ts'

/** Something noticed in a file. Its `place` is in the Markdown of that file. */
export interface FileDiagnostic extends Diagnostic {
  /** The folder as it was given, and the path from it. */
  path: string
}

/** A corpus with the files that it was read from. */
export interface OpenedCorpus {
  /** The documents in the order of their paths. */
  value: Corpus
  /** What `parse` notices in each file, and the files that could not be read (`unreadable`), in the order of the paths. */
  diagnostics: FileDiagnostic[]
  /** The path of a document of this corpus; `undefined` for any other. */
  pathOf(document: Document): string | undefined
  /**
   * A finding of `Corpus.findings()` with its file, and its place in the Markdown where it has one. Reads the Markdown again as it was.
   *
   * @throws RangeError when its document is not from this folder.
   */
  place(finding: CorpusFinding): FileDiagnostic
}

/**
 * Reads all documents of a folder: every `.md` and `.markdown` file below it, without those in `node_modules` and in folders whose names begin
 * with a dot, as the command does. A file that cannot be read (it is not UTF-8, for instance) is a diagnostic, and the others are read. A folder
 * without Markdown is an empty corpus.
 *
 * @throws The error of the operating system (`ENOENT`, `ENOTDIR`, `EACCES`) when the folder, or one inside it, cannot be listed.
 */
export async function openCorpus(folder: string): Promise<OpenedCorpus> {
  // `findDocuments` has errors for people who type. A program gets the system's error with its code.
  await readdir(folder)
  const {files, problems} = await findDocuments(disk(), [folder])
  for (const {problem} of problems) if (problem.cause) throw problem.cause
  const diagnostics: FileDiagnostic[] = []
  const read = new Map<Document, {path: string; parsed: () => Parsed}>()
  for (const {path} of files) {
    const source = await sourceOf(path)
    if (source instanceof FileProblem) {
      diagnostics.push(unreadable(path, source))
      continue
    }
    const {value, diagnostics: noticed} = parse(source)
    // The ways back to the Markdown take more memory than the document, and few findings need them.
    read.set(value, {path, parsed: lazy(() => parse(source))})
    for (const diagnostic of noticed) diagnostics.push({...diagnostic, path})
  }

  return {
    value: new Corpus(read.keys()),
    diagnostics,
    pathOf: document => read.get(document)?.path,
    place({document, ...finding}) {
      const file = read.get(document)
      if (!file)
        throw new RangeError(
          `The document \`${document.meta.id ?? document.meta.title ?? 'untitled'}\` is not from this folder, expected one that \`openCorpus\` read`
        )
      return {...file.parsed().place(finding), path: file.path}
    }
  }
}

async function sourceOf(path: string): Promise<string | FileProblem> {
  try {
    return (await disk().read(path)).text
  } catch (problem) {
    if (problem instanceof FileProblem) return problem
    throw problem
  }
}

function unreadable(path: string, {message}: FileProblem): FileDiagnostic {
  return {code: 'unreadable', severity: 'error', message, path}
}
