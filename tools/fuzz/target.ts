/** What the fuzzer runs: a function of the package with its laws. */

import type {Draw} from './draw.ts'

/**
 * One thing to fuzz. `run` throws when a law does not hold (`expect`) or when the package throws; anything thrown is a find.
 *
 * An input is a record that `structuredClone` can copy. The fuzzer reduces a failing input by making its values smaller: it
 * keeps the record's own keys, and takes anything out of what they hold. Arguments with types are therefore better spelled by
 * numbers, which `run` turns into proper ones.
 */
export interface Target<Input extends object = object> {
  /** A word or two with hyphens, for `--only`. */
  name: string
  /** Draws an input of less than 20 KB. It depends on nothing but `draw`. */
  draw(draw: Draw): Input
  run(input: Input): void | Promise<void>
}

/** A law that does not hold. */
export class Broken extends Error {
  readonly law: string

  constructor(law: string, detail = '') {
    super(detail ? `${law}: ${detail}` : law)
    this.law = law
  }
}

/** @throws Broken when `holds` is false. `law` is the same for all inputs, `detail` is for the reader. */
export function expect(holds: boolean, law: string, detail: () => string = () => ''): asserts holds {
  if (!holds) throw new Broken(law, detail().slice(0, 600))
}

/** @throws Broken when the two differ as JSON, whatever the order of their keys. */
export function expectSame(found: unknown, wanted: unknown, law: string): void {
  const [a, b] = [sorted(found), sorted(wanted)]
  if (a === b) return
  let at = 0
  while (a?.[at] === b?.[at]) at++
  const near = (text = 'undefined'): string => text.slice(Math.max(0, at - 40), at + 60)
  throw new Broken(law, `${near(a)} is not ${near(b)}`)
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1))
      : held
  )
}
