/** Writes citations in the text, and the reference list for them. */

import type {CitationItem, Source} from '../model/csl.ts'
import {withPlainDates} from './dates.ts'
import {withMarkedNames, withoutMarks} from './inherited-names.ts'
import {loadStyles} from './load-styles.ts'

/** Options of `references`. */
export interface ReferenceOptions {
  /** Default: `apa`. */
  style?: 'apa' | 'chicago' | 'mla'
  /** A BCP 47 tag. Default: `en-US`. */
  locale?: string
}

/**
 * Returns one citation for each group of items (`(Lee, 2021, p. 4)`), and a reference list of the cited works in the order of the style.
 * Items whose `id` is not in `sources` are left out. A group without other items gives an empty string.
 *
 * @throws Error with its `cause` when the optional peer dependency `@citation-js/plugin-csl` is not installed.
 */
export async function references(
  sources: readonly Source[],
  groups: readonly (readonly CitationItem[])[],
  {style = 'apa', locale = 'en-US'}: ReferenceOptions = {}
): Promise<{citations: string[]; bibliography: string[]}> {
  const {Cite} = await import('@citation-js/core')
  await loadStyles(style)
  const byId = new Map(sources.map(source => [source.id, source]))
  const cited = new Map<string, Source>()
  for (const {id} of groups.flat()) {
    const source = byId.get(id)
    if (source) cited.set(id, source)
  }
  if (cited.size === 0) return {citations: groups.map(() => ''), bibliography: []}
  // The processor gets ids of ours, for the same reason as `withMarkedNames`.
  const ids = new Map([...cited.keys()].map((id, index) => [id, `work-${index}`]))
  const works = new Cite(
    [...cited.values()].map(({custom: _, ...source}) => ({
      ...withMarkedNames(withPlainDates(source)),
      id: ids.get(source.id)
    }))
  )
  const citations = groups.map(group => {
    const entry = group.filter(({id}) => cited.has(id)).map(item => ({...item, id: ids.get(item.id)}))
    return entry.length
      ? withoutMarks(works.format('citation', {template: style, lang: locale, format: 'text', entry}))
      : ''
  })
  const bibliography = withoutMarks(works.format('bibliography', {template: style, lang: locale, format: 'text'}))
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  return {citations, bibliography}
}
