/** Finds mentions with wink-nlp. */

import type {EntityType, Mention} from '../model/document.ts'
import type {Recogniser} from './recogniser.ts'

/** The part of `winkNLP(model)` that we use. The user installs wink-nlp and its model. */
export interface WinkNlp {
  readDoc(text: string): {
    tokens(): {out(what: unknown): unknown}
    entities(): {each(visit: (entity: {out(what: unknown): unknown}) => void): void}
  }
  its: {span: unknown; type: unknown; value: unknown; precedingSpaces: unknown}
}

/** Our type for each type of entity of wink-nlp. Its English model has no people, organisations or places. */
const types: ReadonlyMap<string, EntityType> = new Map([
  ['DATE', 'date'],
  ['MONEY', 'money'],
  ['PERCENT', 'percent'],
  ['DURATION', 'quantity']
])

/**
 * A recogniser that asks wink-nlp (https://winkjs.org): `recognise(text, {recognisers: [...standardRecognisers, wink(winkNLP(model))]})`.
 *
 * wink-nlp gives the places of entities in tokens, so the offsets are computed from the lengths of the tokens and the blanks before them. A mention
 * whose first word is not found at its offsets is left out.
 */
export function wink(nlp: WinkNlp): Recogniser {
  return {
    name: 'wink',
    recognise(text) {
      const document = nlp.readDoc(text)
      const words = document.tokens().out(nlp.its.value) as string[]
      const blanks = document.tokens().out(nlp.its.precedingSpaces) as string[]
      let at = 0
      const starts = words.map((word, i) => {
        const start = at + (blanks[i]?.length ?? 0)
        at = start + word.length
        return start
      })
      const mentions: Mention[] = []
      document.entities().each(entity => {
        const type = types.get(String(entity.out(nlp.its.type)))
        const [from, to] = entity.out(nlp.its.span) as [number, number]
        const span = {start: starts[from] ?? -1, end: (starts[to] ?? -1) + (words[to]?.length ?? 0)}
        if (type && text.slice(span.start, span.end).startsWith(words[from] ?? '\0'))
          mentions.push({span, type, via: 'wink'})
      })
      return mentions
    }
  }
}
