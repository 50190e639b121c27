/** Merges several annotations of one text. */

import type {Claim, Document, Evidence, ForeignAnnotation, Relation} from '../model/document.ts'
import {firstById} from '../model/statements.ts'
import {type AnnotationDifference, differences} from './differences.ts'
import {type Match, matchStatements, sharedLetters} from './matching.ts'

/**
 * Keeps what all annotators of one text have: statements that cover the same characters and have the same type, their attributes with the same value, and the relations
 * between them. They get the ids of the first annotator. Each difference becomes an annotation with the label `undecided`, whose value says what
 * each annotator has. The result has the sources and entities of all annotators; of several with one id, the first.
 * The front matter, mentions and citations are those of the first annotator.
 *
 * @throws RangeError for fewer than two documents, and when their texts differ.
 */
export function merge(documents: readonly Document[]): Document {
  const [first] = documents
  if (first === undefined || documents.length < 2) throw new RangeError('Expected two documents or more')
  const undecided = differences(documents)
  const matches = matchStatements<Claim | Evidence>(
    documents.map(({claims, evidence}) => [...claims, ...evidence])
  ).filter(isSameWords)
  const kept = matches.map(agreed)
  const keptIds = new Set(kept.map(({id}) => id))
  return {
    ...first,
    sources: [...firstById(documents.flatMap(({sources}) => sources)).values()],
    entities: [...firstById(documents.flatMap(({entities}) => entities)).values()],
    claims: kept.filter(item => item.type === 'claim'),
    evidence: kept.filter(item => item.type === 'evidence'),
    relations: sharedRelations(documents, matches),
    annotations: [
      ...(first.annotations ?? []),
      ...undecided.map((difference, index) => toAnnotation(difference, index, keptIds))
    ]
  }
}

function isSameWords(match: Match): match is (Claim | Evidence)[] {
  const [first] = match
  return match.every(item => item && first && item.type === first.type && sharedLetters(item, first) === 1)
}

/** The first annotator's statement without the fields in which the annotators differ. */
function agreed([first, ...others]: readonly (Claim | Evidence)[]): Claim | Evidence {
  const {type, id, span, parts} = first!
  const kept: Record<string, unknown> = {type, id, span, ...(parts && {parts})}
  for (const [field, value] of Object.entries(first!)) {
    if (field in kept) continue
    const spelled = JSON.stringify(value)
    if (others.every(other => JSON.stringify(other[field as keyof typeof other]) === spelled)) kept[field] = value
  }
  return kept as unknown as Claim | Evidence
}

function sharedRelations(
  documents: readonly Document[],
  matches: readonly (readonly (Claim | Evidence)[])[]
): Relation[] {
  const names = documents.map((_, annotator) => new Map(matches.map(match => [match[annotator]!.id, match[0]!.id])))
  const spelled = ({kind, from, linked = [], to}: Relation, annotator: number): string | undefined => {
    const ends = [from, to, ...linked.toSorted()].map(id => names[annotator]!.get(id))
    return ends.includes(undefined) ? undefined : JSON.stringify([kind, ...ends])
  }
  const others = documents
    .slice(1)
    .map(({relations}, index) => new Set(relations.map(relation => spelled(relation, index + 1))))
  return documents[0]!.relations.filter(relation => {
    const key = spelled(relation, 0)
    return key !== undefined && others.every(keys => keys.has(key))
  })
}

function toAnnotation(
  {what, span, ids, has}: AnnotationDifference,
  index: number,
  kept: ReadonlySet<string>
): ForeignAnnotation {
  const value = `${what}: ${has.map(one => (one === undefined ? 'none' : `“${one}”`)).join(' | ')}`
  const [id] = ids
  const isOfKept = id !== undefined && kept.has(id)
  return {
    type: 'annotation',
    id: `u${index + 1}`,
    label: 'undecided',
    ...(isOfKept ? {args: [{of: id}]} : {span}),
    value
  }
}
