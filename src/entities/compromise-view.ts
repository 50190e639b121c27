/** `claimdown/entities/compromise`: a text parsed by compromise, with our mentions as tags. */

import nlp from 'compromise'
import type {EntityType, Mention} from '../model/document.ts'
import {recognise} from './recognise.ts'

export type {Candidate, EntityType, Mention, Value} from '../model/document.ts'
export type {Span} from '../text/span.ts'
export {compromise} from './compromise.ts'

/** The tag of compromise for each of our types. */
const tags: Readonly<Record<EntityType, string>> = {
  person: 'Person',
  organization: 'Organization',
  place: 'Place',
  group: 'Demonym',
  event: 'Event',
  work: 'Work',
  date: 'Date',
  money: 'Money',
  percent: 'Percent',
  quantity: 'Value'
}
/** Tags that are removed from all terms before our mentions are tagged. */
const replaced = ['Person', 'Organization', 'Place', 'Demonym', 'Event', 'Work'] as const

/** The type of `nlp(text)`. */
export type View = ReturnType<typeof nlp>

/**
 * Parses a text with compromise and tags our mentions in it, so that `people()`, `places()`, `organizations()` and `match('#Event')` find our
 * mentions. The names that compromise itself found lose their tags first. Dates and numbers keep compromise's tags, and ours are added.
 *
 * A mention that begins or ends inside one of compromise's terms ("Qaeda" in "al-Qaeda's") tags the whole term. The spans of `mentions` are UTF-16
 * offsets into `text`.
 */
export function compromiseView(text: string, mentions: readonly Mention[] = recognise(text)): View {
  const view = nlp(text)
  for (const tag of replaced) view.match(`#${tag}`).unTag(tag)
  const terms = termsOf(view)
  let from = 0
  for (const {span, type} of mentions) {
    while (from < terms.length && terms[from]!.end <= span.start) from++
    let to = from
    while (to < terms.length && terms[to]!.start < span.end) to++
    for (const sentence of new Set(terms.slice(from, to).map(({sentence}) => sentence))) {
      const inside = terms.slice(from, to).filter(term => term.sentence === sentence)
      pointed(view, [sentence, inside[0]!.index, inside.at(-1)!.index + 1]).tag(tags[type])
    }
  }
  return view
}

/**
 * Selects consecutive terms by a pointer of compromise: the sentence, the first term, and the term after the last. The cast is needed because
 * compromise's types do not accept the list of pointers that `update` takes.
 */
function pointed(view: View, pointer: [number, number, number]): View {
  return view.update([pointer] as never) as View
}

interface Term {
  sentence: number
  index: number
  start: number
  end: number
}

/**
 * The terms with their UTF-16 offsets. compromise keeps every character of a text: before a term, in it or after it. So the sum of their lengths
 * gives the offsets.
 */
function termsOf(view: View): Term[] {
  let at = 0
  return (view.document as unknown as {pre: string; text: string; post: string}[][]).flatMap((sentence, number) =>
    sentence.map(({pre, text, post}, index) => {
      const start = at + pre.length
      at = start + text.length + post.length
      return {sentence: number, index, start, end: start + text.length}
    })
  )
}
