/** Links mentions to known entities, with reasons. */

import {groupBy} from '../base/group-by.ts'
import type {Candidate, Entity, Mention} from '../model/document.ts'
import {acronymOf, findSurname} from './short-names.ts'

/** An entity that some document declares, with the names and words that occur near it. */
export interface KnownEntity {
  entity: Entity
  /** The names of all entities of each document that declares it, folded. */
  beside: readonly ReadonlySet<string>[]
  /** Words near its mentions, in lower case. */
  words: ReadonlySet<string>
}

/** The entities that some documents declare, indexed by their names. */
export interface Knowledge {
  /** Returns the entities with a name. The name is folded as in `link`. */
  find(name: string): readonly KnownEntity[]
}

/** A document to gather knowledge from. */
export interface KnowledgeSource {
  text: string
  entities: readonly Entity[]
  /** The mentions of those entities, in order. */
  mentions: readonly Mention[]
}

/** Gathers knowledge from documents. Entities with the same Wikidata item are merged, and so are those with the same id, type and name. */
export function knowledge(documents: Iterable<KnowledgeSource>): Knowledge {
  const known = new Map<string, Gathered>()
  for (const {text, entities, mentions} of documents) {
    const beside = new Set(entities.map(({name}) => nameKey(name)))
    const mentionsOf = groupBy(mentions, ({entity}) => entity)
    for (const entity of entities) {
      // Ids are unique within one document only. The same id in two documents is one entity only if the type and name are the same.
      const key = entity.wikidata ?? `${entity.id} ${entity.type} ${nameKey(entity.name)}`
      const found = known.get(key) ?? {entity, names: new Set(), beside: [], words: new Set()}
      known.set(key, found)
      found.entity = {
        ...found.entity,
        ...(found.entity.wikidata === undefined && entity.wikidata !== undefined && {wikidata: entity.wikidata})
      }
      for (const name of namesOf(entity)) found.names.add(name)
      if (found.beside.at(-1) !== beside) found.beside.push(beside)
      for (const mention of mentionsOf.get(entity.id) ?? []) addWords(found.words, text, mention)
    }
  }
  const byName = new Map<string, KnownEntity[]>()
  for (const {entity: first, names, beside, words} of known.values()) {
    const aliases = [...names].filter(name => name !== first.name)
    const found: KnownEntity = {entity: {...first, ...(aliases.length && {aliases})}, beside, words}
    const forms = new Set(namesOf(found.entity).flatMap(name => [nameKey(name), ...shortForms(first, name)]))
    for (const form of forms) {
      const others = byName.get(form)
      if (others) others.push(found)
      else byName.set(form, [found])
    }
  }
  return {find: name => byName.get(nameKey(name)) ?? []}
}

interface Gathered {
  entity: Entity
  names: Set<string>
  beside: ReadonlySet<string>[]
  words: Set<string>
}

/** Options of `link`. */
export interface LinkOptions {
  /** The lowest score with which a candidate becomes the entity. Default: 0.75. */
  threshold?: number
  /** How much higher its score has to be than that of the second candidate. Default: 0.15. */
  margin?: number
}

/**
 * Gives each mention without an entity the one that it names. Where no candidate is sure enough, the mention gets the list of candidates instead.
 *
 * A candidate's score is the sum of four values: the match of its name (0.6 for the name, 0.55 for an alias, 0.35 for a surname or acronym), its type
 * (0.2 for the same type, −0.3 for another), other names of the text that are also declared beside it in other documents (up to 0.15), and words
 * around the mention that also occur around its mentions elsewhere (up to 0.1). So a full name of the right type is linked unless another entity has
 * the same name. A surname is linked only where other names and words support it.
 *
 * Where more than twenty entities share a name, only the twenty with the highest scores are candidates; these scores do not count the words
 * around the mention.
 *
 * The mentions come back in their order. Their spans are UTF-16 offsets into `text`. Dates and amounts, and mentions that have an entity, stay as they
 * are. Never throws on content.
 */
export function link(
  text: string,
  mentions: readonly Mention[],
  known: Knowledge,
  {threshold = 0.75, margin = 0.15}: LinkOptions = {}
): Mention[] {
  const likely = likelyIn(text, mentions, known)
  return mentions.map(mention => {
    if (mention.entity !== undefined || numeric.has(mention.type)) return mention
    const candidates = candidatesFor(text, mention, likely(mention))
    if (candidates.length === 0) return mention
    const [best, next] = candidates
    const isSure = best!.score >= threshold && best!.score - (next?.score ?? 0) >= margin
    return isSure ? {...mention, entity: best!.entity} : {...mention, candidates}
  })
}

const numeric: ReadonlySet<string> = new Set(['date', 'money', 'percent', 'quantity'])

