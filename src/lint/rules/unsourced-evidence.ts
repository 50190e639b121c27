/** Evidence that comes from nowhere. */

import type {Rule} from '../rule.ts'

export const unsourcedEvidence: Rule = {
  code: 'unsourced-evidence',
  severity: 'warning',
  why: 'Evidence that nobody can look up is one more assertion.',

  *check({evidence}) {
    for (const [index, {id, span, sources}] of evidence.entries()) {
      if (sources?.length) continue
      yield {
        pointer: `/evidence/${index}`,
        span,
        message: `Evidence \`${id}\` names no source, expected \`source=\` with the id of one`
      }
    }
  }
}
