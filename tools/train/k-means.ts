/** Clusters word vectors. */

import {random} from '../support/random.ts'

export interface Clusters {
  /** The cluster of each vector, one of 1,024. */
  first: Int32Array
  /** For each of the 1,024 clusters its parent, one of 128, and for each of these its parent, one of 24. */
  parents: Int32Array
  grandparents: Int32Array
  /** The cluster of each vector in a separate clustering, one of 400. */
  second: Int32Array
}

/**
 * Spherical k-means (Dhillon and Modha 2001) over unit vectors. Their mean and their three main directions are removed, because these depend mainly on
 * how frequent a word is (Mu and Viswanath 2018). The centres are computed from the first 100,000 vectors, which are the most frequent words.
 */
export function clusterVectors(given: readonly (readonly number[])[]): Clusters {
  const vectors = flat(given)
  normalise(vectors)
  const frequent: Vectors = {...vectors, count: Math.min(vectors.count, 100_000)}
  addToAll(vectors, meanOf(frequent), () => -1)
  for (let i = 0; i < 3; i++) {
    const direction = mainDirection(frequent)
    addToAll(vectors, direction, at => -dot(vectors.data, at, direction, 0, vectors.width))
  }
  normalise(vectors)
  const first = centres(frequent, 1024, 12, 1)
  const parents = centres(first, 128, 20, 2)
  const grandparents = centres(parents, 24, 20, 3)
  return {
    first: nearest(vectors, first),
    parents: nearest(first, parents),
    grandparents: nearest(parents, grandparents),
    second: nearest(vectors, centres(frequent, 400, 12, 5))
  }
}

/** Puts all vectors into one array, because adjacent memory is faster to read. */
interface Vectors {
  data: Float32Array
  width: number
  count: number
}

function flat(given: readonly (readonly number[])[]): Vectors {
  const width = given[0]!.length
  const data = new Float32Array(given.length * width)
  given.forEach((vector, i) => {
    data.set(vector, i * width)
  })
  return {data, width, count: given.length}
}

function centres(vectors: Vectors, count: number, rounds: number, seed: number): Vectors {
  const {data, width} = vectors
  const draw = random(seed)
  // Frequent words are better initial centres than names that occurred ten times.
  const pool = Array.from({length: Math.min(vectors.count, count * 40)}, (_, i) => i)
  const found: Vectors = {data: new Float32Array(count * width), width, count}
  for (let k = 0; k < count; k++) {
    const j = k + Math.floor(draw() * (pool.length - k))
    ;[pool[k], pool[j]] = [pool[j]!, pool[k]!]
    found.data.set(data.subarray(pool[k]! * width, (pool[k]! + 1) * width), k * width)
  }
  for (let round = 0; round < rounds; round++) {
    const members = nearest(vectors, found)
    const sizes = new Int32Array(count)
    found.data.fill(0)
    for (let i = 0; i < vectors.count; i++) {
      const centre = members[i]! * width
      for (let j = 0; j < width; j++) found.data[centre + j]! += data[i * width + j]!
      sizes[members[i]!]!++
    }
    for (let k = 0; k < count; k++) {
      if (sizes[k]) continue
      const i = Math.floor(draw() * vectors.count)
      found.data.set(data.subarray(i * width, (i + 1) * width), k * width)
    }
    normalise(found)
  }
  return found
}

function nearest(vectors: Vectors, centres: Vectors): Int32Array {
  return Int32Array.from({length: vectors.count}, (_, i) => {
    let best = 0
    let most = Number.NEGATIVE_INFINITY
    for (let k = 0; k < centres.count; k++) {
      const similarity = dot(vectors.data, i * vectors.width, centres.data, k * vectors.width, vectors.width)
      if (similarity > most) {
        best = k
        most = similarity
      }
    }
    return best
  })
}

/** Finds a main direction by power iteration. */
function mainDirection({data, width, count}: Vectors): Float32Array {
  let direction = Float32Array.from({length: width}, (_, i) => 1 + (i % 7))
  for (let round = 0; round < 60; round++) {
    const length = Math.sqrt(dot(direction, 0, direction, 0, width))
    for (let j = 0; j < width; j++) direction[j]! /= length
    if (round === 59) break
    const next = new Float32Array(width)
    for (let i = 0; i < count; i++) {
      const along = dot(data, i * width, direction, 0, width)
      for (let j = 0; j < width; j++) next[j]! += along * data[i * width + j]!
    }
    direction = next
  }
  return direction
}

function meanOf({data, width, count}: Vectors): Float32Array {
  const mean = new Float32Array(width)
  for (let i = 0; i < count; i++) for (let j = 0; j < width; j++) mean[j]! += data[i * width + j]! / count
  return mean
}

function dot(a: Float32Array, i: number, b: Float32Array, j: number, width: number): number {
  let s = 0
  let t = 0
  let u = 0
  let v = 0
  let k = 0
  for (; k + 3 < width; k += 4) {
    s += a[i + k]! * b[j + k]!
    t += a[i + k + 1]! * b[j + k + 1]!
    u += a[i + k + 2]! * b[j + k + 2]!
    v += a[i + k + 3]! * b[j + k + 3]!
  }
  for (; k < width; k++) s += a[i + k]! * b[j + k]!
  return s + t + u + v
}

/** `times` gets the index at which a vector begins. */
function addToAll({data, width, count}: Vectors, vector: Float32Array, times: (at: number) => number): void {
  for (let at = 0; at < count * width; at += width) {
    const factor = times(at)
    for (let j = 0; j < width; j++) data[at + j]! += factor * vector[j]!
  }
}

function normalise({data, width, count}: Vectors): void {
  for (let at = 0; at < count * width; at += width) {
    const length = Math.sqrt(dot(data, at, data, at, width))
    if (length > 0) for (let j = 0; j < width; j++) data[at + j]! /= length
  }
}
