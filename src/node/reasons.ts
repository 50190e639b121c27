/** Errors of the operating system in words. */

/** The second half of a sentence: `Cannot read x: …`. */
export function reasonOf(cause: unknown): string {
  const {code, message} = cause as NodeJS.ErrnoException
  return reasons.get(code ?? '') ?? message
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['EISDIR', 'it is a folder, expected a file'],
  ['EACCES', 'it may not be opened'],
  ['EPERM', 'it may not be changed'],
  ['EROFS', 'it lies on a disk that is read-only'],
  ['ENOTDIR', 'part of the path is a file'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENXIO', 'it is a socket, or nobody listens there'],
  ['ENOSPC', 'the disk is full']
])
