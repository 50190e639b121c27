/** Any value as suggestions. */

import {type Schema, Validator} from '@cfworker/json-schema'
import schema from '../../schemas/suggestions.json' with {type: 'json'}
import type {SuggestedClaim, SuggestedEvidence, SuggestedRelation} from './suggestions.ts'

/** One item, and where it stands. */
export interface Suggested<Item> {
  item: Item
  pointer: string
  type: 'claim' | 'evidence'
}

/** What was understood of a value, and what is wrong with the rest. */
export interface ReadSuggestions {
  claims: Suggested<SuggestedClaim>[]
  evidence: Suggested<SuggestedEvidence>[]
  relations: Suggested<SuggestedRelation>[]
  problems: [pointer: string, message: string][]
  /** The ids of claims and evidence, of those without the right shape too. */
  names: Set<string>
}

/** Any value as suggestions: what has not the shape of one is left out and told. Fields that are not there are `null`, and lists empty. */
export function readSuggestions(value: unknown): ReadSuggestions {
  const problems: ReadSuggestions['problems'] = []
  const names: ReadSuggestions['names'] = new Set()
  const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isRecord(value))
    problems.push(['', 'These are no suggestions, expected an object with `claims`, `evidence` and `relations`'])
  const given = isRecord(value) ? value : {}
  const read = (list: keyof typeof definitions): {item: never; pointer: string; type: 'claim' | 'evidence'}[] => {
    const items = given[list] ?? []
    if (!Array.isArray(items)) {
      problems.push([`/${list}`, `\`${list}\` is no list, expected one`])
      return []
    }
    return items.flatMap((given: unknown, index) => {
      const pointer = `/${list}/${index}`
      if (list !== 'relations' && isRecord(given) && typeof given.id === 'string') names.add(given.id)
      const item = isRecord(given) ? {...blank[list], ...given} : given
      const [error] = definitions[list].validate(item).errors.toReversed()
      if (!error)
        return [{item: item as never, pointer, type: list === 'evidence' ? ('evidence' as const) : ('claim' as const)}]
      problems.push([
        pointer,
        `Suggestion ${pointer} was refused: ${error.instanceLocation.slice(2) || 'it'} has not the shape that the schema asks for (${error.error.replace(/\.$/, '')})`
      ])
      return []
    })
  }
  return {claims: read('claims'), evidence: read('evidence'), relations: read('relations'), problems, names}
}

const validatorOf = (name: string): Validator =>
  new Validator({...schema, $ref: `#/definitions/${name}`} as unknown as Schema, '7', false)

const definitions = {
  claims: validatorOf('SuggestedClaim'),
  evidence: validatorOf('SuggestedEvidence'),
  relations: validatorOf('SuggestedRelation')
}

const statement = {prefix: null, suffix: null, by: null, source: null, kind: null}
const blank = {claims: statement, evidence: statement, relations: {}}
