/** Finds named things in a text with several recognisers. */

import type {Entity, Mention} from '../model/document.ts'
import {inOrder, overlaps} from '../text/span.ts'
import {findDeclared} from './declared.ts'
import {findNumbers} from './numbers.ts'
import type {AsyncRecogniser, Recogniser, RecogniserContext} from './recogniser.ts'
import {findNames} from './trained.ts'

/** Options of `recognise`. */
export interface RecogniseOptions {
  /** The entities that the document declares. */
  entities?: readonly Entity[]
  /** The mentions that the author marked; no other mention may overlap them. */
  authored?: readonly Mention[]
  /** Whether to look for names that are not declared, and for dates and numbers. Default: true. */
  undeclared?: boolean
  /** The recognisers that look for them, the most reliable first. Default: `standardRecognisers`. */
  recognisers?: readonly Recogniser[]
  /** The day on which the text was written, `2021-10-05`. Relative dates have a value only where it is given. */
  date?: string
}

/** The tagger that ships with the package, and patterns for dates, money, percentages and quantities. */
export const standardRecognisers: readonly Recogniser[] = [
  {name: 'trained', recognise: text => findNames(text)},
  {name: 'numbers', recognise: (text, {date}) => findNumbers(text, date === undefined ? {} : {date})}
]

/**
 * Returns every named thing in a text, in reading order and without overlaps.
 *
 * The author's own mentions come first, then mentions of declared entities, then those of each of `recognisers` in turn. A mention that overlaps one
 * of an earlier step is left out. Spans are UTF-16 offsets: `text.slice(start, end)` gives the mention's words. Throws only what a recogniser throws.
 */
export function recognise(text: string, options: RecogniseOptions = {}): Mention[] {
  const {undeclared = true, recognisers = standardRecognisers} = options
  let kept = sure(text, options)
  for (const recogniser of undeclared ? recognisers : []) {
    kept = merged(text, kept, recogniser.recognise(text, contextOf(kept, options)))
  }
  return kept
}

/** Does the same as `recognise` with asynchronous recognisers, one after the other. */
export async function recogniseAsync(
  text: string,
  options: Omit<RecogniseOptions, 'recognisers'> & {recognisers: readonly (Recogniser | AsyncRecogniser)[]}
): Promise<Mention[]> {
  let kept = sure(text, options)
  for (const recogniser of options.recognisers) {
    kept = merged(text, kept, await recogniser.recognise(text, contextOf(kept, options)))
  }
  return kept
}

type Known = Omit<RecogniseOptions, 'recognisers'>

function sure(text: string, {entities = [], authored = []}: Known): Mention[] {
  return merged(
    text,
    authored.toSorted((a, b) => inOrder(a.span, b.span)),
    findDeclared(text, entities)
  )
}

function contextOf(mentions: readonly Mention[], {entities = [], date}: Known): RecogniserContext {
  return {entities, mentions, ...(date !== undefined && {date})}
}

/** Merges `kept` and `found` in reading order. Leaves out what overlaps a mention of `kept` or an earlier one of `found`. */
function merged(text: string, kept: readonly Mention[], found: readonly Mention[]): Mention[] {
  let next = 0
  let reach = 0
  const added = found
    .filter(
      ({span: {start, end}}) =>
        Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length
    )
    .toSorted((a, b) => inOrder(a.span, b.span))
    .filter(({span}) => {
      // Both lists are in order, so one pass over the kept mentions is enough.
      while (next < kept.length && kept[next]!.span.end <= span.start) next++
      if (span.start < reach || (kept[next] && overlaps(kept[next]!.span, span))) return false
      reach = span.end
      return true
    })
  return [...kept, ...added].toSorted((a, b) => inOrder(a.span, b.span))
}
