/** The lists of a corpus, each as a table over all documents. */

import {lazy} from '../base/lazy.ts'
import type {Document} from '../model/document.ts'
import {Entry, type Items, StatementEntry} from './entries.ts'
import {mentionFields, relationFields, sectionFields, sourceFields, statementFields} from './fields.ts'
import type {Indexes} from './indexes.ts'
import {mentionsOf} from './mentions.ts'
import {type Fields, type Table, tableOf} from './table.ts'

/** Each is made when it is first needed. */
export interface Tables {
  claims(): Table<StatementEntry<'claim'>>
  evidence(): Table<StatementEntry<'evidence'>>
  sources(): Table<Entry<'source'>>
  relations(): Table<Entry<'relation'>>
  mentions(): Table<Entry<'mention'>>
  sections(): Table<Entry<'section'>>
}

export function tablesOf(indexes: Indexes): Tables {
  const {documents} = indexes
  const statements = <Kind extends 'claim' | 'evidence'>(
    kind: Kind,
    listOf: (document: Document) => readonly Items[Kind][]
  ): Table<StatementEntry<Kind>> =>
    tableOf(documents, listOf, (item, document) => new StatementEntry(kind, item, document), statementFields(indexes))
  const items = <Kind extends keyof Items>(
    kind: Kind,
    listOf: (document: Document) => readonly Items[Kind][],
    fields: Fields<Items[Kind]>
  ): Table<Entry<Kind>> => tableOf(documents, listOf, (item, document) => new Entry(kind, item, document), fields)
  return {
    claims: lazy(() => statements('claim', ({claims}) => claims)),
    evidence: lazy(() => statements('evidence', ({evidence}) => evidence)),
    sources: lazy(() => items('source', ({sources}) => sources, sourceFields)),
    relations: lazy(() => items('relation', ({relations}) => relations, relationFields(indexes))),
    mentions: lazy(() => items('mention', mentionsOf, mentionFields(indexes))),
    sections: lazy(() => items('section', ({sections}) => sections, sectionFields))
  }
}
