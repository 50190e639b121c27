/** Reads and writes documents in a format that is given by its name. */

import {toLines} from '../base/json-file.ts'
import {brat} from '../formats/brat/brat.ts'
import {readJson, type StoredFile} from '../formats/codec.ts'
import type {Format} from '../formats/format.ts'
import {xaif} from '../formats/xaif/xaif.ts'
import {type Document, emptyDocument} from '../model/document.ts'
import {fromJson} from '../model/from-json.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'
import {toJson} from '../model/to-json.ts'
import {parse} from '../parse/parse.ts'
import {type Dialect, dialects} from './dialects/dialect.ts'
import {fromDialects} from './dialects/from-dialects.ts'
import {toFootnotes} from './footnotes.ts'
import {toMarkdown} from './to-markdown.ts'

export type Input = 'markdown' | Dialect | 'brat' | 'xaif' | 'json'
export type Output = 'markdown' | 'footnotes' | 'brat' | 'xaif' | 'json'

/** The names of the formats that `readAs` reads. */
export const inputs: readonly Input[] = ['markdown', ...dialects, 'brat', 'xaif', 'json']
/** The names of the formats that `writeAs` writes. */
export const outputs: readonly Output[] = ['markdown', 'footnotes', 'brat', 'xaif', 'json']

export interface ReadAs extends Reading<Document> {
  /** The Markdown that it was read from, where it comes from Markdown. */
  markdown?: string
}

/** Reads a document. `beside` are the files that belong to it: brat has the text in one. `path` is that of the source. */
export function readAs(input: Input, source: string, path = '', beside: readonly StoredFile[] = []): ReadAs {
  if (input === 'brat') return readStored(brat, [{path, content: source}, ...beside])
  if (input === 'xaif') return readStored(xaif, [{path, content: source}])
  if (input === 'json') return readOwn(source)
  const turned = input === 'markdown' ? undefined : fromDialects(source, [input])
  const markdown = turned?.value ?? source
  const {value, diagnostics} = parse(markdown)
  const errors = turned ? [] : diagnostics.filter(({severity}) => severity === 'error')
  return {value, diagnostics: [...(turned?.diagnostics ?? []), ...errors], markdown}
}

function readStored<Data>(format: Format<Data>, files: readonly StoredFile[]): Reading<Document> {
  const {value, diagnostics} = format.codec.decode(files)
  const [stored] = value
  if (!stored) return {value: emptyDocument(), diagnostics}
  const reading = format.read(stored.data)
  return {value: reading.value, diagnostics: [...diagnostics, ...reading.diagnostics]}
}

function readOwn(source: string): Reading<Document> {
  const {value, diagnostics} = readJson(source)
  const [data] = value
  if (diagnostics.length) return {value: emptyDocument(), diagnostics}
  // `export --to json` always writes a list of documents, even for one document.
  return fromJson(Array.isArray(data) && data.length === 1 ? data[0] : data)
}

export interface WrittenAs {
  content: string
  /** The text of a brat document, which goes into a separate file. */
  text?: string
  /** One diagnostic for each thing that the format cannot hold. */
  diagnostics: Diagnostic[]
}

/** Writes a document. Where it was read from Markdown, this Markdown is returned unchanged for the format Markdown. */
export function writeAs(output: Output, {value, markdown}: ReadAs): WrittenAs {
  if (output === 'json') return {content: toLines(toJson(value)), diagnostics: []}
  if (output === 'xaif') return {content: toLines(xaif.write(value)), diagnostics: xaif.losses(value)}
  if (output === 'brat') {
    const {text, ann} = brat.write(value)
    return {content: ann, text, diagnostics: brat.losses(value)}
  }
  const annotated = markdown === undefined ? toMarkdown(value) : {value: markdown, diagnostics: []}
  if (output === 'markdown') return {content: annotated.value, diagnostics: annotated.diagnostics}
  const {value: content, diagnostics} = toFootnotes(annotated.value)
  return {content, diagnostics: [...annotated.diagnostics, ...diagnostics]}
}
