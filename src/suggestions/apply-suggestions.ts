/** Writes suggestions whose quotations verify into Markdown. */

import type {Claim, Document, Evidence} from '../model/document.ts'
import type {Diagnostic, Reading} from '../model/reading.ts'
import type {Budget} from '../parse/budget.ts'
import {parse} from '../parse/parse.ts'
import type {Verification} from '../quotes/verify.ts'
import type {Span} from '../text/span.ts'
import {annotate} from '../write/annotate.ts'
import {findBeyond} from '../write/read-source.ts'
import {Ids} from './ids.ts'
import {type ReadSuggestions, readSuggestions} from './read-suggestions.ts'
import {resolveRelations} from './relations.ts'
import {type Verified, verifyStatements} from './statements.ts'

/** The Markdown with the accepted suggestions. `diagnostics` has every refused one (`refused`), with its JSON Pointer and the reason. */
export interface AppliedSuggestions extends Reading<string> {
  accepted: {claims: AppliedStatement[]; evidence: AppliedStatement[]; relations: number}
  refused: {claims: number; evidence: number; relations: number}
}

/** One statement that was written. */
export interface AppliedStatement {
  /** Its id in the suggestions, and in the document. */
  suggested: string
  id: string
  grade: Verification['grade']
  /** UTF-16 offsets into the document's text. */
  span: Span
}

/**
 * Writes suggested claims, evidence and relations into Markdown by offset edits. A quotation must verify (`verify`). It is refused where
 * its words are not in the document, or where they occur several times and neither `prefix` nor `suffix` selects one place. A quotation with
 * ellipses becomes parts. A suggestion whose id is taken gets another id. Holders and sources that are not declared are left out. Words
 * that are already annotated are refused. Suggestions may be any value, such as the output of a language model. Markdown beyond the
 * budget is not changed: one diagnostic says so, and every suggestion counts as refused.
 *
 * @throws TypeError when `source` is not a string.
 */
export function applySuggestions(source: string, suggestions: unknown, budget: Budget = {}): AppliedSuggestions {
  const beyond = findBeyond(source, budget)
  const read = readSuggestions(suggestions)
  if (beyond) return refuseAll(source, read, beyond)
  const {value: document} = parse(source, budget)
  const ids = new Ids(document, read.names)
  const {verified, diagnostics} = verifyStatements([...read.claims, ...read.evidence], document, ids)
  const written = write(source, document, verified, read.relations, ids, budget)
  const all = [...read.problems, ...diagnostics, ...written.diagnostics]
  return {
    value: written.value,
    diagnostics: all,
    accepted: {
      claims: acceptedIn('claim', written.verified),
      evidence: acceptedIn('evidence', written.verified),
      relations: written.relations
    },
    refused: {
      claims: countRefused('claims', all),
      evidence: countRefused('evidence', all),
      relations: countRefused('relations', all)
    }
  }
}

function refuseAll(source: string, read: ReadSuggestions, beyond: Diagnostic): AppliedSuggestions {
  const {claims, evidence, relations, problems} = read
  return {
    value: source,
    diagnostics: [beyond, ...problems],
    accepted: {claims: [], evidence: [], relations: 0},
    refused: {
      claims: claims.length + countRefused('claims', problems),
      evidence: evidence.length + countRefused('evidence', problems),
      relations: relations.length + countRefused('relations', problems)
    }
  }
}

interface Written extends Reading<string> {
  verified: readonly Verified[]
  /** The number of relations that were written. */
  relations: number
}

/** Writes statements and the relations between them. A statement that cannot be written is left out with its relations. */
function write(
  source: string,
  document: Document,
  all: readonly Verified[],
  suggested: ReadSuggestions['relations'],
  ids: Ids,
  budget: Budget
): Written {
  const refused: Diagnostic[] = []
  for (let verified = all; ; ) {
    const statements = verified.map(({statement}) => statement)
    const {relations, diagnostics} = resolveRelations(suggested, document, ids, new Set(statements.map(({id}) => id)))
    const claims = statements.filter((one): one is Claim => one.type === 'claim')
    const evidence = statements.filter((one): one is Evidence => one.type === 'evidence')
    const annotated = annotate(source, {claims, evidence, relations}, budget)
    // The first id is that of the annotation itself, or of the statement that a refused relation starts from.
    const lost = new Map(annotated.diagnostics.map(diagnostic => [diagnostic.ids?.[0], diagnostic]))
    const kept = verified.filter(({statement}) => !lost.has(statement.id))
    if (kept.length === verified.length)
      return {
        value: annotated.value,
        diagnostics: [...refused, ...diagnostics, ...annotated.diagnostics],
        verified,
        relations: relations.length - annotated.diagnostics.length
      }
    for (const {statement, suggested, pointer} of verified) {
      const told = lost.get(statement.id)
      if (!told) continue
      const {message, reason, ids = []} = told
      refused.push({
        code: 'refused',
        severity: 'warning',
        pointer,
        message,
        ids: [...new Set([suggested, ...ids])],
        ...(reason !== undefined && {reason})
      })
    }
    verified = kept
  }
}

function acceptedIn(type: 'claim' | 'evidence', verified: readonly Verified[]): AppliedStatement[] {
  return verified
    .filter(({statement}) => statement.type === type)
    .map(({statement: {id, span}, suggested, grade}) => ({suggested, id, grade, span}))
}

/** How many items of a list were refused as a whole: a field that was left out has a longer pointer. */
function countRefused(list: string, diagnostics: readonly Diagnostic[]): number {
  const whole = diagnostics.flatMap(({code, pointer = ''}) =>
    code === 'refused' && pointer.startsWith(`/${list}/`) && pointer.split('/').length === 3 ? [pointer] : []
  )
  return new Set(whole).size
}
