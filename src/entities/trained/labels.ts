/** The labels that the tagger gives to tokens: outside, or a position in a name of some type (BILOU; Ratinov and Roth 2009). */

/** The types of names in the training data. `other` is a name of something else: an event, a work, a people, a product. */
export const nameTypes = ['person', 'organization', 'place', 'other'] as const
export type NameType = (typeof nameTypes)[number]

/** Label 0 is outside. The other labels are 1 + 4 × type + place, with the places begin, inside, last and unit in this order. */
export const labelCount: number = 1 + 4 * nameTypes.length
export const begin = 0
export const inside = 1
export const last = 2
export const unit = 3
export const labelOf = (type: number, place: number): number => 1 + 4 * type + place
export const typeOf = (label: number): number => (label - 1) >> 2
export const placeOf = (label: number): number => (label - 1) & 3

export const mayStart = (label: number): boolean => label === 0 || placeOf(label) === begin || placeOf(label) === unit
export const mayEnd = (label: number): boolean => label === 0 || placeOf(label) === last || placeOf(label) === unit

/** Whether `b` may follow `a`. */
export function mayFollow(a: number, b: number): boolean {
  const isOpen = a > 0 && (placeOf(a) === begin || placeOf(a) === inside)
  return isOpen ? b > 0 && !mayStart(b) && typeOf(a) === typeOf(b) : mayStart(b)
}

/** The pairs of labels that may follow each other, as `a * labelCount + b`, ordered by `b`. */
export const transitions: readonly number[] = Array.from(
  {length: labelCount * labelCount},
  (_, i) => (i % labelCount) * labelCount + Math.floor(i / labelCount)
).filter(pair => mayFollow(Math.floor(pair / labelCount), pair % labelCount))

/** The first label of each pair of `transitions`; `transitionTo` has the second. */
export const transitionFrom: Uint8Array = Uint8Array.from(transitions, pair => Math.floor(pair / labelCount))
export const transitionTo: Uint8Array = Uint8Array.from(transitions, pair => pair % labelCount)
