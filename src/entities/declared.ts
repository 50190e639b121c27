/** Mentions of the entities that a document declares. */

import type {Entity, Mention} from '../model/document.ts'
import {occurrences} from './occurrences.ts'
import {acronymOf, findSurname} from './short-names.ts'

/**
 * Finds names and aliases of declared entities, the longest first, at word boundaries. The letter case must be that of the
 * declaration. A possessive ending is not part of the mention. After a person's full name, the surname alone is a mention,
 * too. After an organisation's acronym in brackets ("Central Bank (CB)"), the acronym alone is a mention, too.
 *
 * Mentions come in the order of the text and do not overlap; their spans are UTF-16 offsets into it. A name of more than
 * 1,000 UTF-16 units is not looked for. Never throws on content.
 */
export function findDeclared(text: string, entities: readonly Entity[]): Mention[] {
  const names = new Map<string, Entity>()
  for (const entity of entities) {
    for (const name of [entity.name, ...(entity.aliases ?? [])]) {
      const key = withPlainMarks(name).trim().replace(/\s+/g, ' ')
      if (key && !names.has(key)) names.set(key, entity)
    }
  }
  if (names.size === 0) return []

  // Short names are searched for in the whole text, but count only after the text has introduced them.
  const shortNames = new Map<string, {entity: Entity; since: number}>()
  for (const entity of entities) {
    for (const short of shortNamesOf(entity)) {
      if (names.has(short)) continue
      const other = shortNames.get(short)
      // A surname that two people share is a mention of neither.
      shortNames.set(short, {entity, since: other && other.entity !== entity ? Number.NaN : Number.POSITIVE_INFINITY})
    }
  }

  const folded = withPlainMarks(text)
  const mentions: Mention[] = []
  for (const {name, span} of occurrences(folded, [...names.keys(), ...shortNames.keys()])) {
    const {start, end} = span
    const entity = names.get(name)
    if (entity) {
      mentions.push({span, type: entity.type, entity: entity.id, via: 'declared'})
      for (const short of shortNamesOf(entity)) {
        const learned = shortNames.get(short)
        if (learned?.entity === entity) learned.since = Math.min(learned.since, end)
      }
      continue
    }
    const short = shortNames.get(name)
    const defines = short && isDefinition(folded, start, end)
    if (short && (short.since <= start || defines)) {
      mentions.push({span, type: short.entity.type, entity: short.entity.id, via: 'declared'})
    }
  }
  return mentions
}

/** Replaces typographic apostrophes, dashes and spaces by their plain forms. Offsets stay the same. */
function withPlainMarks(text: string): string {
  return text
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[‐‑–—]/g, '-')
    .replace(/[\u00a0\u202f]/g, ' ')
}

/** The surname of a person, or the acronym of an organisation. */
function shortNamesOf({type, name}: Entity): string[] {
  const surname = findSurname(withPlainMarks(name))
  if (surname === undefined) return []
  if (type === 'person') return [surname]
  const capitals = type === 'organization' ? acronymOf(withPlainMarks(name)) : ''
  return capitals.length > 1 ? [capitals] : []
}

function isDefinition(text: string, start: number, end: number): boolean {
  return text[start - 1] === '(' && text[end] === ')'
}
