/** Claims and evidence whose parts overlap. */

import {overlaps} from '../../text/span.ts'
import type {Rule} from '../rule.ts'

export const overlappingParts: Rule<'overlapping-parts'> = {
  code: 'overlapping-parts',
  severity: 'warning',
  why: 'Words that two parts of a claim share are counted twice.',
  wrong: [':claim[one :claim[two]{part=c1} three]{#c1}'],
  right: [':claim[one]{#c1} and :claim[two]{part=c1}'],

  *check({claims, evidence}) {
    for (const [list, items] of [
      ['claims', claims],
      ['evidence', evidence]
    ] as const) {
      for (const [index, {id, parts = []}] of items.entries()) {
        const crossed = parts.find((part, i) => i > 0 && overlaps(part, parts[i - 1]!))
        if (!crossed) continue
        const message = `Parts of \`${id}\` overlap, expected words that belong to one of them only`
        yield {pointer: `/${list}/${index}`, span: crossed, message, ids: [id]}
      }
    }
  }
}
