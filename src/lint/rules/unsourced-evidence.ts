/** Evidence without a source. */

import type {Rule} from '../rule.ts'

export const unsourcedEvidence: Rule<'unsourced-evidence'> = {
  code: 'unsourced-evidence',
  severity: 'warning',
  why: 'Readers cannot check evidence that has no source.',
  wrong: [':evidence[a]{#e1}'],
  right: [
    '---\nsources: [{id: s, type: report}, {id: t, type: report}]\nentities: [{id: a, type: person, name: Ann}, {id: b, type: person, name: Bob}]\n---\n:evidence[a]{#e1 source="s, p. 4"}'
  ],

  *check({evidence}) {
    for (const [index, {id, span, sources}] of evidence.entries()) {
      if (sources?.length) continue
      yield {
        pointer: `/evidence/${index}`,
        span,
        message: `Evidence \`${id}\` names no source, expected \`source=\` with the id of one`,
        ids: [id],
        expected: ['source']
      }
    }
  }
}
