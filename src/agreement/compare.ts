/** Measures how far several annotations of one text agree. */

import type {Claim, Document, Evidence, Relation} from '../model/document.ts'
import {inOrder} from '../text/span.ts'
import {cohenKappa, fleissKappa, krippendorffAlpha} from './coefficients.ts'
import {type LabelName, labelNames, labels} from './labels.ts'
import {type Match, matchStatements, sharedLetters} from './matching.ts'
import {type Unit, type UnitizingAlpha, unitizingAlpha} from './unitizing.ts'

/** The result of `compare`. */
export interface Agreement {
  /** The results for each pair of annotators. */
  pairs: PairAgreement[]
  /** Agreement of all annotators on the labels of statements that at least two of them have. */
  labels: OverallAgreement[]
  /** Agreement on which characters belong to a claim, to evidence or to neither. Where statements are nested, the innermost counts. */
  units: UnitizingAlpha
}

export interface PairAgreement {
  between: [number, number]
  spans: SpanAgreement[]
  labels: LabelAgreement[]
  relations: RelationAgreement[]
}

/** Agreement of two annotators on the spans of claims, evidence or both. Implicit claims do not count. */
export interface SpanAgreement {
  what: 'claims' | 'evidence' | 'both'
  /** How many each of the two has. */
  counts: [number, number]
  /** How many cover the same characters. */
  same: number
  /** How many share at least half of the characters that they cover. */
  half: number
  /** F1 of those that cover the same characters, from 0 to 1; absent where neither annotator has any. */
  f1Same?: number
  f1Half?: number
}

/** Agreement of two annotators on one label of the statements that both have. */
export interface LabelAgreement {
  label: LabelName
  /** The number of statements that both have. */
  number: number
  /** The share of these with the same label, from 0 to 1; absent where there are no statements. */
  observed?: number
  /** Cohen's kappa; absent where it is not defined. */
  kappa?: number
  /** How often the first annotator gave one label and the second another, the most frequent first. */
  confusion: {first: string; second: string; number: number}[]
}

/** Agreement of several annotators on one label of the statements that they have. */
export interface OverallAgreement {
  label: LabelName
  /** The number of statements that all annotators have. Fleiss' kappa counts these. */
  number: number
  fleiss?: number
  /** Krippendorff's alpha, which counts every statement that two or more have. */
  krippendorff?: number
}

/** Agreement of two annotators on relations. */
export interface RelationAgreement {
  /** `all`: relations of all kinds, which must have the same kind. `any`: the same, whatever the kinds. Otherwise the relations of one kind. */
  kind: Relation['kind'] | 'all' | 'any'
  /** The number of relations of each annotator between statements that both have. */
  counts: [number, number]
  same: number
  /** F1, from 0 to 1; absent where neither annotator has any. */
  f1?: number
  /** F1 over all relations. A relation with a statement that the other annotator does not have counts as missed. */
  f1Strict?: number
}

/**
 * Compares annotations of one text.
 *
 * Statements are matched by the characters that they share (`matchStatements`). Labels and relations are compared between statements
 * that match. F1 is the harmonic mean of precision and recall. It does not depend on which annotator is the reference (van Rijsbergen 1979,
 * "Information retrieval").
 *
 * @throws RangeError for fewer than two documents, and when their texts differ.
 */
export function compare(documents: readonly Document[]): Agreement {
  const [first] = documents
  if (first === undefined || documents.length < 2) throw new RangeError('Expected two documents or more')
  if (documents.some(({text}) => text !== first.text)) throw new RangeError('Expected annotations of one text')
  const pairs = documents.flatMap((_, a) =>
    documents.slice(a + 1).map((_, index) => comparePair(documents, a, a + 1 + index))
  )
  const matches = matchesOf(documents)
  return {
    pairs,
    labels: labelNames.map(label => overall(label, matchesFor(label, matches))),
    units: unitizingAlpha(first.text.length, documents.map(innermost))
  }
}

function comparePair(documents: readonly Document[], a: number, b: number): PairAgreement {
  const two = [documents[a]!, documents[b]!] as const
  const matches = matchesOf(two)
  const {claims, evidence, both} = matches
  return {
    between: [a, b],
    spans: [spans('claims', claims), spans('evidence', evidence), spans('both', both)],
    labels: labelNames.map(label => labelAgreement(label, matchesFor(label, matches))),
    relations: relationAgreement(two, both)
  }
}

/** The statements of several annotators, matched among those of one type and among all. */
interface Matches {
  claims: Match[]
  evidence: Match[]
  both: Match[]
}

function matchesOf(documents: readonly Document[]): Matches {
  return {
    claims: matchStatements(documents.map(({claims}) => claims)),
    evidence: matchStatements(documents.map(({evidence}) => evidence)),
    both: matchStatements<Claim | Evidence>(documents.map(({claims, evidence}) => [...claims, ...evidence]))
  }
}

function matchesFor(label: LabelName, {claims, evidence, both}: Matches): Match[] {
  return label === 'kind of claim' ? claims : label === 'kind of evidence' ? evidence : both
}

