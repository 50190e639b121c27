/** Reads and writes documents in a format that is given by its name. */

import {because} from '../base/message.ts'
import {brat} from '../formats/brat/brat.ts'
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

/** Reads a document. `text` is the text of a brat document, which is in a separate file. */
export function readAs(input: Input, source: string, text = ''): ReadAs {
  if (input === 'brat') return brat.read({text, ann: source})
  if (input === 'xaif' || input === 'json') return readJson(input, source)
  const turned = input === 'markdown' ? undefined : fromDialects(source, [input])
  const markdown = turned?.value ?? source
  const {value, diagnostics} = parse(markdown)
  const errors = turned ? [] : diagnostics.filter(({severity}) => severity === 'error')
  return {value, diagnostics: [...(turned?.diagnostics ?? []), ...errors], markdown}
}

function readJson(input: 'xaif' | 'json', source: string): Reading<Document> {
  let data: unknown
  try {
    data = JSON.parse(source)
  } catch (error) {
    const told = because('This is not JSON', (error as Error).message)
    return {value: emptyDocument(), diagnostics: [{code: 'json', severity: 'error', ...told}]}
  }
  // `export --to json` always writes a list of documents, even for one document.
  return input === 'xaif' ? xaif.read(data) : fromJson(Array.isArray(data) && data.length === 1 ? data[0] : data)
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

function toLines(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