const mostCandidates = 20

/** A candidate with its score, without the words around the mention. */
interface Likely {
  known: KnownEntity
  score: number
  reasons: readonly string[]
}

/** Returns a function that gives the candidates of a mention. They are computed once for each name and type in a text. */
function likelyIn(
  text: string,
  mentions: readonly Mention[],
  known: Knowledge
): (mention: Mention) => readonly Likely[] {
  const spelledBy = ({span}: Mention): string => text.slice(span.start, span.end)
  const named = new Set(mentions.map(mention => nameKey(spelledBy(mention))))
  const namedBeside = new Map<ReadonlySet<string>, readonly string[]>()
  const besideIn = (names: ReadonlySet<string>): readonly string[] => {
    const found = namedBeside.get(names) ?? [...names].filter(name => named.has(name))
    namedBeside.set(names, found)
    return found
  }
  const foldedNames = new Map<Entity, ReadonlySet<string>>()
  const ownNames = (entity: Entity): ReadonlySet<string> => {
    const found = foldedNames.get(entity) ?? new Set(namesOf(entity).map(nameKey))
    foldedNames.set(entity, found)
    return found
  }
  const seen = new Map<string, readonly Likely[]>()
  return mention => {
    const spelled = spelledBy(mention)
    const key = `${mention.type} ${spelled}`
    let found = seen.get(key)
    if (!found) {
      found = known
        .find(spelled)
        .map(candidate => weighed(spelled, mention, candidate, ownNames(candidate.entity), besideIn))
        .toSorted((a, b) => b.score - a.score || (a.known.entity.id < b.known.entity.id ? -1 : 1))
        .slice(0, mostCandidates)
      seen.set(key, found)
    }
    return found
  }
}

function weighed(
  spelled: string,
  {type}: Mention,
  known: KnownEntity,
  own: ReadonlySet<string>,
  besideIn: (names: ReadonlySet<string>) => readonly string[]
): Likely {
  const {entity, beside} = known
  const [nameScore, nameReason] = nameMatch(spelled, entity, own)
  const reasons = [nameReason]
  let score = nameScore
  if (entity.type === type) {
    score += 0.2
    reasons.push(`a ${entity.type}`)
  } else {
    score -= 0.3
    reasons.push(`though a ${entity.type}, not a ${type}`)
  }
  const company = new Set<string>()
  // More than three names add nothing to the score.
  for (const names of beside) {
    for (const name of besideIn(names)) if (!own.has(name) && company.size < 3) company.add(name)
    if (company.size === 3) break
  }
  if (company.size) {
    score += Math.min(0.15, 0.05 * company.size)
    reasons.push(`the text also names ${[...company].join(', ')}`)
  }
  return {known, score, reasons}
}

function candidatesFor(text: string, mention: Mention, likely: readonly Likely[]): Candidate[] {
  const around = new Set<string>()
  if (likely.length) addWords(around, text, mention)
  return likely
    .map(({known: {entity, words}, score, reasons}) => {
      const shared = [...around].filter(word => words.has(word))
      const near = shared.length ? [`near ${shared.slice(0, 3).join(', ')}`] : []
      const all = Math.max(0, Math.min(1, score + Math.min(0.1, 0.02 * shared.length)))
      return {entity: entity.id, score: Math.round(all * 100) / 100, reasons: [...reasons, ...near]}
    })
    .toSorted((a, b) => b.score - a.score || (a.entity < b.entity ? -1 : 1))
}

function nameMatch(spelled: string, entity: Entity, own: ReadonlySet<string>): [number, string] {
  const name = nameKey(spelled)
  if (name === nameKey(entity.name)) return [0.6, 'its name']
  if (own.has(name)) return [0.55, 'its alias']
  return [0.35, entity.type === 'person' ? `the surname of ${entity.name}` : `short for ${entity.name}`]
}

function namesOf({name, aliases = []}: Entity): string[] {
  return [name, ...aliases]
}

function shortForms({type}: Entity, name: string): string[] {
  const surname = findSurname(name)
  if (surname === undefined) return []
  if (type === 'person') return [nameKey(surname)]
  const capitals = acronymOf(name)
  return type === 'organization' && capitals.length > 1 ? [nameKey(capitals)] : []
}

/** Folds a name: ignores letter case, typographic apostrophes, full stops and a leading "the". */
function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('.', '')
    .replace(/^the\s+/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Adds the words of at least five lower-case letters within 80 UTF-16 units of a mention. */
function addWords(words: Set<string>, text: string, {span}: Mention): void {
  const around = `${text.slice(Math.max(0, span.start - 80), span.start)} ${text.slice(span.end, span.end + 80)}`
  for (const [word] of around.matchAll(/\p{Ll}{5,}/gu)) words.add(word)
}