function spans(what: SpanAgreement['what'], matches: readonly Match[]): SpanAgreement {
  const counts = countsOf(matches)
  const found = matches.filter(isWhole)
  const same = found.filter(([a, b]) => sharedLetters(a!, b!) === 1).length
  return {what, counts, same, half: found.length, ...f1('f1Same', same, counts), ...f1('f1Half', found.length, counts)}
}

function countsOf(matches: readonly Match[]): [number, number] {
  return [matches.filter(([a]) => a).length, matches.filter(([, b]) => b).length]
}

function isWhole(match: Match): match is (Claim | Evidence)[] {
  return match.every(item => item !== undefined)
}

function f1<Name extends string>(
  name: Name,
  hits: number,
  [a, b]: readonly [number, number]
): {[key in Name]?: number} {
  return (a + b === 0 ? {} : {[name]: (2 * hits) / (a + b)}) as {[key in Name]?: number}
}

function labelAgreement(label: LabelName, matches: readonly Match[]): LabelAgreement {
  const read = labels[label]
  const values = matches.filter(isWhole).map(([a, b]): [string, string] => [read(a!), read(b!)])
  const kappa = cohenKappa(values)
  const table = new Map<string, {first: string; second: string; number: number}>()
  for (const [one, other] of values) {
    const key = JSON.stringify([one, other])
    const cell = table.get(key) ?? {first: one, second: other, number: 0}
    cell.number++
    table.set(key, cell)
  }
  return {
    label,
    number: values.length,
    ...(values.length && {observed: values.filter(([one, other]) => one === other).length / values.length}),
    ...(kappa !== undefined && {kappa}),
    confusion: [...table.values()].toSorted((a, b) => b.number - a.number)
  }
}

function overall(label: LabelName, matches: readonly Match[]): OverallAgreement {
  const read = labels[label]
  const whole = matches.filter(isWhole).map(match => match.map(read))
  const fleiss = fleissKappa(whole)
  const krippendorff = krippendorffAlpha(matches.map(match => match.map(item => item && read(item))))
  return {
    label,
    number: whole.length,
    ...(fleiss !== undefined && {fleiss}),
    ...(krippendorff !== undefined && {krippendorff})
  }
}

/** Compares the relations of two annotators. Statements that both have are identified by the ids of the second annotator. */
function relationAgreement(
  [first, second]: readonly [Document, Document],
  matches: readonly Match[]
): RelationAgreement[] {
  const names = new Map(matches.filter(isWhole).map(([a, b]) => [a!.id, b!.id]))
  const known = new Set(names.values())
  const mine = first.relations.map(relation => edge(relation, id => names.get(id)))
  const yours = second.relations.map(relation => edge(relation, id => (known.has(id) ? id : undefined)))
  const kinds = [...new Set([...mine, ...yours].map(({kind}) => kind))].toSorted()
  const row = (kind: RelationAgreement['kind']): RelationAgreement => {
    const keys = (edges: readonly Edge[]): Set<string> =>
      new Set(
        edges
          .filter(edge => edge.ends !== undefined && (kind === 'all' || kind === 'any' || edge.kind === kind))
          .map(({kind: own, ends}) => (kind === 'any' ? ends! : `${own} ${ends}`))
      )
    const [a, b] = [keys(mine), keys(yours)]
    const same = [...a].filter(key => b.has(key)).length
    const counts: [number, number] = [a.size, b.size]
    const lost = (edges: readonly Edge[]): number =>
      edges.filter(edge => edge.ends === undefined && (kind === 'all' || kind === 'any' || edge.kind === kind)).length
    return {
      kind,
      counts,
      same,
      ...f1('f1', same, counts),
      ...f1('f1Strict', same, [a.size + lost(mine), b.size + lost(yours)])
    }
  }
  return [row('all'), row('any'), ...kinds.map(row)]
}

interface Edge {
  kind: Relation['kind']
  /** Both ends; absent when the other annotator does not have one of them. */
  ends?: string
}

function edge({kind, from, to}: Relation, nameOf: (id: string) => string | undefined): Edge {
  const [a, b] = [nameOf(from), nameOf(to)]
  return {kind, ...(a !== undefined && b !== undefined && {ends: JSON.stringify([a, b])})}
}

/** The passages of each statement that no statement inside it covers. Each passage is a unit. */
function innermost({claims, evidence}: Document): Unit[] {
  const said = [...claims, ...evidence].flatMap(({type, parts, span}) =>
    (parts ?? [span]).map(part => ({...part, value: type}))
  )
  const units: Unit[] = []
  let open: Unit[] = []
  const ordered = said.filter(({start, end}) => end > start).toSorted(inOrder)
  const edges = [...new Set(said.flatMap(({start, end}) => [start, end]))].toSorted((a, b) => a - b)
  let next = 0
  for (const [index, start] of edges.entries()) {
    open = open.filter(({end}) => end > start)
    while (next < ordered.length && ordered[next]!.start === start) open.push(ordered[next++]!)
    const end = edges[index + 1]
    const inner = open.reduce<Unit | undefined>(
      (best, unit) => (best && best.end - best.start < unit.end - unit.start ? best : unit),
      undefined
    )
    if (end !== undefined && inner) units.push({start, end, value: inner.value})
  }
  return units
}
