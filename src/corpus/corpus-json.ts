/** A corpus as JSON. */

import {isRecord} from '../base/guards.ts'
import {toPointer} from '../base/json-pointer.ts'
import type {Document} from '../model/document.ts'
import {fromJson} from '../model/from-json.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'
import {toJson} from '../model/to-json.ts'

/** A corpus as JSON, as `schemas/corpus.json` describes it. */
export interface CorpusJson {
  type: 'corpus'
  /** Each as `schema.json` describes it. */
  documents: Document[]
}

export function corpusToJson(documents: readonly Document[]): CorpusJson {
  return {type: 'corpus', documents: documents.map(toJson)}
}

/**
 * The documents of a corpus, of a list of documents, or of one document. What is no document is left out and what is wrong in a document is left
 * out of it, each with a diagnostic that has its JSON Pointer. Never throws.
 */
export function documentsFromJson(value: unknown): Reading<Document[]> {
  if (isRecord(value) && value.type === 'document' && 'text' in value) {
    const {value: document, diagnostics} = fromJson(value)
    return {value: [document], diagnostics}
  }
  const list = isRecord(value) ? value.documents : value
  const pointer = isRecord(value) ? '/documents' : ''
  if (!Array.isArray(list)) {
    const message =
      'This JSON is no corpus, expected an object of the type `corpus` with a list of `documents`, or such a list alone'
    return {value: [], diagnostics: [{code: 'schema', severity: 'error', message, pointer: ''}]}
  }
  const documents: Document[] = []
  const diagnostics: Diagnostic[] = isRecord(value) ? [...headFindings(value)] : []
  for (const [index, item] of list.entries()) {
    if (!isRecord(item)) {
      const message = `Item ${index + 1} is no document, expected an object of the type \`document\``
      diagnostics.push({code: 'schema', severity: 'error', message, pointer: `${pointer}/${index}`})
      continue
    }
    const read = fromJson(item)
    documents.push(read.value)
    for (const diagnostic of read.diagnostics)
      diagnostics.push({...diagnostic, pointer: `${pointer}/${index}${diagnostic.pointer ?? ''}`})
  }
  return {value: documents, diagnostics}
}

/** What is wrong with an object that has a list of documents. The documents are read all the same. */
function* headFindings(value: Record<string, unknown>): Iterable<Diagnostic> {
  if (value.type !== 'corpus')
    yield {
      code: 'schema',
      severity: 'error',
      message: `The type of this JSON is ${typeof value.type === 'string' ? `\`${value.type}\`` : 'not given'}, expected \`corpus\``,
      ...(typeof value.type === 'string' && {actual: value.type}),
      expected: ['corpus'],
      pointer: '/type'
    }
  for (const name of Object.keys(value)) {
    if (name === 'type' || name === 'documents') continue
    const message = `A corpus has no field \`${name}\`, expected \`type\` and \`documents\``
    yield {code: 'unknown-field', severity: 'warning', message, actual: name, pointer: toPointer([name])}
  }
}
