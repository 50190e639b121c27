/** Targets for names, dates and amounts. */

import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import {lazy} from '../../../src/base/lazy.ts'
import {compromise} from '../../../src/entities/compromise.ts'
import {compromiseView} from '../../../src/entities/compromise-view.ts'
import {findDeclared} from '../../../src/entities/declared.ts'
import {namedThings} from '../../../src/entities/groups.ts'
import {knowledge, link} from '../../../src/entities/link.ts'
import {findNumbers} from '../../../src/entities/numbers.ts'
import {recognise, recogniseAsync, standardRecognisers} from '../../../src/entities/recognise.ts'
import {tokenClassifier} from '../../../src/entities/token-classifier.ts'
import {findNames} from '../../../src/entities/trained.ts'
import {type WinkNlp, wink} from '../../../src/entities/wink.ts'
import type {Entity} from '../../../src/model/document.ts'
import {checkJson, checkMentions} from '../checks.ts'
import {text, word} from '../content.ts'
import type {Draw} from '../draw.ts'
import {expect, type Target} from '../target.ts'
import {documentJson, documentOf} from '../values.ts'

interface Named {
  text: string
  /** Names to declare. */
  names: string[]
}

function named(draw: Draw): Named {
  const own = text(draw)
  const some = (): string => {
    const from = draw.below(own.length + 1)
    return own.slice(from, from + draw.below(30))
  }
  return {text: own, names: draw.list(8, () => (draw.chance(0.7) ? some() : word(draw)))}
}

function declared(names: readonly string[]): Entity[] {
  const types = ['person', 'organization', 'place', 'work'] as const
  return names.map((name, index) => ({
    id: `n${index}`,
    type: types[index % 4]!,
    name,
    ...(index % 3 === 0 && {aliases: [names.at(-1)!]})
  }))
}

const numberWords = [
  ...[
    '20 September 2021',
    '2021-09-20',
    'Sept. 3',
    'the 1990s',
    'last week',
    'next Monday',
    'between 2010 and 2015',
    'early 2019',
    'Q3 2020',
    'in May'
  ],
  ...[
    '$5 million',
    '€1.2bn',
    '£3',
    '5 percent',
    '10–20%',
    'a hundred and six',
    'twenty-three',
    '2.5 million',
    '1,000,000.5 km²',
    '3:45 pm',
    'half a dozen'
  ],
  ...[
    '-5 degrees',
    '1e400',
    '9'.repeat(400),
    '0',
    '½',
    '²',
    '٣',
    ' ',
    ' to ',
    ' and ',
    '-',
    '–',
    '.',
    ',',
    '$',
    '%',
    '\n',
    'hundred ',
    'thousand ',
    'million ',
    'February 30'
  ]
]

export const numbers: Target<{text: string; date: string}> = {
  name: 'numbers',
  draw: draw => ({
    text: draw.chance(0.3) ? text(draw) : draw.list(20, () => draw.pick(numberWords)).join(draw.pick(['', ' ', ' '])),
    date: draw.chance(0.5)
      ? draw.pick(['2021-10-05', '2024-02-29', '0000-01-01', '9999-12-31', '2021-13-45', 'x', ''])
      : word(draw)
  }),
  run({text, date}) {
    for (const found of [findNumbers(text), findNumbers(text, {date})]) {
      checkMentions(found, text)
      for (const {value} of found)
        if (value && value.type !== 'date') {
          expect(Number.isFinite(value.amount), 'an amount is a number', () => JSON.stringify(value))
          expect(value.to === undefined || Number.isFinite(value.to), 'an amount is a number', () =>
            JSON.stringify(value)
          )
        }
    }
  }
}

export const names: Target<Named> = {
  name: 'recognise',
  draw: named,
  run({text, names}) {
    const entities = declared(names)
    checkMentions(findNames(text), text)
    checkMentions(findDeclared(text, entities), text)
    const mentions = recognise(text, {entities, date: '2021-10-05'})
    checkMentions(mentions, text)
    const things = namedThings(text, mentions, ['a'])
    checkJson(things)
    const ids = things.map(({entity}) => entity.id)
    expect(new Set(ids).size === ids.length && !ids.includes('a'), 'things have ids of their own', () => ids.join(' '))
    for (const {mentions: indices} of things)
      expect(
        indices.every(index => mentions[index] !== undefined),
        'things have mentions'
      )
  }
}

export const otherRecognisers: Target<Named> = {
  name: 'compromise',
  draw: named,
  run({text, names}) {
    checkMentions(compromise(text), text)
    const mentions = recognise(text, {entities: declared(names), undeclared: false})
    compromiseView(text, mentions).people().out('array')
  }
}

const winking = lazy(() => wink(winkNLP(model) as unknown as WinkNlp))

export const winks: Target<{text: string}> = {
  name: 'wink',
  draw: draw => ({text: text(draw).slice(0, 1500)}),
  run: ({text}) => checkMentions(recognise(text, {recognisers: [winking()]}), text)
}

interface Classified {
  text: string
  tokens: {entity: string; score: number; word: string}[]
}

export const classifying: Target<Classified> = {
  name: 'token-classifier',
  draw(draw) {
    const own = text(draw)
    const words = own.match(/\p{L}+|\S/gu) ?? []
    const tokens = words.flatMap(each => (draw.chance(0.6) ? [each] : [])).slice(0, 200)
    return {
      text: own,
      tokens: tokens.map(each => ({
        entity: draw.pick(['B-PER', 'I-PER', 'I-LOC', 'B-ORG', 'O', 'LABEL_3', '__proto__', 'B-', '']),
        score: draw.pick([0, 0.5, 0.999, 1]),
        word: draw.chance(0.7) ? each : draw.pick(['##', '▁']) + (draw.chance(0.8) ? each : word(draw))
      }))
    }
  },
  async run({text, tokens}) {
    const recogniser = tokenClassifier(async () => tokens, {labels: {LABEL: 'event'}})
    const mentions = await recogniseAsync(text, {recognisers: [recogniser, ...standardRecognisers]})
    checkMentions(mentions, text)
  }
}

export const linking: Target<Named & {json: unknown}> = {
  name: 'link',
  draw: draw => ({...named(draw), json: documentJson(draw)}),
  run({text, names, json}) {
    const other = documentOf(json)
    const entities = declared(names)
    const known = knowledge([
      {text: other.text, entities: other.entities, mentions: other.mentions},
      {text, entities, mentions: findDeclared(text, entities)}
    ])
    const mentions = recognise(text)
    const linked = link(text, mentions, known)
    expect(linked.length === mentions.length, 'link keeps every mention')
    checkMentions(linked, text)
    checkJson(link(other.text, other.mentions, known))
    for (const name of names) known.find(name)
  }
}
