/** Groups the mentions of each thing that a text names, and gives it an id. */

import {groupBy} from '../base/group-by.ts'
import type {Entity, EntityType, Mention} from '../model/document.ts'
import {acronymOf} from './short-names.ts'

/** A thing that a text names and that is not declared as an entity. */
export interface NamedThing {
  entity: Entity
  /** The indices of its mentions. */
  mentions: number[]
}

/** Types whose mentions name a thing; dates and numbers do not. */
const naming: ReadonlySet<EntityType> = new Set(['person', 'organization', 'place', 'group', 'event', 'work'])

/**
 * Groups mentions without an `entity` by their names. Mentions belong together when they have the same words, when one is the surname of a person
 * whose full name the text has, when one is the acronym of an organisation ("Central Bank", "CB"), or when they differ in "the" only. The longest
 * name becomes the name of the thing; the others are aliases.
 *
 * A surname or acronym that could mean two things is not joined with either. `taken` are ids that must not be used.
 */
export function namedThings(text: string, mentions: readonly Mention[], taken: Iterable<string> = []): NamedThing[] {
  const open = mentions
    .map((mention, index) => ({mention, index, name: nameOf(text, mention)}))
    .filter(({mention, name}) => mention.entity === undefined && naming.has(mention.type) && name !== '')
  const byName = groupBy(open, ({name}) => name)
  const things = [...byName].map(([name, found]) => ({
    name,
    found,
    aliases: [] as string[],
    type: mainType(found.map(({mention}) => mention))
  }))

  // Full names come first, so that short names can be matched with them.
  const longest = things.toSorted(
    (a, b) => b.name.split(' ').length - a.name.split(' ').length || b.found.length - a.found.length
  )
  const absorbed = new Set<(typeof things)[number]>()
  const byShortForm = new Map<string, (typeof things)[number][]>()
  for (const whole of longest) {
    for (const form of shortFormsOf(whole)) {
      const wholes = byShortForm.get(form)
      if (wholes) wholes.push(whole)
      else byShortForm.set(form, [whole])
    }
  }
  for (const short of longest.toReversed()) {
    const forms = new Set([short.name, short.name.replace(theAtStart, ''), short.name.replaceAll('.', '')])
    const wholes = [...new Set([...forms].flatMap(form => byShortForm.get(form) ?? []))].filter(
      whole => whole !== short && !absorbed.has(whole) && isShortFor(short, whole)
    )
    // Where the text has both "Ashraf Ghani" and "Abdul Ghani", "Ghani" could mean either.
    if (wholes.length !== 1) continue
    const [whole] = wholes
    whole!.found.push(...short.found)
    whole!.aliases.push(short.name, ...short.aliases)
    absorbed.add(short)
  }

  const freeId = idsBut(taken)
  return things
    .filter(thing => !absorbed.has(thing))
    .map(({name, found, aliases, type}) => {
      const spelled = [...new Set(aliases)].filter(alias => alias !== name)
      return {
        entity: {id: freeId(name), type, name, ...(spelled.length && {aliases: spelled})},
        mentions: found.map(({index}) => index).toSorted((a, b) => a - b)
      }
    })
}

function nameOf(text: string, {span}: Mention): string {
  return text.slice(span.start, span.end).replace(/\s+/g, ' ').replaceAll('’', "'").trim()
}

/** The type with the highest sum of scores: a name has one type throughout a text. */
function mainType(mentions: readonly Mention[]): EntityType {
  const weight = (found: readonly Mention[]): number => found.reduce((sum, {score = 1}) => sum + score, 0)
  return [...groupBy(mentions, ({type}) => type)].toSorted(([, a], [, b]) => weight(b) - weight(a))[0]![0]
}

interface Thing {
  name: string
  type: EntityType
}

const theAtStart = /^the /i

/** Every short form that `isShortFor` can accept for a name. It narrows down the names that have to be compared. */
function shortFormsOf({name}: Thing): Set<string> {
  const parts = name.split(' ')
  return new Set([name.replace(theAtStart, ''), parts.slice(1).join(' '), parts.at(-1)!, acronymOf(name)])
}

function isShortFor(short: Thing, whole: Thing): boolean {
  const parts = whole.name.split(' ')
  if (whole.name.replace(theAtStart, '') === short.name.replace(theAtStart, ''))
    return short.type === whole.type && whole.name.length > short.name.length
  if (parts.length < 2) return false
  if (whole.type === 'person' && short.type === 'person')
    return parts.slice(1).join(' ') === short.name || parts.at(-1) === short.name
  if (whole.type !== 'organization' && whole.type !== 'place') return false
  // The recognised type of an acronym is unreliable, so the type of its full name is used.
  return short.name.length > 1 && acronymOf(whole.name) === short.name.replaceAll('.', '')
}

/** Returns a function that makes an unused id from a name. */
function idsBut(taken: Iterable<string>): (name: string) => string {
  const ids = new Set(taken)
  const numbers = new Map<string, number>()
  return name => {
    const plain = name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
    const stem = plain || 'entity'
    let number = numbers.get(stem) ?? 1
    let id = number === 1 ? stem : `${stem}-${number}`
    while (ids.has(id)) id = `${stem}-${++number}`
    numbers.set(stem, number)
    ids.add(id)
    return id
  }
}
