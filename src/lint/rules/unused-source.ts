/** Sources that nothing cites. */

import type {Rule} from '../rule.ts'

export const unusedSource: Rule<'unused-source'> = {
  code: 'unused-source',
  severity: 'hint',
  why: 'A listed source seems to support the document, but nothing cites it.',
  wrong: ['---\nsources: [{id: s, type: report}]\n---\n'],
  right: ['---\nsources: [{id: s, type: report}]\n---\n:claim[a]{#c1 source=s}'],

  *check({claims, evidence, sources, citations, meta}) {
    const used = new Set<string | undefined>([meta.restates])
    for (const {by = [], joint = [], sources} of [...claims, ...evidence]) {
      for (const id of [...by, ...joint]) used.add(id)
      for (const {id} of sources ?? []) used.add(id)
    }
    for (const {sources} of citations) for (const {id} of sources ?? []) used.add(id)
    for (const [index, {id}] of sources.entries()) {
      if (!used.has(id))
        yield {
          pointer: `/sources/${index}`,
          message: `Source \`${id}\` is used nowhere, expected a claim or evidence that names it`,
          ids: [id]
        }
    }
  }
}
