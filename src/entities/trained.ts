/** Mentions from the tagger that ships with the package. */

import type {EntityType, Mention} from '../model/document.ts'
import {consistent} from './trained/consistency.ts'
import {hashOf} from './trained/hash.ts'
import {common, listBit, readLexicon} from './trained/lexicon.ts'
import {lexiconData} from './trained/lexicon-data.ts'
import {type Name, type Tagger, tagger} from './trained/tagger.ts'
import {readWeights} from './trained/weights.ts'
import {weightsData} from './trained/weights-data.ts'

/**
 * Finds the people, organisations, places, groups, events and works that a text names. Returns them in order and without overlaps, each with a
 * calibrated `score`. Spans are UTF-16 offsets.
 *
 * The model is part of the package and is unpacked at the first call; nothing is downloaded, and the results are the same everywhere. docs/entities.md
 * says what it was trained on, how good it is and where it fails.
 */
export function findNames(text: string): Mention[] {
  model ??= load()
  const {tag, isOn} = model
  const knows = {
    isWord: (word: string): boolean => isOn(word, common),
    isCountry: (word: string): boolean => isOn(word, countries)
  }
  const mentions: Mention[] = []
  for (const name of consistent(text, tag(text), knows)) {
    const span = trimmedName(text, name.span)
    const type = name.type === 'other' ? findOther(text.slice(span.start, span.end), isOn) : name.type
    if (type && span.start < span.end) mentions.push({span, type, via: 'trained', score: name.score})
  }
  return mentions
}

interface Model {
  tag: Tagger
  /** Whether a word, in lower case, is on one of some lists. */
  isOn(word: string, bits: number): boolean
}

const countries = listBit('country') | listBit('region')
const peoples = listBit('demonym')

let model: Model | undefined

function load(): Model {
  const lexicon = readLexicon(lexiconData)
  return {
    tag: tagger(lexicon, readWeights(weightsData)),
    isOn: (word, bits) => (lexicon.lists(hashOf(word)) & bits) !== 0
  }
}

/** Removes titles, posts, a leading article, and punctuation at both ends from a name. */
function trimmedName(text: string, {start, end}: Name['span']): Name['span'] {
  const inner = text.slice(start, end)
  const marks = /^[^\p{L}\p{N}#@]*/u.exec(inner)![0].length
  const article = /^(?:the|a|an) (?=\S)/.exec(inner.slice(marks))?.[0].length ?? 0
  const title = titles.exec(inner.slice(marks + article))?.[0].length ?? 0
  // An abbreviation ends with a full stop, and a name can end like "Yahoo!". Any other punctuation at the end is not part of the name.
  const tail = /(?<![^\p{L}\p{M}\p{N}.!)+])[^\p{L}\p{M}\p{N}.!)+]*$/u.exec(inner)![0].length
  return {start: start + marks + article + title, end: Math.max(start, end - tail)}
}

const titles =
  /^(?:(?:President|Vice|Prime|Minister|Secretary|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Mullah|Senator|Sen|Rep|Gov|Governor|Gen|General|Col|Colonel|Capt|Captain|Lt|Sgt|Judge|Rev|Pope)\.? )+(?=\p{Lu})/u

/** The type of a name that is not a person, organisation or place; `undefined` where we have no type for it (a product, a language, a prize). */
function findOther(name: string, isOn: Model['isOn']): EntityType | undefined {
  const words = name.split(/[\s-]+/)
  if (words.every(word => isOn(word.toLowerCase(), peoples))) return 'group'
  if (events.test(name)) return 'event'
  if (works.test(name)) return 'work'
  return undefined
}

/** Words that occur in names of events. */
const events =
  /(?:\b(?:War|Wars|Battle|Olympics|Games|Cup|Championships?|Summit|Conference|Congress|Festival|Revolution|Uprising|Election|Elections|Crisis|Rebellion|Massacre|Genocide|Holocaust|Hurricane|Earthquake|Pandemic|Spring|Marathon|Grand Prix|Open|Awards|Attacks?|Referendum|Convention|Coup|Siege|Crusades?|Tour)\b|\b(?:World War|9\/11))/u
/** Words that occur in names of works, laws and documents. */
const works =
  /\b(?:Act|Treaty|Agreement|Accords?|Constitution|Report|Papers|Bible|Quran|Koran|Declaration|Charter|Code|Bill|Symphony|Sonata|Book|Novel|Album|Song|Chronicles?|Encyclopedia|Dictionary|Resolution|Protocol|Pact|Plan|Manifesto|Magazine)\b/u
