/** Relations that are declared twice. */

import type {Rule} from '../rule.ts'

export const repeatedRelation: Rule<'repeated-relation'> = {
  code: 'repeated-relation',
  severity: 'warning',
  why: 'Grounds that are listed twice look like two grounds.',
  wrong: [
    ':evidence[a]{#e1 supports=c1} :evidence[b]{#e2} :claim[c]{#c1}\n\n::relation{from="e1 e2" to=c1 kind=supports}'
  ],
  right: [
    ':evidence[a]{#e1} :evidence[b]{#e2} :claim[c]{#c1}\n\n::relation{from="e1 e2" to=c1 kind=supports}',
    ':evidence[a]{#e1} :evidence[b]{#e2} :evidence[c]{#e3} :claim[d]{#c1}\n\n::relation{from="e1 e2" to=c1 kind=supports}\n\n::relation{from="e1 e3" to=c1 kind=supports}'
  ],

  *check({relations}) {
    /** The first relation of each kind between two statements, and its premises. */
    const first = new Map<string, {index: number; premises: string}>()
    for (const [index, {kind, from, linked = [], to}] of relations.entries()) {
      const all = [...new Set([from, ...linked])]
      const premises = all.toSorted().join(' ')
      for (const id of all) {
        const key = JSON.stringify([kind, id, to])
        const other = first.get(key)
        if (!other) first.set(key, {index, premises})
        // Two arguments may share a premise if each has another premise linked to it.
        else if (other.premises === premises || other.premises === id || premises === id) {
          yield {
            pointer: `/relations/${index}`,
            message: `\`${id}\` ${kind} \`${to}\` here again, expected it once: alone or linked with others`,
            ids: [id, to],
            related: `/relations/${other.index}`
          }
          break
        }
      }
    }
  }
}
