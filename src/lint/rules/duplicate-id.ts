/** Ids that name two things. */

import type {Rule} from '../rule.ts'

export const duplicateId: Rule<'duplicate-id'> = {
  code: 'duplicate-id',
  severity: 'error',
  why: 'A citation of the id could mean either statement.',
  wrong: [':claim[a]{#c1} :claim[b]{#c1}'],
  right: [':claim[a]{#c1} :claim[b]{#c2}'],

  *check({sources, entities}, {all}) {
    const seen = new Set<string>()
    const things = [
      ...all,
      ...sources.map(({id}, index) => ({id, pointer: `/sources/${index}`})),
      ...entities.map(({id}, index) => ({id, pointer: `/entities/${index}`}))
    ]
    for (const {id, pointer} of things) {
      if (seen.has(id))
        yield {
          pointer: `${pointer}/id`,
          message: `Id \`${id}\` stands here again, expected one that is unique in the document`,
          ids: [id]
        }
      seen.add(id)
    }
  }
}
