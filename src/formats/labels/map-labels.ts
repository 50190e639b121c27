/** Turns annotations into claims, evidence, mentions and relations by what their labels mean. */

import {groupBy} from '../../base/group-by.ts'
import {count} from '../../base/wording.ts'
import type {Claim, Document, Evidence, ForeignAnnotation, Mention, Relation} from '../../model/document.ts'
import type {Diagnostic, Reading} from '../../model/reading.ts'
import {type Labels, meaningsOf, type RelationMeaning, type SpanMeaning} from './labels.ts'
import {directed, isRecordOfLabel, type OwnLabels, recordsFor, recordsOf, Scheme, typed} from './scheme.ts'

/**
 * Returns the document with every annotation whose label has a meaning as a claim, a piece of evidence, a mention or a relation, with its own
 * id. Where several labels of statements or relations have one meaning, an annotation `label` records which items had another than the first, so that it
 * is written again. Mentions have no ids, so their labels are not recorded. The document given is not changed.
 *
 * An annotation stays one where its label has no meaning, where another item has its id, where a relation does not join two statements, and
 * where a mention has parts or is referred to. A relation leads from its first argument to its second, or by their roles where these are `Arg1` and
 * `Arg2` or `from` and `to`. One diagnostic (`unmapped-label`) counts the labels without a meaning.
 *
 * @throws TypeError when `labels` is no record of records, RangeError for a meaning that does not exist.
 */
export function mapLabels(document: Document, labels: Labels): Reading<Document> {
  const mapping = new Mapping(document, labels)
  mapping.mapSpans()
  mapping.mapRelations()
  return {value: mapping.result(), diagnostics: unmapped(mapping.rest, labels)}
}

/** The state of mapping one document. */
class Mapping {
  readonly #document: Document
  readonly #spans: ReadonlyMap<string, SpanMeaning>
  readonly #relations: ReadonlyMap<string, RelationMeaning>
  /** The ids of the items of the document. What is mapped gets none of them. */
  readonly #taken: Set<string>
  readonly #referred: ReadonlySet<string>
  readonly #claims: Claim[] = []
  readonly #evidence: Evidence[] = []
  readonly #mentions: Mention[] = []
  readonly #links: Relation[] = []
  readonly #scheme: Scheme
  /** Labels that are not the first ones with their meanings, with the ids of the items that had them. */
  readonly #labelled: [label: string, id: string][]
  /** The annotations that stay what they are. */
  rest: ForeignAnnotation[]

  constructor(document: Document, labels: Labels) {
    const {claims, evidence, relations, sources, annotations = []} = document
    const {spans, relations: kinds} = meaningsOf(labels)
    this.#document = document
    this.#spans = spans
    this.#relations = kinds
    this.#scheme = new Scheme(labels, noOwnLabels)
    this.#labelled = [...recordsOf(document)].map(([id, label]) => [label, id])
    this.#taken = new Set([...claims, ...evidence, ...relations, ...sources].flatMap(({id}) => id ?? []))
    this.#referred = new Set(annotations.flatMap(({args = []}) => args.map(({of}) => of)))
    this.rest = annotations.filter(annotation => !isRecordOfLabel(annotation))
  }

