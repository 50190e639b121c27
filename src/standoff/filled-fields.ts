/** Fills the withheld fields from a copy of the text. */

import {toKeys} from '../base/json-pointer.ts'
import type {Span} from '../text/span.ts'
import type {Places} from './places.ts'
import type {ReadStandoff} from './read-standoff.ts'
import type {StandoffDocument} from './standoff.ts'
import {inCase} from './withheld-fields.ts'

/** The document with its withheld fields filled, and the pointers of those that could not be filled, each with the reason. */
export function fillIn(
  {standoff: {document, withheld = []}, refused}: ReadStandoff,
  places: Places,
  textLength: number
): {document: StandoffDocument; lost: Map<string, string>} {
  const lost = new Map<string, string>()
  // Limits memory: a hostile file may repeat the text in very many fields.
  let left = 10_000 + 10 * textLength
  for (const [index, field] of withheld.entries()) {
    const problem = refused.get(`/withheld/${index}`)
    if (problem !== undefined) {
      lost.set(typeof field?.pointer === 'string' ? field.pointer : `/withheld/${index}`, problem)
      continue
    }
    const {pointer, pieces} = field
    let content = ''
    for (const piece of pieces) {
      const found = typeof piece === 'string' ? piece : places.find(piece)
      if (typeof piece === 'string') content += piece
      else if (typeof found === 'string') lost.set(pointer, found)
      else if (found.spans.length !== 1) lost.set(pointer, 'other words stand between them in this text')
      else {
        const [{start, end}] = found.spans as [Span]
        left -= end - start
        if (left < 0) lost.set(pointer, 'its fields repeat the text too often')
        else content += inCase(places.say({start, end}), piece.as)
      }
      if (lost.has(pointer)) break
    }
    if (!lost.has(pointer)) put(document, pointer, content)
  }
  return {document, lost}
}

/** Replaces the string at a JSON Pointer. */
function put(value: object, pointer: string, content: string): void {
  const keys = toKeys(pointer)
  const last = keys.pop()!
  const holder = keys.reduce<unknown>((holder, key) => (holder as Record<string, unknown>)[key], value)
  ;(holder as Record<string, unknown>)[last] = content
}
