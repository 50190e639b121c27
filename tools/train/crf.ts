/** Trains a linear-chain conditional random field. */

import {labelCount, mayEnd, mayStart, nameTypes, transitions, typeOf} from '../../src/entities/trained/labels.ts'
import {random} from '../support/random.ts'

/** A sentence as features: for each token its rows of the vocabulary. Features that name words are separate from the others. */
export interface Sentence {
  identity: Int32Array[]
  rest: Int32Array[]
  labels: Uint8Array
  /** 1 for an unmarked token that may be part of a name of the type `other`. Absent for a corpus that marks all types. */
  open?: Uint8Array
}

export interface Settings {
  epochs: number
  rate: number
  /**
   * The initial sum of squares of each weight. Where it is near zero, a rare feature takes a full step for the smallest error, and the tagger overfits:
   * at 0.0001 it lost two points on each development set, and three times as many weights were kept.
   */
  caution: number
  /** The share of tokens for which the features that name words are left out. */
  identityDropout: number
  seed: number
}

export interface Trained {
  /** A row of weights for each feature. */
  rows: Float32Array
  transitions: Float32Array
}

/**
 * Maximises the likelihood of the labels by stochastic gradient descent, with the step sizes of AdaGrad (Duchi, Hazan and Singer 2011). The result
 * is the mean of the weights over all steps (Polyak and Juditsky 1992). Where a corpus marks only some types, the likelihood is that of all
 * labellings that agree with its marks (Tsuboi et al. 2008).
 */