  mapSpans(): void {
    this.rest = this.rest.filter(annotation => !this.#mapSpan(annotation))
  }

  /** Maps the relations between statements, those that were mapped before included. */
  mapRelations(): void {
    const {claims, evidence} = this.#document
    const statements = new Set([...claims, ...evidence, ...this.#claims, ...this.#evidence].map(({id}) => id))
    this.rest = this.rest.filter(annotation => {
      const {id, label} = annotation
      const meaning = this.#relations.get(label)
      const ends = endsOf(annotation)
      if (meaning === undefined || !ends?.every(end => statements.has(end))) return true
      if (id !== undefined && !this.#take(id)) return true
      const {kind, isReversed} = directed(meaning)
      const [from, to] = isReversed ? [ends[1], ends[0]] : ends
      const relation: Relation = {type: 'relation', ...(id !== undefined && {id}), kind, from, to}
      this.#links.push(relation)
      if (id !== undefined && this.#scheme.forRelation(relation)?.label !== label) this.#labelled.push([label, id])
      return false
    })
  }

  result(): Document {
    const {claims, evidence, mentions, relations, annotations: _, ...rest} = this.#document
    const annotations = [...this.rest, ...recordsFor(this.#labelled)]
    return {
      ...rest,
      claims: [...claims, ...this.#claims],
      evidence: [...evidence, ...this.#evidence],
      mentions: [...mentions, ...this.#mentions],
      relations: [...relations, ...this.#links],
      ...(annotations.length && {annotations})
    }
  }

  /** Adds the item for an annotation. Returns whether there is one. */
  #mapSpan({id, label, span, parts, args, value}: ForeignAnnotation): boolean {
    const meaning = this.#spans.get(label)
    if (meaning === undefined || !span || args || value !== undefined) return false
    const {type, kind} = typed(meaning)
    if (type === 'mention') {
      if (parts || (id !== undefined && this.#referred.has(id))) return false
      this.#mentions.push({span, type: kind as Mention['type'], via: 'authored'})
      return true
    }
    const own = id ?? this.#free(type)
    if (!this.#take(own)) return false
    const fields = {type, id: own, span, ...(parts && {parts}), ...(kind !== undefined && {kind})}
    const statement = fields as Claim | Evidence
    if (statement.type === 'claim') this.#claims.push(statement)
    else this.#evidence.push(statement)
    if (this.#scheme.forStatement(statement)?.label !== label) this.#labelled.push([label, own])
    return true
  }

  /** Takes an id. Returns false where another item has it. */
  #take(id: string): boolean {
    if (this.#taken.has(id)) return false
    this.#taken.add(id)
    return true
  }

  readonly #numbers = {claim: 0, evidence: 0}
  #free(type: 'claim' | 'evidence'): string {
    let id: string
    do id = `${type[0]}${++this.#numbers[type]}`
    while (this.#taken.has(id) || this.#referred.has(id))
    return id
  }
}

/** A scheme in which only the labels that were given mean anything. */
const noOwnLabels: OwnLabels = {span: () => undefined, relation: () => undefined, label: String, holds: () => true}

/** What a relation joins, in its direction; `undefined` for what is no relation of two. */
function endsOf({span, args = [], value}: ForeignAnnotation): [string, string] | undefined {
  const [first, second] = args
  if (span || value !== undefined || !first || !second || args.length > 2) return undefined
  const roles = `${first.role ?? ''} ${second.role ?? ''}`
  if ([' ', 'Arg1 Arg2', 'from to'].includes(roles)) return [first.of, second.of]
  return ['Arg2 Arg1', 'to from'].includes(roles) ? [second.of, first.of] : undefined
}

/** Tells once which labels have no meaning, with the number of annotations that could have been mapped. */
function unmapped(annotations: readonly ForeignAnnotation[], labels: Labels): Diagnostic[] {
  const {spans, relations} = meaningsOf(labels)
  const without = annotations.filter(annotation => {
    const {label, span, args, value} = annotation
    if (value !== undefined) return false
    return span ? !args && !spans.has(label) : endsOf(annotation) !== undefined && !relations.has(label)
  })
  if (without.length === 0) return []
  const groups = [...groupBy(without, ({label}) => label)].toSorted(([, a], [, b]) => b.length - a.length)
  const shown = groups.slice(0, mostShown).map(([label, items]) => `${label} (${items.length})`)
  const more = groups.length > mostShown ? ` and ${count(groups.length - mostShown, 'other')}` : ''
  const message = `${count(without.length, 'annotation')} without a meaning in the labels, kept as annotations: ${shown.join(', ')}${more}`
  return [{code: 'unmapped-label', severity: 'hint', message}]
}

const mostShown = 20
