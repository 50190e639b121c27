/** Superseded statements that do not name their successor. */

import type {Rule} from '../rule.ts'

export const noSuccessor: Rule<'no-successor'> = {
  code: 'no-successor',
  severity: 'warning',
  why: 'A reader of the old claim should find the new one.',
  wrong: [':claim[a]{#c1 status=superseded}'],
  right: [':claim[a]{#c1 status=superseded superseded-by=c2} :claim[b]{#c2}'],

  *check({claims, evidence}) {
    for (const [list, items] of [
      ['claims', claims],
      ['evidence', evidence]
    ] as const) {
      for (const [index, {id, span, status, supersededBy}] of items.entries()) {
        if (status !== 'superseded' || supersededBy !== undefined) continue
        yield {
          pointer: `/${list}/${index}/status`,
          span,
          message: `\`${id}\` is superseded by nothing, expected \`superseded-by=\` with its successor`,
          ids: [id],
          expected: ['superseded-by']
        }
      }
    }
  }
}
