/** Builds the package once, for the tests that use it as its users do. */

import {execFileSync} from 'node:child_process'

export default function setup(): void {
  execFileSync('npx', ['--no-install', 'tsup', '--silent'], {stdio: ['ignore', 'ignore', 'inherit']})
}
