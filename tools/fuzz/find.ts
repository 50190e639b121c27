/** The finds of the fuzzer, and the messages between it and its workers. */

/** One fault, with an input that causes it. */
export interface Find {
  target: string
  /** The same for all inputs that show this fault. */
  kind: string
  /** What happened, as text for people. */
  what: string
  input: object
  /** The number of the case that found it. */
  number: number
}

/** The message to a worker. */
export interface Order {
  /** For each target, the number of its first case. */
  from: Record<string, number>
  seed: number
  /** When to stop, in milliseconds of `Date.now()`. */
  until: number
  /** Kinds of faults that are already known. */
  known: string[]
  /** The file in which the worker notes the case that is running. */
  heartbeat: string
  /** If present, the worker runs only this input, or only this case. */
  once?: {target: string; input?: object; number?: number}
}

/** A message from a worker. */
export type Told =
  | {type: 'find'; find: Find}
  /** The same find with a smaller input. */
  | {type: 'smaller'; find: Find}
  | {type: 'again'; kind: string}
  | {type: 'progress'; counts: Record<string, Count>}
  /** Where only one case runs: its input before it runs, and then its result. */
  | {type: 'drawn'; input: object}
  | {type: 'once'; find?: Find; input: object}
  | {type: 'done'}

export interface Count {
  executions: number
  seconds: number
  /** The processor time of the slowest input, in seconds. */
  slowest: number
  /** The number of the case with the slowest input. */
  slowestCase: number
}

/** The limit of processor time for one input, in seconds. */
export const timeLimit = 2

/** An input that takes longer than this is a hang, in seconds of the clock. It is far above the limit, because the machine may be busy. */
export const hangLimit = 25
