/** Reads `::relation`: relations with an id, a confidence, a holder, a date or a reason. */

import {readHolders} from '../language/holders.ts'
import type {Relation, RelationKind} from '../model/document.ts'
import {type Context, type Directive, idsIn, readAttributes} from './reader.ts'

export function readRelation(directive: Directive, context: Context): void {
  const {document, report, places} = context
  const values = readAttributes(directive, context)
  const value = (name: string): string | undefined => values.get(name)?.value
  const [from, ...linked] = idsIn(value('from') ?? '')
  const [to, ...more] = idsIn(value('to') ?? '')
  const kind = value('kind') as RelationKind | undefined
  const missing = Object.entries({from, to, kind}).flatMap(([name, value]) => (value ? [] : [name]))
  if (!from || !to || !kind) {
    report(
      'incomplete-relation',
      'error',
      `This relation has no \`${missing.join('` and no `')}\`, expected all of \`from\`, \`to\` and \`kind\``,
      ...directive.marks.opening,
      {expected: missing}
    )
    return
  }
  const confidence = value('confidence')
  if (confidence !== undefined && !(Number(confidence) >= 0 && Number(confidence) <= 1)) {
    const {from: start, to: end} = values.get('confidence')!
    const message = `\`confidence\` is \`${confidence}\`, expected a number from 0 to 1`
    report('unknown-value', 'warning', message, start, end, {actual: confidence})
  }
  const id = value('id')
  const by = value('by')
  const date = value('date')
  const because = value('because')
  for (const target of [to, ...more]) {
    const relation: Relation = {type: 'relation', kind, from, to: target}
    if (id !== undefined) relation.id = id
    if (linked.length) relation.linked = linked
    if (confidence !== undefined && Number(confidence) >= 0 && Number(confidence) <= 1)
      relation.confidence = Number(confidence)
    if (by !== undefined) Object.assign(relation, readHolders(by))
    if (date !== undefined) relation.date = date
    if (because !== undefined) relation.because = because
    places.set(relation, directive.marks)
    document.relations.push(relation)
  }
}
