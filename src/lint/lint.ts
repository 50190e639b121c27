/** Checks a document by rules. */

import {oneOf} from '../base/wording.ts'
import type {RuleCode} from '../model/diagnostic-codes.ts'
import type {Document} from '../model/document.ts'
import type {Finding, Severity} from '../model/reading.ts'
import {argumentGraph, type CustomRule, type Rule} from './rule.ts'
import {circularSupport} from './rules/circular-support.ts'
import {contradictoryRelation} from './rules/contradictory-relation.ts'
import {danglingReference} from './rules/dangling-reference.ts'
import {duplicateId} from './rules/duplicate-id.ts'
import {duplicateSource} from './rules/duplicate-source.ts'
import {impossibleDate} from './rules/impossible-date.ts'
import {lostGround} from './rules/lost-ground.ts'
import {misplacedSource} from './rules/misplaced-source.ts'
import {noSuccessor} from './rules/no-successor.ts'
import {overlappingParts} from './rules/overlapping-parts.ts'
import {ownEvidence} from './rules/own-evidence.ts'
import {repeatedRelation} from './rules/repeated-relation.ts'
import {selfRelation} from './rules/self-relation.ts'
import {singleSource} from './rules/single-source.ts'
import {unheldQuotation} from './rules/unheld-quotation.ts'
import {unsourcedEvidence} from './rules/unsourced-evidence.ts'
import {unsupportedClaim} from './rules/unsupported-claim.ts'
import {unusedSource} from './rules/unused-source.ts'
import {unverifiedQuotation} from './rules/unverified-quotation.ts'

/** All rules, the most serious first. `docs/rules.md` shows what each finds. */
export const rules: readonly Rule<RuleCode>[] = [
  duplicateId,
  duplicateSource,
  danglingReference,
  overlappingParts,
  selfRelation,
  misplacedSource,
  repeatedRelation,
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

/** The severity of a rule's findings; `off` skips the rule. */
export type Setting = Severity | 'off'

/** Options of `lint`. `Code` is the type of the codes of `customRules`. */
export interface LintOptions<Code extends string = never> {
  /** Severities by the code of a rule. Default: each rule's own severity. */
  rules?: Readonly<Partial<Record<RuleCode | Code, Setting>>>
  /** Your own rules, which run after the others. Settings apply to them, too. */
  customRules?: readonly CustomRule<Code>[]
  /** Texts of sources, by the sources' ids: quotations from these sources are compared with them. */
  texts?: Readonly<Record<string, string>>
}

/** A finding of one of our rules or of a custom rule. */
export interface LintFinding<Custom extends string = never> extends Finding<Custom> {
  code: RuleCode | Custom
  pointer: string
}

/**
 * Checks a document by rules, whatever format it was read from. Each finding has a JSON Pointer and, where it concerns words, a span (UTF-16
 * offsets into the text). `Parsed.place` gives findings their places in the Markdown and turns their `changes` into fixes. Never throws on content.
 *
 * @throws RangeError when a setting names an unknown rule or has an unknown value, or when two rules have the same code.
 */
export function lint<Code extends string = never>(
  document: Document,
  {rules: settings, customRules = [], texts = {}}: LintOptions<Code> = {}
): LintFinding<Code>[] {
  const all: readonly CustomRule<RuleCode | Code>[] = [...rules, ...customRules]
  const set = settingsOf(all, settings)
  const graph = argumentGraph(document, Object.entries(texts))
  return all.flatMap(rule => {
    const severity = set.get(rule.code) ?? rule.severity
    if (severity === 'off') return []
    return [...rule.check(document, graph)].map(breach => ({...breach, code: rule.code, severity}))
  })
}

function settingsOf(
  all: readonly CustomRule[],
  settings: Readonly<Partial<Record<string, Setting>>> = {}
): Map<string, Setting> {
  const codes = new Set<string>()
  for (const {code} of all) {
    if (codes.has(code)) throw new RangeError(`There are two rules \`${code}\`, expected a code of its own for each`)
    codes.add(code)
  }
  const set = new Map<string, Setting>()
  for (const [code, setting] of Object.entries(settings)) {
    if (!codes.has(code)) throw new RangeError(`There is no rule \`${code}\`, expected one of ${oneOf(codes)}`)
    if (setting === undefined) continue
    if (!['error', 'warning', 'hint', 'off'].includes(setting))
      throw new RangeError(`Rule \`${code}\` is set to \`${setting}\`, expected error, warning, hint or off`)
    set.set(code, setting)
  }
  return set
}
