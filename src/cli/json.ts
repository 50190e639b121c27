/** JSON that comes in and goes out. */

import {UsageProblem} from './world.ts'

/** @throws UsageProblem when it is none. */
export function readJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageProblem(`${path} is no JSON: ${(cause as Error).message}`, {cause})
  }
}

/** A value as people and machines read it. */
export function toLines(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
