/** Builds the package once, for the tests that use it like its users. */

import {execFileSync} from 'node:child_process'

export default function setup(): void {
  for (const [command, ...args] of [
    ['npx', '--no-install', 'tsup', '--silent'],
    ['npx', '--no-install', 'tsc', '-p', 'tsconfig.build.json'],
    ['node', 'tools/corpus-modules.mjs']
  ] as const)
    execFileSync(command, args, {stdio: ['ignore', 'inherit', 'inherit']})
}
