/** Under which keys the items of a corpus are found, for each field that has an index. */

import {given} from '../base/given.ts'
import {assertersOf} from '../model/attribution.ts'
import type {Source} from '../model/csl.ts'
import type {Claim, Document, Evidence, Mention, Relation, Section} from '../model/document.ts'
import {foldCase} from '../text/fold.ts'
import {contains, type Span} from '../text/span.ts'
import {absolute, addressOf} from './addresses.ts'
import type {Indexes} from './indexes.ts'
import {mentionsOf, mentionsWithin} from './mentions.ts'
import type {Key} from './postings.ts'
import type {Fields} from './table.ts'

/** The fields of claims and evidence. */
export function statementFields(indexes: Indexes): Fields<Claim | Evidence> {
  const sectionKeys = sectionKeysOf()
  return new Map<string, KeysOf<Claim | Evidence>>([
    ...commonFieldsOf<Claim | Evidence>(),
    ['kind', ({kind}) => given(kind)],
    ['certainty', ({certainty}) => given(certainty)],
    ['status', ({status}) => [status ?? 'asserted']],
    ['by', (item, document) => holderKeys(assertersOf(item), document, indexes)],
    ['about', (item, document) => subjectKeys(item, document, indexes)],
    ['addressee', ({addressees = []}, document) => entityKeys(addressees, document, indexes)],
    ['source', ({sources = []}, document) => sources.flatMap(({id}) => [id, addressOf(id, document)])],
    ['section', ({span}, document) => sectionKeys(span, document)]
  ])
}

export const sourceFields: Fields<Source> = new Map<string, KeysOf<Source>>([
  ...commonFieldsOf<Source>(),
  ['type', ({type}) => [type]]
])

export function relationFields(indexes: Indexes): Fields<Relation> {
  return new Map<string, KeysOf<Relation>>([
    ...commonFieldsOf<Relation>(),
    ['kind', ({kind}) => [kind]],
    ['from', ({from, linked = []}, document) => [from, ...linked].map(id => absolute(id, document))],
    ['to', ({to}, document) => [absolute(to, document)]],
    ['by', (item, document) => holderKeys(assertersOf(item), document, indexes)]
  ])
}

export function mentionFields(indexes: Indexes): Fields<Mention> {
  const sectionKeys = sectionKeysOf()
  return new Map<string, KeysOf<Mention>>([
    ...commonFieldsOf<Mention>(),
    ['type', ({type}) => [type]],
    ['via', ({via}) => [via]],
    ['entity', ({entity}, document) => entityKeys(given(entity), document, indexes)],
    ['section', ({span}, document) => sectionKeys(span, document)]
  ])
}

export const sectionFields: Fields<Section> = new Map<string, KeysOf<Section>>([
  ...commonFieldsOf<Section>(),
  ['title', ({title}) => [foldCase(title)]]
])

type KeysOf<Item> = (item: Item, document: Document) => Iterable<Key>

function commonFieldsOf<Item>(): [string, KeysOf<Item>][] {
  return [
    ['document', (_, {meta}) => given(meta.id)],
    ['id', item => given((item as {id?: string}).id)]
  ]
}

/** The numbers of the joined entities that ids of a document stand for. */
function entityKeys(ids: readonly string[], document: Document, indexes: Indexes): number[] {
  const found: number[] = []
  for (const id of ids) {
    const number = indexes.entityNumbers().numberOf(document, id)
    if (number !== undefined) found.push(number)
  }
  return found
}

/**
 * Keys of those who assert something: the number of the joined entity; the id and the address of who is no entity. The author is `author` and, where the
 * document declares a person of that name, that person too.
 */
function holderKeys(ids: readonly string[], document: Document, indexes: Indexes): Key[] {
  if (ids.length === 0) return ['author', ...given(indexes.authorNumber(document))]
  const found: Key[] = []
  for (const id of ids) {
    const number = indexes.entityNumbers().numberOf(document, id)
    if (number === undefined) found.push(id, absolute(id, document))
    else found.push(number)
  }
  return found
}

/** What a statement says it is about, and what its words name. */
function subjectKeys(
  {span, parts = [span], about = []}: Claim | Evidence,
  document: Document,
  indexes: Indexes
): number[] {
  const named = [...about]
  for (const mention of mentionsWithin(mentionsOf(document), span))
    if (mention.entity !== undefined && parts.some(part => contains(part, mention.span))) named.push(mention.entity)
  return entityKeys(named, document, indexes)
}

/** Gives the titles of the sections that contain a span, folded. Those of the last document are kept, since an index reads one document after another. */
function sectionKeysOf(): (inner: Span, document: Document) => string[] {
  let last: Document | undefined
  let sections: {span: Span; title: string}[] = []
  return (inner, document) => {
    if (document !== last) sections = document.sections.map(({span, title}) => ({span, title: foldCase(title)}))
    last = document
    return sections.filter(({span}) => contains(span, inner)).map(({title}) => title)
  }
}
