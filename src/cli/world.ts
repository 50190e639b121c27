/** What a command sees of the world, and what it is. */

import type {createColors} from 'picocolors'

/** Where a command runs. Tests make one up; `bin.ts` hands over the real one. */
export interface World {
  out(text: string): void
  error(text: string): void
  /** Asks a person a question that yes or no answers; absent where nobody can be asked. */
  ask?(question: string): Promise<boolean>
  /** How wide the terminal is. */
  columns: number
  colors: ReturnType<typeof createColors>
  /** Folders in which documents are known by their ids. */
  libraries: readonly string[]
  version: string
}

/** 0 clean, 1 something to fix, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2

/** One command of the command line: a value, gathered with its like in `main.ts`. */
export interface Command {
  name: string
  /** As commander has them: `<document>`, `[paths...]`. */
  arguments: readonly (readonly [usage: string, meaning: string])[]
  summary: string
  options?: readonly (readonly [flags: string, meaning: string])[]
  /** Lines that a person can copy. */
  examples: readonly string[]
  run(world: World, args: readonly string[], options: Options): Promise<ExitCode>
}

/** The flags that were given; a flag with a value holds it. */
export type Options = Readonly<Record<string, string | boolean | undefined>>

/** What a person typed and can type better; its message is one sentence. */
export class UsageProblem extends Error {}
