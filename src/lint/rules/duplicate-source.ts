/** One work under two ids. */

import type {Rule} from '../rule.ts'

export const duplicateSource: Rule<'duplicate-source'> = {
  code: 'duplicate-source',
  severity: 'warning',
  why: 'Claims that cite the two entries seem to rest on two sources, but there is only one.',
  wrong: ['---\nsources: [{id: s, type: report, DOI: 10.1/x}, {id: t, type: report, DOI: 10.1/X}]\n---\n'],
  right: ['---\nsources: [{id: s, type: report, DOI: 10.1/x}, {id: t, type: report, DOI: 10.1/y}]\n---\n'],

  *check({sources}) {
    const first = new Map<string, string>()
    for (const [index, {id, DOI, ISBN, URL}] of sources.entries()) {
      for (const [name, value] of Object.entries({DOI, ISBN, URL})) {
        if (value === undefined) continue
        const key = `${name} ${value.toLowerCase().replace(/^https?:\/\/(?:dx\.)?doi\.org\//, '')}`
        const other = first.get(key)
        if (other === undefined) first.set(key, id)
        else if (other !== id) {
          const message = `Source \`${id}\` has the ${name} of \`${other}\`, expected one id for one work`
          yield {pointer: `/sources/${index}`, message, ids: [id, other], actual: value}
          break
        }
      }
    }
  }
}
