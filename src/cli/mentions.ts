/** A document with the names that nobody marked. Apart, since the recogniser is large and few commands need it. */

import {recognise} from '../entities/recognise.ts'
import type {Document} from '../model/document.ts'

/** Authored marks and every recognised name besides. */
export function withMentions(document: Document): Document {
  const {text, entities, mentions} = document
  return {...document, mentions: recognise(text, {entities, authored: mentions})}
}
