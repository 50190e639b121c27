/** A document with recognised names. In a file of its own, because the recogniser is large and few commands need it. */

import {recognise} from '../entities/recognise.ts'
import type {Document} from '../model/document.ts'

/** The document with the mentions that its author marked and those that the recogniser finds. */
export function withMentions(document: Document): Document {
  const {text, entities, mentions} = document
  return {...document, mentions: recognise(text, {entities, authored: mentions})}
}
