/** The shape of a format, and how one is made. */

import type {Document} from '../model/document.ts'
import type {Reading} from '../model/reading.ts'
import type {Codec} from './codec.ts'
import type {Keeps, Lacks} from './keeps.ts'
import type {Labels} from './labels/labels.ts'
import {mapLabels} from './labels/map-labels.ts'
import {type Loss, notKept} from './losses.ts'

/**
 * A format of other tools. `Data` is what one document is in it: plain data that JSON can represent, or a string. `Written` is the narrower
 * type that `write` makes. Data that cross the border count code points or UTF-16 units as the format asks; each format says which.
 */
export interface Format<Data = unknown, Written extends Data = Data> {
  /** Its name, as `claimdown convert --to` takes it: `brat`. */
  name: string
  /** Its name in words: `brat standoff`. */
  title: string
  /** Where the format is specified: a URL or a citation. */
  specification: string
  /** What is the same after writing and reading. A law holds every format to it. */
  keeps: Keeps
  /** How the data of documents are stored in files. */
  codec: Codec<Data, Written>
  write(document: Document, options?: WriteOptions): Written
  /**
   * Names each thing that `write` leaves out or changes, by its id or its place in the document. Empty where nothing is lost. A loss with
   * severity `hint` comes back when claimdown reads the file, but other readers do not see it.
   */
  losses(document: Document, options?: WriteOptions): Loss[]
  /** Reads any data without throwing; only labels that are not valid throw (`mapLabels`). What it cannot read is in the diagnostics. */
  read(data: Data, options?: ReadOptions): Reading<Document>
}

export interface ReadOptions {
  /** What the labels of the file mean. Labels without a meaning stay annotations. */
  labels?: Labels
}

export interface WriteOptions {
  /**
   * The labels to write for claims, evidence, relations and mentions, where the format has labels. Of several labels with one
   * meaning, the first is written, or the one that a statement or a relation was read with. A label that the format cannot write is told by `losses`.
   */
  labels?: Labels
}

/** A format before `read` maps labels and `losses` is whole. */
interface Definition<Data, Written extends Data> extends Omit<Format<Data, Written>, 'losses'> {
  /** Why the format has no place for a part of a document, or for a field of one: `{sources: 'brat has no place for them'}`. */
  lacks?: Lacks
  /** What else is lost of a document: what depends on its values, and not on its fields alone. */
  drops?(document: Document, options: WriteOptions): Loss[]
}

/** Makes a format: `read` also maps labels, and `losses` also names every part and field that is not in `keeps`. */
export function defineFormat<Data, Written extends Data = Data>({
  lacks = {},
  drops,
  read,
  ...format
}: Definition<Data, Written>): Format<Data, Written> {
  return {
    ...format,
    losses: (document, options = {}) => [
      ...notKept(document, format.keeps, lacks),
      ...(drops?.(document, options) ?? [])
    ],
    read: (data, options = {}) => {
      const reading = read(data, options)
      if (!options.labels) return reading
      const {value, diagnostics} = mapLabels(reading.value, options.labels)
      return {value, diagnostics: [...reading.diagnostics, ...diagnostics]}
    }
  }
}
