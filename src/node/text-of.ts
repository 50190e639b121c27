/** The bytes of a file as text. */

import {createHash} from 'node:crypto'
import {FileProblem, type FileText} from './file-system.ts'

/** The largest file that is read, in bytes. No document comes near this; a device or a wrong file exceeds it soon. */
export const mostBytes: number = 64 * 1024 * 1024

export function tooLarge(path: string): FileProblem {
  return new FileProblem(`${path} has more than ${mostBytes / 1024 / 1024} MiB, expected a smaller text`)
}

/**
 * Reads bytes to their end and decodes them.
 *
 * @throws FileProblem as soon as there are too many, or they are not text in UTF-8. It says where the first wrong byte is and
 * which encoding or format the bytes look like.
 */
export async function textOf(chunks: AsyncIterable<Uint8Array>, path: string): Promise<FileText> {
  const parts: Uint8Array[] = []
  let head = Buffer.alloc(0)
  let size = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    size += chunk.length
    // No text contains NUL. The first kilobytes decide, because a device may never end.
    if (head.length < headSize) {
      head = Buffer.concat([head, chunk.subarray(0, headSize - head.length)])
      if (head.includes(0) || head.length >= headSize) refuseOthers(head, path)
    }
    if (size > mostBytes) throw tooLarge(path)
  }
  refuseOthers(head, path)
  const bytes = Buffer.concat(parts)
  try {
    const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
    return {text, version: versionOf(bytes)}
  } catch (cause) {
    throw new FileProblem(`${path} is not UTF-8: ${faultIn(bytes)}, expected text in UTF-8`, {cause})
  }
}

/** A digest of the bytes. Time and size are not enough: two saves may agree in both. */
export function versionOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** How many bytes at the beginning of a file decide whether it is text. */
const headSize = 8000

/** @throws FileProblem when a file begins like one in another encoding or format. */
function refuseOthers(head: Buffer, path: string): void {
  const format = formats.find(([, sign]) => head.subarray(0, sign.length).equals(sign))
  if (format) throw new FileProblem(`${path} is ${format[0]}, expected text in UTF-8`)
  const nul = head.indexOf(0)
  if (nul < 0) return
  const said = isWide(head) ? 'looks like UTF-16' : 'is a binary file'
  throw new FileProblem(`${path} ${said}: byte ${nul + 1} is NUL, expected text in UTF-8`)
}

/** How files begin that are given by mistake. UTF-32 comes before UTF-16, because its mark begins with that of UTF-16. */
const formats: readonly (readonly [name: string, sign: Buffer])[] = [
  ['text in UTF-32', Buffer.from([0xff, 0xfe, 0, 0])],
  ['text in UTF-32', Buffer.from([0, 0, 0xfe, 0xff])],
  ['text in UTF-16', Buffer.from([0xff, 0xfe])],
  ['text in UTF-16', Buffer.from([0xfe, 0xff])],
  ['a PDF', Buffer.from('%PDF-')],
  ['a ZIP archive (as .docx, .odt and .epub are)', Buffer.from('PK\x03\x04')],
  ['a compressed file (gzip)', Buffer.from([0x1f, 0x8b])],
  ['a PNG image', Buffer.from('\x89PNG', 'latin1')],
  ['a JPEG image', Buffer.from([0xff, 0xd8, 0xff])]
]

/** Whether half of the bytes are NUL, all at odd or all at even places, and the others are ASCII: UTF-16 without a mark. */
function isWide(head: Buffer): boolean {
  const nuls: [even: number, odd: number] = [0, 0]
  for (const [at, byte] of head.entries()) {
    if (byte === 0) nuls[at % 2]!++
    else if (byte < 9) return false
  }
  return Math.max(...nuls) > head.length / 4 && Math.min(...nuls) < head.length / 50
}

/** `byte 0x93 on line 1 (byte 7 of the file) looks like “ in Windows-1252`. */
function faultIn(bytes: Buffer): string {
  // A wrong byte is decoded to U+FFFD. Encoded again, the text differs from there on.
  const again = new TextEncoder().encode(new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes))
  const at = bytes.findIndex((byte, index) => byte !== again[index])
  const byte = bytes[at]!
  const line = bytes.subarray(0, at).reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 1)
  const place = `byte 0x${byte.toString(16).toUpperCase()} on line ${line} (byte ${at + 1} of the file)`
  // A byte above 0x7F before the wrong one belongs to a correct character, so the text is UTF-8 that was damaged.
  const isDamaged = bytes.subarray(0, at).some(byte => byte > 0x7f)
  const letter = inWindows1252(byte)
  if (isDamaged || letter === undefined) return `${place} cannot stand there`
  return `${place} looks like ${letter === '\u00a0' ? 'a space' : letter} in Windows-1252`
}

/** The character of a byte above 0x7F. Some versions of Node decode the first 32 as ISO-8859-1. */
function inWindows1252(byte: number): string | undefined {
  const letter = byte < 0xa0 ? upperControls[byte - 0x80] : String.fromCharCode(byte)
  return letter === ' ' ? undefined : letter
}

/** 0x80 to 0x9F; a blank where there is no character. */
const upperControls = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
