/** What a command is, and everything outside of it that it uses. */

import type {createColors} from 'picocolors'
import type {FileSystem} from '../node/file-system.ts'
import type {filters} from './declarations.ts'

/** Where a command runs. Tests make one up, and `bin.ts` passes the real one. */
export interface World extends Output {
  files: FileSystem
  /** Asks a person a yes-or-no question; absent where there is no terminal to ask at. */
  ask?(question: string): Promise<boolean>
  /** The width of the terminal, in columns. */
  columns: number
  colors: ReturnType<typeof createColors>
  /** Folders whose documents can be named by their ids. */
  libraries: readonly string[]
  /** The folder of the documents that the package ships; `corpus` names it where there is no folder of that name. */
  shipped: string
  version: string
}

/** Where a command writes (`output.ts` makes one). */
export interface Output {
  /** Prints for people, to standard output. Control characters of a document are shown as visible signs. */
  print(text: string): void
  /** Writes data to standard output, byte for byte unless that is a terminal. */
  write(data: string): void
  /** Prints for people, to standard error. */
  complain(text: string): void
}

/** 0 clean; 1 something to fix, or something that was not found; 2 misuse, or a file that cannot be read or written. */
export type ExitCode = 0 | 1 | 2

/** The command line of a command, as data: help is printed without loading the command's code. */
export interface Declaration {
  name: string
  /** As commander has them: `<file>`, `[documents...]`. A meaning that is absent is in `meanings`. */
  arguments: readonly (readonly [usage: string, meaning?: string])[]
  /** What it does: a clause that begins with a verb. */
  summary: string
  /** Paragraphs of its help, in lines of at most 80 characters. */
  notes?: readonly string[]
  options: readonly (readonly [flags: string, meaning: string])[]
  /** Whether it takes the filters of `declarations.ts` too. */
  filtered?: true
  /** What each document has in the output of `--json`. */
  json: string
  /** For a command that puts several documents together: what `result` has in the output of `--json`. */
  result?: string
  /** Command lines that a person can copy. */
  examples: readonly string[]
}

/** The code of a command. */
export type Run<Of extends Declaration> = (
  world: World,
  args: readonly string[],
  options: OptionsOf<Of>
) => Promise<ExitCode>

/** The options that were given, by name (`--group-by` is `groupBy`). The declaration decides the type: `--out <file>` is a string, `--fix` is true. */
export type OptionsOf<Of extends Declaration> = {
  readonly [Flags in
    | Of['options'][number][0]
    | FiltersOf<Of>
    | '--json' as NameOf<Flags>]?: Flags extends `${string} <${string}>` ? string : true
}

type FiltersOf<Of extends Declaration> = Of extends {filtered: true} ? (typeof filters)[number][0] : never

type NameOf<Flags extends string> = Flags extends `--${infer Name} <${string}>`
  ? Camel<Name>
  : Flags extends `--${infer Name}`
    ? Camel<Name>
    : never

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name

/** A command line that is wrong. The message is one sentence. */
export class UsageProblem extends Error {}
