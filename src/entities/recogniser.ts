/** The interface of recognisers. */

import type {Entity, Mention} from '../model/document.ts'

/** What a recogniser gets besides the text. Spans are UTF-16 offsets. */
export interface RecogniserContext {
  /** The entities that the document declares. */
  entities: readonly Entity[]
  /** The mentions that earlier recognisers found, in reading order. */
  mentions: readonly Mention[]
  /** The day on which the text was written, `2021-10-05`, for dates that are relative to it. */
  date?: string
}

/**
 * Something that finds named things in a text. You can write your own.
 *
 * Spans are UTF-16 offsets. `recognise` leaves out mentions that are empty or reach outside the text. The field `via` of each mention is
 * the recogniser's name.
 */
export interface Recogniser {
  name: string
  recognise(text: string, context: RecogniserContext): readonly Mention[]
}

/** A recogniser that waits for a model or a service. */
export interface AsyncRecogniser {
  name: string
  recognise(text: string, context: RecogniserContext): Promise<readonly Mention[]>
}
