/** The labels of one annotation scheme, in both directions: what a label means, and which label says it. */

import {groupBy} from '../../base/group-by.ts'
import type {
  Claim,
  Document,
  Evidence,
  ForeignAnnotation,
  Mention,
  Relation,
  RelationKind
} from '../../model/document.ts'
import {type Labels, meaningsOf, type RelationMeaning, recordLabel, type SpanMeaning} from './labels.ts'

/** The labels that a format has itself. Labels of the user win over them. */
export interface OwnLabels {
  /** What a label of a span means without labels of the user. */
  span(label: string): SpanMeaning | undefined
  relation(label: string): RelationMeaning | undefined
  /** The label that says a meaning. */
  label(meaning: SpanMeaning | RelationKind): string
  /** Whether the format can write a label of the user. */
  holds(label: string): boolean
}

type Statement = Claim | Evidence

/** A label that is written, and what a reader of it takes it to mean. */
export interface Chosen<Meaning> {
  label: string
  meaning: Meaning
}

/** The scheme of a document that is read or written. */
export class Scheme {
  readonly #spans: ReadonlyMap<string, SpanMeaning>
  readonly #relations: ReadonlyMap<string, RelationMeaning>
  readonly #own: OwnLabels

  /** @throws TypeError or RangeError when `labels` are not valid (`meaningsOf`). */
  constructor(labels: Labels | undefined, own: OwnLabels) {
    const {spans, relations} = meaningsOf(labels)
    this.#spans = spans
    this.#relations = relations
    this.#own = own
  }

  span(label: string): SpanMeaning | undefined {
    return this.#spans.get(label) ?? this.#own.span(label)
  }

  relation(label: string): RelationMeaning | undefined {
    return this.#relations.get(label) ?? this.#own.relation(label)
  }

  /**
   * The label for a statement: `recorded` where it says what the statement is, otherwise the user's first label for its type and kind or for its type,
   * otherwise the format's own. Absent where no label says it, because the user's labels give the format's own another meaning.
   */
  forStatement({type, kind}: Statement, recorded?: string): Chosen<SpanMeaning> | undefined {
    const meanings = [...(kind === undefined ? [] : [`${type}:${kind}` as SpanMeaning]), type]
    return this.#choose(meanings, recorded, this.#spans, label => this.span(label), this.#own.label(type))
  }

  forMention({type}: Mention): Chosen<SpanMeaning> | undefined {
    const meaning: SpanMeaning = `mention:${type}`
    return this.#choose([meaning], undefined, this.#spans, label => this.span(label), this.#own.label(meaning))
  }

  /** The same for a relation. A meaning with `^` says that it is written from what it supports to what supports it. */
  forRelation({kind}: Relation, recorded?: string): Chosen<RelationMeaning> | undefined {
    const meanings: RelationMeaning[] = [kind, `^${kind}`]
    return this.#choose(meanings, recorded, this.#relations, label => this.relation(label), this.#own.label(kind))
  }

  /** Whether the user gave a label of spans. */
  isGiven(label: string): boolean {
    return this.#spans.has(label)
  }

  /** The labels of the user that the format cannot write. */
  unwritable(): string[] {
    return [...this.#spans.keys(), ...this.#relations.keys()].filter(label => !this.#own.holds(label))
  }

  #choose<Meaning>(
    meanings: readonly Meaning[],
    recorded: string | undefined,
    users: ReadonlyMap<string, Meaning>,
    meaningOf: (label: string) => Meaning | undefined,
    own: string
  ): Chosen<Meaning> | undefined {
    const says = (label: string, wanted: readonly Meaning[]): boolean =>
      this.#own.holds(label) && wanted.includes(meaningOf(label) as Meaning)
    if (recorded !== undefined && says(recorded, meanings)) return {label: recorded, meaning: meaningOf(recorded)!}
    for (const meaning of meanings)
      for (const [label, its] of users) if (its === meaning && this.#own.holds(label)) return {label, meaning}
    return says(own, meanings) ? {label: own, meaning: meaningOf(own)!} : undefined
  }
}

/** The labels that were recorded for the items of a document, by the items' ids. */
export function recordsOf({annotations = []}: Document): ReadonlyMap<string, string> {
  return new Map(
    annotations.filter(isRecordOfLabel).flatMap(({args = [], value}) => args.map(({of}) => [of, value!] as const))
  )
}

/** Whether an annotation records a label. */
export function isRecordOfLabel({label, id, span, args = [], value}: ForeignAnnotation): boolean {
  const isPlain = id === undefined && span === undefined && value !== undefined
  return label === recordLabel && isPlain && args.length > 0 && args.every(({role}) => role === undefined)
}

/** The annotations that record labels: one for each label, with the ids of the items that had it. */
export function recordsFor(labelled: readonly (readonly [label: string, id: string])[]): ForeignAnnotation[] {
  return [...groupBy(labelled, ([label]) => label)].map(([value, items]) => ({
    type: 'annotation',
    label: recordLabel,
    args: items.map(([, of]) => ({of})),
    value
  }))
}

/** The kind of a relation and whether its label leads the other way. */
export function directed(meaning: RelationMeaning): {kind: RelationKind; isReversed: boolean} {
  const isReversed = meaning.startsWith('^')
  return {kind: (isReversed ? meaning.slice(1) : meaning) as RelationKind, isReversed}
}

/** The type of a span's meaning, and the kind or the type of mention after the colon. */
export function typed(meaning: SpanMeaning): {type: 'claim' | 'evidence' | 'mention'; kind?: string} {
  const [type, kind] = meaning.split(':') as ['claim', string?]
  return {type, ...(kind !== undefined && {kind})}
}
