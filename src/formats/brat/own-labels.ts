/** The types that claimdown writes into files of brat. */

import {type EntityType, entityTypes, type RelationKind, relationKinds} from '../../model/document.ts'
import type {SpanMeaning} from '../labels/labels.ts'
import type {OwnLabels} from '../labels/scheme.ts'
import {linesOf, readLine} from './lines.ts'

/** `Claim` and `Evidence`, in any case; `Person` and so on; and the names of our relations. */
export const ownLabels: OwnLabels = {
  span: label =>
    meanings.get(label) ?? (isStatement(label.toLowerCase()) ? (label.toLowerCase() as SpanMeaning) : undefined),
  relation: label => (isRelationKind(label) ? label : undefined),
  label: meaning => labels.get(meaning)!,
  holds: label => comesBack(label, `T1\t${label} 0 1\tx\n`) && comesBack(label, `R1\t${label} Arg1:T1 Arg2:T2\n`)
}

/** The type of a mention in brat: `Person`. */
function mentionLabel(type: EntityType): string {
  return `${type[0]!.toUpperCase()}${type.slice(1)}`
}

const meanings: ReadonlyMap<string, SpanMeaning> = new Map(
  entityTypes.map(type => [mentionLabel(type), `mention:${type}`] as const)
)
const labels: ReadonlyMap<string, string> = new Map([
  ['claim', 'Claim'],
  ['evidence', 'Evidence'],
  ...entityTypes.map(type => [`mention:${type}`, mentionLabel(type)] as const),
  ...relationKinds.map(kind => [kind, kind] as const)
])

function isStatement(type: string): boolean {
  return type === 'claim' || type === 'evidence'
}

function isRelationKind(label: string): label is RelationKind {
  return (relationKinds as readonly string[]).includes(label)
}

/** Whether a reader of the line finds the label in it. */
function comesBack(label: string, content: string): boolean {
  const {lines, left} = linesOf(content)
  const found = lines.length === 1 && left.length === 0 ? readLine(lines[0]!, (start, end) => ({start, end})) : ''
  return typeof found !== 'string' && found.label === label
}
