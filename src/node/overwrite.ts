/** Overwrites a file in place. */

import {open} from 'node:fs/promises'

/** Writes new bytes into the same file, and shortens it only after the last one is written. */
export async function overwrite(path: string, content: string | Uint8Array): Promise<void> {
  const bytes = Buffer.from(content)
  const handle = await open(path, 'r+')
  try {
    for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at, bytes.length - at, at)).bytesWritten
    await handle.truncate(bytes.length)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
