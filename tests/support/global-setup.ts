/** Builds the package once, for the tests that use it like its users. */

import {execFileSync} from 'node:child_process'

export default function setup(): void {
  for (const command of [
    ['tsup', '--silent'],
    ['tsc', '-p', 'tsconfig.build.json']
  ])
    execFileSync('npx', ['--no-install', ...command], {stdio: ['ignore', 'inherit', 'inherit']})
}
