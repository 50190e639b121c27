/** What a command sees of the world, and what it is. */

import type {createColors} from 'picocolors'
import type {FileSystem} from '../node/file-system.ts'

/** Where a command runs. Tests make one up, and `bin.ts` passes the real one. */
export interface World extends Output {
  files: FileSystem
  /** Asks a person a question that yes or no answers; absent where nobody can be asked. */
  ask?(question: string): Promise<boolean>
  /** How wide the terminal is. */
  columns: number
  colors: ReturnType<typeof createColors>
  /** Folders in which documents are known by their ids. */
  libraries: readonly string[]
  /** The folder of the documents that the package ships; `corpus` names it where there is no folder of that name. */
  shipped: string
  version: string
}

/** Where a command writes (`output.ts` makes one). */
export interface Output {
  /** For people, to standard output: nothing in a document can move the cursor or turn the reading direction. */
  print(text: string): void
  /** Data, to standard output: byte for byte, unless it is a terminal. */
  write(data: string): void
  /** For people, to standard error. */
  complain(text: string): void
}

/** 0 clean; 1 something to fix, or something that was not found; 2 misuse, or a file that cannot be read or written. */
export type ExitCode = 0 | 1 | 2

/** What the command line says about a command: data, so that help needs none of its code. */
export interface Declaration {
  name: string
  /** As commander has them: `<file>`, `[documents...]`. What those of several commands mean is said once. */
  arguments: readonly (readonly [usage: string, meaning?: string])[]
  /** What it does: a clause that begins with a verb. */
  summary: string
  /** Paragraphs of its help, in lines of at most 80 characters. */
  notes?: readonly string[]
  options: readonly (readonly [flags: string, meaning: string])[]
  /** What each document has in the output of `--json`. */
  json: string
  /** Lines that a person can copy. */
  examples: readonly string[]
}

/** What a command does. */
export type Run<Of extends Declaration> = (
  world: World,
  args: readonly string[],
  options: OptionsOf<Of>
) => Promise<ExitCode>

/** The flags that were given, by name, typed by how they are declared: `--out <file>` holds a string, `--fix` is true. */
export type OptionsOf<Of extends Declaration> = {
  readonly [Flags in Of['options'][number][0] | '--json' as NameOf<Flags>]?: Flags extends `${string} <${string}>`
    ? string
    : true
}

type NameOf<Flags extends string> = Flags extends `--${infer Name} <${string}>`
  ? Name
  : Flags extends `--${infer Name}`
    ? Name
    : never

/** What a person typed and can type better; its message is one sentence. */
export class UsageProblem extends Error {}
