/** The interface of rules. */

import type {Document} from '../model/document.ts'
import type {Finding, Severity} from '../model/reading.ts'
import {quoteFinder} from '../quotes/quote-finder.ts'
import type {Verification} from '../quotes/verify.ts'
import type {Span} from '../text/span.ts'

/** Finds one kind of fault in a document. All rules are in the list `rules`. */
export interface Rule<Code extends string = string> extends CustomRule<Code> {
  /** Why the fault matters, in one sentence. */
  why: string
  /** Documents in which the rule finds something. They are its examples in the docs and its tests. */
  wrong: readonly string[]
  /** The same documents without the fault. */
  right: readonly string[]
  /** Texts of the sources in these examples, for a rule that reads them. */
  texts?: Readonly<Record<string, string>>
}

/** A rule of the user, for `lint(document, {customRules})`: a `Rule` without the examples for the docs. */
export interface CustomRule<Code extends string = string> {
  /** The code of its findings: words with hyphens between them. */
  code: Code
  severity: Severity
  check(document: Document, graph: ArgumentGraph): Iterable<Breach>
}

/**
 * One place where a document breaks a rule. `changes` is present where a fix is certain: new values of fields, each with its JSON
 * Pointer. `Parsed.place` turns them into edits of the Markdown.
 */
export interface Breach extends Pick<Finding, 'span' | 'actual' | 'expected' | 'ids' | 'related' | 'changes'> {
  /** One sentence: what is there, then what was expected. */
  message: string
  /** The place in the document's data, as a JSON Pointer. */
  pointer: string
}

/** Lookups for rules: the statements of a document by id, and the texts of its sources. */
export interface ArgumentGraph {
  /** Claims and evidence by id. Of several with one id, the first; claims come before evidence. */
  statements: ReadonlyMap<string, Located>
  /** Every claim, then every piece of evidence, including those with repeated ids. */
  all: readonly Located[]
  /** For each source whose text is given, a function that grades a quotation from it. */
  texts: ReadonlyMap<string, (quote: string) => Verification>
}

/** A claim or a piece of evidence, with its place in the document's data and in its text. */
export interface Located {
  id: string
  type: 'claim' | 'evidence'
  pointer: string
  span: Span
}

export function argumentGraph(
  {claims, evidence}: Document,
  texts: Iterable<readonly [string, string]> = []
): ArgumentGraph {
  const all = [
    ...claims.map(({id, type, span}, index): Located => ({id, type, span, pointer: `/claims/${index}`})),
    ...evidence.map(({id, type, span}, index): Located => ({id, type, span, pointer: `/evidence/${index}`}))
  ]
  const statements = new Map<string, Located>()
  for (const located of all) if (!statements.has(located.id)) statements.set(located.id, located)
  return {statements, all, texts: new Map([...texts].map(([source, text]) => [source, quoteFinder(text).verify]))}
}

/** Returns `Claim` or `Evidence`, for the start of a sentence. */
export function noun({type}: {type: 'claim' | 'evidence'}): string {
  return type === 'claim' ? 'Claim' : 'Evidence'
}
