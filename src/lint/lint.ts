/** What is loose, dangling or circular in a document. */

import type {Document} from '../model/document.ts'
import type {Finding} from '../model/reading.ts'
import {graphOf, type Rule} from './rule.ts'
import {circularSupport} from './rules/circular-support.ts'
import {contradictoryRelation} from './rules/contradictory-relation.ts'
import {danglingReference} from './rules/dangling-reference.ts'
import {duplicateId} from './rules/duplicate-id.ts'
import {impossibleDate} from './rules/impossible-date.ts'
import {lostGround} from './rules/lost-ground.ts'
import {noSuccessor} from './rules/no-successor.ts'
import {selfRelation} from './rules/self-relation.ts'
import {unsourcedEvidence} from './rules/unsourced-evidence.ts'
import {unsupportedClaim} from './rules/unsupported-claim.ts'
import {unusedSource} from './rules/unused-source.ts'

/** Every rule, in the order in which a reader would ask. */
export const rules: readonly Rule[] = [
  duplicateId,
  danglingReference,
  selfRelation,
  contradictoryRelation,
  circularSupport,
  impossibleDate,
  noSuccessor,
  lostGround,
  unsourcedEvidence,
  unsupportedClaim,
  unusedSource
]

/**
 * Checks the graph of a document, wherever it was read from. Findings carry a JSON Pointer, and a span where
 * there are words; `Parsed.place` turns them into places in the Markdown.
 */
export function lint(document: Document): Finding[] {
  const graph = graphOf(document)
  return rules.flatMap(({code, severity, check}) =>
    [...check(document, graph)].map(({message, pointer, span}) => ({
      code,
      severity,
      message,
      pointer,
      ...(span && {span})
    }))
  )
}
