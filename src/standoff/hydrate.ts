/** Puts the annotations of a stand-off back into a copy of its text. */

import {count} from '../base/wording.ts'
import {type Document, emptyDocument} from '../model/document.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'
import {codePoints} from '../text/code-points.ts'
import {align} from './align.ts'
import {findExactly, isTextOf} from './exact-text.ts'
import {fillIn} from './filled-fields.ts'
import {noItems, type PlacedItem, PlacedItems, placedLists} from './placed-items.ts'
import {Places, type Rescue} from './places.ts'
import {type ReadStandoff, readStandoff} from './read-standoff.ts'
import type {HydrationReport} from './report.ts'
import type {Standoff, StandoffDocument} from './standoff.ts'

/** A document with a copy of its text, and a report of which items were placed. */
export interface Hydrated extends Reading<Document> {
  report: HydrationReport
}

/**
 * Places the annotations of a stand-off in a copy of their text. Quotation marks, dashes, white space, soft hyphens and footnote references may
 * differ, and there may be other text before, between and after the sentences. `hydrate` ignores mark-up of HTML and Markdown in the copy, but a
 * copy without mark-up gives better results, such as `parse(source).value.text` or `htmlText(source).text`.
 *
 * An annotation is placed only if every sentence that it touches has the same words as before. If one was edited or left out, the annotation is
 * not placed, and a diagnostic (`lost`) names its id. If other text separates the sentences of a statement, the statement gets `parts`. A relation
 * is lost if an item that it refers to is lost (`lost-relation`).
 *
 * Spans are UTF-16 offsets into `text`. The stand-off may come from an unknown author, so `hydrate` checks it against `schemas/standoff.json`, and its
 * numbers against its sentences and the text. An invalid item is `lost` like one whose words are missing (for an invalid relation, the code is
 * `schema`). If the value is not a stand-off (`not-standoff`), nothing is placed. Does not throw on any value from JSON.
 */
export function hydrate(standoff: Standoff, text: string): Hydrated {
  return hydrateWith(standoff, text, () => undefined)
}

/** `hydrate`, with a second search for words whose sentence is missing. */
export function hydrateWith(given: Standoff, text: string, rescue: Rescue): Hydrated {
  const read = readStandoff(given)
  if (!('standoff' in read)) {
    const report = {exact: false, sentences: {all: 0, found: 0}, items: noItems()}
    return {value: emptyDocument(text), diagnostics: [read], report}
  }
  const {standoff, refused} = read
  const exact = isTextOf(standoff, text) ? findExactly(standoff, text) : undefined
  const places = new Places(text, exact ?? align(standoff, text), rescue)
  const {document: filled, lost: unfilled} = fillIn(read, places, text.length)

  const value: Document = {...emptyDocument(text), ...without(filled, refused), text}
  const placed = new PlacedItems(read, places, unfilled)
  for (const list of placedLists)
    if (filled[list]) value[list] = placed.place(list, filled[list] as PlacedItem[]) as never
  placed.addRelations(filled.relations)
  const gone = placed.loseDependents()
  value.relations = value.relations.filter(one => !gone.has(one))
  if (value.annotations) value.annotations = value.annotations.filter(one => !gone.has(one))

  const all = standoff.sentences.length
  const found = places.located.found.filter(one => one).length
  const diagnostics = [
    ...(found === 0 && all > 0 ? [otherText(standoff, text)] : []),
    ...read.diagnostics,
    ...placed.diagnostics,
    ...emptyFields(unfilled)
  ]
  const report = {exact: exact !== undefined, sentences: {all, found: Math.min(all, found)}, items: placed.items}
  return {value, diagnostics, report}
}

/** The fields of a document other than the placed lists, without the refused ones. */
function without(
  {meta, sources, entities, relations, ...rest}: StandoffDocument,
  refused: ReadStandoff['refused']
): Partial<Document> {
  const {textVersion} = rest
  const isKept = (pointer: string): boolean => !refused.has(pointer)
  const kept = <Item>(name: string, items: readonly Item[]): Item[] =>
    items.filter((_, index) => isKept(`/${name}/${index}`))
  const {sections, claims, evidence, mentions, citations, annotations, ...others} = rest
  return {
    ...others,
    textVersion: isKept('/textVersion') ? textVersion : 1,
    meta: Object.fromEntries(Object.entries(meta).filter(([name]) => isKept(`/meta/${name}`))),
    sources: kept('sources', sources),
    relations: kept('relations', relations),
    entities: kept('entities', entities)
  }
}

/** Diagnostics for fields that stay empty, except those whose item is reported as lost. */
function emptyFields(unfilled: ReadonlyMap<string, string>): Diagnostic[] {
  const others = [...unfilled].filter(
    ([pointer]) => !/^\/(?:sections|claims|annotations)\/\d+\/(?:words|label|title)$/.test(pointer)
  )
  return others.map(([pointer, reason]) => {
    const message = `Field ${pointer} was left empty: it borrows words of the text, and ${reason}`
    return {code: 'lost-field', severity: 'warning', pointer, message, reason}
  })
}

function otherText({sentences, of}: Standoff, text: string): Diagnostic {
  const length = codePoints(text).toCodePoint(text.length)
  const message = `None of the ${count(sentences.length, 'sentence')} of the stand-off is in this text of ${length} characters, expected a copy of the one with ${of.length}; no annotation was placed`
  return {code: 'other-text', severity: 'error', message, actual: `${length}`, expected: [`${of.length}`]}
}
