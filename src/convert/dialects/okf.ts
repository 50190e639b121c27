/** A footnote whose label is the id of a source attributes the sentence before it, as in the Open Knowledge Format. */

import {firstWhere} from '../../base/binary-search.ts'
import {readFrontMatter} from '../../front-matter/read.ts'
import type {Citation} from '../../model/document.ts'
import type {Markdown} from '../../syntax/markdown.ts'
import {project} from '../../syntax/text-map.ts'
import {walk} from '../../syntax/walk.ts'
import {sentences} from '../../text/sentences.ts'
import {insertions} from '../../write/annotate.ts'
import {type DialectReader, offsets} from './dialect.ts'

/** Sentences that end with a reference to such a footnote become citations of the source. */
export const okf: DialectReader = {
  name: 'okf',

  sentences(markdown, tell) {
    const projection = project(markdown)
    const {map} = projection
    const ids = sourceIds(markdown)
    const all = sentences(map.text)
    const citations = new Map<string, Citation & {sources: {id: string}[]}>()
    for (const node of walk(markdown.tree)) {
      if (node.type !== 'footnoteReference') continue
      const {label, identifier} = node
      const [from, to] = offsets(node)
      const id = ids.get(identifier.toLowerCase())
      if (id === undefined) {
        const actual = label ?? identifier
        const message = `Footnote \`${actual}\` is the id of no source, expected one under \`sources:\``
        tell('footnote-source', message, from, to, {ids: [actual], actual})
        continue
      }
      const at = map.toSpan({start: {offset: from}, end: {offset: to}}).start
      const sentence = all[firstWhere(0, all.length, index => all[index]!.start >= at) - 1]
      if (!sentence) continue
      const span = {start: sentence.start, end: Math.min(at, sentence.end)}
      const same = citations.get(`${span.start} ${span.end}`)
      if (same) same.sources.push({id})
      else citations.set(`${span.start} ${span.end}`, {type: 'citation', span, sources: [{id}]})
      const ours = `:cite[…]{source=${id}}`
      tell('dialect', `An okf attribution, read as \`${ours}\``, from, to, {ids: [id], expected: [ours]})
    }
    const {edits, diagnostics} = insertions({markdown, projection}, {citations: [...citations.values()]})
    for (const {message, place, ids, reason} of diagnostics)
      tell('cannot-annotate', message, place?.start.offset ?? 0, place?.end.offset ?? 0, {
        ...(ids && {ids}),
        ...(reason !== undefined && {reason})
      })
    return edits
  }
}

/** The ids of sources by their form as normalised labels in Markdown. */
function sourceIds({tree}: Markdown): Map<string, string> {
  const [first] = tree.children
  if (first?.type !== 'yaml') return new Map()
  const ignore = (): void => {}
  const {sources} = readFrontMatter(first.value, {report: ignore, locate: ignore})
  return new Map(sources.map(({id}) => [id.toLowerCase(), id]))
}
