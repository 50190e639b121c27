/** The files that a command may see and change: the real ones, or some in memory. */

/** What a person can do something about; its message is one sentence. */
export class FileProblem extends Error {}

/** Text as it was read. */
export interface FileText {
  text: string
  /** What `write` compares to see whether somebody changed the file meanwhile. */
  version: string
}

export interface NewFile {
  path: string
  content: string
  /** The `version` that `content` was made of: a file that has another by now is not overwritten. */
  unchangedSince?: string
}

export interface ReadOptions {
  /** A person named this very path: it may be a pipe or a device, and `-` is standard input. Default: files only. */
  typed?: boolean
}

export interface FileSystem {
  /** What stands at a path, links followed; `undefined` where nothing does. */
  kindOf(path: string): Promise<'file' | 'folder' | 'other' | undefined>

  /**
   * The files in a folder, as paths from it; with `deep`, those in its folders too. A link to a file counts as
   * a file; links to folders are not followed.
   *
   * @throws FileProblem when it cannot be read.
   */
  list(folder: string, options?: {deep?: boolean}): Promise<string[]>

  /**
   * The text of a UTF-8 file, its byte-order mark included.
   *
   * @throws FileProblem when there is no such file, it is a folder, it is too large, or its bytes are no text.
   */
  read(path: string, options?: ReadOptions): Promise<FileText>

  /**
   * Writes files together or not at all, and makes their folders.
   *
   * @throws FileProblem when one cannot be written or was changed meanwhile; then all are as they were.
   */
  write(...files: readonly NewFile[]): Promise<void>
}

/** Somebody else was faster, and their work is kept. */
export function changedMeanwhile(path: string): FileProblem {
  return new FileProblem(`${path} was changed by somebody else meanwhile, so nothing was written: run this again`)
}
