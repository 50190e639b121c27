/** The shape of a rule. */

import type {Document} from '../model/document.ts'
import type {Finding, Severity} from '../model/reading.ts'
import {quoteFinder} from '../quotes/quote-finder.ts'
import type {Verification} from '../quotes/verify.ts'
import type {Span} from '../text/span.ts'

/** One thing that can be wrong with a document: a value, gathered with its like in one list. */
export interface Rule<Code extends string = string> extends CustomRule<Code> {
  /** Why anybody should care, one sentence. */
  why: string
  /** Documents in which it finds something: what its page shows, and its test. */
  wrong: readonly string[]
  /** The same, put right: it finds nothing. */
  right: readonly string[]
  /** Texts of the sources that these examples name, for a rule that reads them. */
  texts?: Readonly<Record<string, string>>
}

/** A rule of the user’s own, for `lint(document, {customRules})`: as a `Rule` is, without its page. */
export interface CustomRule<Code extends string = string> {
  /** Words with hyphens; the code of its findings. */
  code: Code
  severity: Severity
  check(document: Document, graph: ArgumentGraph): Iterable<Breach>
}

/**
 * One place where a document breaks a rule. `changes` are what would put it right for certain: values of fields, each by its JSON
 * Pointer. `Parsed.place` turns them into edits of the Markdown.
 */
export interface Breach extends Pick<Finding, 'span' | 'actual' | 'expected' | 'ids' | 'related' | 'changes'> {
  /** One sentence: what is there, then what was expected. */
  message: string
  /** Where in the document's data, a JSON Pointer. */
  pointer: string
}

/** What most rules look up: the document’s statements by id, and the texts of its sources. */
export interface ArgumentGraph {
  /** Claims and evidence with their pointers, in the order of the text; the first to have an id. */
  statements: ReadonlyMap<string, Located>
  /** Every claim and every piece of evidence, repeated ids too: claims first, as the document has them. */
  all: readonly Located[]
  /** For each source whose text is at hand, what grades a quotation from it. */
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
