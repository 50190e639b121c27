/** What is loose, dangling or circular in a document. */

import type {Document} from '../model/document.ts'
import type {Finding, Severity} from '../model/reading.ts'
import {oneOf} from '../text/list.ts'
import {graphOf, type Rule} from './rule.ts'
import {circularSupport} from './rules/circular-support.ts'
import {contradictoryRelation} from './rules/contradictory-relation.ts'
import {danglingReference} from './rules/dangling-reference.ts'
import {duplicateId} from './rules/duplicate-id.ts'
import {duplicateSource} from './rules/duplicate-source.ts'
import {impossibleDate} from './rules/impossible-date.ts'
import {lostGround} from './rules/lost-ground.ts'
import {noSuccessor} from './rules/no-successor.ts'
import {overlappingParts} from './rules/overlapping-parts.ts'
import {ownEvidence} from './rules/own-evidence.ts'
import {selfRelation} from './rules/self-relation.ts'
import {singleSource} from './rules/single-source.ts'
import {unheldQuotation} from './rules/unheld-quotation.ts'
import {unsourcedEvidence} from './rules/unsourced-evidence.ts'
import {unsupportedClaim} from './rules/unsupported-claim.ts'
import {unusedSource} from './rules/unused-source.ts'
import {unverifiedQuotation} from './rules/unverified-quotation.ts'

/** Every rule, in the order in which a reader would ask. */
export const rules: readonly Rule[] = [
  duplicateId,
  duplicateSource,
  danglingReference,
  overlappingParts,
  selfRelation,
  contradictoryRelation,
  circularSupport,
  impossibleDate,
  noSuccessor,
  lostGround,
  unheldQuotation,
  unverifiedQuotation,
  unsourcedEvidence,
  ownEvidence,
  unsupportedClaim,
  singleSource,
  unusedSource
]

/** How serious a rule is held to be; `off` leaves it out. */
export type Setting = Severity | 'off'

export interface LintOptions {
  /** By the code of a rule. Default: each rule's own severity. */
  rules?: Readonly<Record<string, Setting>>
  /** Texts of sources, by the sources' ids: quotations from these are held to them. */
  texts?: Readonly<Record<string, string>>
}

/**
 * Checks the graph of a document, wherever it was read from. Findings carry a JSON Pointer, and a span where
 * there are words; `Parsed.place` turns them into places in the Markdown.
 *
 * @throws RangeError when a setting names no rule or is none.
 */
export function lint(document: Document, {rules: settings = {}, texts = {}}: LintOptions = {}): Finding[] {
  const set = new Map(Object.entries(settings))
  for (const [code, setting] of set) {
    if (!rules.some(rule => rule.code === code))
      throw new RangeError(`There is no rule \`${code}\`, expected one of ${oneOf(rules.map(({code}) => code))}`)
    if (!['error', 'warning', 'hint', 'off'].includes(setting))
      throw new RangeError(`Rule \`${code}\` is set to \`${setting}\`, expected error, warning, hint or off`)
  }
  const graph = graphOf(document, Object.entries(texts))
  return rules.flatMap(({code, severity, check}) => {
    const setting = set.get(code) ?? severity
    if (setting === 'off') return []
    return [...check(document, graph)].map(({message, pointer, span}) => ({
      code,
      severity: setting,
      message,
      pointer,
      ...(span && {span})
    }))
  })
}
