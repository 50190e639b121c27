/** Reads and writes the holders of a statement or relation, in the grammar of `by`. */

import type {Statement} from '../model/document.ts'

export type Holders = Pick<Statement, 'by' | 'joint'>

/** Reads `a`, `a>b` (a reports that b said it), `a b` (a and b say it together) and `a>b c` (a reports that b and c said it). */
export function readHolders(value: string): Holders {
  const chain = value.split('>').map(step => step.trim())
  const [last = '', ...joint] = chain.pop()!.split(/\s+/)
  return {by: [...chain, last], ...(joint.length > 0 && {joint})}
}

/** Writes holders so that `readHolders` reads the same holders back. */
export function writeHolders({by = [], joint = []}: Holders): string {
  return [by.join('>'), ...joint].join(' ')
}
