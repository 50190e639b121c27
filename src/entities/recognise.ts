/** Named things in a text. */

import type {Entity, Mention} from '../model/document.ts'
import {inOrder, overlaps} from '../text/span.ts'
import {compromise} from './compromise.ts'
import {declared} from './declared.ts'

export interface RecogniseOptions {
  /** The entities that the document declares. */
  entities?: readonly Entity[]
  /** The mentions that its author marked; they always win. */
  authored?: readonly Mention[]
  /** Whether to look for names that nobody declared. Default: true. */
  undeclared?: boolean
}

/**
 * Every named thing in a text, in reading order, without overlaps: what the author marked, then declared
 * entities, then whatever compromise finds besides. Spans are UTF-16 offsets, and `text.slice(start, end)` is
 * the mention.
 */
export function recognise(
  text: string,
  {entities = [], authored = [], undeclared = true}: RecogniseOptions = {}
): Mention[] {
  const layers = [authored, declared(text, entities), undeclared ? compromise(text) : []]
  const kept: Mention[] = []
  for (const layer of layers) {
    const surer = kept.toSorted((a, b) => inOrder(a.span, b.span))
    let next = 0
    for (const mention of layer) {
      // Both lists are in order, so one walk along the surer mentions is enough.
      while (next < surer.length && surer[next]!.span.end <= mention.span.start) next++
      if (layer === authored || !surer[next] || !overlaps(surer[next]!.span, mention.span)) kept.push(mention)
    }
  }
  return kept.toSorted((a, b) => inOrder(a.span, b.span))
}
