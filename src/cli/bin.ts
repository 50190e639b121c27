#!/usr/bin/env node
/** The executable: calls `main` with the real files, streams and terminal. */

import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {createColors} from 'picocolors'
import packageJson from '../../package.json' with {type: 'json'}
import {disk} from '../node/disk.ts'
import {main} from './main.ts'
import {output} from './output.ts'

const {argv, env, stdin, stdout, stderr} = process
const wantsColor =
  !argv.includes('--no-color') && !env.NO_COLOR && (env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : stdout.isTTY)

const shipped = join(fileURLToPath(import.meta.url), '../../../corpus')

// `| head` closes the pipe early, which is no error.
stdout.on('error', ({code}: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1))

process.exitCode = await main(argv.slice(2), {
  ...output({
    out: text => void stdout.write(text),
    error: text => void stderr.write(text),
    isTerminal: Boolean(stdout.isTTY),
    isColored: Boolean(wantsColor)
  }),
  files: disk(() => stdin),
  ...(stdin.isTTY && {ask}),
  columns: Math.min(stdout.columns || 80, 120),
  colors: createColors(Boolean(wantsColor)),
  libraries: ['corpus', shipped],
  shipped,
  version: packageJson.version
})

async function ask(question: string): Promise<boolean> {
  const {createInterface} = await import('node:readline/promises')
  const lines = createInterface({input: stdin, output: stderr})
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim())
  } finally {
    lines.close()
  }
}
