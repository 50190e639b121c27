/** The statements, relations and mentions among the annotations. */

import {
  type Document,
  type EntityType,
  entityTypes,
  type ForeignAnnotation,
  type Relation,
  relationKinds
} from '../../model/document.ts'
import {fits} from '../fits.ts'
import {type Fields, findFields} from '../json-text.ts'

/** The type of the notes in which the rest of a statement stands. */
export const noteLabel = 'claimdown'

/**
 * Puts each annotation into the document as what it is, and what is none of ours into `annotations`. Returns the notes of type
 * `claimdown` that do not hold what they should, with what that is.
 */
export function interpret(
  annotations: readonly ForeignAnnotation[],
  document: Document
): [ForeignAnnotation, string][] {
  const {length} = document.text
  const wrong: [ForeignAnnotation, string][] = []
  const taken = new Set<ForeignAnnotation>()
  const notes = new Map<string, Note>()
  for (const annotation of annotations) {
    const {id, label, args, value} = annotation
    const content = id?.[0] === '#' && label === noteLabel ? findFields(value) : undefined
    if (content) notes.set(args![0]!.of, {annotation, content})
  }
  /** What the note on an annotation adds to it: nothing where it names a field of the line, or does not fit the schema. */
  const completed = <Kind extends 'Claim' | 'Evidence' | 'Relation' | 'Mention'>(
    {id = ''}: ForeignAnnotation,
    kind: Kind,
    plain: Fields,
    defaults: Fields
  ): Fields => {
    const note = notes.get(id)
    if (!note) return {...plain, ...defaults}
    const item = {...plain, ...defaults, ...note.content}
    if (!Object.keys(plain).some(field => Object.hasOwn(note.content, field)) && fits(item, kind, length)) {
      taken.add(note.annotation)
      return item
    }
    wrong.push([note.annotation, kind.toLowerCase()])
    return {...plain, ...defaults}
  }

  const ids = new Map<string, string>()
  for (const annotation of annotations) {
    const {id = '', label, span, parts} = annotation
    const type = label.toLowerCase()
    if (!span) continue
    if (type === 'claim' || type === 'evidence') {
      const kind = type === 'claim' ? 'Claim' : 'Evidence'
      const statement = completed(annotation, kind, {type, span, ...(parts && {parts})}, {id})
      // An implicit claim has a place and no words of the text.
      if ('words' in statement) statement.span = {start: span.start, end: span.start}
      ids.set(id, String(statement.id))
      if (type === 'claim') document.claims.push(statement as never)
      else document.evidence.push(statement as never)
      taken.add(annotation)
    } else if (notes.has(id) && (entityTypes as readonly string[]).includes(type)) {
      const mention = completed(annotation, 'Mention', {span, type: type as EntityType}, {via: 'authored'})
      if (!taken.has(notes.get(id)!.annotation)) continue
      document.mentions.push(mention as never)
      taken.add(annotation)
    }
  }
  for (const annotation of annotations) {
    const {id = '', label, args = []} = annotation
    const [from, to, ...others] = args
    const isOurs =
      id[0] === 'R' && isRelationKind(label) && from?.role === 'Arg1' && to?.role === 'Arg2' && others.length === 0
    const note = notes.get(id)
    if (!isOurs || !ids.has(from!.of) || !(note || ids.has(to!.of))) continue
    const plain = {type: 'relation', kind: label, from: ids.get(from!.of)!}
    const relation = completed(annotation, 'Relation', plain, {
      ...(!note && {id}),
      to: ids.get(to!.of) ?? to!.of
    }) as unknown as Relation
    const isKnown = note && taken.has(note.annotation)
    if (!isKnown && !ids.has(to!.of)) continue
    document.relations.push(isKnown ? relation : {...relation, id})
    taken.add(annotation)
  }
  const rest = annotations.filter(annotation => !taken.has(annotation))
  if (rest.length) document.annotations = rest
  return wrong
}

interface Note {
  annotation: ForeignAnnotation
  content: Fields
}

function isRelationKind(label: string): label is Relation['kind'] {
  return (relationKinds as readonly string[]).includes(label)
}
