/** The registered directives and their attributes. No other names are annotations. */

import {certainties, claimKinds, entityTypes, evidenceKinds, relationKinds, statuses} from '../model/document.ts'
import type {Registered} from '../syntax/guard.ts'

/** The names of directives, by form. */
export const registered: Registered = {
  text: new Set(['claim', 'evidence', 'entity', 'source', 'cite', 'end', 'annotation']),
  leaf: new Set(['claim', 'source', 'relation', 'annotation']),
  container: new Set(['claim', 'evidence', 'annotation'])
}

export const directiveNames: ReadonlySet<string> = new Set([
  ...registered.text,
  ...registered.leaf,
  ...registered.container
])

/** The values that each attribute allows; `undefined` if it allows any value. */
export type Attributes = ReadonlyMap<string, readonly string[] | undefined>

/** The attributes of claims and evidence, in the order in which `format` and `annotate` write them after `id` and `kind`. */
const statement: [string, readonly string[] | undefined][] = [
  ['by', undefined],
  ['cue', undefined],
  ['addressee', undefined],
  ['at', undefined],
  ['source', undefined],
  ...relationKinds.map((kind): [string, undefined] => [kind, undefined]),
  ['certainty', certainties],
  ['status', statuses],
  ['date', undefined],
  ['because', undefined],
  ['superseded-by', undefined],
  ['about', undefined],
  ['part', undefined]
]

/** The attributes of each directive. */
export const attributesOf: ReadonlyMap<string, Attributes> = new Map<string, Attributes>([
  ['claim', new Map([['id', undefined], ['kind', claimKinds], ...statement])],
  ['evidence', new Map([['id', undefined], ['kind', evidenceKinds], ...statement])],
  [
    'entity',
    new Map([
      ['ref', undefined],
      ['type', entityTypes],
      ['wikidata', undefined]
    ])
  ],
  ['end', new Map([['id', undefined]])],
  [
    'annotation',
    new Map([
      ['id', undefined],
      ['label', undefined],
      ['args', undefined],
      ['value', undefined],
      ['part', undefined]
    ])
  ],
  [
    'relation',
    new Map<string, readonly string[] | undefined>([
      ['id', undefined],
      ['from', undefined],
      ['to', undefined],
      ['kind', relationKinds],
      ['confidence', undefined],
      ['by', undefined],
      ['date', undefined],
      ['because', undefined]
    ])
  ],
  [
    'cite',
    new Map([
      ['claim', undefined],
      ['source', undefined]
    ])
  ]
])

/** A valid id. */
export const idPattern: RegExp = /^[\p{L}\p{N}_-]+$/u
