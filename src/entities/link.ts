/** Which known entity a mention names, and why. */

import type {Candidate, Entity, Mention} from '../model/document.ts'
import {acronymOf, findSurname} from './short-names.ts'

/** An entity that some document declares, with what is known of the company it keeps. */
export interface KnownEntity {
  entity: Entity
  /** Names of the other entities in documents that declare it. */
  beside: ReadonlySet<string>
  /** Words of the sentences that name it, in lower case. */
  words: ReadonlySet<string>
}

/** Everything that some documents declare, by the names that it goes by. */
export interface Knowledge {
  /** Entities that go by a name, folded as `link` folds it. */
  find(name: string): readonly KnownEntity[]
}

export interface KnowledgeSource {
  text: string
  entities: readonly Entity[]
  /** The mentions of those entities, in order. */
  mentions: readonly Mention[]
}

/** Gathers knowledge from documents. Entities with one Wikidata item are one, and so are those with one id, type and name. */
export function knowledge(documents: Iterable<KnowledgeSource>): Knowledge {
  const known = new Map<string, {entity: Entity; beside: Set<string>; words: Set<string>}>()
  for (const {text, entities, mentions} of documents) {
    for (const entity of entities) {
      // Ids are a document's own: two Smiths of two documents are two, unless they have one name.
      const key = entity.wikidata ?? `${entity.id} ${entity.type} ${fold(entity.name)}`
      const found = known.get(key) ?? {entity, beside: new Set(), words: new Set()}
      if (found.entity !== entity) found.entity = merge(found.entity, entity)
      known.set(key, found)
      for (const other of entities) if (other !== entity) found.beside.add(fold(other.name))
      for (const mention of mentions) if (mention.entity === entity.id) addWords(found.words, text, mention)
    }
  }
  const byName = new Map<string, KnownEntity[]>()
  for (const found of known.values()) {
    for (const name of new Set(
      namesOf(found.entity).flatMap(name => [fold(name), ...shortForms(found.entity, name)])
    )) {
      byName.set(name, [...(byName.get(name) ?? []), found])
    }
  }
  return {find: name => byName.get(fold(name)) ?? []}
}

export interface LinkOptions {
  /** What a candidate must reach to be taken. Default: 0.75. */
  threshold?: number
  /** By how much it must beat the next. Default: 0.15. */
  margin?: number
}

/**
 * Gives each mention without an entity the one that it names, or its candidates when none is sure enough: then nothing is decided.
 *
 * A candidate's score is the sum of what speaks for it: its name (0.6 whole, 0.55 an alias, 0.35 a surname or acronym), the same type (0.2; another one
 * −0.3), entities that the text names and that stand beside it elsewhere (up to 0.15), and words around it that stand around it elsewhere (up to 0.1).
 * So a whole name of the right type is taken unless another thing goes by it too, and a surname only with company.
 */
export function link(
  text: string,
  mentions: readonly Mention[],
  known: Knowledge,
  {threshold = 0.75, margin = 0.15}: LinkOptions = {}
): Mention[] {
  const named = new Set(mentions.map(mention => fold(text.slice(mention.span.start, mention.span.end))))
  return mentions.map(mention => {
    if (mention.entity !== undefined || numeric.has(mention.type)) return mention
    const candidates = candidatesFor(text, mention, known, named)
    if (candidates.length === 0) return mention
    const [best, next] = candidates
    const isSure = best!.score >= threshold && best!.score - (next?.score ?? 0) >= margin
    return isSure ? {...mention, entity: best!.entity} : {...mention, candidates}
  })
}

const numeric: ReadonlySet<string> = new Set(['date', 'money', 'percent', 'quantity'])

function candidatesFor(text: string, mention: Mention, known: Knowledge, named: ReadonlySet<string>): Candidate[] {
  const spelled = text.slice(mention.span.start, mention.span.end)
  const around = new Set<string>()
  addWords(around, text, mention)
  return known
    .find(spelled)
    .map(({entity, beside, words}) => {
      const [nameScore, nameReason] = nameMatch(spelled, entity)
      const reasons = [nameReason]
      let score = nameScore
      if (entity.type === mention.type) {
        score += 0.2
        reasons.push(`a ${entity.type}`)
      } else {
        score -= 0.3
        reasons.push(`though a ${entity.type}, not a ${mention.type}`)
      }
      const own = new Set(namesOf(entity).map(fold))
      const company = [...beside].filter(name => named.has(name) && !own.has(name))
      if (company.length) {
        score += Math.min(0.15, 0.05 * company.length)
        reasons.push(`the text also names ${company.slice(0, 3).join(', ')}`)
      }
      const shared = [...around].filter(word => words.has(word))
      if (shared.length) {
        score += Math.min(0.1, 0.02 * shared.length)
        reasons.push(`near ${shared.slice(0, 3).join(', ')}`)
      }
      return {entity: entity.id, score: Math.round(Math.max(0, Math.min(1, score)) * 100) / 100, reasons}
    })
    .toSorted((a, b) => b.score - a.score || (a.entity < b.entity ? -1 : 1))
}

function nameMatch(spelled: string, entity: Entity): [number, string] {
  const name = fold(spelled)
  if (name === fold(entity.name)) return [0.6, 'its name']
  if (entity.aliases?.some(alias => fold(alias) === name)) return [0.55, 'its alias']
  return [0.35, entity.type === 'person' ? `the surname of ${entity.name}` : `short for ${entity.name}`]
}

function namesOf({name, aliases = []}: Entity): string[] {
  return [name, ...aliases]
}

function shortForms({type}: Entity, name: string): string[] {
  const surname = findSurname(name)
  if (surname === undefined) return []
  if (type === 'person') return [fold(surname)]
  const capitals = acronymOf(name)
  return type === 'organization' && capitals.length > 1 ? [fold(capitals)] : []
}

/** Letter case, typographic apostrophes, full stops and a leading "the" make no difference between names. */
function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('.', '')
    .replace(/^the\s+/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The longer words within 80 letters of a mention. */
function addWords(words: Set<string>, text: string, {span}: Mention): void {
  const around = `${text.slice(Math.max(0, span.start - 80), span.start)} ${text.slice(span.end, span.end + 80)}`
  for (const [word] of around.matchAll(/\p{Ll}{5,}/gu)) words.add(word)
}

function merge(a: Entity, b: Entity): Entity {
  const aliases = [...new Set([...namesOf(a), ...namesOf(b)])].filter(name => name !== a.name)
  const wikidata = a.wikidata ?? b.wikidata
  return {...a, ...(aliases.length && {aliases}), ...(wikidata !== undefined && {wikidata})}
}
