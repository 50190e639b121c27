/** Lists the differences between annotations of one text. */

import type {Claim, Document, Evidence, Relation} from '../model/document.ts'
import {inOrder, type Span, words} from '../text/span.ts'
import {type LabelName, labelNames, labels} from './labels.ts'
import {type Match, matchStatements, sharedLetters} from './matching.ts'

/** One point on which annotators differ. */
export interface AnnotationDifference {
  /**
   * `statement`: some annotators have no statement there. `words`: all have one, but over other characters. `implicit`: an implicit claim, which is
   * never matched. `relations`: the statement has different relations to other statements. Otherwise the label in which they differ.
   */
  what: 'statement' | 'words' | 'implicit' | 'relations' | LabelName
  /** The smallest span that contains the spans of all annotators, in UTF-16 code units. */
  span: Span
  /** The id that each annotator gave it, in the order of the annotators; `undefined` for an annotator without it. */
  ids: (string | undefined)[]
  /**
   * What each annotator has: the words, the label, or the relations, in which statements have the ids of the first annotator who has them.
   * `undefined` for an annotator who has nothing.
   */
  has: (string | undefined)[]
}

/**
 * Lists the differences between annotations of one text, in the order of the text.
 *
 * @throws RangeError when the texts differ.
 */
export function differences(documents: readonly Document[]): AnnotationDifference[] {
  if (documents.some(({text}) => text !== documents[0]!.text)) throw new RangeError('Expected annotations of one text')
  const matches = matchStatements<Claim | Evidence>(documents.map(({claims, evidence}) => [...claims, ...evidence]))
  const bearing = relationsOf(documents, matches)
  return [
    ...matches.flatMap(match => differencesOf(match, documents, bearing)),
    ...documents.flatMap((document, annotator) => implicitOf(document, annotator, documents.length))
  ].toSorted((a, b) => inOrder(a.span, b.span))
}

function differencesOf(
  match: Match,
  documents: readonly Document[],
  bearing: readonly ReadonlyMap<string, string>[]
): AnnotationDifference[] {
  const present = match.filter(item => item !== undefined)
  const span = {
    start: Math.min(...present.map(({span}) => span.start)),
    end: Math.max(...present.map(({span}) => span.end))
  }
  const ids = match.map(item => item?.id)
  const row = (
    what: AnnotationDifference['what'],
    read: (item: Claim | Evidence, annotator: number) => string | undefined
  ): AnnotationDifference => ({
    what,
    span,
    ids,
    has: match.map((item, annotator) => item && read(item, annotator))
  })
  const spoken = (item: Claim | Evidence): string =>
    (item.parts ?? [item.span]).map(part => words(documents[0]!.text, part)).join(' … ')
  if (present.length < match.length) return [row('statement', spoken)]
  const rows: AnnotationDifference[] = []
  if (present.some(item => sharedLetters(item, present[0]!) < 1)) rows.push(row('words', spoken))
  const sameType = present.every(({type}) => type === present[0]!.type)
  for (const label of labelNames) {
    if (label === 'kind of claim' && !(sameType && present[0]!.type === 'claim')) continue
    if (label === 'kind of evidence' && !(sameType && present[0]!.type === 'evidence')) continue
    rows.push(row(label, labels[label]))
  }
  rows.push(row('relations', ({id}, annotator) => bearing[annotator]!.get(id)))
  return rows.filter(({what, has}) => what === 'words' || new Set(has).size > 1)
}

/** The relations from each statement, by annotator and by the annotator's id of the statement. */
function relationsOf(documents: readonly Document[], matches: readonly Match[]): Map<string, string>[] {
  const names = documents.map(() => new Map<string, string>())
  for (const match of matches) {
    const name = match.find(item => item)!.id
    for (const [annotator, item] of match.entries()) if (item) names[annotator]!.set(item.id, name)
  }
  return documents.map(({relations}, annotator) => {
    const spelled = new Map<string, string[]>()
    const nameOf = (id: string): string => names[annotator]!.get(id) ?? id
    for (const {from, linked = [], kind, to} of relations) {
      for (const id of [from, ...linked]) spelled.set(id, [...(spelled.get(id) ?? []), spellRelation(kind, to, nameOf)])
    }
    return new Map([...spelled].map(([id, list]) => [id, list.toSorted().join(', ')]))
  })
}

function spellRelation(kind: Relation['kind'], to: string, nameOf: (id: string) => string): string {
  return `${kind} ${nameOf(to)}`
}

function implicitOf({claims}: Document, annotator: number, number: number): AnnotationDifference[] {
  return claims
    .filter(({words}) => words !== undefined)
    .map(({id, span, words}) => {
      const only = (value: string | undefined): (string | undefined)[] =>
        Array.from({length: number}, (_, index) => (index === annotator ? value : undefined))
      return {what: 'implicit', span, ids: only(id), has: only(words)}
    })
}
