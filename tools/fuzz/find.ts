/** What goes wrong, and the messages between the fuzzer and its workers. */

/** One fault, with an input that shows it. */
export interface Find {
  target: string
  /** The same for all inputs that show this fault. */
  kind: string
  /** What happened, for the reader. */
  what: string
  input: object
  /** The number of the case that found it. */
  number: number
}

/** What a worker is told. */
export interface Order {
  /** Target by target, the case to begin with. */
  from: Record<string, number>
  seed: number
  /** When to stop, in milliseconds of `Date.now()`. */
  until: number
  /** Kinds that are known already. */
  known: string[]
  /** The file that says what is running. */
  heartbeat: string
  /** Run this input, or the input of this one case, and nothing else. */
  once?: {target: string; input?: object; number?: number}
}

/** What a worker tells. */
export type Told =
  | {type: 'find'; find: Find}
  /** The same find, smaller. */
  | {type: 'smaller'; find: Find}
  | {type: 'again'; kind: string}
  | {type: 'progress'; counts: Record<string, Count>}
  /** The input of the one case, before it runs, and how it went. */
  | {type: 'drawn'; input: object}
  | {type: 'once'; find?: Find; input: object}
  | {type: 'done'}

export interface Count {
  executions: number
  seconds: number
  /** What the slowest input took, in seconds of processor time. */
  slowest: number
  /** The number of its case. */
  slowestCase: number
}

/** The most processor time for one input, in seconds. */
export const timeLimit = 2

/** A hang is what takes more than ten times as long: the machine has other work too. In seconds of the clock. */
export const hangLimit = 25
