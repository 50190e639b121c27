/** Finds the places in the Markdown where the parts of a document are written. */

import type {Document} from '../model/document.ts'
import type {Change, Diagnostic, Edit, Finding} from '../model/reading.ts'
import type {Attribute} from '../syntax/attributes.ts'
import type {TextMap} from '../syntax/text-map.ts'
import type {Written} from './reader.ts'

/** The fields of a finding that say where it is in a document and how to correct it. */
export type Locatable = Pick<Finding, 'pointer' | 'span' | 'related' | 'changes'> & Partial<Pick<Finding, 'message'>>

/** Adds a place in the Markdown to a finding, and turns its `changes` into a `fix`. */
export type PlaceOf = <Found extends Locatable>(
  found: Found
) => Found & Pick<Diagnostic, 'place' | 'relatedPlace' | 'fix'>

/** Returns a function that adds places to findings about the document, and turns their changes into edits of the Markdown. */
export function placer(document: Document, map: TextMap, places: ReadonlyMap<object | string, Written>): PlaceOf {
  return <Found extends Locatable>({changes, ...finding}: Found) => {
    const written = findWritten(document, finding.pointer ?? '', places)
    // The place of a whole statement is its words; the place of one of its fields is the attribute.
    const found = written?.exact || !finding.span ? undefined : map.findPlace(finding.span)
    const position = found ?? (written && map.toPosition(...written.at))
    const fix = changes && findEdits(changes, document, places)
    const other = finding.related === undefined ? undefined : findWritten(document, finding.related, places)
    const relatedPlace = other && map.toPosition(...other.at)
    return {
      ...(finding as unknown as Found),
      ...(relatedPlace && {
        relatedPlace,
        message: `${finding.message}; the first stands in line ${relatedPlace.start.line}`
      }),
      ...(position && {place: position}),
      ...(fix && {fix})
    }
  }
}

/** Finds where the value at a JSON Pointer is written: its attribute, or the directive that contains it. */
function findWritten(
  document: Document,
  pointer: string,
  places: ReadonlyMap<object | string, Written>
): {at: readonly [number, number]; exact: boolean} | undefined {
  const segments = pointer.split('/').slice(1)
  if (segments[0] === 'meta') {
    const at = places.get(segments[1] ?? '') as readonly [number, number] | undefined
    return at && {at, exact: true}
  }
  const [list, index, field] = segments
  const part = (document as unknown as Record<string, object[] | undefined>)[list ?? '']?.[Number(index)]
  const written = part && places.get(part)
  if (!written) return undefined
  if ('opening' in written) {
    const attribute = findAttribute(written, field)
    return attribute ? {at: [attribute.from, attribute.to], exact: true} : {at: written.opening, exact: false}
  }
  return {at: written, exact: list === 'relations' || field !== undefined}
}

function findAttribute(written: Written, field: string | undefined): Attribute | undefined {
  if (field === undefined || !('opening' in written)) return undefined
  return written.attributes.find(({name}) => name === (attributeNames.get(field) ?? field))
}

/** Returns edits that change the values of attributes; `undefined` if a value is not written as an attribute. */
function findEdits(
  changes: readonly Change[],
  document: Document,
  places: ReadonlyMap<object | string, Written>
): Edit[] | undefined {
  const edits = changes.map(({pointer, value}): Edit | undefined => {
    const [, list = '', index, field] = pointer.split('/')
    const part = (document as unknown as Record<string, object[] | undefined>)[list]?.[Number(index)]
    const written = part && places.get(part)
    const attribute = written && findAttribute(written, field)
    if (!attribute || attribute.name === 'id') return undefined
    const quoted = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    const content = `${attribute.name}=${/^[\w-]+$/.test(value) ? value : `"${quoted}"`}`
    return {start: attribute.from, end: attribute.to, content}
  })
  return edits.every(edit => edit !== undefined) ? edits : undefined
}

/** Fields of the model whose attributes have a different name. */
const attributeNames: ReadonlyMap<string, string> = new Map([
  ['supersededBy', 'superseded-by'],
  ['entity', 'ref'],
  ['addressees', 'addressee'],
  ['sources', 'source']
])
