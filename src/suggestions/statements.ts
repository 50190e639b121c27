/** Turns suggested claims and evidence whose quotations verify into statements of the document. */

import {because} from '../base/message.ts'
import {readHolders} from '../language/holders.ts'
import {readCitationItems} from '../model/citation-items.ts'
import type {Claim, Document, Evidence} from '../model/document.ts'
import type {Diagnostic} from '../model/reading.ts'
import {quoteFinder} from '../quotes/quote-finder.ts'
import type {Verification} from '../quotes/verify.ts'
import type {Span} from '../text/span.ts'
import type {Ids} from './ids.ts'
import {reasonOf, verifyQuote} from './quotations.ts'
import type {Suggested} from './read-suggestions.ts'
import type {SuggestedClaim, SuggestedEvidence} from './suggestions.ts'

/** A suggestion that may be written. */
export interface Verified {
  statement: Claim | Evidence
  suggested: string
  pointer: string
  grade: Verification['grade']
}

/** Returns the suggestions whose quotations verify, with ids that are free. Adds a diagnostic for what is refused or changed. */
export function verifyStatements(
  suggestions: readonly Suggested<SuggestedClaim | SuggestedEvidence>[],
  document: Document,
  ids: Ids
): {verified: Verified[]; diagnostics: Diagnostic[]} {
  const check = quoteFinder(document.text).verify
  const verified: Verified[] = []
  const diagnostics: Diagnostic[] = []
  // Implicit claims have a place, but no words of the text.
  const there = [...document.claims, ...document.evidence].filter(one => !('words' in one && one.words))
  const known = new Map(there.map(({type, span, parts, id}) => [keyOf(type, parts?.length ? parts : [span]), id]))

  for (const suggestion of suggestions) {
    const {item, pointer, type} = suggestion
    const subject = subjectOf(suggestion)
    const refuse = (reason: string, ...others: readonly string[]): void => {
      const told = because(`${subject} was refused`, reason)
      diagnostics.push({code: 'refused', severity: 'warning', pointer, ...told, ids: [item.id, ...others]})
    }
    const verification = verifyQuote(check, item)
    const {grade, span, parts} = verification
    if (!span) {
      refuse(reasonOf(verification, document.text))
      continue
    }
    if (ids.has(item.id)) {
      refuse('another suggestion has this id, expected one of its own')
      continue
    }
    const key = keyOf(type, parts ?? [span])
    const same = known.get(key)
    if (same !== undefined) {
      ids.alias(item.id, same)
      refuse(`its words are ${type} \`${same}\` already`, same)
      continue
    }
    const id = ids.add(item.id, type)
    known.set(key, id)
    if (id !== item.id) {
      const message = `${subject} is \`${id}\` in the document, where its id is taken or cannot be written`
      diagnostics.push({code: 'renamed', severity: 'hint', pointer, message, ids: [item.id, id]})
    }
    const statement = {
      type,
      id,
      span,
      ...(parts && parts.length > 1 && {parts}),
      ...(item.kind && {kind: item.kind})
    } as Claim | Evidence
    diagnostics.push(...attribute(statement, suggestion, ids))
    verified.push({statement, suggested: item.id, pointer, grade})
  }
  return {verified, diagnostics}
}

/** Adds holders and sources that the document declares, and reports those that it does not declare. */
function attribute(
  statement: Claim | Evidence,
  suggestion: Suggested<SuggestedClaim | SuggestedEvidence>,
  ids: Ids
): Diagnostic[] {
  const {item, pointer} = suggestion
  const diagnostics: Diagnostic[] = []
  const leaveOut = (field: 'by' | 'source', name: string, actual: string, expected: string): void => {
    const reason = `the document declares no such ${expected}`
    diagnostics.push({
      code: 'refused',
      severity: 'warning',
      pointer: `${pointer}/${field}`,
      ...because(`The ${name} \`${actual}\` of ${subjectOf(suggestion)} was left out`, reason),
      ids: [item.id],
      actual
    })
  }
  if (item.by !== null) {
    const holders = readHolders(item.by)
    const all = [...(holders.by ?? []), ...(holders.joint ?? [])]
    if (all.every(holder => ids.isDeclared(holder))) Object.assign(statement, holders)
    else leaveOut('by', 'holder', item.by, 'entity or source')
  }
  if (item.source !== null) {
    const items = readCitationItems(item.source)
    if (items.length && items.every(({id}) => ids.isSource(id))) statement.sources = items
    else leaveOut('source', 'source', item.source, 'source')
  }
  return diagnostics
}

function subjectOf({item, type}: Suggested<SuggestedClaim | SuggestedEvidence>): string {
  return `${type === 'claim' ? 'Claim' : 'Evidence'} \`${item.id}\``
}

function keyOf(type: string, parts: readonly Span[]): string {
  return `${type} ${parts.map(({start, end}) => `${start} ${end}`).join(' ')}`
}
