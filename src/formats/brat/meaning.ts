/** Interprets annotations of brat as claims, evidence, relations and mentions. */

import {groupBy} from '../../base/group-by.ts'
import {
  type Document,
  type EntityType,
  entityTypes,
  type ForeignAnnotation,
  type Relation,
  relationKinds
} from '../../model/document.ts'
import {type Fields, findFields} from '../json-text.ts'
import {isModelItem} from '../model-item.ts'

/** The type of the notes that hold the other fields of a statement. */
export const noteLabel = 'claimdown'
/** The type of the notes that hold a relation whose target is not a span of the file. The note is on the statement from which the relation starts. */
export const relationLabel = 'claimdown-relation'

/** The types of spans that `write` gives to statements. */
export const statementLabels = {claim: 'Claim', evidence: 'Evidence'} as const
/** The label of the annotations that record how a file spells the types of its statements: `{args: [{of: 'T1'}], value: 'claim'}`. */
export const spellingLabel = 'brat-type'

/** The type of a mention in brat: `Person`. */
export function mentionLabel(type: EntityType): string {
  return `${type[0]!.toUpperCase()}${type.slice(1)}`
}

/**
 * Adds each annotation to the document as a claim, evidence, relation or mention, and all others to `annotations`. Returns the notes of our
 * types that are not valid, each with the kind of item that it should describe.
 */
export function interpret(
  annotations: readonly ForeignAnnotation[],
  document: Document
): [ForeignAnnotation, string][] {
  const meaning = new Meaning(annotations, document)
  meaning.readStatements()
  meaning.readRelations()
  const rest = [...annotations.filter(annotation => !meaning.taken.has(annotation)), ...meaning.spellings()]
  if (rest.length) document.annotations = rest
  return meaning.wrong
}

/** The state of interpreting the annotations of one document. */
class Meaning {
  /** Annotations that were added to the document as items, and the notes on them. */
  readonly taken = new Set<ForeignAnnotation>()
  readonly wrong: [ForeignAnnotation, string][] = []
  readonly #annotations: readonly ForeignAnnotation[]
  readonly #document: Document
  /** Notes of type `claimdown` by the id of what they are on. */
  readonly #notes: ReadonlyMap<string, Note>
  /** The ids of statements in the document, by their ids in brat. */
  readonly #ids = new Map<string, string>()
  /** How the file spells the type of a statement where `write` would spell it in another way, and the statement's id. */
  readonly #respelled: [label: string, id: string][] = []

  constructor(annotations: readonly ForeignAnnotation[], document: Document) {
    this.#annotations = annotations
    this.#document = document
    this.#notes = notesOf(annotations)
  }

  readStatements(): void {
    const {claims, evidence, mentions} = this.#document
    for (const annotation of this.#annotations) {
      const {id = '', label, span, parts} = annotation
      const type = label.toLowerCase()
      if (!span) continue
      if (type === 'claim' || type === 'evidence') {
        const kind = statementLabels[type]
        const statement = this.#complete(annotation, kind, {type, span, ...(parts && {parts})}, {id})
        // An implicit claim has a place in the text, but no words there.
        if ('words' in statement) statement.span = {start: span.start, end: span.start}
        this.#ids.set(id, String(statement.id))
        if (label !== kind) this.#respelled.push([label, String(statement.id)])
        if (type === 'claim') claims.push(statement as never)
        else evidence.push(statement as never)
        this.taken.add(annotation)
      } else if (this.#notes.has(id) && mentionTypes.has(label)) {
        const mention = this.#complete(annotation, 'Mention', {span, type: mentionTypes.get(label)}, {via: 'authored'})
        if (!this.taken.has(this.#notes.get(id)!.annotation)) continue
        mentions.push(mention as never)
        this.taken.add(annotation)
      }
    }
  }

  /** Reads relations between statements that were read before. */
  readRelations(): void {
    for (const annotation of this.#annotations) {
      const {id = '', label, args = [], value} = annotation
      if (id[0] === '#' && label === relationLabel) {
        this.#readNoted(annotation, args[0]!.of, value)
        continue
      }
      const [from, to, ...others] = args
      const isOurs =
        id[0] === 'R' && isRelationKind(label) && from?.role === 'Arg1' && to?.role === 'Arg2' && others.length === 0
      const note = this.#notes.get(id)
      const source = isOurs ? this.#ids.get(from!.of) : undefined
      if (source === undefined) continue
      const target = this.#ids.get(to!.of)
      if (!note && target === undefined) continue
      const plain = {type: 'relation', kind: label, from: source}
      const defaults = {...(!note && {id}), to: target ?? to!.of}
      const relation = this.#complete(annotation, 'Relation', plain, defaults) as unknown as Relation
      const isKnown = note && this.taken.has(note.annotation)
      if (!isKnown && target === undefined) continue
      this.#document.relations.push(isKnown ? relation : {...relation, id})
      this.taken.add(annotation)
    }
  }

  /** Returns annotations that record how the file spells the types of its statements, where `write` would spell them in another way. */
  spellings(): ForeignAnnotation[] {
    return [...groupBy(this.#respelled, ([label]) => label)].map(([value, of]) => ({
      type: 'annotation',
      label: spellingLabel,
      args: of.map(([, id]) => ({of: id})),
      value
    }))
  }

  /** Reads a relation from a note on the statement from which it starts. */
  #readNoted(annotation: ForeignAnnotation, speaker: string, value: string | undefined): void {
    const content = findFields(value)
    const from = this.#ids.get(speaker)
    const relation = {...content, type: 'relation', from}
    if (from === undefined || !content || !isModelItem(relation, 'Relation', 0)) {
      this.wrong.push([annotation, 'relation'])
      return
    }
    this.#document.relations.push(relation)
    this.taken.add(annotation)
  }

  /** Merges an item with the fields of its note. A note that repeats a field of the line, or is not valid, is ignored. */
  #complete<Kind extends 'Claim' | 'Evidence' | 'Relation' | 'Mention'>(
    {id = ''}: ForeignAnnotation,
    kind: Kind,
    plain: Fields,
    defaults: Fields
  ): Fields {
    const note = this.#notes.get(id)
    if (!note) return {...plain, ...defaults}
    const item = {...plain, ...defaults, ...note.content}
    const isRight =
      !Object.keys(plain).some(field => Object.hasOwn(note.content, field)) &&
      isModelItem(item, kind, this.#document.text.length)
    if (isRight) {
      this.taken.add(note.annotation)
      return item
    }
    this.wrong.push([note.annotation, kind.toLowerCase()])
    return {...plain, ...defaults}
  }
}

const mentionTypes: ReadonlyMap<string, EntityType> = new Map(entityTypes.map(type => [mentionLabel(type), type]))

function notesOf(annotations: readonly ForeignAnnotation[]): Map<string, Note> {
  const notes = new Map<string, Note>()
  for (const annotation of annotations) {
    const {id, label, args, value} = annotation
    const content = id?.[0] === '#' && label === noteLabel ? findFields(value) : undefined
    if (content) notes.set(args![0]!.of, {annotation, content})
  }
  return notes
}

interface Note {
  annotation: ForeignAnnotation
  content: Fields
}

function isRelationKind(label: string): label is Relation['kind'] {
  return (relationKinds as readonly string[]).includes(label)
}
