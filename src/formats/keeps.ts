/** What a format keeps of a document. */

/** The parts of a document that are lists. */
export type ListPart = (typeof listParts)[number]
export const listParts = [
  'sections',
  'claims',
  'evidence',
  'relations',
  'sources',
  'entities',
  'mentions',
  'citations',
  'annotations'
] as const

/** The parts of a document. */
export type Part = 'text' | 'meta' | ListPart

/** The parts that are the same after writing and reading: `whole`, or the names of the fields that are. */
export type Keeps = Readonly<Partial<Record<Part, 'whole' | readonly string[]>>>

/** Why a format has no place for a part, or for a field of a part (`claims.certainty`): a clause. */
export type Lacks = Readonly<Partial<Record<Part | `${Part}.${string}`, string>>>
