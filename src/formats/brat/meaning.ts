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
import {type Labels, recordLabel} from '../labels/labels.ts'
import {isModelItem} from '../model-item.ts'

/** The type of the notes that hold the other fields of a statement. */
export const noteLabel = 'claimdown'
/** The type of the notes that hold a relation whose target is not a span of the file. The note is on the statement from which the relation starts. */
export const relationLabel = 'claimdown-relation'

/** The types of spans that `write` gives to statements. */
export const statementLabels = {claim: 'Claim', evidence: 'Evidence'} as const

/** The type of a mention in brat: `Person`. */
export function mentionLabel(type: EntityType): string {
  return `${type[0]!.toUpperCase()}${type.slice(1)}`
}

/**
 * Adds each annotation to the document as a claim, evidence, relation or mention, and all others to `annotations`. `labels` says what types of
 * the file mean beside ours. Returns the notes of our types that are not valid, each with the kind of item that it should describe.
 */
export function interpret(
  annotations: readonly ForeignAnnotation[],
  document: Document,
  labels: Labels = {}
): [ForeignAnnotation, string][] {
  const meaning = new Meaning(annotations, document, labels)
  meaning.readStatements()
  meaning.readRelations()
  const rest = [...annotations.filter(annotation => !meaning.taken.has(annotation)), ...meaning.records()]
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
  readonly #labels: Labels
  /** The type of a line where `write` would write another one, and the item's id. */
  readonly #labelled: [label: string, id: string][] = []

  constructor(annotations: readonly ForeignAnnotation[], document: Document, labels: Labels) {
    this.#annotations = annotations
    this.#document = document
    this.#labels = labels
    this.#notes = notesOf(annotations)
  }

  readStatements(): void {
    const {claims, evidence, mentions} = this.#document
    for (const annotation of this.#annotations) {
      const {id = '', label, span, parts} = annotation
      const [type, kind] = this.#meaningOf(label)
      if (!span) continue
      if (type === 'claim' || type === 'evidence') {
        const plain = {type, span, ...(parts && {parts})}
        const defaults = {id, ...(kind !== undefined && {kind})}
        const statement = this.#complete(annotation, statementLabels[type], plain, defaults)
        // An implicit claim has a place in the text, but no words there.
        if ('words' in statement) statement.span = {start: span.start, end: span.start}
        this.#ids.set(id, String(statement.id))
        if (label !== statementLabels[type]) this.#labelled.push([label, String(statement.id)])
        if (type === 'claim') claims.push(statement as never)
        else evidence.push(statement as never)
        this.taken.add(annotation)
      } else if (this.#notes.has(id) && type === 'mention') {
        const mention = this.#complete(annotation, 'Mention', {span, type: kind}, {via: 'authored'})
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
      const [first, second, ...others] = args
      const {kind, isReversed} = this.#relationOf(label)
      const isOurs =
        id[0] === 'R' && isRelationKind(kind) && first?.role === 'Arg1' && second?.role === 'Arg2' && !others.length
      const [from, to] = isReversed ? [second, first] : [first, second]
      const note = this.#notes.get(id)
      const source = isOurs ? this.#ids.get(from!.of) : undefined
      if (source === undefined) continue
      const target = this.#ids.get(to!.of)
      if (!note && target === undefined) continue
      const plain = {type: 'relation', kind, from: source}
      const defaults = {...(!note && {id}), to: target ?? to!.of}
      const relation = this.#complete(annotation, 'Relation', plain, defaults) as unknown as Relation
      const isKnown = note && this.taken.has(note.annotation)
      if (!isKnown && target === undefined) continue
      const added = isKnown ? relation : {...relation, id}
      this.#document.relations.push(added)
      if (label !== kind && added.id !== undefined) this.#labelled.push([label, added.id])
      this.taken.add(annotation)
    }
  }

  /** Returns annotations that record the types of lines where `write` would write others. */
  records(): ForeignAnnotation[] {
    return [...groupBy(this.#labelled, ([label]) => label)].map(([value, of]) => ({
      type: 'annotation',
      label: recordLabel,
      args: of.map(([, id]) => ({of: id})),
      value
    }))
  }

  /** What a type of spans means: by the labels that were given, otherwise by the types that `write` gives, in any case. */
  #meaningOf(label: string): readonly (string | undefined)[] {
    const {spans = {}} = this.#labels
    if (Object.hasOwn(spans, label)) return spans[label]!.split(':')
    return mentionTypes.has(label) ? ['mention', mentionTypes.get(label)] : [label.toLowerCase()]
  }

  #relationOf(label: string): {kind: string; isReversed: boolean} {
    const {relations = {}} = this.#labels
    const meaning: string = Object.hasOwn(relations, label) ? relations[label]! : label
    const isReversed = meaning.startsWith('^')
    return {kind: isReversed ? meaning.slice(1) : meaning, isReversed}
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
