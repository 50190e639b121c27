/** The files that a command may see and change: the real ones, or some in memory. */

/** A file that cannot be read or written. The message is one sentence. */
export class FileProblem extends Error {}

/** Text as it was read. */
export interface FileText {
  text: string
  /** A digest of the bytes: `write` sees by it whether the file was changed meanwhile. */
  version: string
}

export interface NewFile {
  path: string
  content: string
  /** The `version` that `content` was made of. A file that has another one by now is not overwritten. */
  unchangedSince?: string
}

export interface ReadOptions {
  /** Whether a person typed this very path. Then it may be a pipe or a device, and `-` is standard input. Default: false. */
  typed?: boolean
}

export interface FileSystem {
  /** What is at a path, with links followed; `undefined` where nothing is. */
  kindOf(path: string): Promise<'file' | 'folder' | 'other' | undefined>

  /**
   * The files in a folder, as paths from it; with `deep`, those in its folders too. A link to a file counts as
   * a file; links to folders are not followed.
   *
   * @throws FileProblem when it cannot be read.
   */
  list(folder: string, options?: {deep?: boolean; skip?: (name: string) => boolean}): Promise<string[]>

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

/** The error for a file that was changed since it was read. */
export function changedMeanwhile(path: string): FileProblem {
  return new FileProblem(`${path} was changed by another program meanwhile, so nothing was written: run this again`)
}