export function train(
  sentences: readonly Sentence[],
  features: number,
  {epochs, rate, caution, identityDropout, seed}: Settings,
  after: (epoch: number, read: () => Trained) => void = () => {}
): Trained {
  const weights = new Float32Array(features * labelCount)
  const squares = new Float32Array(weights.length)
  const drift = new Float32Array(weights.length)
  const ways = new Float64Array(labelCount * labelCount)
  const waySquares = new Float64Array(ways.length)
  const wayDrift = new Float64Array(ways.length)
  const wayGradient = new Float64Array(ways.length)
  const draw = random(seed)
  const order = Int32Array.from(sentences, (_, i) => i)
  const longest = Math.max(...sentences.map(({labels}) => labels.length))
  const [scores, full, fullBack, some, someBack, gradient] = Array.from(
    {length: 6},
    () => new Float64Array(longest * labelCount)
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array]
  const [scale, someScale] = [new Float64Array(longest), new Float64Array(longest)]
  const chance = new Float64Array(ways.length)
  const others = Uint8Array.from({length: labelCount}, (_, label) =>
    label > 0 && nameTypes[typeOf(label)] === 'other' ? 1 : 0
  )
  let active = new Int32Array(longest * 200)
  const from = new Int32Array(longest + 1)
  let time = 0

  const read = (): Trained => ({
    rows: time ? weights.map((weight, i) => weight - drift[i]! / time) : weights,
    transitions: Float32Array.from(ways, (weight, i) => (time ? weight - wayDrift[i]! / time : weight))
  })

  /** Runs the forward-backward algorithm over the labels that `given` allows, or over all labels where it is absent. */
  const sum = (
    length: number,
    ahead: Float64Array,
    back: Float64Array,
    by: Float64Array,
    given?: {labels: Uint8Array; open: Uint8Array}
  ): boolean => {
    const allows = (at: number, label: number): boolean =>
      !given || label === given.labels[at] || (given.open[at] === 1 && others[label] === 1)
    for (let at = 0; at < length; at++) {
      const own = at * labelCount
      for (let label = 0; label < labelCount; label++) ahead[own + label] = at === 0 && mayStart(label) ? 1 : 0
      if (at) {
        for (const pair of transitions) {
          const b = pair % labelCount
          ahead[own + b]! += ahead[own - labelCount + (pair - b) / labelCount]! * chance[pair]!
        }
      }
      let total = 0
      for (let label = 0; label < labelCount; label++) {
        ahead[own + label]! *= (at === length - 1 && !mayEnd(label)) || !allows(at, label) ? 0 : scores[own + label]!
        total += ahead[own + label]!
      }
      if (!(total > 0)) return false
      by[at] = total
      for (let label = 0; label < labelCount; label++) ahead[own + label]! /= total
    }
    for (let label = 0; label < labelCount; label++) back[(length - 1) * labelCount + label] = 1
    for (let at = length - 2; at >= 0; at--) {
      const [own, next] = [at * labelCount, (at + 1) * labelCount]
      back.fill(0, own, next)
      for (const pair of transitions) {
        const b = pair % labelCount
        if (allows(at + 1, b))
          back[own + (pair - b) / labelCount]! += chance[pair]! * scores[next + b]! * back[next + b]!
      }
      for (let label = 0; label < labelCount; label++) back[own + label]! /= by[at + 1]!
    }
    return true
  }

  for (let epoch = 0; epoch < epochs; epoch++) {
    const eta = rate * (epoch < epochs * 0.5 ? 1 : epoch < epochs * 0.8 ? 0.5 : 0.2)
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(draw() * (i + 1))
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    for (const index of order) {
      const {identity, rest, labels, open} = sentences[index]!
      const {length} = labels
      let end = 0
      for (let at = 0; at < length; at++) {
        from[at] = end
        const given = draw() < identityDropout ? [rest[at]!] : [identity[at]!, rest[at]!]
        for (const list of given) {
          if (end + list.length > active.length) {
            const wider = new Int32Array(active.length * 2)
            wider.set(active)
            active = wider
          }
          active.set(list, end)
          end += list.length
        }
      }
      from[length] = end
      for (let at = 0; at < length; at++) {
        const own = at * labelCount
        scores.fill(0, own, own + labelCount)
        for (let i = from[at]!; i < from[at + 1]!; i++) {
          const row = active[i]! * labelCount
          for (let label = 0; label < labelCount; label++) scores[own + label]! += weights[row + label]!
        }
        let most = Number.NEGATIVE_INFINITY
        for (let label = 0; label < labelCount; label++) if (scores[own + label]! > most) most = scores[own + label]!
        for (let label = 0; label < labelCount; label++)
          scores[own + label] = Math.exp(scores[own + label]! - most) + 1e-30
      }
      for (const pair of transitions) chance[pair] = Math.exp(ways[pair]!)
      if (!sum(length, full, fullBack, scale)) continue
      if (open && !sum(length, some, someBack, someScale, {labels, open})) continue

      wayGradient.fill(0)
      for (let at = 0; at < length; at++) {
        const own = at * labelCount
        for (let label = 0; label < labelCount; label++) {
          const expected = full[own + label]! * fullBack[own + label]!
          const seen = open ? some[own + label]! * someBack[own + label]! : label === labels[at] ? 1 : 0
          gradient[own + label] = seen - expected
        }
        if (at === 0) continue
        if (!open) wayGradient[labels[at - 1]! * labelCount + labels[at]!]! += 1
        for (const pair of transitions) {
          const b = pair % labelCount
          const a = own - labelCount + (pair - b) / labelCount
          const weight = chance[pair]! * scores[own + b]!
          wayGradient[pair]! -= (full[a]! * weight * fullBack[own + b]!) / scale[at]!
          // A label that is not allowed has the probability 0 in `some`, so its neighbours must not add to it.
          if (open && some[own + b]! > 0)
            wayGradient[pair]! += (some[a]! * weight * someBack[own + b]!) / someScale[at]!
        }
      }
      for (let at = 0; at < length; at++) {
        const own = at * labelCount
        if (gradient.subarray(own, own + labelCount).every(step => step < 1e-4 && step > -1e-4)) continue
        for (let i = from[at]!; i < from[at + 1]!; i++) {
          const row = active[i]! * labelCount
          for (let label = 0; label < labelCount; label++) {
            const step = gradient[own + label]!
            const square = squares[row + label]! + step * step
            squares[row + label] = square
            const move = (eta * step) / Math.sqrt(square + caution)
            weights[row + label]! += move
            drift[row + label]! += time * move
          }
        }
      }
      for (const pair of transitions) {
        const step = wayGradient[pair]!
        waySquares[pair]! += step * step
        const move = (eta * step) / Math.sqrt(waySquares[pair]! + 1)
        ways[pair]! += move
        wayDrift[pair]! += time * move
      }
      time += 1e-3
    }
    after(epoch, read)
  }
  return read()
}
