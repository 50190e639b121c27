/** Interprets annotations of brat as claims, evidence, relations and mentions. */

import type {Claim, Document, Evidence, ForeignAnnotation, Relation} from '../../model/document.ts'
import {type Fields, findFields} from '../json-text.ts'
import type {Labels} from '../labels/labels.ts'
import {directed, recordsFor, Scheme, typed} from '../labels/scheme.ts'
import {isModelItem} from '../model-item.ts'
import {ownLabels} from './own-labels.ts'

/** The type of the notes that hold the other fields of a statement. */
export const noteLabel = 'claimdown'
/** The type of the notes that hold a relation whose target is not a span of the file. The note is on the statement from which the relation starts. */
export const relationLabel = 'claimdown-relation'

/**
 * Adds each annotation to the document as a claim, evidence, relation or mention, and all others to `annotations`. `labels` says what types of
 * the file mean beside ours. Returns the notes of our types that are not valid, each with the kind of item that it should describe.
 */
export function interpret(
  annotations: readonly ForeignAnnotation[],
  document: Document,
  labels?: Labels
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
  readonly #scheme: Scheme
  /** The type of a line where `write` would write another one, and the item's id. */
  readonly #labelled: [label: string, id: string][] = []

  constructor(annotations: readonly ForeignAnnotation[], document: Document, labels: Labels | undefined) {
    this.#annotations = annotations
    this.#document = document
    this.#scheme = new Scheme(labels, ownLabels)
    this.#notes = notesOf(annotations)
  }

  readStatements(): void {
    const {claims, evidence, mentions} = this.#document
    for (const annotation of this.#annotations) {
      const {id = '', label, span, parts} = annotation
      const meaning = this.#scheme.span(label)
      if (!span || meaning === undefined) continue
      const {type, kind} = typed(meaning)
      if (type !== 'mention') {
        const plain = {type, span, ...(parts && {parts})}
        const defaults = {id, ...(kind !== undefined && {kind})}
        const statement = this.#complete(annotation, modelNames[type], plain, defaults) as unknown as Claim | Evidence
        // An implicit claim has a place in the text, but no words there.
        if ('words' in statement) statement.span = {start: span.start, end: span.start}
        this.#ids.set(id, statement.id)
        if (this.#scheme.forStatement(statement)?.label !== label) this.#labelled.push([label, statement.id])
        if (statement.type === 'claim') claims.push(statement)
        else evidence.push(statement)
        this.taken.add(annotation)
      } else if (this.#notes.has(id)) {
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
      const meaning = this.#scheme.relation(label)
      if (meaning === undefined) continue
      const {kind, isReversed} = directed(meaning)
      const isOurs = id[0] === 'R' && first?.role === 'Arg1' && second?.role === 'Arg2' && !others.length
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
      if (added.id !== undefined && this.#scheme.forRelation(added)?.label !== label)
        this.#labelled.push([label, added.id])
      this.taken.add(annotation)
    }
  }

  /** Returns annotations that record the types of lines where `write` would write others. */
  records(): ForeignAnnotation[] {
    return recordsFor(this.#labelled)
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

const modelNames = {claim: 'Claim', evidence: 'Evidence'} as const

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
