/** The shape of a rule. */

import type {Document} from '../model/document.ts'
import type {Finding, Severity} from '../model/reading.ts'
import {quoteFinder} from '../quotes/quote-finder.ts'
import type {Verification} from '../quotes/verify.ts'
import type {Span} from '../text/span.ts'

/** One kind of fault that a document can have. All rules stand in one list, `rules`. */
export interface Rule<Code extends string = string> extends CustomRule<Code> {
  /** Why the fault matters, one sentence. */
  why: string
  /** Documents in which it finds something: what its page shows, and its test. */
  wrong: readonly string[]
  /** The same documents without the fault. */
  right: readonly string[]
  /** Texts of the sources that these examples name, for a rule that reads them. */
  texts?: Readonly<Record<string, string>>
}

/** A rule of the user, for `lint(document, {customRules})`: a `Rule` without what its page shows. */
export interface CustomRule<Code extends string = string> {
  /** The code of its findings, words with hyphens. */
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
  /** Where in the document's data, a JSON Pointer. */
  pointer: string
}

/** What most rules look up: the statements of a document by id, and the texts of its sources. */
export interface ArgumentGraph {
  /** Claims, then evidence, by id; where an id is repeated, the first. */
  statements: ReadonlyMap<string, Located>
  /** Every claim, then every piece of evidence, also those with repeated ids. */
  all: readonly Located[]
  /** For each source whose text is given, a function that grades a quotation from it. */
  texts: ReadonlyMap<string, (quote: string) => Verification>
}

/** A claim or a piece of evidence, with where it stands in the document's data and in its text. */
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

/** `Claim` or `Evidence`, to start a sentence with. */
export function noun({type}: {type: 'claim' | 'evidence'}): string {
  return type === 'claim' ? 'Claim' : 'Evidence'
}
