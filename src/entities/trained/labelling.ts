/** Finds the best labels of a sequence of tokens from their scores, and the probabilities of labels. */

import {labelCount, mayEnd, mayStart, transitionFrom, transitions, transitionTo} from './labels.ts'

/** Returns the most probable labels (Viterbi 1967). */
export function viterbi(scores: Float32Array, pairs: Float32Array): Uint8Array {
  const length = scores.length / labelCount
  const best = new Float32Array(scores.length).fill(Number.NEGATIVE_INFINITY)
  const from = new Uint8Array(scores.length)
  for (let label = 0; label < labelCount; label++) if (mayStart(label)) best[label] = scores[label]!
  for (let at = 1; at < length; at++) {
    const [before, here] = [(at - 1) * labelCount, at * labelCount]
    for (let i = 0; i < transitions.length; i++) {
      const [a, b] = [transitionFrom[i]!, transitionTo[i]!]
      const score = best[before + a]! + pairs[a * labelCount + b]!
      if (score > best[here + b]!) {
        best[here + b] = score
        from[here + b] = a
      }
    }
    for (let label = 0; label < labelCount; label++) best[here + label] = best[here + label]! + scores[here + label]!
  }
  const labels = new Uint8Array(length)
  let top = 0
  for (let label = 1; label < labelCount; label++) {
    if (mayEnd(label) && best[(length - 1) * labelCount + label]! > best[(length - 1) * labelCount + top]!) top = label
  }
  for (let at = length - 1; at >= 0; at--) {
    labels[at] = top
    top = from[at * labelCount + top]!
  }
  return labels
}

/**
 * Returns a function that gives the probability of labels at consecutive tokens, over all labellings of the sequence (forward-backward
 * algorithm). Its arguments are the first of these tokens and their labels.
 */
export function spanProbability(
  scores: Float32Array,
  pairs: Float32Array
): (first: number, labels: Uint8Array) => number {
  const length = scores.length / labelCount
  const weights = new Float64Array(scores.length)
  for (let at = 0; at < length; at++) {
    const own = at * labelCount
    let most = Number.NEGATIVE_INFINITY
    for (let label = 0; label < labelCount; label++) most = Math.max(most, scores[own + label]!)
    for (let label = 0; label < labelCount; label++) weights[own + label] = Math.exp(scores[own + label]! - most)
  }
  const ways = new Float64Array(labelCount * labelCount)
  for (const pair of transitions) ways[pair] = Math.exp(pairs[pair]!)
  // Each row of `forward` is divided by its `scale`, so that it sums to one.
  const forward = new Float64Array(scores.length)
  const backward = new Float64Array(scores.length)
  const scale = new Float64Array(length)
  for (let at = 0; at < length; at++) {
    const own = at * labelCount
    if (at === 0) for (let label = 0; label < labelCount; label++) forward[label] = mayStart(label) ? 1 : 0
    else {
      for (let i = 0; i < transitions.length; i++) {
        const [a, b] = [transitionFrom[i]!, transitionTo[i]!]
        forward[own + b] = forward[own + b]! + forward[own - labelCount + a]! * ways[a * labelCount + b]!
      }
    }
    let sum = 0
    for (let label = 0; label < labelCount; label++) {
      forward[own + label]! *= at === length - 1 && !mayEnd(label) ? 0 : weights[own + label]!
      sum += forward[own + label]!
    }
    scale[at] = sum || 1
    for (let label = 0; label < labelCount; label++) forward[own + label]! /= scale[at]!
  }
  backward.fill(1, (length - 1) * labelCount)
  for (let at = length - 2; at >= 0; at--) {
    const [own, next] = [at * labelCount, (at + 1) * labelCount]
    for (let i = 0; i < transitions.length; i++) {
      const [a, b] = [transitionFrom[i]!, transitionTo[i]!]
      backward[own + a] = backward[own + a]! + ways[a * labelCount + b]! * weights[next + b]! * backward[next + b]!
    }
    for (let label = 0; label < labelCount; label++) backward[own + label]! /= scale[at + 1]!
  }
  return (first, labels) => {
    let product = forward[first * labelCount + labels[0]!]!
    for (let i = 1; i < labels.length; i++) {
      const at = first + i
      product *= (ways[labels[i - 1]! * labelCount + labels[i]!]! * weights[at * labelCount + labels[i]!]!) / scale[at]!
    }
    return product * backward[(first + labels.length - 1) * labelCount + labels.at(-1)!]!
  }
}
