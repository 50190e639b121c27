/** The labels with which the items of a document are written. */

import type {Claim, Document, Evidence, ForeignAnnotation, Mention, Relation} from '../../model/document.ts'
import {type Labels, recordLabel} from './labels.ts'

type Statement = Claim | Evidence

/** The labels for the items of one document. A label is `undefined` where the format's own should be written. */
export interface Labelling {
  statement(statement: Statement): string | undefined
  mention(mention: Mention): string | undefined
  relation(relation: Relation): {label: string; isReversed: boolean} | undefined
  /** Whether an annotation only records labels that are written, so that it is not written itself. */
  isWritten(annotation: ForeignAnnotation): boolean
}

/**
 * Chooses the labels for a document: the one that was read (`recordLabel`) where `labels` gives it the meaning of the item, otherwise the first
 * label with this meaning: of the same type and kind, then of the same type.
 */
export function labelling(document: Document, labels: Labels = {}): Labelling {
  const spans = Object.entries(labels.spans ?? {})
  const relations = Object.entries(labels.relations ?? {})
  const bySpan = firstOf(spans)
  const byRelation = firstOf(relations)
  const recorded = recordsOf(document)
  const meaningOf = new Map<string, string>([...relations, ...spans])
  const fits = (item: {id?: string}, meanings: readonly string[]): string | undefined => {
    const label = item.id === undefined ? undefined : recorded.get(item.id)
    const meaning = label === undefined ? undefined : meaningOf.get(label)
    return meaning !== undefined && meanings.includes(meaning) ? label : undefined
  }
  const statement = (item: Statement): string | undefined => {
    const meanings = item.kind === undefined ? [item.type] : [`${item.type}:${item.kind}`, item.type]
    return fits(item, meanings) ?? meanings.map(meaning => bySpan.get(meaning)).find(label => label !== undefined)
  }
  const relation = (item: Relation): {label: string; isReversed: boolean} | undefined => {
    const meanings = [item.kind, `^${item.kind}`]
    const label = fits(item, meanings) ?? byRelation.get(item.kind) ?? byRelation.get(`^${item.kind}`)
    return label === undefined ? undefined : {label, isReversed: meaningOf.get(label)!.startsWith('^')}
  }
  const labelOf = new Map<string, string | undefined>()
  for (const item of [...document.claims, ...document.evidence]) labelOf.set(item.id, statement(item))
  for (const item of document.relations) if (item.id !== undefined) labelOf.set(item.id, relation(item)?.label)
  return {
    statement,
    relation,
    mention: ({type}) => bySpan.get(`mention:${type}`),
    isWritten: ({label, args = [], value}) =>
      label === recordLabel && args.length > 0 && args.every(({of}) => labelOf.get(of) === value)
  }
}

/** The first label of each meaning. */
function firstOf(entries: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map(entries.toReversed().map(([label, meaning]) => [meaning, label]))
}

/** The label that each item had in the file that was read. */
function recordsOf({annotations = []}: Document): ReadonlyMap<string, string> {
  return new Map(
    annotations
      .filter(({label, value}) => label === recordLabel && value !== undefined)
      .flatMap(({args = [], value}) => args.map(({of}) => [of, value!] as const))
  )
}
