/** The bytes of a file as text. */

import {createHash} from 'node:crypto'
import {FileProblem, type FileText} from './file-system.ts'

/** No document comes near this; a device or a wrong file soon would. */
export const mostBytes: number = 64 * 1024 * 1024

/**
 * Reads bytes to their end and decodes them.
 *
 * @throws FileProblem as soon as there are too many, or they are no text in UTF-8.
 */
export async function textOf(chunks: AsyncIterable<Uint8Array>, path: string): Promise<FileText> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    // NUL is a letter in UTF-8 and in no text; the first kilobytes tell.
    if (size < 8000 && chunk.subarray(0, 8000 - size).includes(0))
      throw new FileProblem(`${path} is a binary file, expected text in UTF-8`)
    size += chunk.length
    if (size > mostBytes)
      throw new FileProblem(`${path} has more than ${mostBytes / 1024 / 1024} MiB, expected a text of less`)
    parts.push(chunk)
  }
  const bytes = Buffer.concat(parts)
  try {
    const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
    return {text, version: versionOf(bytes)}
  } catch (cause) {
    throw new FileProblem(`${path} is no UTF-8 (${placeOfFault(bytes)}), expected text in UTF-8`, {cause})
  }
}

/** A digest: two saves within one tick of the clock have the same time and size, and other bytes. */
export function versionOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Where the first byte stands that UTF-8 cannot have there: where the text, written again, is another. */
function placeOfFault(bytes: Uint8Array): string {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes))
  const at = bytes.findIndex((byte, index) => byte !== again[index])
  const line = bytes.subarray(0, at).reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 1)
  return `byte ${at + 1}, line ${line}`
}
