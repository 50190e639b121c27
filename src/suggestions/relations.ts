/** Reads suggested relations between statements that are new or in the document. */

import {because} from '../base/message.ts'
import type {Document, Relation} from '../model/document.ts'
import type {Diagnostic} from '../model/reading.ts'
import type {Ids} from './ids.ts'
import type {Suggested} from './read-suggestions.ts'
import type {SuggestedRelation} from './suggestions.ts'

/** Returns the relations whose ends are in `written` or in the document, each once. Adds a diagnostic for each of the others. */
export function resolveRelations(
  suggestions: readonly Suggested<SuggestedRelation>[],
  document: Document,
  ids: Ids,
  written: ReadonlySet<string>
): {relations: Relation[]; diagnostics: Diagnostic[]} {
  const diagnostics: Diagnostic[] = []
  const keyOf = ({from, kind, to}: Pick<Relation, 'from' | 'kind' | 'to'>): string => `${from} ${kind} ${to}`
  const known = new Set(document.relations.map(keyOf))
  const relations: Relation[] = []
  for (const {item, pointer} of suggestions) {
    const refuse = (reason: string): void => {
      const told = because(`Relation \`${keyOf(item)}\` was refused`, reason)
      diagnostics.push({code: 'refused', severity: 'warning', pointer, ...told, ids: [item.from, item.to]})
    }
    const [from, to] = [ids.resolve(item.from), ids.resolve(item.to)]
    const missing = [[item.from, from] as const, [item.to, to] as const].find(
      ([, id]) => id === undefined || !(written.has(id) || ids.isStatement(id))
    )
    const relation: Relation = {type: 'relation', kind: item.kind, from: from!, to: to!}
    if (missing) refuse(`\`${missing[0]}\` is neither in the document nor among what was accepted`)
    else if (from === to) refuse('it relates a statement to itself')
    else if (known.has(keyOf(relation))) refuse('the document says so already')
    else {
      known.add(keyOf(relation))
      relations.push(relation)
    }
  }
  return {relations, diagnostics}
}
