/** Targets of the fuzzer: functions of the package with their laws. */

import type {Draw} from './draw.ts'

/**
 * A target. `run` throws when a law does not hold (`expect`) or when the package throws. Everything that is thrown is a find.
 *
 * An input is a record that `structuredClone` can copy. To reduce a failing input, the fuzzer keeps the keys of the record and removes
 * anything from their values. A typed argument should therefore be drawn as a number, which `run` converts to a valid value.
 */
export interface Target<Input extends object = object> {
  /** Its name for `--only`: one or two words with hyphens. */
  name: string
  /** Draws an input of less than 20 KB. It must depend on `draw` only. */
  draw(draw: Draw): Input
  run(input: Input): void | Promise<void>
}

/** Thrown when a law does not hold. */
export class Broken extends Error {
  readonly law: string

  constructor(law: string, detail = '') {
    super(detail ? `${law}: ${detail}` : law)
    this.law = law
  }
}

/** @throws Broken when `holds` is false. `law` is the same for all inputs; `detail` describes this input to people. */
export function expect(holds: boolean, law: string, detail: () => string = () => ''): asserts holds {
  if (!holds) throw new Broken(law, detail().slice(0, 600))
}

/** @throws Broken when the two differ as JSON. The order of keys does not count. */
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
