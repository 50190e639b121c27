/** The training data and settings of the tagger. */

import type {Family} from '../../src/entities/trained/features.ts'
import {labelCount} from '../../src/entities/trained/labels.ts'
import type {Lexicon} from '../../src/entities/trained/lexicon.ts'
import type {PlainWeights} from '../../src/entities/trained/weights.ts'
import {type Settings, train} from './crf.ts'
import {type Example, readExamples} from './data.ts'
import {prepare, vocabulary} from './prepare.ts'

export interface Corpus {
  name: string
  /** Whether the corpus marks only some types, so that an unmarked token may be part of a name of the type `other`. */
  isPartial: boolean
}

export interface Recipe {
  corpora: readonly Corpus[]
  settings: Settings
  /** Features that occur less often are left out. */
  least: number
  /** Weights are stored as multiples of this. A weight below half of it is not stored. */
  step: number
}

export const recipe: Recipe = {
  corpora: [
    {name: 'wnut17.train', isPartial: false},
    {name: 'btc.train', isPartial: true},
    {name: 'litbank.train', isPartial: true},
    {name: 'gum.train', isPartial: true},
    {name: 'ewt.train', isPartial: true},
    {name: 'crossner.train', isPartial: false},
    {name: 'crossner.dev', isPartial: false}
  ],
  settings: {
    epochs: 6,
    rate: 0.025,
    caution: 0.1,
    identityDropout: 0.3,
    seed: 1
  },
  least: 3,
  step: 0.03
}

/** Sets that are never used for training. */
export const developmentSets = ['ewt.dev', 'wnut17.dev', 'btc.dev'] as const

export interface TrainOptions {
  /** A family of features to leave out, for an ablation. */
  without?: Family
  /** The share of each corpus to train on, for a learning curve. */
  share?: number
  log?: (line: string) => void
}

export function trainOn(
  {corpora, settings, least, step}: Recipe,
  lexicon: Lexicon,
  {without, share = 1, log}: TrainOptions = {}
): PlainWeights {
  const sentences = corpora.flatMap(({name, isPartial}) => {
    const all = readExamples(name)
    const examples = share < 1 ? all.filter((_, i) => (i * share) % 1 < share) : all
    return prepare([...examples, ...recased(examples)], lexicon, isPartial, without)
  })
  const features = vocabulary(sentences, least)
  log?.(`${sentences.length} sentences, ${features.length} features`)
  const {rows, transitions} = train(sentences, features.length, settings, epoch =>
    log?.(`epoch ${epoch + 1} of ${settings.epochs}`)
  )
  return quantised(features, rows, transitions, step)
}

/**
 * Adds copies in other letter case, because chats have no capitals and some headlines have only capitals: a tenth of the sentences with names in
 * lower case, and a thirtieth in capitals.
 */
function recased(examples: readonly Example[]): Example[] {
  const named = examples.filter(({names}) => names.length)
  const change = (every: number, at: number, to: (text: string) => string): Example[] =>
    named
      .filter((_, i) => i % every === at)
      .map(({text, names}) => ({text: to(text), names}))
      // Some letters become two in the other case, which would change the offsets.
      .filter(({text}, i) => text.length === named[i * every + at]!.text.length)
  return [...change(10, 0, text => text.toLowerCase()), ...change(30, 1, text => text.toUpperCase())]
}

function quantised(
  features: readonly number[],
  rows: Float32Array,
  transitions: Float32Array,
  step: number
): PlainWeights {
  const whole = (weight: number): number => Math.max(-127, Math.min(127, Math.round(weight / step)))
  const kept = features
    .map((feature, row): [number, Int8Array] => [
      feature,
      Int8Array.from(rows.subarray(row * labelCount, (row + 1) * labelCount), whole)
    ])
    .filter(([, weights]) => weights.some(Boolean))
    .toSorted(([a], [b]) => a - b)
  const packed = new Int8Array(kept.length * labelCount)
  kept.forEach(([, weights], row) => {
    packed.set(weights, row * labelCount)
  })
  return {
    features: kept.map(([feature]) => feature),
    rows: packed,
    step,
    transitions,
    calibration: Array.from({length: 11}, (_, i) => i / 10)
  }
}
