/** Reads suggestions from any value. */

import schema from '../../schemas/suggestions.json' with {type: 'json'}
import {isRecord} from '../base/guards.ts'
import {because} from '../base/message.ts'
import {oneOf} from '../base/wording.ts'
import {jsonReady} from '../model/json-ready.ts'
import type {Diagnostic} from '../model/reading.ts'
import {type Schema, toActual, violations} from '../model/schema.ts'
import type {SuggestedClaim, SuggestedEvidence, SuggestedRelation} from './suggestions.ts'

/** One item with its JSON Pointer. */
export interface Suggested<Item> {
  item: Item
  pointer: string
  type: 'claim' | 'evidence'
}

/** The suggestions in a value, and what is wrong with the rest. */
export interface ReadSuggestions {
  claims: Suggested<SuggestedClaim>[]
  evidence: Suggested<SuggestedEvidence>[]
  relations: Suggested<SuggestedRelation>[]
  problems: Diagnostic[]
  /** The ids of claims and evidence, including invalid ones. */
  names: Set<string>
}

/** Reads suggestions from any value. An invalid item is left out, with a diagnostic. Missing fields are `null`, missing lists empty. */
export function readSuggestions(given: unknown): ReadSuggestions {
  const {value, diagnostics} = jsonReady(given)
  const problems: Diagnostic[] = []
  const refuse = (problem: Omit<Diagnostic, 'code' | 'severity'>): void => {
    problems.push({...problem, code: 'refused', severity: 'warning'})
  }
  diagnostics.forEach(refuse)
  const names: ReadSuggestions['names'] = new Set()
  if (!isRecord(value))
    refuse({
      pointer: '',
      message: 'These are no suggestions, expected an object with `claims`, `evidence` and `relations`',
      expected: ['claims', 'evidence', 'relations']
    })
  const fields = isRecord(value) ? value : {}
  const read = (list: keyof typeof definitions): {item: never; pointer: string; type: 'claim' | 'evidence'}[] => {
    const items = fields[list] ?? []
    if (!Array.isArray(items)) {
      refuse({pointer: `/${list}`, message: `\`${list}\` is no list, expected one`, actual: toActual(items)})
      return []
    }
    return items.flatMap((given: unknown, index) => {
      const pointer = `/${list}/${index}`
      if (list !== 'relations' && isRecord(given) && typeof given.id === 'string') names.add(given.id)
      const item = isRecord(given) ? {...blank[list], ...given} : given
      const [error] = violations(item, schema as unknown as Schema, {$ref: `#/definitions/${definitions[list]}`})
      if (!error)
        return [{item: item as never, pointer, type: list === 'evidence' ? ('evidence' as const) : ('claim' as const)}]
      const {type, pointer: field, message: _, clause, ...rest} = error
      const reason =
        type === 'unknown-field'
          ? `it has the unknown field \`${error.actual}\`, expected ${oneOf(error.expected!.map(name => `\`${name}\``))}`
          : `${field === '' ? 'it' : `\`${field.slice(1)}\``} does not match the schema: ${clause}`
      refuse({pointer, ...because(`Suggestion ${pointer} was refused`, reason), ...rest})
      return []
    })
  }
  return {claims: read('claims'), evidence: read('evidence'), relations: read('relations'), problems, names}
}

const definitions = {claims: 'SuggestedClaim', evidence: 'SuggestedEvidence', relations: 'SuggestedRelation'}

const statement = {prefix: null, suffix: null, by: null, source: null, kind: null}
const blank = {claims: statement, evidence: statement, relations: {}}
