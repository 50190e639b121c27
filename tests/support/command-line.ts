/** Runs the command line in a simulated world whose files are in memory. */

import {posix} from 'node:path'
import picocolors from 'picocolors'
import {main} from '../../src/cli/main.ts'
import {output, type Streams} from '../../src/cli/output.ts'
import type {FileSystem} from '../../src/node/file-system.ts'
import {type MemoryFiles, memoryFiles} from './memory-files.ts'

export interface Outcome {
  code: number
  out: string
  error: string
}

export interface CommandLine {
  files: MemoryFiles
  /** Puts a file into the folder and returns its path. */
  put(name: string, content: string | Uint8Array): string
  /** What is in a file now. */
  content(path: string): string
  /** Runs a command line; the folder is `…` in what it says. */
  run(...args: string[]): Promise<Outcome>
}

export function commandLine(folder: string): CommandLine {
  const files = memoryFiles()
  return {
    files,
    put: (name, content) => {
      const path = posix.join(folder, name)
      files.contents.set(path, content)
      return path
    },
    content: path => {
      const found = files.contents.get(path)!
      return typeof found === 'string' ? found : new TextDecoder().decode(found)
    },
    run: async (...args) => {
      const {code, out, error} = await runIn(files, args)
      return {code, out: out.replaceAll(folder, '…'), error: error.replaceAll(folder, '…')}
    }
  }
}

export interface Setting extends Pick<Streams, 'isTerminal' | 'isColored'> {}

/** Where the made-up world has the documents that a package ships. */
export const shipped = '/usr/lib/node_modules/claimdown/corpus'

/** Runs a command line with some files. */
export async function runIn(
  files: FileSystem,
  args: readonly string[],
  {isTerminal, isColored}: Setting = {isTerminal: false, isColored: false}
): Promise<Outcome> {
  let out = ''
  let error = ''
  const code = await main(args, {
    ...output({
      out: text => {
        out += text
      },
      error: text => {
        error += text
      },
      isTerminal,
      isColored
    }),
    files,
    columns: 80,
    colors: picocolors.createColors(isColored),
    libraries: ['corpus', shipped],
    shipped,
    version: '1.2.3'
  })
  return {code, out, error}
}
