/** Turns annotations into claims, evidence, mentions and relations by what their labels mean. */

import {groupBy} from '../../base/group-by.ts'
import {count} from '../../base/wording.ts'
import type {Claim, Document, Evidence, ForeignAnnotation, Mention, Relation} from '../../model/document.ts'
import type {Diagnostic, Reading} from '../../model/reading.ts'
import {type Labels, type RelationMeaning, recordLabel, type SpanMeaning} from './labels.ts'

/**
 * Returns the document with every annotation whose label has a meaning as a claim, a piece of evidence, a mention or a relation, with its own
 * id, and records the labels (`recordLabel`), so that they can be written again. The document given is not changed.
 *
 * An annotation stays one where its label has no meaning, where another item has its id, where a relation does not join two statements, and
 * where a mention has parts or is referred to. One diagnostic (`unmapped-label`) counts the labels without a meaning.
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
  /** The ids of all items. Two items never get the same. */
  readonly #taken: Set<string>
  readonly #referred: ReadonlySet<string>
  readonly #claims: Claim[] = []
  readonly #evidence: Evidence[] = []
  readonly #mentions: Mention[] = []
  readonly #links: Relation[] = []
  readonly #labelled: [label: string, id: string][] = []
  /** The annotations that stay what they are. */
  rest: ForeignAnnotation[]

  constructor(document: Document, labels: Labels) {
    const {claims, evidence, relations, annotations = []} = document
    this.#document = document
    this.#spans = new Map(Object.entries(labels.spans ?? {}))
    this.#relations = new Map(Object.entries(labels.relations ?? {}))
    this.#taken = new Set([...claims, ...evidence, ...relations].flatMap(({id}) => id ?? []))
    this.#referred = new Set(annotations.flatMap(({args = []}) => args.map(({of}) => of)))
    this.rest = [...annotations]
  }

  mapSpans(): void {
    this.rest = this.rest.filter(annotation => !this.#mapSpan(annotation))
  }

  /** Maps the relations between statements, those that were mapped before included. */
  mapRelations(): void {
    const {claims, evidence} = this.#document
    const statements = new Set([...claims, ...evidence, ...this.#claims, ...this.#evidence].map(({id}) => id))
    this.rest = this.rest.filter(({id, label, span, args = [], value}) => {
      const meaning = this.#relations.get(label)
      const [first, second, ...others] = args.map(({of}) => of)
      if (meaning === undefined || span || second === undefined || others.length || value !== undefined) return true
      if (!statements.has(first!) || !statements.has(second) || (id !== undefined && !this.#take(id))) return true
      const isReversed = meaning.startsWith('^')
      const kind = (isReversed ? meaning.slice(1) : meaning) as Relation['kind']
      const [from, to] = isReversed ? [second, first!] : [first!, second]
      this.#links.push({type: 'relation', ...(id !== undefined && {id}), kind, from, to})
      if (id !== undefined) this.#labelled.push([label, id])
      return false
    })
  }

  result(): Document {
    const {claims, evidence, mentions, relations, annotations: _, ...rest} = this.#document
    const records = [...groupBy(this.#labelled, ([label]) => label)].map(
      ([value, items]): ForeignAnnotation => ({
        type: 'annotation',
        label: recordLabel,
        args: items.map(([, of]) => ({of})),
        value
      })
    )
    const annotations = [...this.rest, ...records]
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
    const [type, kind] = meaning.split(':') as ['claim' | 'evidence' | 'mention', string | undefined]
    if (type === 'mention') {
      if (parts || (id !== undefined && this.#referred.has(id))) return false
      this.#mentions.push({span, type: kind as Mention['type'], via: 'authored'})
      return true
    }
    const own = id ?? this.#free(type)
    if (!this.#take(own)) return false
    const statement = {type, id: own, span, ...(parts && {parts}), ...(kind !== undefined && {kind})}
    if (type === 'claim') this.#claims.push(statement as Claim)
    else this.#evidence.push(statement as Evidence)
    this.#labelled.push([label, own])
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

/** Tells once which labels have no meaning, with how many annotations have each. */
function unmapped(annotations: readonly ForeignAnnotation[], {spans = {}, relations = {}}: Labels): Diagnostic[] {
  const without = annotations.filter(
    ({label, span}) => label !== recordLabel && !Object.hasOwn(span ? spans : relations, label)
  )
  if (without.length === 0) return []
  const groups = [...groupBy(without, ({label}) => label)].toSorted(([, a], [, b]) => b.length - a.length)
  const shown = groups.slice(0, 20).map(([label, items]) => `${label} (${items.length})`)
  const more = groups.length > shown.length ? ` and ${count(groups.length - shown.length, 'other')}` : ''
  const message = `${count(without.length, 'annotation')} without a meaning in the labels, kept as annotations: ${shown.join(', ')}${more}`
  return [{code: 'unmapped-label', severity: 'hint', message, expected: groups.map(([label]) => label)}]
}
