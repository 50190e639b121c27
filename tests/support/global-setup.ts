/** Builds the package once, for the tests that use it as its users do. */

import {execFileSync} from 'node:child_process'

export default function setup(): void {
  for (const command of [
    ['tsup', '--silent'],
    ['tsc', '-p', 'tsconfig.build.json']
  ])
    execFileSync('npx', ['--no-install', ...command], {stdio: ['ignore', 'inherit', 'inherit']})
}
