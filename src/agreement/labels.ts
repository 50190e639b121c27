/** The attributes of a statement as labels that can be compared. */

import {assertersOf} from '../model/attribution.ts'
import type {Claim, Evidence} from '../model/document.ts'

export type LabelName = 'claim or evidence' | 'kind of claim' | 'kind of evidence' | 'holder' | 'certainty'

/** The labels of a statement; `-` where the attribute is absent. */
export const labels: Readonly<Record<LabelName, (statement: Claim | Evidence) => string>> = {
  'claim or evidence': ({type}) => type,
  'kind of claim': ({kind}) => kind ?? '-',
  'kind of evidence': ({kind}) => kind ?? '-',
  holder: holderOf,
  certainty: ({certainty}) => certainty ?? '-'
}

export const labelNames = Object.keys(labels) as LabelName[]

/** The chain of `by`, with joint holders in alphabetical order. */
function holderOf(statement: Claim | Evidence): string {
  if (!statement.by) return 'author'
  return [...statement.by.slice(0, -1), assertersOf(statement).toSorted().join(' ')].join('>')
}
