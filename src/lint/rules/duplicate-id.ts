/** Ids that two items have. */

import type {Span} from '../../text/span.ts'
import type {Rule} from '../rule.ts'

export const duplicateId: Rule<'duplicate-id'> = {
  code: 'duplicate-id',
  severity: 'error',
  why: 'A citation of the id could mean either statement.',
  wrong: [':claim[a]{#c1} :claim[b]{#c1}'],
  right: [':claim[a]{#c1} :claim[b]{#c2}'],

  *check({text, sources, entities}, {all}) {
    const first = new Map<string, Named>()
    const things: Named[] = [
      ...all.map(({id, type, span, pointer}) => ({id, pointer, called: called(type, text, span)})),
      ...sources.map(({id}, index) => ({id, pointer: `/sources/${index}`, called: 'a source'})),
      ...entities.map(({id}, index) => ({id, pointer: `/entities/${index}`, called: 'an entity'}))
    ]
    for (const thing of things) {
      const {id, pointer} = thing
      const other = first.get(id)
      if (!other) first.set(id, thing)
      else
        yield {
          pointer: `${pointer}/id`,
          message: `Id \`${id}\` is taken by ${other.called}, expected one that is unique in the document`,
          ids: [id],
          related: other.pointer
        }
    }
  }
}

interface Named {
  id: string
  pointer: string
  /** The name of the item in messages. */
  called: string
}

function called(type: 'claim' | 'evidence', text: string | undefined, span: Span): string {
  const words = (text ?? '').slice(span.start, Math.min(span.end, span.start + 40)).replace(/[`\s]+/g, ' ')
  const noun = type === 'claim' ? 'the claim' : 'the evidence'
  return words === '' ? noun : `${noun} “${words}${span.end > span.start + 40 ? '…' : ''}”`
}
