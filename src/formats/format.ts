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

/** A format of other tools. */
export interface Format<Data, Written extends Data = Data> {
  name: string
  /** Where the format is specified. */
  specification: string
  /** The parts that are the same after writing and reading; a test checks it for every format. */
  keeps: readonly Part[]
  write(document: Document): Written
  /** Names each thing that `write` leaves out or changes (`loss`). Empty where nothing is lost. */
  losses(document: Document): Diagnostic[]
  /** Reads any data without throwing. What it cannot read is in the diagnostics. */
  read(data: Data): Reading<Document>
}

/** Makes the diagnostic for one loss. */
export function loss(pointer: string, what: string, reason?: string, ids?: readonly string[]): Diagnostic {
  const said = reason === undefined ? {message: what} : because(what, reason)
  return {code: 'loss', severity: 'warning', ...said, pointer, ...(ids && {ids})}
}
