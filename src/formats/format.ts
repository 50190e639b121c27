/** The shape of a format, and how one is made. */

import type {Document} from '../model/document.ts'
import type {Reading} from '../model/reading.ts'
import type {Codec} from './codec.ts'
import {type Keeps, type Lacks, type Loss, notKept} from './keeps.ts'
import type {Labels} from './labels/labels.ts'
import {mapLabels} from './labels/map-labels.ts'

/**
 * A format of other tools. `Data` is what one document is in it: plain data that JSON can represent, or a string. `Written` is the narrower
 * type that `write` makes. Data that cross the border count code points or UTF-16 units as the format asks; each format says which.
 */
export interface Format<Data = unknown, Written extends Data = Data> {
  /** Its name, as `claimdown convert --to` takes it: `brat`. */
  name: string
  /** Its name in words: `brat standoff`. */
  title: string
  /** The media type of its files, as registered with IANA where it is: `application/ld+json`. */
  mediaType: string
  /** The extensions of its files, the first one for files that are written: `.ann`. */
  extensions: readonly string[]
  /** Where the format is specified: a URL or a citation. */
  specification: string
  /** What is the same after writing and reading. A law holds every format to it. */
  keeps: Keeps
  /** How the data of documents are stored in files. */
  codec: Codec<Data, Written>
  /** Writes a document. Absent where the format is only read. */
  write?(document: Document, options?: WriteOptions): Written
  /**
   * Names each thing that `write` leaves out or changes, by its id or its place in the document. Empty where nothing is lost. A loss with
   * severity `hint` comes back when claimdown reads the file, but other readers do not see it.
   */
  losses(document: Document, options?: WriteOptions): Loss[]
  /** Reads any data without throwing. What it cannot read is in the diagnostics. Absent where the format is only written. */
  read?(data: Data, options?: ReadOptions): Reading<Document>
}

export interface ReadOptions {
  /** What the labels of the file mean. Labels without a meaning stay annotations. */
  labels?: Labels
  /** The text, where the file has none or has it beside it. */
  text?: string
}

export interface WriteOptions {
  /** The labels to write for claims, evidence, relations and mentions. A label that was read wins over these. */
  labels?: Labels
  /** For formats that hold one layer of annotations in a file. Default: `claims`. */
  layer?: Layer
}

/** The layers of flat formats. */
export type Layer = (typeof layers)[number]
export const layers = ['claims', 'evidence', 'statements', 'mentions', 'annotations'] as const

/** A format that reads and writes. */
export type TwoWay<Data, Written extends Data = Data> = Format<Data, Written> &
  Required<Pick<Format<Data, Written>, 'read' | 'write'>>
/** A format that is only read. */
export type ReadOnly<Data> = Omit<Format<Data>, 'write'> & Required<Pick<Format<Data>, 'read'>>
/** A format that is only written. */
export type WriteOnly<Data> = Omit<Format<Data>, 'read'> & Required<Pick<Format<Data>, 'write'>>

/** A format before `read` maps labels and `losses` is whole. */
export interface Definition<Data, Written extends Data> extends Omit<Format<Data, Written>, 'losses'> {
  /** Why the format has no place for a part of a document, or for a field of one: `{sources: 'brat has no place for them'}`. */
  lacks?: Lacks
  /** What else is lost of a document: what depends on its values, and not on its fields alone. */
  drops?(document: Document, options: WriteOptions): Loss[]
}

/** Makes a format that reads and writes: `read` also maps labels, and `losses` also names every part and field that is not in `keeps`. */
export function defineFormat<Data, Written extends Data = Data>(
  definition: Definition<Data, Written> & Required<Pick<Definition<Data, Written>, 'read' | 'write'>>
): TwoWay<Data, Written> {
  return {...shared(definition), read: reading(definition.read), write: definition.write}
}

/** The same for a format that is only read. */
export function defineReader<Data>(
  definition: Definition<Data, Data> & Required<Pick<Definition<Data, Data>, 'read'>>
): ReadOnly<Data> {
  return {...shared(definition), read: reading(definition.read)}
}

/** The same for a format that is only written. */
export function defineWriter<Data>(
  definition: Definition<Data, Data> & Required<Pick<Definition<Data, Data>, 'write'>>
): WriteOnly<Data> {
  return {...shared(definition), write: definition.write}
}

function shared<Data, Written extends Data>({
  lacks = {},
  drops,
  read: _,
  write: __,
  ...format
}: Definition<Data, Written>): Omit<Format<Data, Written>, 'read' | 'write'> {
  const losses = (document: Document, options: WriteOptions = {}): Loss[] => [
    ...notKept(document, format.keeps, lacks),
    ...(drops?.(document, options) ?? [])
  ]
  return {...format, losses}
}

function reading<Data>(read: NonNullable<Format<Data>['read']>): NonNullable<Format<Data>['read']> {
  return (data, options = {}) => {
    const reading = read(data, options)
    if (!options.labels) return reading
    const {value, diagnostics} = mapLabels(reading.value, options.labels)
    return {value, diagnostics: [...reading.diagnostics, ...diagnostics]}
  }
}
