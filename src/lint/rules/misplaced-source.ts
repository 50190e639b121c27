/** Sources that are read as the locator of another source. */

import {writeCitationItems} from '../../model/citation-items.ts'
import type {Rule} from '../rule.ts'

export const misplacedSource: Rule<'misplaced-source'> = {
  code: 'misplaced-source',
  severity: 'warning',
  why: 'A source that is read as a place in another source supports nothing.',
  wrong: [
    '---\nsources: [{id: s, type: report}, {id: t, type: report}]\n---\n:claim[Rates rose]{#c1 source="s t"}',
    '---\nsources: [{id: s, type: report}, {id: t, type: report}]\n---\n:claim[Rates rose]{#c1 source="s, t"}'
  ],
  right: [
    '---\nsources: [{id: s, type: report}, {id: t, type: report}]\n---\n:claim[Rates rose]{#c1 source="s, p. 4; t"}'
  ],

  *check({claims, evidence, citations, sources}) {
    const known = new Set(sources.map(({id}) => id))
    const isSources = (words: readonly string[]): boolean => words.length > 0 && words.every(word => known.has(word))
    for (const [list, items] of [
      ['claims', claims],
      ['evidence', evidence],
      ['citations', citations]
    ] as const) {
      for (const [index, {sources: cited = []}] of items.entries()) {
        const named = cited.map(item => ({
          item,
          others: (item.suffix ?? '').split(/[\s,]+/).filter(word => word !== '')
        }))
        const wrong = named.find(({others}) => isSources(others))
        if (!wrong) continue
        const meant = writeCitationItems(
          named.flatMap(({item, others}) => {
            const {suffix: _, ...rest} = item
            return isSources(others) ? [rest, ...others.map(id => ({id}))] : [item]
          })
        )
        const pointer = `/${list}/${index}/sources`
        yield {
          pointer,
          message: `\`${wrong.others.join(' ')}\` is read as a place in the source \`${wrong.item.id}\`, expected \`source="${meant}"\``,
          ids: [wrong.item.id, ...wrong.others],
          actual: wrong.item.suffix!,
          expected: [`source="${meant}"`],
          changes: [{pointer, value: meant}]
        }
      }
    }
  }
}
