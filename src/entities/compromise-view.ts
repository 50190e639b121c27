/** `claimdown/entities/compromise`: a document as compromise sees it, with our mentions tagged in it. */

import nlp from 'compromise'
import type {EntityType, Mention} from '../model/document.ts'
import {recognise} from './recognise.ts'

export type {Candidate, EntityType, Mention, Value} from '../model/document.ts'
export type {Span} from '../text/span.ts'
export {compromise} from './compromise.ts'

/** compromise's own tags for our types. */
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
/** Tags of compromise's that ours replace: what it took for a name is none unless a mention says so. */
const replaced = ['Person', 'Organization', 'Place', 'Demonym', 'Event', 'Work'] as const

/** What `nlp(text)` gives. */
export type View = ReturnType<typeof nlp>

/**
 * A text read by compromise, whose `people()`, `places()`, `organizations()` and `match('#Event')` find our mentions: its own guesses at names are taken
 * back first. Dates and numbers keep compromise's tags, with ours added.
 *
 * A mention that begins or ends inside one of compromise's terms ("Qaeda" in "al-Qaeda's") tags the whole term.
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

/** A stretch of terms, as compromise points at one: sentence, first term, the term after the last. Its types forget that it takes a list of them. */
function pointed(view: View, pointer: [number, number, number]): View {
  return view.update([pointer] as never) as View
}

interface Term {
  sentence: number
  index: number
  start: number
  end: number
}

/** compromise keeps every letter of a text, in front of a term, in it or behind it; so adding them up gives offsets. */
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
