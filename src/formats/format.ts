/** The shape of a format. */

import {because} from '../base/message.ts'
import type {Document} from '../model/document.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'

/** The parts of a document that a format may keep. */
export type Part =
  | 'text'
  | 'claims'
  | 'evidence'
  | 'relations'
  | 'entities'
  | 'mentions'
  | 'citations'
  | 'sources'
  | 'annotations'
  | 'meta'

/** A way in which others keep annotations: a value, gathered with its like in `formats`. */
export interface Format<Data, Written extends Data = Data> {
  name: string
  /** Where the format is specified. */
  specification: string
  /** What comes back as it was when what was written is read; one test holds every format to it. */
  keeps: readonly Part[]
  write(document: Document): Written
  /** What `write` leaves out or changes, each thing named (`loss`). Empty where all is kept. */
  losses(document: Document): Diagnostic[]
  /** Whatever the data, a document comes back; what could not be read is told. */
  read(data: Data): Reading<Document>
}

/** A note of what a format has no place for, why, and the ids that it names. */
export function loss(pointer: string, what: string, reason?: string, ids?: readonly string[]): Diagnostic {
  const said = reason === undefined ? {message: what} : because(what, reason)
  return {code: 'loss', severity: 'warning', ...said, pointer, ...(ids && {ids})}
}
